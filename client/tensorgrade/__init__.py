"""A Tensorgrade service from a terminal or a notebook."""

from __future__ import annotations

from typing import Any

__version__ = "0.1.0"


def load_ipython_extension(shell: Any) -> None:
    """``%load_ext tensorgrade``"""
    from tensorgrade.notebook import load

    load(shell)
