"""The main job: sign in, write a wrong corr2d, see why, fix it, see full marks."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.e2e.room import RIGHT, Room, misconception

pytestmark = pytest.mark.browser
Rooms = Callable[..., Room]


def test_wrong_then_right(room: Rooms) -> None:
    ada = room("ada")
    sent = ada.sent
    expect(ada.page.locator(".prose math").first).to_be_visible()
    expect(ada.page.locator(".prose .figure svg")).to_be_visible()

    ada.write(misconception("flipped_kernel")).press("Submit")
    ada.expect_verdict("Partly correct")
    failing = ada.result.locator("details.case[open]")
    expect(failing).to_have_count(1)
    expect(failing.locator(".headline").first).to_contain_text("elements differ")
    expect(failing.locator("[data-maps] svg.heat")).to_have_count(3)
    expect(failing.locator("[data-map=Difference] .worst")).to_have_count(1)

    ada.write(RIGHT).press("Submit")
    ada.expect_verdict("All correct", "10 of 10 points")
    expect(ada.page.locator("#history")).to_contain_text("Counts: 10 of 10 points")
    ada.expect_sent(sent + 2)
    assert ada.page.url == ada.service.exercise  # no reload on the way

    ada.open(ada.service.assignment)
    expect(ada.page.locator(".row", has_text="Two-dimensional cross-correlation")).to_contain_text("Solved")


def test_an_error_leads_to_its_line(room: Rooms) -> None:
    bo = room("bo")
    bo.write("import numpy as np\n\n\ndef corr2d(X, K):\n    return X @ undefined\n").press("Run")
    bo.expect_verdict("Your code raised an error", "Run, not marked")
    expect(bo.page.locator(".editor-host .cm-problem")).to_contain_text("undefined")
    traceback = bo.result.locator(".traceback").first
    expect(traceback).to_contain_text("NameError")
    expect(traceback).not_to_contain_text(re.compile("site-packages|runner|grader"))
    bo.page.get_by_role("heading", level=1).click()
    traceback.get_by_role("link").first.click()
    expect(bo.editor).to_be_focused()
    bo.page.keyboard.type("# here ")
    assert bo.code.splitlines()[4].startswith("# here ")


def test_the_keyboard_alone(room: Rooms) -> None:
    chen = room("chen")
    chen.write("def corr2d(X, K):\n    return X\n")
    chen.page.keyboard.press("ControlOrMeta+Enter")
    chen.expect_verdict("Not correct yet", "Run, not marked")
    chen.editor.focus()
    chen.page.keyboard.press("ControlOrMeta+End")
    chen.page.keyboard.press("Tab")
    assert chen.code.endswith("\n    ")
    chen.page.keyboard.press("Escape")
    chen.page.keyboard.press("Tab")
    expect(chen.editor).not_to_be_focused()


def test_an_earlier_version_goes_back_into_the_editor_and_undo_brings_the_newer_one(room: Rooms) -> None:
    bo = room("bo")
    sent = bo.sent
    bo.write("first = 1\n").press("Run").expect_sent(sent + 1)
    bo.write("second = 2\n")
    bo.show_runs().first.get_by_role("link", name="Put back").click()
    expect(bo.editor).to_contain_text("first = 1")
    bo.page.keyboard.press("ControlOrMeta+z")
    expect(bo.editor).to_contain_text("second = 2")


def test_pointing_at_an_element_compares_its_numbers(room: Rooms) -> None:
    chen = room("chen")
    sent = chen.sent
    chen.write(misconception("flipped_kernel")).press("Run").expect_sent(sent + 1)
    worst = chen.result.locator("details.case[open] [data-map=Yours] .worst")
    worst.hover()
    readout = chen.result.locator("details.case[open] [data-readout]")
    expect(readout).to_have_text(re.compile(r"^\[\d, \d\] Expected .+ · Yours .+ · Difference .+$"))


def test_the_submission_has_an_address_of_its_own(room: Rooms) -> None:
    ada = room("ada")
    sent = ada.sent
    ada.write(RIGHT).press("Run").expect_sent(sent + 1)
    ada.show_runs().first.locator(".sent-link").click()
    expect(ada.page.locator(".listing")).to_contain_text("def corr2d(X, K):")
    ada.expect_verdict("All correct", "Run, not marked")
    ada.page.get_by_role("link", name="Put back into the editor").click()
    expect(ada.editor).to_contain_text("def corr2d(X, K):")
    assert ada.page.url == ada.service.exercise
