"""Explanations are optional: one that cannot be had of a student's text or value is left out, and costs no verdict."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

log = logging.getLogger(__name__)
T = TypeVar("T")


def optional(find: Callable[[], T]) -> T | None:
    """What ``find`` gives; None, and a line for who keeps the service, where it raises.

    Only for what may be missing from a report. Want of memory has a verdict of its own and is let through.
    """
    try:
        return find()
    except MemoryError:
        raise
    except Exception:
        log.warning("something of a submission could not be explained", exc_info=True)
        return None
