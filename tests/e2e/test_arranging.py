"""Ordering and matching by dragging and by keyboard: saved as any answer, and there again after a reload."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.room import Room
from tests.e2e.sitting import ORDER, Sitting

pytestmark = pytest.mark.browser
ANSWERED = re.compile("is-answered")
MATCH = "/courses/library/practice/match-convolution-terms/question/"


def _drag(page: Page, what: Locator, to: Locator, *, low: float = 0.5) -> None:
    start, end = what.bounding_box(), to.bounding_box()
    assert start is not None
    assert end is not None
    page.mouse.move(start["x"] + 12, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + 12, end["y"] + end["height"] * low, steps=12)
    page.mouse.up()


def test_items_are_put_into_order(sit: Callable[..., Sitting]) -> None:
    ada = sit()
    rows = ada.question(ORDER).locator(".arrange-row > span:nth-child(2)")
    before = rows.all_inner_texts()
    expect(ada.dot(ORDER)).not_to_have_class(ANSWERED)  # the order it comes in is nobody's answer
    rows.first.scroll_into_view_if_needed()
    _drag(ada.page, rows.nth(0), rows.nth(2), low=0.9)
    moved = [*before[1:3], before[0], *before[3:]]
    expect(rows).to_have_text(moved)
    expect(ada.dot(ORDER)).to_have_class(ANSWERED)
    ada.page.reload()
    expect(rows).to_have_text(moved)
    ada.question(ORDER).get_by_role("button", name=f"Move up: {moved[1]}").focus()
    ada.page.keyboard.press("ArrowUp")
    expect(rows).to_have_text([moved[1], moved[0], *moved[2:]])
    expect(ada.question(ORDER).get_by_role("status").last).to_have_text(re.compile("now place 1 of"))
    ada.expect_saved()


def test_what_belongs_together_is_put_together(room: Callable[..., Room]) -> None:
    chen = room("chen")
    page = chen.open(f"{chen.service.address}/practice/").page
    page.goto(chen.service.address + MATCH)
    chips, slots = page.locator(".arrange-chip"), page.locator(".arrange-slot")
    first, second = chips.nth(0).inner_text(), chips.nth(1).inner_text()
    _drag(page, chips.nth(0), slots.nth(0))
    expect(slots.nth(0)).to_have_text(first)
    chips.nth(1).focus()
    page.keyboard.press("Enter")
    slots.nth(1).focus()
    page.keyboard.press("Enter")
    expect(slots.nth(1)).to_have_text(second)
    chen.expect_saved()
    page.reload()
    expect(slots.nth(0)).to_have_text(first)
    expect(slots.nth(1)).to_have_text(second)
    page.get_by_role("button", name=re.compile("Take away from")).first.click()
    expect(slots.nth(0)).to_have_text("drag or choose")
    expect(page.locator("[data-arrange] select").nth(0)).to_have_value("")
