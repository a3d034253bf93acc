"""Reloads, lost connections, two tabs, double clicks: code and results stay."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.e2e.room import RIGHT, Room
from tests.e2e.service import Service

pytestmark = pytest.mark.browser
Rooms = Callable[..., Room]


def test_a_reload_keeps_the_draft(room: Rooms) -> None:
    bo = room("bo")
    bo.write("kept = 'through a reload'\n").expect_saved()
    bo.page.reload()
    expect(bo.editor).to_contain_text("through a reload")


def test_a_reload_before_the_save_keeps_it_too(room: Rooms) -> None:
    bo = room("bo")
    bo.write("typed = 'and gone at once'\n")
    bo.page.reload()
    expect(bo.editor).to_contain_text("and gone at once")


def test_a_reload_keeps_the_result(room: Rooms) -> None:
    ada = room("ada")
    ada.write(RIGHT).press("Run").expect_verdict("All correct")
    ada.page.reload()
    ada.expect_verdict("All correct")


def test_without_a_connection_code_waits_and_is_sent_when_there_is_one(room: Rooms) -> None:
    chen = room("chen")
    chen.page.context.set_offline(True)
    chen.write("# written without a connection\n" + RIGHT)  # no test saves this as a draft: it would not be unsaved
    state = chen.page.locator("#draft-state")
    expect(state).to_have_text("Not saved yet: no connection. It is kept in this browser.")
    chen.press("Run")
    lost = chen.page.locator("#connection")
    expect(lost).to_have_text("Connection lost. Your code is kept; trying again …")
    chen.page.context.set_offline(False)
    chen.expect_verdict("All correct")
    expect(lost).to_be_hidden()
    expect(state).to_have_attribute("data-state", "saved")


def test_a_connection_lost_while_waiting_finds_its_result(room: Rooms) -> None:
    chen = room("chen")
    polls = []

    def cut(route) -> None:  # type: ignore[no-untyped-def]
        polls.append(route.request.url)
        route.abort() if len(polls) <= 3 else route.continue_()

    chen.page.route("**/submissions/*/result/*", cut)
    # It takes its time: the answer to sending may bring the result of code that is graded at once.
    chen.write("import time\ntime.sleep(1.5)\n" + RIGHT).press("Run")
    expect(chen.page.locator("#connection")).to_be_visible()
    chen.expect_verdict("All correct")
    expect(chen.page.locator("#connection")).to_be_hidden()
    assert len(polls) >= 4


def test_two_tabs_never_write_over_each_other(context: Callable[..., BrowserContext], service: Service) -> None:
    profile = context()
    one = Room(profile.new_page(), service).sign_in("bo").open()
    two = Room(profile.new_page(), service).open()
    one.write("from = 'the first tab'\n").expect_saved()
    two.write("from = 'the second tab'\n")
    choice = two.page.locator("#draft-choice")
    expect(choice).to_contain_text("There is another draft")
    choice.get_by_role("button", name="Take the other one").click()
    expect(two.editor).to_contain_text("the first tab")
    expect(choice).to_be_hidden()
    two.page.keyboard.press("ControlOrMeta+z")
    expect(two.editor).to_contain_text("the second tab")
    two.expect_saved()
    one.write("again = 'the first tab'\n")
    one.page.locator("#draft-choice").get_by_role("button", name="Keep this one").click()
    one.expect_saved()
    two.page.reload()
    expect(two.editor).to_contain_text("again = 'the first tab'")


def test_a_double_click_is_one_submission(room: Rooms) -> None:
    ada = room("ada")
    sent = []
    ada.page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    before = ada.sent
    ada.write(RIGHT + "# twice\n")
    ada.page.locator("button[value=submission]").dblclick()
    ada.expect_verdict("All correct")
    ada.expect_sent(before + 1)
    assert sent.count(ada.service.exercise) == 1


def test_a_slow_double_click_is_one_submission_too(room: Rooms) -> None:
    """Its second click comes after the first one's answer, when the form already has the next token."""
    ada = room("ada")
    before, handed_in = ada.sent, ada.handed_in
    ada.write(RIGHT + "# slowly\n").press("Submit").expect_sent(before + 1)
    ada.page.locator("button[value=submission]").hover()
    ada.page.mouse.down(click_count=2)
    ada.page.mouse.up(click_count=2)
    ada.press("Run").expect_sent(before + 2)
    assert ada.handed_in == handed_in + 1


def test_a_session_that_ended_is_told_without_losing_code(room: Rooms) -> None:
    ada = room("ada")
    ada.write("still = 'here'\n").expect_saved()
    ada.page.context.clear_cookies(name="sessionid")
    ada.press("Run")
    expect(ada.result).to_contain_text("You have been signed out. Your code is still here")
    assert ada.code == "still = 'here'\n"
