"""The pictures of docs/images, from real pages with a real result. ``--screenshots`` writes them; without, they are
taken all the same, so that each page is seen to come up whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.room import RIGHT, Room, misconception
from tests.e2e.service import ROOT

pytestmark = pytest.mark.browser
WIDE = {"viewport": {"width": 1360, "height": 760}}
TALL = {"width": 1360, "height": 1060}  # for pages with a report: its pictures shall be in the picture
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "device_scale_factor": 2}


@dataclass(frozen=True)
class Look:
    """One set of pictures: which theme, which screen, which language, and which pages of it are kept."""

    name: str
    theme: str
    screen: dict[str, object]
    pages: tuple[str, ...]
    locale: str = "en-GB"


ALL = ("home", "sign-in", "course", "assignment", "exercise", "submission")
LOOKS = [
    Look("light", "light", WIDE, ALL),
    Look("dark", "dark", WIDE, ("home", "sign-in", "exercise", "submission")),
    Look("light-phone", "light", PHONE, ("exercise", "assignment")),
    Look("dark-phone", "dark", PHONE, ("exercise",)),
    Look("light-chinese", "light", WIDE, ("exercise",), "zh-CN"),
]


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_pages_are_pictured(look: Look, room: Callable[..., Room], album: Path) -> None:
    options = {"color_scheme": look.theme, "locale": look.locale, **look.screen}

    def take(tab: Room, page: str, *, whole: bool = False) -> None:
        if page in look.pages:
            tab.page.evaluate("document.fonts.ready")
            tab.screenshot(album / f"{page}-{look.name}.png", full_page=whole, animations="disabled", caret="hide")

    if "sign-in" in look.pages:
        stranger = room(**options)
        take(stranger.open(f"{stranger.service.address}/sign-in/"), "sign-in")
    ada = room("ada", **options)
    if look.screen is WIDE:
        ada.page.set_viewport_size(TALL)
    sent = ada.sent
    for count, code in enumerate((RIGHT, misconception("flipped_kernel")), sent + 1):
        if look.screen is PHONE:  # which shows one pane at a time
            ada.page.locator(".room-tabs [data-tab=code]").tap()
        ada.write(code).press_first().expect_sent(count)
    opened = ada.result.locator("details.case[open]")
    expect(opened.locator("[data-maps] svg.heat")).to_have_count(3)
    ada.page.evaluate("scrollTo(0, 0)")
    take(ada, "exercise")
    ada.page.locator("label[for=history-sent]").click()
    ada.page.locator(".history-list--sent .sent-link").first.click()
    ada.page.locator(".listing").wait_for()
    take(ada, "submission")
    if look.screen is WIDE:
        ada.page.set_viewport_size(WIDE["viewport"])
    for page, address in {
        "home": f"{ada.service.address}/",
        "course": f"{ada.service.address}/courses/demo/",
        "assignment": ada.service.assignment,
    }.items():
        take(ada.open(address), page)
    if album != ROOT / "docs" / "images":
        assert {picture.name for picture in album.iterdir()} == {f"{page}-{look.name}.png" for page in look.pages}
