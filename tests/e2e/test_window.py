"""Choosing an element of the result shows the window of the input behind it, and the products."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.room import Room, misconception

pytestmark = pytest.mark.browser
Rooms = Callable[..., Room]
ZEROS = "import numpy as np\n\n\ndef corr2d(X, K):\n    return np.zeros(np.array(X.shape) - K.shape + 1)\n"


def _worked_example(room: Room) -> Locator:
    """The worked example's case, opened: 0..8 under a kernel of 0..3."""
    sent = room.sent
    room.write(ZEROS).press("Run").expect_sent(sent + 1).expect_verdict("Not correct yet")
    case = room.result.locator("details.case", has_text="the worked example")
    if case.get_attribute("open") is None:
        case.locator("summary").first.click()
    return case


def _cell(case: Locator, panel: str, index: str) -> Locator:
    return case.locator(f"[data-map='{panel}'] [data-cell='{index}']")


def _marked(case: Locator) -> list[str]:
    return [cell.get_attribute("data-cell") or "" for cell in case.locator("[data-seen] .in-window").all()]


def test_a_click_shows_the_window_and_its_products(room: Rooms) -> None:
    case = _worked_example(room("ada"))
    products = case.locator("[data-window-words] .products")
    expect(products).to_have_text("4·0 + 5·1 + 7·2 + 8·3 = 43")  # the worst element's, before anything is chosen
    _cell(case, "Expected", "0, 0").click()
    expect(products).to_have_text("0·0 + 1·1 + 3·2 + 4·3 = 19")
    assert _marked(case) == ["0, 0", "0, 1", "1, 0", "1, 1"]
    _cell(case, "Yours", "0, 1").click()
    expect(products).to_have_text("1·0 + 2·1 + 4·2 + 5·3 = 25")
    assert _marked(case) == ["0, 1", "0, 2", "1, 1", "1, 2"]
    expect(case.locator(".is-chosen")).to_have_count(3)
    expect(case.locator("[data-readout]")).to_contain_text("[0, 1] Expected 25.0 · Yours 0.0")


def test_the_keyboard_chooses_as_well_and_it_is_announced(room: Rooms) -> None:
    bo = room("bo")
    case = _worked_example(bo)
    words = case.locator("[data-window-words]")
    expect(words).to_have_attribute("aria-live", "polite")
    yours = case.locator("[data-map=Yours] svg.heat")
    expect(yours).to_have_attribute("aria-label", re.compile("Arrow keys choose an element"))
    case.locator("[data-map=Expected] svg.heat").focus()
    bo.page.keyboard.press("Tab")
    expect(yours).to_be_focused()
    bo.page.keyboard.press("Enter")
    expect(words).to_contain_text("[1, 1]")
    bo.page.keyboard.press("ArrowLeft")
    expect(words).to_contain_text("3·0 + 4·1 + 6·2 + 7·3 = 37")
    bo.page.keyboard.press("ArrowUp")
    bo.page.keyboard.press("ArrowUp")  # past the edge: it stays
    expect(words).to_contain_text("0·0 + 1·1 + 3·2 + 4·3 = 19")


def test_a_tap_on_a_phone_does_too(room: Rooms) -> None:
    chen = room("chen", viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    chen.page.get_by_role("tab", name="Code").tap()
    case = _worked_example(chen)
    _cell(case, "Yours", "0, 0").tap()
    expect(case.locator("[data-window-words] .products")).to_have_text("0·0 + 1·1 + 3·2 + 4·3 = 19")
    assert chen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_scripts_the_worst_elements_products_are_there(room: Rooms) -> None:
    plain = room("chen", java_script_enabled=False)
    plain.page.get_by_label("solution.py").fill(misconception("flipped_kernel"))
    plain.press("Run")
    words = plain.result.locator("details.case[open] [data-window-words]")
    expect(words.locator(".products")).to_have_text(re.compile(r"^[\d·() +-]+ = -?\d+$"))
    expect(plain.result.locator("details.case[open] [data-seen] .in-window").first).to_be_visible()
    expect(plain.result.locator("details.case[open] svg[tabindex]")).to_have_count(0)
