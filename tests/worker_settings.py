"""The service's settings for a real worker process of a test: on the test's own database."""

from __future__ import annotations

import os

from grader.settings import *  # noqa: F403
from grader.settings import DATABASES

DATABASES["default"]["NAME"] = os.environ["TEST_DATABASE"]
