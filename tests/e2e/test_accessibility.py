"""axe finds nothing serious on any page, in light and in dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.e2e.room import Room, misconception

pytestmark = pytest.mark.browser
Rooms = Callable[..., Room]
SERIOUS = ("serious", "critical")


def _found(page: Page) -> list[str]:
    results = Axe().run(page, options={"resultTypes": ["violations"]})
    return [
        f"{page.url}: {violation['id']}: {node['html'][:200]}: {node['failureSummary'][:300]}"
        for violation in results.response["violations"]
        if violation["impact"] in SERIOUS
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_shuts_anybody_out(room: Rooms, theme: str) -> None:
    stranger = room(color_scheme=theme)
    found = []
    for path in ("/", "/sign-in/"):
        found += _found(stranger.open(stranger.service.address + path).page)
    bo = room("bo", color_scheme=theme)
    bo.write(misconception("flipped_kernel")).press("Submit").expect_verdict("Partly correct")
    for fold in bo.result.locator("details[open] .fold > summary").all():
        fold.click()
    found += _found(bo.page)
    bo.page.locator(".sent-link").first.click()
    bo.page.locator(".listing").wait_for()
    found += _found(bo.page)
    for path in ("/", "/me/", "/courses/demo/", "/courses/demo/convolution/", "/nothing/"):
        found += _found(bo.open(bo.service.address + path).page)
    assert found == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_of_questions_and_quizzes_does(room: Rooms, theme: str) -> None:
    teacher = room("teacher", color_scheme=theme)
    address = teacher.service.address
    found = []
    for path in (
        "/practice/",
        "/courses/demo/convolution-quiz/",
        "/courses/demo/convolution-quiz/not-true-of-pooling/",
        "/quizzes/demo/convolution-quiz/preview/",
        "/quizzes/demo/convolution-quiz/progress/",
        "/quizzes/demo/convolution-quiz/analysis/",
    ):
        found += _found(teacher.open(address + path).page)
    teacher.open(f"{address}/courses/demo/convolution-quiz/")
    teacher.page.locator("main form button").first.click()
    teacher.page.locator(".quiz-question").first.wait_for()
    found += _found(teacher.page)
    teacher.page.get_by_role("button", name="Review and hand in").click()
    teacher.page.get_by_role("button", name="Hand in now").wait_for()
    found += _found(teacher.page)
    teacher.page.get_by_role("button", name="Hand in now").click()
    teacher.page.locator(".receipt-code").wait_for()
    found += _found(teacher.page)
    assert found == []


def test_menus_open_and_close_with_the_keyboard(room: Rooms) -> None:
    stranger = room().open()
    summary = stranger.page.locator("summary[aria-label=Theme]")
    summary.focus()
    stranger.page.keyboard.press("Enter")
    dark = stranger.page.get_by_role("button", name="Dark")
    dark.wait_for()
    stranger.page.keyboard.press("Escape")
    dark.wait_for(state="hidden")
    assert summary.evaluate("node => node === document.activeElement")


def test_the_theme_changes_at_once_and_stays(room: Rooms) -> None:
    stranger = room().open()
    stranger.page.locator("summary[aria-label=Theme]").click()
    with stranger.page.expect_response("**/theme/"):
        stranger.page.get_by_role("button", name="Dark").click()
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    dark = stranger.page.evaluate(ground)
    stranger.page.reload()
    assert stranger.page.evaluate(ground) == dark == "rgb(14, 16, 19)"
