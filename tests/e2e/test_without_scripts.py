"""Everything works without scripts: forms, redirects, and pages that load themselves anew while they wait."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.room import RIGHT, Room, misconception

pytestmark = pytest.mark.browser
Rooms = Callable[..., Room]


@pytest.fixture
def plain(room: Rooms) -> Room:
    """A browser without scripts."""
    return room("chen", java_script_enabled=False)


def test_wrong_then_right_without_scripts(plain: Room) -> None:
    area = plain.page.get_by_label("solution.py")
    area.fill(misconception("transposed_kernel"))
    plain.press("Submit")
    plain.expect_verdict("Partly correct")
    expect(plain.page.get_by_label("solution.py")).to_have_value(misconception("transposed_kernel"))
    plain.page.get_by_label("solution.py").fill(RIGHT)
    plain.press("Submit")
    plain.expect_verdict("All correct", "10 of 10 points")


def test_a_refusal_keeps_what_was_written(plain: Room) -> None:
    plain.page.get_by_label("solution.py").fill("   \n")
    plain.press("Run")
    expect(plain.result).to_contain_text("There is no code yet.")


def test_an_earlier_version_comes_back(plain: Room) -> None:
    plain.page.get_by_label("solution.py").fill("put = 'back'\n")
    plain.press("Run")
    plain.result.locator(".verdict").wait_for()
    plain.page.get_by_label("solution.py").fill("newer = True\n")
    plain.show_runs().first.get_by_role("link", name="Put back").click()
    expect(plain.page.get_by_label("solution.py")).to_have_value("put = 'back'\n")


def test_a_file_is_sent(plain: Room, tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_text(RIGHT)
    plain.page.get_by_label("Or send a file:").set_input_files(file)
    plain.page.get_by_role("button", name="Run the file").click()
    plain.expect_verdict("All correct", "Run, not marked")


def test_menus_theme_and_language(plain: Room) -> None:
    plain.page.locator("summary[aria-label=Theme]").click()
    plain.page.get_by_role("button", name="Dark").click()
    expect(plain.page.locator("html")).to_have_attribute("data-theme", "dark")
    plain.page.locator("summary[aria-label^=Language]").click()
    plain.page.get_by_role("button", name="简体中文").click()
    expect(plain.page.locator("html")).to_have_attribute("lang", "zh-hans")
    expect(plain.page.get_by_role("heading", level=1)).to_have_text("二维互相关运算")
    plain.page.locator("summary[aria-label^=语言]").click()
    plain.page.get_by_role("button", name="English").click()
    expect(plain.page.locator("html")).to_have_attribute("lang", "en")
