"""Code in a quiz over a connection that comes and goes: nothing is left behind, and nothing promised."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.e2e.sitting import Sitting

pytestmark = pytest.mark.browser
Sit = Callable[..., Sitting]
FIRST, LAST = "first = True\n", "last = True\n"
DRAFT = """
SELECT source FROM submissions_draft JOIN accounts_user ON user_id = accounts_user.id
JOIN courses_assignment ON assignment_id = courses_assignment.id WHERE username = ? AND slug = 'coded'
"""
# What lies in a browser whose battery ended while there was no connection.
LEFT = """source => {
    const url = document.querySelector(".quiz-question a.button").getAttribute("href");
    const key = `unsaved:${document.documentElement.dataset.person}:${url}draft/:before`;
    localStorage.setItem(key, JSON.stringify({value: source, base: "", at: Date.now() - 60000, tabs: ["before"]}));
}"""


@pytest.fixture
def writing(sit: Sit) -> Sitting:
    """In front of the editor, with FIRST saved."""
    ada = sit("coded")
    ada.page.get_by_role("link", name="Open the editor").click()
    ada.room.write(FIRST).expect_saved()
    return ada


def drafts(ada: Sitting) -> list[str]:
    return [source for (source,) in ada.room.service.sql(DRAFT, ada.name)]


def test_code_that_arrives_after_the_end_is_told_and_not_promised(writing: Sitting) -> None:
    page = writing.page
    writing.offline()
    writing.room.write(LAST)
    expect(page.locator("#draft-state")).to_contain_text("Not saved yet: no connection")
    writing.ends_in(-1000).offline(away=False)
    expect(page.locator("#draft-state")).to_have_text(
        re.compile(r"after the end and does not count\. What was saved at [\d:]{8} is handed in; what stands here is")
    )
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.locator("#time")).to_have_text("The time is over.")
    assert writing.room.code == LAST
    assert drafts(writing) == [FIRST]
    assert writing.unsaved == 1
    page.get_by_role("link", name="Back to the quiz").click()
    page.wait_for_url("**/done/")
    expect(page.locator("#too-late")).to_contain_text("Question 1: code that lies in this browser arrived after")
    assert writing.unsaved == 1


def test_code_that_was_saved_before_the_end_is_handed_in_and_said_to_be(writing: Sitting) -> None:
    writing.ends_in(-1000).page.evaluate("dispatchEvent(new Event('focus'))")
    expect(writing.page.locator("#time")).to_have_text("The time is over. What stands in the editor is handed in.")


def test_the_editor_is_not_left_without_a_connection(writing: Sitting) -> None:
    address = writing.page.url
    writing.offline()
    writing.room.write(LAST)
    writing.page.get_by_role("link", name="Back to the quiz").click()
    expect(writing.page.locator("#draft-state")).to_contain_text("Not saved yet: no connection")
    assert writing.page.url == address
    writing.offline(away=False)
    writing.page.wait_for_url("**/attempts/**")
    assert drafts(writing) == [LAST]
    assert writing.unsaved == 0


def test_a_press_waits_even_where_everything_is_saved_and_says_so(writing: Sitting) -> None:
    writing.offline()
    writing.page.get_by_role("link", name="Back to the quiz").click()
    expect(writing.page.locator("#draft-state")).to_contain_text("goes on as soon as the server can be reached")
    writing.offline(away=False)
    writing.page.wait_for_url("**/attempts/**")


def test_code_left_in_the_browser_is_sent_before_anything_is_handed_in(sit: Sit) -> None:
    ada = sit("coded")
    ada.page.evaluate(LEFT, LAST)
    ada.page.reload()
    ada.press("Review and hand in")
    ada.page.wait_for_url("**/finish/")
    assert drafts(ada) == [LAST]
    assert ada.unsaved == 0
    expect(ada.dot(0)).to_have_class(re.compile("is-answered"))
