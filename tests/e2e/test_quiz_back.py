"""The browser's Back and Forward, and pages it has kept: time, answers and revisions are always the server's."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.e2e.room import Room
from tests.e2e.sitting import CHOICE, DENSE, SHAPE, Sitting

pytestmark = pytest.mark.browser
Sit = Callable[..., Sitting]


def another_window(ada: Sitting) -> Sitting:
    other = Sitting(Room(ada.page.context.new_page(), ada.room.service), ada.name)
    other.page.goto(ada.page.url)
    return other


def test_back_shows_what_was_saved_and_no_other_window_is_blamed(sit: Sit) -> None:
    ada = sit("paged").type(DENSE, "61706").expect_saved()
    ada.dot(SHAPE).click()
    ada.page.wait_for_url("**?q=2")
    ada.page.go_back()
    expect(ada.field(DENSE)).to_have_value("61706")
    expect(ada.dot(DENSE)).to_have_class(re.compile("is-answered"))
    ada.type(DENSE, "61707").expect_saved()
    expect(ada.question(DENSE).locator("[data-note]")).to_be_hidden()
    ada.press("Save and go on")
    ada.page.wait_for_url("**?q=2")
    ada.page.go_back()
    expect(ada.field(DENSE)).to_have_value("61707")
    ada.page.go_forward()
    expect(ada.field(SHAPE)).to_have_value("")


def test_back_shows_the_option_that_was_chosen_last(sit: Sit) -> None:
    ada = sit("paged")
    ada.dot(CHOICE).click()
    options = ada.question(CHOICE).locator("input[type=radio]")
    options.nth(0).check()
    ada.expect_saved()
    options.nth(1).check()
    ada.expect_saved()
    ada.dot(DENSE).click()
    ada.page.wait_for_url("**?q=1")
    ada.page.go_back()
    expect(options.nth(1)).to_be_checked()


def test_back_from_handing_in_and_from_the_receipt(sit: Sit) -> None:
    ada = sit().type(DENSE, "61706").expect_saved().press("Review and hand in")
    expect(ada.page.locator("[data-standing=answered]")).to_have_count(1)
    ada.page.go_back()
    expect(ada.field(DENSE)).to_have_value("61706")
    ada.type(SHAPE, "4 x 102 x 102").expect_saved().press("Review and hand in")
    expect(ada.page.locator("[data-standing=answered]")).to_have_count(2)
    ada.press("Hand in now")
    ada.page.wait_for_url("**/done/")
    ada.page.go_back()
    ada.page.wait_for_url("**/done/")
    expect(ada.page.locator("main")).to_contain_text("2 of 5 questions answered")


def test_a_page_from_the_browsers_memory_takes_everything_from_the_server(sit: Sit) -> None:
    ada = sit().type(DENSE, "1").expect_saved()
    other = another_window(ada).type(DENSE, "2").type(SHAPE, "4 x 102 x 102").expect_saved()
    other.ends_in(400)
    ada.returns()
    expect(ada.field(DENSE)).to_have_value("2")
    expect(ada.field(SHAPE)).to_have_value("4 x 102 x 102")
    expect(ada.dot(SHAPE)).to_have_class(re.compile("is-answered"))
    expect(ada.page.locator("#time")).to_have_text("7 min left")
    ada.type(DENSE, "3").expect_saved()
    expect(ada.question(DENSE).locator("[data-note]")).to_be_hidden()  # nobody wrote in between
    assert other.saved()[-1] == (DENSE, "3", True)


def test_an_attempt_that_was_handed_in_elsewhere_is_seen_at_once(sit: Sit) -> None:
    ada = sit().type(DENSE, "1").expect_saved()
    other = another_window(ada).press("Review and hand in").press("Hand in now")
    other.page.wait_for_url("**/done/")
    ada.returns()
    ada.page.wait_for_url("**/done/")


def test_typing_into_an_attempt_that_was_handed_in_elsewhere_loses_nothing(sit: Sit) -> None:
    ada = sit().type(DENSE, "1").expect_saved()
    other = another_window(ada).press("Review and hand in").press("Hand in now")
    other.page.wait_for_url("**/done/")
    ada.type(DENSE, "2")
    expect(ada.page.locator("#ending")).to_contain_text("Question 1: “2” arrived after the end and does not count.")
    assert ada.saved() == [(DENSE, "1", True), (DENSE, "2", False)]


def test_more_time_is_taken_up_without_a_reload(sit: Sit) -> None:
    ada = sit().ends_in(30).returns()
    expect(ada.page.locator("#time")).to_contain_text("0:")
    ada.ends_in(1500).returns()
    expect(ada.page.locator("#time")).to_have_text(re.compile("2[45] min left"))
    expect(ada.page.locator("#announce")).to_have_text("You have been given more time.")


def test_the_page_of_a_quizs_code_has_the_clock_too(sit: Sit) -> None:
    ada = sit("coded")
    ada.page.get_by_role("link", name="Open the editor").click()
    time = ada.page.locator("#time")
    expect(time).to_have_text(re.compile(r"^(60|59) min left$"))
    ada.room.write("late = False\n").expect_saved()
    ada.ends_in(400).page.evaluate("dispatchEvent(new Event('focus'))")
    expect(time).to_have_text("7 min left")
    ada.page.get_by_role("link", name="Back to the quiz").click()
    expect(ada.dot(0)).to_have_class(re.compile("is-answered"))
    expect(ada.page.locator("#time")).to_have_text("7 min left")


def test_more_time_that_comes_when_the_time_was_over_opens_the_page_again(sit: Sit) -> None:
    ada = sit().ends_in(4).returns()
    expect(ada.page.locator("#time")).to_contain_text("0:0")
    ada.offline()
    expect(ada.state).to_contain_text("The time is over, and the server cannot be reached")
    ada.ends_in(1500).offline(away=False)
    expect(ada.page.locator("#time")).to_have_text(re.compile("2[45] min left"))
    ada.type(DENSE, "1").expect_saved()
    expect(ada.page.locator("#ending")).to_be_hidden()
