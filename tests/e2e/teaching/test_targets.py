"""On a telephone a teacher's controls are at least 24 px wide and high (WCAG 2.5.8); neighbours are of one height."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.e2e.room import Room
from tests.e2e.teaching.conftest import Taught

pytestmark = pytest.mark.browser
Desk = Callable[..., Room]
# A link in a sentence may be as high as its line; a box with words around it is tapped by its label.
SMALL = """() => [...document.querySelectorAll(
    "a[href]:not(.skip), button, summary, select, textarea, input:not([type=hidden])"
)].map(node => node.closest("label:has(> [type=checkbox], > [type=radio])") || node).filter(node => {
    const box = node.getBoundingClientRect();
    const sentence = getComputedStyle(node).display === "inline" && node.parentElement.textContent !== node.textContent;
    return node.checkVisibility() && !sentence && Math.min(box.width, box.height) < 23.9;
}).map(node => node.outerHTML.slice(0, 160))"""
PAGES = ("gradebook/", "assignments/week-1/", "submissions/?assignment=week-1&exercise=corr2d", "people/roster/")


def test_controls_are_large_enough_for_a_finger(desk: Desk, taught: Taught) -> None:
    tab = desk("/", viewport={"width": 390, "height": 844}, locale="zh-CN")
    small = {page: tab.open(f"{tab.service.address}/teach/class/{page}").page.evaluate(SMALL) for page in PAGES}
    assert small == {page: [] for page in PAGES}


def test_export_stands_as_high_as_its_neighbour(desk: Desk, taught: Taught) -> None:
    tab = desk("/teach/class/gradebook/")
    boxes = [button.bounding_box() for button in tab.page.locator(".page-head .button").all()]
    assert len({(box["y"], box["height"]) for box in boxes if box}) == 1, boxes
