"""The teacher's side with the keyboard alone: each page is gone through, and the main jobs are done."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.room import Room
from tests.e2e.teaching.conftest import Taught

pytestmark = pytest.mark.browser
Desk = Callable[..., Room]
MOST = 400  # stops of a page

# Where the focus is, and whether somebody who has no mouse sees that it is there.
STOP = """() => {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    const box = at.getBoundingClientRect();
    const style = getComputedStyle(at);
    const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
    const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 20), 0), innerHeight - 1);
    const there = document.elementFromPoint(x, y);
    const label = at.closest("label");
    const seen = there && (at.contains(there) || there.contains(at) || (label && label.contains(there)));
    window.stops ??= [];
    const last = window.stops.at(-1);
    window.stops.push(at);
    return {
        what: at.outerHTML.slice(0, 160),
        again: window.stops.indexOf(at) < window.stops.length - 1,
        back: Boolean(last && last.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_PRECEDING),
        inside: box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight,
        seen: Boolean(seen),
        marked: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none",
    };
}"""


def _stops(page: Page) -> Iterator[dict[str, Any]]:
    """Each place that Tab comes to, from the top of the page until it leaves it."""
    page.evaluate("() => { window.stops = []; document.activeElement?.blur(); scrollTo(0, 0); }")
    for _ in range(MOST):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or stop["again"]:
            return
        yield stop
    raise AssertionError(f"{page.url}: more than {MOST} stops")


def test_every_page_is_gone_through_in_its_order_and_focus_is_seen(desk: Desk, taught: Taught) -> None:
    teacher = desk("/", viewport={"width": 1366, "height": 768})
    found = []
    for address in taught.pages:
        page = teacher.open(teacher.service.address + address).page
        count = 0
        for stop in _stops(page):
            count += 1
            for fault, bad in (
                ("goes back", stop["back"]),
                ("is outside of the window", not stop["inside"]),
                ("lies under something", not stop["seen"]),
                ("is not marked", not stop["marked"]),
            ):
                if bad:
                    found.append(f"{address}: {fault}: {stop['what']}")
        if count < 10:
            found.append(f"{address}: only {count} stops")
    assert not found, "\n".join(found)


def focused(page: Page) -> str:
    return str(page.evaluate("() => document.activeElement.textContent.trim()"))


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until what ``selector`` means has the focus."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement?.matches(selector)", selector):
            return
    raise AssertionError(f"Tab does not come to {selector}")


def test_the_gradebook_is_one_stop_and_arrows_move_in_it(desk: Desk, taught: Taught) -> None:
    page = desk("/teach/class/gradebook/", viewport={"width": 800, "height": 600}).page
    rows = page.locator("tbody tr:not(#more-rows)")
    expect(rows).to_have_count(50)
    tab_to(page, ".book tbody a")
    assert focused(page) == "Student 00"
    for key, address in (
        ("ArrowRight", "/week-0/"),
        ("End", "/week-2/"),
        ("Home", "/students/"),
        ("ArrowRight", "/week-0/"),
        ("Control+End", "/week-2/"),
    ):
        page.keyboard.press(key)
        assert address in page.evaluate("() => document.activeElement.href"), key
        assert page.evaluate(STOP)["seen"], f"{key} leads under the head or the names"
    expect(rows).to_have_count(60)  # what follows was loaded while the last row had the focus
    page.keyboard.press("Control+End")
    page.keyboard.press("Home")
    assert focused(page) == "Student 59"
    for _ in range(9):
        page.keyboard.press("PageUp")
        assert page.evaluate(STOP)["seen"]
    assert focused(page) == "Student 00"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    assert not page.evaluate("() => Boolean(document.activeElement.closest('.book'))"), "Tab stays in the table"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Student 01")
    expect(page.get_by_role("heading", name="Where this mark comes from")).to_be_visible()


def test_exercises_are_ordered_by_keys(desk: Desk, taught: Taught) -> None:
    page = desk("/teach/class/assignments/week-2/").page
    titles = page.locator("ol.placed li")
    before = [row.get_attribute("data-title") for row in titles.all()]
    tab_to(page, "ol.placed li:first-child [name=down]")
    with page.expect_response("**/exercises/"):
        page.keyboard.press("Enter")
    expect(page.locator("#order-says")).to_have_text(re.compile("is now 2 of"))
    assert page.evaluate("() => document.activeElement.name") in ("down", "up")  # it moved along
    page.reload()
    after = [row.get_attribute("data-title") for row in titles.all()]
    assert after == [before[1], before[0], *before[2:]]


def test_menus_and_folds_open_and_close_by_keys(desk: Desk, taught: Taught) -> None:
    page = desk("/teach/class/gradebook/").page
    tab_to(page, ".page-head details.menu > summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page) == "CSV, every exercise"
    page.keyboard.press("Escape")
    expect(page.get_by_text("CSV, every exercise")).to_be_hidden()
    assert page.evaluate("() => document.activeElement.matches('details.menu > summary')")
    origin = page.url.split("/teach/")[0]
    page.goto(f"{origin}/teach/class/mistakes/")
    tab_to(page, ".mistakes-list details > summary")
    page.keyboard.press("Enter")
    tab_to(page, ".mistakes-list textarea")
    page.keyboard.type("Look at section 6.2 again.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".notices")).to_contain_text("The comment went to 20 people.")


def test_a_mark_is_adjusted_and_a_student_extended_by_keys(desk: Desk, taught: Taught) -> None:
    page = desk(f"/teach/class/marks/week-2/corr2d/{taught.student}/").page
    tab_to(page, "[name=kind]")
    page.keyboard.press("ArrowDown")  # these points, whatever was earned
    page.keyboard.press("Tab")
    page.keyboard.type("7")
    page.keyboard.press("Tab")
    page.keyboard.type("Agreed in the tutorial")
    page.keyboard.press("Enter")
    expect(page.locator(".ledger-sum dd")).to_have_text("7 / 10")
    origin = page.url.split("/teach/")[0]
    page.goto(f"{origin}/teach/class/assignments/week-2/extensions/")
    tab_to(page, "[name=student]")
    page.keyboard.type("k5")
    tab_to(page, "[name=more_attempts]")
    page.keyboard.type("3")
    tab_to(page, "[name=reason]")
    page.keyboard.type("A broken wrist")
    page.keyboard.press("Enter")
    expect(page.locator("tbody tr")).to_contain_text(["Student 05"])
    expect(page.locator("tbody")).to_contain_text("3 hand-ins more")
