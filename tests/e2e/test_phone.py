"""On a telephone: one column, nothing wider than the screen, and the main job by touch."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.e2e.room import RIGHT, Room, misconception
from tests.e2e.service import Service

pytestmark = pytest.mark.browser
PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True, "device_scale_factor": 2}
PATHS = ("/", "/me/", "/courses/demo/", "/courses/demo/convolution/")


def _overhang(room: Room) -> int:
    return room.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def test_the_main_job_on_a_telephone(room: Callable[..., Room]) -> None:
    chen = room("chen", **PHONE)
    chen.page.get_by_role("tab", name="Task").tap()
    expect(chen.page.locator(".room-statement")).to_be_visible()
    expect(chen.page.locator(".room-work")).to_be_hidden()
    chen.page.get_by_role("tab", name="Code").tap()
    chen.write(misconception("flipped_kernel"))
    chen.page.locator(".keys [data-key='#']").tap()
    assert chen.code.endswith("#")
    assert _overhang(chen) == 0
    chen.page.locator("button[value=submission]").tap()
    chen.expect_verdict("Partly correct")
    expect(chen.page.locator(".room-code")).to_be_hidden()
    expect(chen.result.locator("details[open] svg.heat").first).to_be_visible()
    assert _overhang(chen) == 0
    chen.page.get_by_role("tab", name="Code").tap()
    chen.write(RIGHT)
    chen.page.locator("button[value=submission]").tap()
    chen.expect_verdict("All correct")


def test_a_notebook_is_handed_in_from_a_telephone(room: Callable[..., Room], service: Service) -> None:
    """It lies in the menu beside the file's name; what was taken is seen in the editor, and nothing is sent yet.

    So it is for somebody who has written nothing here, whose page begins with the task.
    """
    cells = [["%matplotlib inline\n", "import numpy as np\n", "print(np.e)\n"], RIGHT.splitlines(keepends=True)]
    notebook = {"nbformat": 4, "cells": [{"cell_type": "code", "metadata": {}, "source": cell} for cell in cells]}
    service.sql("DELETE FROM submissions_draft")
    chen = room("chen", **PHONE)
    sent = chen.sent
    chen.page.get_by_role("tab", name="Code").tap()
    chen.page.get_by_text("From a file").tap()
    file = {"name": "week.ipynb", "mimeType": "application/x-ipynb+json", "buffer": json.dumps(notebook).encode()}
    chen.page.get_by_label("A Python file or a notebook").set_input_files([file])
    chen.page.get_by_role("button", name="Put it into the editor").tap()
    expect(chen.page.locator("textarea[name=source]")).to_have_value(re.compile("np.zeros"))
    assert "def corr2d" in chen.code
    assert "print" not in chen.code
    assert _overhang(chen) == 0
    assert chen.sent == sent
    chen.page.locator("button[value=submission]").tap()
    chen.expect_verdict("All correct")


def test_nothing_is_wider_than_the_screen(room: Callable[..., Room]) -> None:
    chen = room("chen", **PHONE)
    wide = {path: _overhang(chen.open(chen.service.address + path)) for path in PATHS}
    assert wide == dict.fromkeys(PATHS, 0)


def test_an_answer_chosen_from_long_ones_is_no_wider_either(room: Callable[..., Room], service: Service) -> None:
    """Its selects are seen without scripts, and by everybody once it is handed in."""
    chen = room("chen", opened=False, java_script_enabled=False, **PHONE)
    chen.open(f"{service.address}/courses/library/practice/match-convolution-terms/question/")
    expect(chen.page.locator(".select-row select").first).to_be_visible()
    assert _overhang(chen) == 0
