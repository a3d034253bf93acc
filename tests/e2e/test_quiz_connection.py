"""A quiz over a connection that comes and goes: nothing typed is forgotten before the server has it, and the page says
what is so."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.e2e.room import Room
from tests.e2e.sitting import CHOICE, DENSE, GRID, SHAPE, Sitting

pytestmark = pytest.mark.browser
Sit = Callable[..., Sitting]


def test_handing_in_without_a_connection_waits_for_one(sit: Sit) -> None:
    ada = sit().type(DENSE, "61706").expect_saved().offline()
    address = ada.page.url
    ada.type(SHAPE, "4 x 102 x 102").press("Review and hand in").expect_lost()
    assert ada.page.url == address
    assert ada.unsaved == 1
    ada.offline(away=False)
    ada.page.wait_for_url("**/finish/")
    expect(ada.page.locator("[data-standing=answered]")).to_have_count(2)
    assert ada.unsaved == 0


def test_going_on_without_a_connection_waits_for_one(sit: Sit) -> None:
    ada = sit("paged").offline().type(DENSE, "196609000").press("Save and go on").expect_lost()
    expect(ada.field(DENSE)).to_have_value("196609000")
    ada.offline(away=False)
    ada.page.wait_for_url("**?q=2")
    expect(ada.dot(DENSE)).to_have_class(re.compile("is-answered"))
    ada.dot(DENSE).click()
    expect(ada.field(DENSE)).to_have_value("196609000")


def test_a_press_waits_even_where_everything_is_saved(sit: Sit) -> None:
    """A browser that goes to a page it cannot reach has left this one."""
    ada = sit("paged").type(DENSE, "1").expect_saved().offline().press("Save and go on")
    expect(ada.state).to_contain_text("goes on as soon as the server can be reached")
    ada.offline(away=False)
    ada.page.wait_for_url("**?q=2")


def test_the_time_ends_without_a_connection_that_comes_back_within_the_grace(sit: Sit) -> None:
    ada = sit().type(DENSE, "196609000").expect_saved().ends_in(5).returns()
    expect(ada.page.locator("#time")).to_contain_text("0:0")
    ada.offline().type(SHAPE, "4 x 102 x 102")
    ending = ada.page.locator("#ending")
    expect(ada.state).to_contain_text("The time is over, and the server cannot be reached")
    expect(ending).to_contain_text("Question 1: has arrived.")
    expect(ending).to_contain_text("Question 2: “4 x 102 x 102” has not arrived yet.")
    assert ada.unsaved == 1
    ada.offline(away=False)
    ada.page.wait_for_url("**/done/")
    expect(ada.page.locator("main")).to_contain_text("2 of 5 questions answered")
    assert ada.unsaved == 0


def test_what_comes_after_the_grace_is_told_and_kept_and_does_not_count(sit: Sit) -> None:
    ada = sit().type(DENSE, "196609000").expect_saved().ends_in(5).returns()
    expect(ada.page.locator("#time")).to_contain_text("0:0")
    ada.offline().type(SHAPE, "4 x 102 x 102")
    ada.question(CHOICE).locator("input[type=radio]").first.check()
    expect(ada.state).to_contain_text("The time is over, and the server cannot be reached")
    ada.ends_in(-1000).offline(away=False)
    ending = ada.page.locator("#ending")
    expect(ending).to_contain_text(
        "Question 2: “4 x 102 x 102” arrived after the end and does not count. "
        "It is kept with your attempt, where your teachers find it."
    )
    expect(ending).to_contain_text(re.compile(r"Question 4: “[A-Z].*” arrived after the end"))
    expect(ending).to_contain_text("Question 1: has arrived.")
    assert ada.unsaved == 0
    assert sorted((at, counts) for at, _, counts in ada.saved()) == [(DENSE, True), (SHAPE, False), (CHOICE, False)]
    ending.get_by_role("link", name="See what was handed in").click()
    expect(ada.page.locator("main")).to_contain_text("1 of 5 questions answered")


def sign_out(ada: Sitting) -> Room:
    """Sign out in another tab, which is returned."""
    other = Room(ada.page.context.new_page(), ada.room.service)
    other.open(f"{other.service.address}/me/").page.locator("summary", has_text=ada.name.title()).click()
    other.page.get_by_role("button", name="Sign out").click()
    expect(other.page.locator("#id_username")).to_be_visible()
    return other


def test_signed_out_it_asks_to_sign_in_and_goes_on_saving(sit: Sit) -> None:
    ada = sit().type(DENSE, "1").expect_saved()
    other = sign_out(ada)
    ada.type(DENSE, "2")
    expect(ada.state).to_contain_text("signed out")
    expect(ada.state.get_by_role("link", name="Sign in again")).to_be_visible()
    assert ada.unsaved == 1
    other.sign_in(ada.name)
    ada.page.evaluate("dispatchEvent(new Event('focus'))")
    ada.expect_saved()
    assert [response for _, response, _ in ada.saved()] == ["1", "2"]


def test_signed_out_before_handing_in_it_asks_to_sign_in_and_then_hands_in(sit: Sit) -> None:
    """Nothing is unsaved here, so no answer waits: only the press does."""
    ada = sit().type(DENSE, "1").expect_saved()
    ada.page.get_by_role("button", name="Review and hand in").click()
    button = ada.page.get_by_role("button", name="Hand in now")
    expect(button).to_be_visible()
    other = sign_out(ada)
    button.click()
    expect(ada.state).to_contain_text("signed out")
    expect(ada.state.get_by_role("link", name="Sign in again")).to_be_visible()
    other.sign_in(ada.name)
    ada.page.evaluate("dispatchEvent(new Event('focus'))")
    ada.page.wait_for_url("**/done/")


def test_the_time_ends_while_signed_out_and_that_is_said(sit: Sit) -> None:
    ada = sit().type(DENSE, "1").expect_saved().ends_in(8).returns()
    other = sign_out(ada)
    expect(ada.state).to_contain_text("signed out")
    other.sign_in(ada.name)
    ada.page.evaluate("dispatchEvent(new Event('focus'))")
    ada.page.wait_for_url("**/done/")


def test_what_one_person_typed_is_never_saved_as_anothers(sit: Sit) -> None:
    ada = sit().type(DENSE, "1").expect_saved()
    ada.page.context.clear_cookies()
    Room(ada.page.context.new_page(), ada.room.service).sign_in("bo")
    ada.type(DENSE, "2")
    expect(ada.state).to_contain_text("Somebody else is signed in")
    assert ada.unsaved == 1
    assert [response for _, response, _ in ada.saved()] == ["1"]


def test_an_answer_left_on_another_page_is_sent_from_this_one(sit: Sit) -> None:
    ada = sit("paged")
    ada.page.route("**/places/0/", lambda route: route.abort())
    ada.type(DENSE, "196609000").expect_lost()
    ada.page.unroute_all()
    ada.page.goto(f"{ada.page.url.split('?')[0]}?q=2")
    expect(ada.dot(DENSE)).to_have_class(re.compile("is-answered"))
    assert ada.saved() == [(DENSE, "196609000", True)]
    assert ada.unsaved == 0


def test_an_answer_left_in_the_browser_after_the_end_is_sent_and_told(sit: Sit) -> None:
    ada = sit().type(DENSE, "1").expect_saved()
    ada.page.route("**/places/**", lambda route: route.abort())
    ada.type(SHAPE, "4 x 102 x 102").expect_lost().ends_in(-1000)
    ada.page.unroute_all()
    ada.page.route("**/web/quiz.*js", lambda route: route.abort())  # the browser was closed
    ada.page.goto(ada.page.url)
    ada.page.unroute_all()
    ada.page.goto(f"{ada.page.url.split('done/')[0]}finish/")
    ada.page.wait_for_url("**/done/")
    expect(ada.page.locator("#too-late")).to_contain_text(
        "Question 2: what was typed last in this browser arrived after"
    )
    assert ada.saved() == [(DENSE, "1", True), (SHAPE, "4 x 102 x 102", False)]
    assert ada.unsaved == 0


def test_an_answer_typed_earlier_does_not_replace_one_typed_later_elsewhere(sit: Sit) -> None:
    """The laptop loses its connection, its owner goes on with the telephone, the laptop comes back by itself."""
    laptop = sit().type(DENSE, "1").expect_saved().offline().type(DENSE, "2").expect_lost()
    phone = Sitting(Room(laptop.page.context.browser.new_context().new_page(), laptop.room.service), laptop.name)
    phone.room.sign_in(laptop.name)
    phone.begin().type(DENSE, "3").expect_saved()
    laptop.offline(away=False)
    note = laptop.question(DENSE).locator("[data-note]")
    expect(note).to_contain_text("Another window has saved this answer since")
    expect(laptop.field(DENSE)).to_have_value("3")
    laptop.expect_saved()
    assert laptop.saved() == [(DENSE, "1", True), (DENSE, "3", True), (DENSE, "2", False)]
    note.get_by_role("button", name="Take what I typed here").click()
    expect(laptop.field(DENSE)).to_have_value("2")
    laptop.expect_saved()
    assert laptop.saved()[-1] == (DENSE, "2", True)
    phone.page.context.close()


def test_an_answer_that_goes_back_and_forth_ends_where_it_was_put(sit: Sit) -> None:
    """A save whose answer is lost may have been stored: typing the old answer again must undo it."""
    ada = sit().type(DENSE, "1").expect_saved()
    ada.page.route("**/places/0/", lambda route: (route.fetch(), route.abort()))
    ada.type(DENSE, "2").expect_lost()
    ada.page.unroute_all()
    ada.type(DENSE, "1").expect_saved()
    assert [response for _, response, _ in ada.saved()][-1] == "1"
    assert ada.question(DENSE).locator("[data-note]").is_hidden()


def test_a_page_of_somebody_elses_is_no_answer(sit: Sit) -> None:
    """A hotel's welcome page answers everything with 200."""
    ada = sit()
    ada.page.route("**/places/**", lambda route: route.fulfill(status=200, content_type="text/html", body="<p>Hello"))
    ada.type(GRID, "4").expect_lost()
    assert ada.unsaved == 1
    expect(ada.dot(GRID)).not_to_have_class(re.compile("is-answered"))
    ada.page.unroute_all()
    ada.expect_saved()
    expect(ada.dot(GRID)).to_have_class(re.compile("is-answered"))
