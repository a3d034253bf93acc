"""The pictures of docs/feedback.md: parts of real reports. ``--screenshots`` writes them, as in test_screenshots."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.room import Room, misconception
from tests.e2e.service import ROOT

pytestmark = pytest.mark.browser
PAGE = (ROOT / "docs" / "feedback.md").read_text(encoding="utf-8")
SCREEN = {"viewport": {"width": 860, "height": 1000}, "color_scheme": "light"}
PLACE = """node => {
    const box = node.getBoundingClientRect();
    return { x: box.x + scrollX, y: box.y + scrollY, width: box.width, height: box.height };
}"""
RAISES = """import numpy as np


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1))
    for i in range(X.shape[0]):
        for j in range(X.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
"""


def test_the_parts_of_a_report_are_pictured(room: Callable[..., Room], album: Path) -> None:
    ada = room("ada", **SCREEN)

    def take(name: str, first: Locator, last: Locator | None = None, *, margin: int = 0) -> None:
        """From ``first`` to ``last``, both whole."""
        path = album / f"feedback-{name}.png"
        top, end = first.evaluate(PLACE), (last or first).evaluate(PLACE)
        clip = {
            "x": top["x"] - margin,
            "y": top["y"] - margin,
            "width": top["width"] + 2 * margin,
            "height": end["y"] + end["height"] - top["y"] + 2 * margin,
        }
        ada.screenshot(path, full_page=True, clip=clip, animations="disabled", caret="hide")
        assert f"images/{path.name}" in PAGE

    def grade(code: str, button: str, address: str = "") -> None:
        """And open its result on a page of its own."""
        ada.open(address)
        code_tab = ada.page.locator(".room-tabs [data-tab=code]")
        if code_tab.is_visible():
            code_tab.click()
        sent = ada.sent
        ada.write(code).press(button).expect_sent(sent + 1)
        kind = "runs" if button == "Run" else "sent"
        ada.page.locator(f"label[for=history-{kind}]").click()
        ada.page.locator(f".history-list--{kind} .sent-link").first.click()
        ada.page.locator(".listing").wait_for()

    grade(misconception("flipped_kernel"), "Submit")
    ada.page.evaluate("document.fonts.ready")
    take("verdict", ada.page.locator(".report-head"))
    take("named", ada.page.locator(".report-words"))
    opened = ada.page.locator("details.case[open]")
    expect(opened).to_have_count(1)
    opened.locator("[data-map=Yours] .worst").hover()
    take("maps", opened.locator(".headline"), opened.locator("[data-maps]"), margin=12)
    opened.locator("[data-map=Expected] [data-cell='0, 1']").click()
    ada.page.evaluate("document.activeElement.blur()")
    take("window", opened.locator("[data-maps]"), opened.locator("[data-window]"), margin=12)
    hidden = ada.page.locator("details.case", has_text="drawn for you")
    hidden.locator("summary").click()
    take("hidden", hidden)

    backward = ROOT / "exercises" / "neurons" / "dense-backward" / "misconceptions" / "bias_row.py"
    ada.open(f"{ada.service.address}/practice/")  # which lets her in
    grade(backward.read_text(), "Submit", f"{ada.service.address}/courses/library/practice/dense-backward/")
    opened = ada.page.locator("details.case[open]")
    take("parts", opened.locator("summary").first, opened.locator(".parts"), margin=12)

    grade(RAISES, "Run")
    raised = ada.page.locator("details.case[open]")
    take("raised", raised.locator("summary").first, raised.locator(".traceback"), margin=12)
