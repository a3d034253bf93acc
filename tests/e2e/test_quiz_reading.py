"""What cannot be read is said at once, and never shown as answered; and what must stay in sight does."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.sitting import DENSE, GRID, ORDER, SHAPE, Sitting

pytestmark = pytest.mark.browser
Sit = Callable[..., Sitting]
READ, ANSWERED = re.compile("is-unread"), re.compile("is-answered")


def test_an_answer_that_cannot_be_read_is_said_beside_its_field_and_in_its_dot(sit: Sit) -> None:
    ada = sit().type(DENSE, "0,25").type(SHAPE, "4 x 102 x n")
    beside = ada.question(DENSE).locator("[data-unread]")
    expect(beside).to_contain_text("can be read in two ways")
    expect(ada.field(DENSE)).to_have_attribute("aria-invalid", "true")
    for position in (DENSE, SHAPE):
        expect(ada.dot(position)).to_have_class(READ)
        expect(ada.dot(position)).not_to_have_class(ANSWERED)
    ada.type(DENSE, "0.25")
    expect(beside).to_be_hidden()
    expect(ada.dot(DENSE)).to_have_class(ANSWERED)
    expect(ada.field(DENSE)).not_to_have_attribute("aria-invalid", "true")
    ada.page.reload()
    expect(ada.dot(SHAPE)).to_have_class(READ)
    expect(ada.question(SHAPE).locator("[data-unread]")).to_contain_text("cannot be read as a shape")


def test_a_cell_is_named_and_the_last_readable_content_counts(sit: Sit) -> None:
    ada = sit().type(DENSE, "196609000").expect_saved().type(DENSE, "many").expect_saved()
    cells = ada.question(GRID).locator("input.input")
    cells.nth(0).fill("4")
    cells.nth(1).fill("3")
    ada.expect_saved()
    cells.nth(1).fill("three")
    expect(ada.question(GRID).locator("[data-unread]")).to_contain_text("row 1, column 2: “three” cannot be read")
    expect(cells.nth(1)).to_have_attribute("aria-invalid", "true")
    expect(cells.nth(0)).not_to_have_attribute("aria-invalid", "true")
    ada.press("Review and hand in")
    expect(ada.page.locator("[data-standing=unread]")).to_have_count(2)
    expect(ada.page.locator("main")).to_contain_text("2 answers cannot be read")
    expect(ada.page.locator("[data-standing=unread] .icon-check")).to_have_count(0)
    ada.press("Hand in now")
    ada.page.wait_for_url("**/done/")
    first, _, grid = (ada.page.locator(".quiz-question").nth(at) for at in range(3))
    expect(first).to_contain_text("10 of 10 points")
    expect(grid.locator("input.input").nth(1)).to_have_value("3")


def test_an_order_that_is_none_yet_comes_back_as_it_was(sit: Sit) -> None:
    ada = sit()
    selects = ada.question(ORDER).locator("select")
    for at in range(2):  # as a page without its script sends it
        selects.nth(at).evaluate(
            "list => { list.value = 3; list.dispatchEvent(new Event('change', {bubbles: true})); }"
        )
    expect(ada.question(ORDER).locator("[data-unread]")).to_contain_text("give each of them exactly once")
    expect(ada.dot(ORDER)).to_have_class(READ)
    ada.page.reload()
    expect(selects.nth(0)).to_have_value("3")
    expect(selects.nth(1)).to_have_value("3")
    expect(selects.nth(2)).to_have_value("")


@pytest.mark.parametrize("width", [1440, 720, 390])
def test_time_saving_and_dots_stay_in_sight(sit: Sit, width: int, tmp_path: Path) -> None:
    ada = sit(viewport={"width": width, "height": 844}).type(DENSE, "1").expect_saved()
    seen = [ada.page.locator("#time"), ada.state, ada.dot(DENSE), ada.dot(ORDER)]
    for press in (None, "Review and hand in"):
        if press is not None:
            ada.press(press)
            ada.page.wait_for_url("**/finish/")
        for top in (0, 100_000):
            ada.page.evaluate("top => scrollTo(0, top)", top)
            for one in seen:
                expect(one).to_be_in_viewport(ratio=1 if one is not ada.state else 0)
                box = one.bounding_box()
                assert box is not None
                # ... and nothing, such as the page's own bar, lies over it
                found = ada.page.evaluate(
                    "([x, y]) => document.elementFromPoint(x, y)?.closest('.quiz-bar') !== null",
                    [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2],
                )
                assert found or box["height"] == 0
        assert ada.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_a_dot_leads_to_is_not_hidden_under_the_bar(sit: Sit) -> None:
    ada = sit(viewport={"width": 390, "height": 844})
    ada.dot(GRID).click()
    bar, heading = ada.page.locator(".quiz-bar").bounding_box(), ada.question(GRID).locator("h2").bounding_box()
    assert bar is not None
    assert heading is not None
    assert heading["y"] >= bar["y"] + bar["height"]
