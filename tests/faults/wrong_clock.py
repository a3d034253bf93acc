"""The service's settings on a machine whose clock is ``AHEAD`` seconds ahead."""

from __future__ import annotations

import os
from datetime import datetime, timedelta

from django.utils import timezone

from grader.settings import *  # noqa: F403

_right = timezone.now


def _wrong() -> datetime:
    return _right() + timedelta(seconds=float(os.environ["AHEAD"]))


timezone.now = _wrong
