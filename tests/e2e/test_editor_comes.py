"""The editor comes after the page: until it is there, the page is written in and sent from all the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.room import RIGHT, Room

pytestmark = pytest.mark.browser
Rooms = Callable[..., Room]
EDITOR = "**/web/editor.*.js"


def first_visit(room: Rooms, name: str) -> Room:
    """The exercise in a browser that has not had its editor yet."""
    one = room(name, opened=False)
    one.page.goto(one.service.exercise, wait_until="networkidle")
    return one


def held_back(page: Page) -> list[Route]:
    """What asks for the editor from now on, and is not answered."""
    asked: list[Route] = []
    page.route(EDITOR, lambda route: asked.append(route))
    return asked


def test_reading_fetches_no_editor_and_the_first_movement_does(room: Rooms) -> None:
    bo = first_visit(room, "bo")
    area = bo.page.locator("#source")
    expect(area).to_be_visible()
    expect(bo.page.locator(".editor-host")).to_have_count(0)
    code, place = bo.code, area.bounding_box()
    bo.page.mouse.move(3, 3)
    expect(bo.editor).to_be_visible()
    expect(area).to_be_hidden()
    assert bo.code == code
    assert bo.page.locator(".editor-host").bounding_box() == place  # nothing has moved
    bo.page.reload()
    expect(bo.editor).to_be_visible()  # this browser has it already


def test_the_field_shows_the_same_text_in_the_same_places(room: Rooms) -> None:
    bo = first_visit(room, "bo")
    ends = """root => [...root.querySelectorAll(".source-shown > span, .cm-line")].map((line) => {
        const range = document.createRange();
        range.selectNodeContents(line);
        const { right, top } = range.getBoundingClientRect();
        return line.textContent ? [right, top] : [];
    })"""
    before = bo.page.locator("#answer").evaluate(ends)
    bo.page.mouse.move(3, 3)
    expect(bo.editor).to_be_visible()
    after = bo.page.locator(".editor-host").evaluate(f"host => ({ends})(host.shadowRoot)")
    assert len(before) > 1
    assert [len(line) for line in before] == [len(line) for line in after]
    assert [at for line in before for at in line] == pytest.approx([at for line in after for at in line], abs=1)


def test_what_is_typed_before_it_comes_is_kept_and_goes_over(room: Rooms) -> None:
    bo = first_visit(room, "bo")
    asked = held_back(bo.page)
    area = bo.page.locator("#source")
    came = bo.code
    area.click()
    bo.page.keyboard.press("ControlOrMeta+a")
    bo.page.keyboard.insert_text(RIGHT)
    expect(bo.page.locator("#source-shown")).to_have_count(0)  # no colours over a text that they are not of
    bo.expect_saved()
    bo.page.keyboard.press("ControlOrMeta+Enter")
    bo.expect_verdict("All correct", "Run, not marked")
    bo.page.keyboard.insert_text("# on")
    asked[0].continue_()
    expect(bo.editor).to_be_focused()
    bo.page.keyboard.insert_text(" and on")
    assert bo.code == f"{RIGHT}# on and on"
    bo.page.keyboard.press("ControlOrMeta+z")
    bo.page.keyboard.press("ControlOrMeta+z")
    assert bo.code == came  # what the page came with


def test_an_editor_that_cannot_be_had_is_asked_for_again(room: Rooms) -> None:
    bo = first_visit(room, "bo")
    bo.page.route(EDITOR, lambda route: route.abort())
    with bo.page.expect_event("requestfailed"):
        bo.page.mouse.move(3, 3)
    area = bo.page.locator("#source")
    area.fill("written = 'without it'\n")
    bo.expect_saved()
    bo.page.unroute(EDITOR)
    bo.page.mouse.move(5, 5)
    expect(bo.editor).to_contain_text("without it")
