"""One set of jails for a whole test session: starting a warm parent takes longer than most tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from grader.sandbox import bubblewrap
from grader.sandbox.client import Jails
from grader.sandbox.settings import JailSettings
from tests.require import need


@pytest.fixture(scope="session")
def shared_jails() -> Iterator[Jails]:
    """Jails as a worker has them; the test that asks for them is marked ``jail``."""
    try:
        bubblewrap.find(JailSettings())
    except bubblewrap.UnavailableError as error:
        need(False, str(error))
    with Jails(JailSettings(slots=2, spares=1)) as jails:
        yield jails
