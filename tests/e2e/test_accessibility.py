"""axe finds nothing on any page: on a telephone in light and in English, on a wide screen in dark and in Chinese.

A page stands for its kind: an exercise with a result and one without any stand for all code, a question typed, arranged
and matched for all questions. Those of teaching are looked at with a class in them, in ``teaching/``.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.e2e.axe import found_on
from tests.e2e.room import Room, misconception

pytestmark = pytest.mark.browser
Rooms = Callable[..., Room]
LOOKS = {
    "light": {"color_scheme": "light", "viewport": {"width": 390, "height": 844}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1366, "height": 650}, "locale": "zh-CN"},
}
QUIZ_WORDS = [("light", "Review and hand in", "Hand in now"), ("dark", "检查并提交", "现在提交")]


@pytest.mark.parametrize("look", LOOKS)
def test_no_page_shuts_anybody_out(room: Rooms, look: str) -> None:
    stranger = room(**LOOKS[look])
    found = []
    for path in ("/", "/sign-in/"):
        found += found_on(stranger.open(stranger.service.address + path).page)
    bo = room("bo", **{**LOOKS[look], "viewport": {"width": 1366, "height": 768}})  # a telephone shows it in tabs
    sent = bo.sent
    bo.write(misconception("flipped_kernel")).press_first().expect_sent(sent + 1)
    bo.result.locator("details.case[open]").first.wait_for()
    for fold in bo.result.locator("details[open] .fold > summary").all():
        fold.click()
    bo.page.set_viewport_size(LOOKS[look]["viewport"])
    for tab in bo.page.locator(".room-tabs button:visible").all():
        tab.click()
        found += found_on(bo.page)
    if look == "dark":  # where all parts are seen at once
        found += found_on(bo.page)
    bo.page.locator(".sent-link:visible").first.click()
    bo.page.locator(".listing").wait_for()
    found += found_on(bo.page)
    sent = bo.page.url.split("/")[4]
    counted = "SELECT counted_run_id FROM submissions_submission WHERE public_id = ?"
    ((run,),) = bo.service.sql(counted, sent.replace("-", ""))
    found += found_on(bo.open(f"{bo.service.address}/submissions/{sent}/results/{run}/").page)
    for path in (
        "/",
        "/me/",
        "/me/password/",
        "/me/tokens/",
        "/device/",
        "/join/",
        "/practice/?q=a",
        "/courses/demo/",
        "/courses/demo/convolution/",
        "/courses/demo/convolution/max-pool-backward/",
        "/courses/library/practice/kernel-101-by-hand/question/",
        "/courses/library/practice/order-training-steps/question/",
        "/courses/library/practice/match-convolution-terms/question/",
        "/nothing/",
    ):
        found += found_on(bo.open(bo.service.address + path).page)
    bo.open(f"{bo.service.address}/courses/library/practice/kernel-101-by-hand/question/")
    for _ in range(2):  # the second time the page says that the answer is the same
        for cell in bo.page.locator("main").get_by_role("textbox").all():
            cell.fill("3")
        with bo.page.expect_navigation():
            bo.page.locator("main form .button--main").click()
        bo.page.locator("#result").wait_for()
    assert bo.page.locator(".notices").count() == 1
    found += found_on(bo.page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("look", "review", "hand_in"), QUIZ_WORDS)
def test_no_page_of_quizzes_does(room: Rooms, look: str, review: str, hand_in: str) -> None:
    teacher = room("teacher", **LOOKS[look])
    address = teacher.service.address
    found = []
    for path in (
        "/",
        "/practice/",
        "/courses/demo/",
        "/courses/demo/convolution-quiz/",
        "/courses/demo/convolution-quiz/not-true-of-pooling/",
        "/quizzes/demo/convolution-quiz/preview/",
        "/quizzes/demo/convolution-quiz/progress/",
        "/quizzes/demo/convolution-quiz/analysis/",
    ):
        found += found_on(teacher.open(address + path).page)
    teacher.open(f"{address}/courses/demo/convolution-quiz/")
    teacher.page.locator("main form button").first.click()
    teacher.page.locator(".quiz-question").first.wait_for()
    found += found_on(teacher.page)
    teacher.page.get_by_role("button", name=review).click()
    teacher.page.get_by_role("button", name=hand_in).wait_for()
    found += found_on(teacher.page)
    teacher.page.get_by_role("button", name=hand_in).click()
    teacher.page.locator(".receipt-code").wait_for()
    found += found_on(teacher.page)
    assert not found, "\n".join(found)


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
