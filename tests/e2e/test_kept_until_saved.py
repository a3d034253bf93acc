"""Homework's questions and code: what is typed is kept in the browser until the server has it, as in a quiz."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.room import RIGHT, Room
from tests.e2e.sitting import QUESTIONS, School

pytestmark = pytest.mark.browser
Rooms = Callable[..., Room]
GRID, DENSE = QUESTIONS[2], QUESTIONS[0]


@pytest.fixture
def ask(room: Rooms, sitters: School) -> Callable[[str], Room]:
    """``ask(slug)`` is a student nobody has met, before that question of the homework."""

    def make(slug: str) -> Room:
        return room(sitters.names()).open(f"{sitters.service.address}/courses/sittings/sheet/{slug}/question/")

    return make


def field(page: Page, at: int = 0) -> Locator:
    return page.locator("form.question input.input").nth(at)


def saved(page: Page) -> None:
    expect(page.locator("#draft-state")).to_have_attribute("data-state", "saved")


def kept(page: Page) -> int:
    return page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('unsaved:')).length")


def test_an_answer_that_is_not_sent_yet_outlives_the_page(ask: Callable[[str], Room]) -> None:
    page = ask(GRID).page
    field(page).fill("4")
    saved(page)
    field(page, 1).fill("three")
    expect(page.locator("[data-unread]")).to_contain_text("row 1, column 2: “three” cannot be read")
    assert kept(page) == 0
    page.reload()
    expect(field(page)).to_have_value("4")
    expect(field(page, 1)).to_have_value("three")


def test_without_a_connection_an_answer_waits_and_is_sent_when_there_is_one(ask: Callable[[str], Room]) -> None:
    page = ask(DENSE).page
    page.context.set_offline(True)
    field(page).fill("196609000")
    expect(page.locator("#draft-state")).to_contain_text("no connection")
    assert kept(page) == 1
    page.get_by_role("button", name="Answer", exact=True).click()
    expect(page.locator("#draft-state")).to_contain_text("no connection")
    expect(field(page)).to_have_value("196609000")
    page.context.set_offline(False)
    expect(page.locator("#result")).to_contain_text("100 %")
    assert kept(page) == 0


def test_signed_in_again_in_another_tab_answers_and_code_go_on(ask: Callable[[str], Room], sitters: School) -> None:
    """Signing in changes the CSRF token: it is read from the cookie when something is sent, not when the page came."""
    question = ask(DENSE)
    name = question.page.locator(".bar-name").last.inner_text().lower()
    code = Room(question.page.context.new_page(), sitters.service).open()
    other = Room(question.page.context.new_page(), sitters.service).open(f"{sitters.service.address}/me/")
    other.page.locator("summary", has_text=name.title()).click()
    other.page.get_by_role("button", name="Sign out").click()
    field(question.page).fill("7")
    expect(question.page.locator("#draft-state")).to_contain_text("signed out")
    code.write("written = 'while signed out'\n")
    expect(code.page.locator("#draft-state")).to_contain_text("signed out")
    other.sign_in(name)
    for page in (question.page, code.page):
        page.evaluate("dispatchEvent(new Event('focus'))")
        saved(page)
    assert kept(code.page) == 0
    code.write(RIGHT).press("Run").expect_verdict("All correct", "Run, not marked")
    question.page.get_by_role("button", name="Answer", exact=True).click()
    expect(question.page.locator("#result")).to_contain_text("0 %")


def test_back_shows_the_draft_as_it_is_and_asks_nothing(room: Rooms) -> None:
    bo = room("bo")
    bo.write("first = 1\n").expect_saved()
    bo.open(bo.service.assignment)
    bo.page.go_back()
    expect(bo.editor).to_contain_text("first = 1")
    bo.write("second = 2\n").expect_saved()
    expect(bo.page.locator("#draft-choice")).to_be_hidden()
