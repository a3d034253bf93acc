"""Jails, with and without Landlock, and one set of canaries for all attacks of a test process."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from grader.grading.author.cache import Cache
from grader.sandbox.settings import JailSettings
from tests.attacks.canaries import Canaries, planted
from tests.attacks.corpus import Submission
from tests.attacks.traces import Traces, adopt_orphans
from tests.attacks.trial import Overheard, Trial, try_out

TryOut = Callable[..., Trial]
JailsOn = Callable[[int], Overheard]
NEWEST = JailSettings().landlock


@pytest.fixture(scope="session")
def canaries() -> Iterator[Canaries]:
    with planted() as them:
        yield them


@pytest.fixture(scope="session")
def jails_on(canaries: Canaries) -> Iterator[JailsOn]:
    """Jails on a host with canaries, by the Landlock they use; nothing may be left when they are closed.

    One job at a time, and one spare, so that each job has the same parent as the one before it.
    """
    adopt_orphans()
    made: dict[int, Overheard] = {}

    def on(landlock: int) -> Overheard:
        if landlock not in made:
            made[landlock] = stack.enter_context(Overheard(JailSettings(slots=1, spares=1, landlock=landlock)))
        return made[landlock]

    with ExitStack() as stack:
        yield on
        # Other tests of this process have jails too: only what stands below these is theirs.
        own = Traces.now(pid for jails in made.values() for pid in jails.parents().values()).processes
    left = Traces.settled([os.getpid()], lambda now: not now.processes & own)
    assert not left.processes & own
    assert left.files == left.kernel == ()


@pytest.fixture(scope="session")
def jails(jails_on: JailsOn) -> Overheard:
    """Jails as this host has them."""
    return jails_on(NEWEST)


@pytest.fixture(scope="session")
def attempt(jails_on: JailsOn, canaries: Canaries, tmp_path_factory: pytest.TempPathFactory) -> TryOut:
    """Grade a submission that is told where the canaries are."""
    store = Cache(tmp_path_factory.mktemp("cache"))

    def told(submission: Submission, landlock: int = NEWEST, **places: object) -> Trial:
        places = {"mark": "MARK-0", **canaries.places(), **places}
        return try_out(jails_on(landlock), store, submission, **places)

    return told
