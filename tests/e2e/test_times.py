"""Times on a page, in the zone and the language of who reads it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.e2e.room import Room

pytestmark = pytest.mark.browser
Rooms = Callable[..., Room]


def test_five_past_midnight_is_in_hour_00(room: Rooms) -> None:
    page = room("ada").page
    page.evaluate(
        """() => {
            const moment = new Date(2026, 11, 1, 0, 5).toISOString();  // in the browser's own zone
            for (const style of ["full", "short", "clock"]) {
                const time = Object.assign(document.createElement("time"), { dateTime: moment, id: style });
                time.dataset.moment = style;
                document.querySelector("main").append(time);
            }
            const main = document.querySelector("main");
            main.dispatchEvent(new CustomEvent("htmx:load", { bubbles: true, detail: { elt: main } }));
        }"""
    )
    for style, words in (("full", "00:05"), ("short", "Dec 1, 00:05"), ("clock", "00:05:00")):
        expect(page.locator(f"#{style}")).to_contain_text(words)
