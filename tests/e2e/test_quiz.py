"""A timed quiz in a real browser: everything is saved by itself, and nothing is lost with the connection."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.room import Room

pytestmark = pytest.mark.browser
Rooms = Callable[..., Room]


def begin(room: Room) -> Page:
    """Open the demo's quiz and begin, or go on."""
    page = room.page
    page.goto(f"{room.service.address}/courses/demo/convolution-quiz/")
    page.locator("main form button").click()
    expect(page.locator(".quiz-question")).to_have_count(5)
    return page


def count_of_dense(page: Page):  # type: ignore[no-untyped-def]
    """The field of the question about the dense layer, wherever it stands."""
    return page.locator(".quiz-question", has_text="one dense layer").locator("input.input--answer")


def saved(page: Page) -> None:
    expect(page.locator("#state")).to_contain_text("Saved")


def test_a_quiz_survives_a_lost_connection_and_ends_with_a_receipt(room: Rooms) -> None:
    page = begin(room("ada"))
    count_of_dense(page).fill("196608000")
    saved(page)
    page.context.set_offline(True)
    page.locator("input[type=radio]").first.check()
    expect(page.locator("#state")).to_contain_text("Connection lost")
    page.context.set_offline(False)
    saved(page)
    page.reload()
    expect(count_of_dense(page)).to_have_value("196608000")
    expect(page.locator("input[type=radio]:checked")).to_have_count(1)
    expect(page.locator(".quiz-dot.is-answered")).to_have_count(2)
    page.get_by_role("button", name="Review and hand in").click()
    expect(page.locator("main")).to_contain_text("3 questions are still open")
    page.get_by_role("button", name="Hand in now").click()
    expect(page.locator(".receipt-code")).to_have_text(re.compile(r"^([0-9a-f]{4} ){3}[0-9a-f]{4}$"))
    expect(page.locator("main")).to_contain_text("That is the count without the biases")


def test_what_was_typed_without_a_connection_outlives_the_page(room: Rooms) -> None:
    page = begin(room("bo"))
    count_of_dense(page).fill("1")
    saved(page)
    page.route("**/places/*/", lambda route: route.abort())
    count_of_dense(page).fill("196609000")
    expect(page.locator("#state")).to_contain_text("Connection lost")
    page.reload()
    expect(count_of_dense(page)).to_have_value("196609000")
    expect(page.locator("#state")).to_contain_text("Connection lost")
    page.unroute_all()
    saved(page)
    page.reload()
    expect(count_of_dense(page)).to_have_value("196609000")


def test_what_is_said_of_saving_moves_no_answer(room: Rooms) -> None:
    """Else a click that has begun on one answer ends on another, just when the connection breaks."""
    page = begin(room("bo"))
    for width in (1280, 390, 340):
        page.set_viewport_size({"width": width, "height": 900})
        top = "document.querySelector('.quiz-question').offsetTop"
        before = page.evaluate(top)
        page.route("**/places/*/", lambda route: route.abort())
        count_of_dense(page).fill(str(width))
        expect(page.locator("#state")).to_contain_text("Connection lost")
        assert page.evaluate(top) == before
        page.unroute_all()
        saved(page)
        assert page.evaluate(top) == before


def test_two_windows_are_told_of_each_other(room: Rooms) -> None:
    chen = room("chen")
    one = begin(chen)
    other = one.context.new_page()
    other.goto(one.url)
    count_of_dense(one).fill("1")
    saved(one)
    count_of_dense(other).fill("2")
    note = other.locator(".quiz-question", has_text="one dense layer").locator("[data-note]")
    expect(note).to_contain_text("Another window had saved another answer here")


@pytest.mark.parametrize(
    ("locale", "left"), [("en-GB", r"^\d+ min left$"), ("zh-CN", r"^剩余 \d+ 分钟$")], ids=["english", "chinese"]
)
def test_the_clock_counts_down(room: Rooms, locale: str, left: str) -> None:
    page = begin(room("assistant", locale=locale))
    expect(page.locator("#time")).to_have_text(re.compile(left))
