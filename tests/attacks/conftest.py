"""One set of jails and one set of canaries for all attacks of a test process."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest

from grader.grading.author.cache import Cache
from grader.sandbox.settings import JailSettings
from tests.attacks.canaries import Canaries, planted
from tests.attacks.corpus import Submission
from tests.attacks.traces import Traces, adopt_orphans
from tests.attacks.trial import Overheard, Trial, try_out

TryOut = Callable[..., Trial]


@pytest.fixture(scope="session")
def canaries() -> Iterator[Canaries]:
    with planted() as them:
        yield them


@pytest.fixture(scope="session")
def jails(canaries: Canaries) -> Iterator[Overheard]:
    """Jails on a host with canaries; nothing may be left when they are closed.

    One job at a time, and one spare, so that each job has the same parent as the one before it.
    """
    adopt_orphans()
    with Overheard(JailSettings(slots=1, spares=1)) as them:
        yield them
        # Other tests of this process have jails too: only what stands below these is theirs.
        own = Traces.now(them.parents().values()).processes
    left = Traces.settled([os.getpid()], lambda now: not now.processes & own)
    assert not left.processes & own
    assert left.files == left.kernel == ()


@pytest.fixture(scope="session")
def attempt(jails: Overheard, canaries: Canaries, tmp_path_factory: pytest.TempPathFactory) -> TryOut:
    """Grade a submission that is told where the canaries are."""
    store = Cache(tmp_path_factory.mktemp("cache"))

    def told(submission: Submission, **places: object) -> Trial:
        return try_out(jails, store, submission, **{"mark": "MARK-0", **canaries.places(), **places})

    return told
