"""Skip a test whose environment is missing, or fail it where everything is required (``REQUIRE=all``)."""

from __future__ import annotations

import os

import pytest


def need(condition: object, reason: str) -> None:
    """Go on if ``condition`` holds; else skip with ``reason``, or fail with it under ``REQUIRE=all``."""
    if condition:
        return
    if os.environ.get("REQUIRE") == "all":
        pytest.fail(f"REQUIRE=all, but {reason}", pytrace=False)
    pytest.skip(reason)


def wish(condition: object, reason: str) -> None:
    """Go on if ``condition`` holds, else skip with ``reason``: for hardware, which no script can install."""
    if not condition:
        pytest.skip(reason)
