"""What axe says of a page."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

OPTIONS: dict[str, Any] = {
    "resultTypes": ["violations"],
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"label-content-name-mismatch": {"enabled": True}},  # WCAG 2.5.3, a rule that axe still tries
}
# Colours that are on their way to others have a contrast that nobody sees.
SETTLED = """() => Promise.all(
    document.getAnimations().filter(one => one instanceof CSSTransition).map(one => one.finished.catch(() => null))
)"""


def found_on(page: Page) -> list[str]:
    """The violations, a line each: where, which rule, which element, and what is wrong with it."""
    page.evaluate(SETTLED)
    return [
        f"{page.url}: {violation['id']}: {node['html'][:200]}: {node['failureSummary'][:300]}"
        for violation in Axe().run(page, options=OPTIONS).response["violations"]
        for node in violation["nodes"]
    ]
