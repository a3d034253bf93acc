"""The Python that submissions run in: the one that judges them."""

from __future__ import annotations

import sys

RUNNING = f"{sys.version_info.major}.{sys.version_info.minor}"


def later(version: str) -> bool:
    """Whether a version of Python ("3.12") comes after the one that runs here; "" does not."""
    return bool(version) and tuple(map(int, version.split("."))) > sys.version_info[:2]
