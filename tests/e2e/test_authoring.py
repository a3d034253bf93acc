"""An exercise written in the browser: saved while typed, told what is wrong, kept from another's window, published."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.e2e.room import Room

pytestmark = pytest.mark.browser
Rooms = Callable[..., Room]


def put(one: Room, text: str) -> None:
    """Replace everything in the file that is open, as a paste does."""
    one.page.locator(".editor-host .cm-content").click()
    one.page.keyboard.press("ControlOrMeta+a")
    one.page.keyboard.press("Delete")  # a browser carries the look of what it replaces, which the page's policy refuses
    one.page.keyboard.insert_text(text)


def test_from_a_scaffold_to_published(room: Rooms) -> None:
    author = room().sign_in("teacher")
    page = author.page
    listed = f"{author.service.address}/teach/demo/exercises/"
    page.goto(listed)
    page.get_by_role("link", name="Begin an exercise").click()
    scaffold = page.get_by_role("form", name="From a small exercise that works")
    scaffold.get_by_label("Address").fill("web-relu")
    scaffold.get_by_label("Languages").select_option("en")
    scaffold.get_by_role("button", name="Begin").click()

    state = page.locator("#draft-state")
    toml = page.locator("#text").input_value()
    put(author, toml.replace("difficulty = 1", "difficulty = 9"))
    expect(page.locator(".cm-said")).to_contain_text("less than or equal to 5")
    expect(page.get_by_role("heading", name="1 thing to put right")).to_be_visible()
    put(author, toml.replace("difficulty = 1", "difficulty = 2"))
    expect(page.locator(".cm-said")).to_have_count(0)

    page.get_by_role("link", name="statement.md").click()
    put(author, "Write `web_relu(X)`: $Y = \\max(X, 0)$. **Seen at once.**")
    expect(page.locator(".looks strong")).to_have_text("Seen at once.")
    expect(page.locator(".looks math")).to_have_count(1)
    expect(state).to_contain_text("Saved")

    # The same file in another window: neither text is written over, and both are there to choose from.
    other = page.context.new_page()
    other.goto(f"{listed}web-relu/?file=starter.py")
    page.get_by_role("link", name="starter.py").click()
    first = "def web_relu(X):\n    raise NotImplementedError('theirs')\n"
    put(Room(other, author.service), first)
    expect(other.locator("#draft-state")).to_contain_text("Saved")
    second = "def web_relu(X):\n    raise NotImplementedError('mine')\n"
    put(author, second)
    expect(page.locator("#other-text pre")).to_contain_text("theirs")
    page.get_by_role("button", name="Keep this one").click()
    expect(state).to_contain_text("Saved")
    other.reload()
    assert other.locator("#text").input_value().rstrip("\n") == second.rstrip("\n")
    other.close()

    page.get_by_role("button", name="Check").click()
    check = page.locator("#check")
    expect(check).to_contain_text("it may be published")
    expect(check).to_contain_text("small changes of the reference are noticed")
    page.get_by_role("link", name="Publish").click()
    page.get_by_label("Students who read Chinese").check()
    page.get_by_role("button", name="Publish").click()
    expect(page.locator(".notices")).to_contain_text("Published")
