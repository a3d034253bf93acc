"""Every hostile submission ends as its first line says and wins nothing; every honest look-alike keeps full marks.

What asks the kernel for something runs twice: as this host is, and as on a kernel without Landlock, which
docs/sandbox.md allows. The other areas work on the process itself and on what it sends, where Landlock has no say; nor
has it in a loop that a clock ends. Landlock only takes rights away, so what does not win without any of it does not win
with an older version either: of those ``test_older_kernels`` asks that they stand.
"""

from __future__ import annotations

import re

import pytest

from grader.judge.verdict import Verdict
from tests.attacks import corpus
from tests.attacks.canaries import Canaries
from tests.attacks.conftest import NEWEST, TryOut
from tests.attacks.corpus import Submission

pytestmark = pytest.mark.jail

HOSTILE = corpus.hostile()
HONEST = corpus.honest()
WINNING = {Verdict.PASSED, Verdict.PARTIAL}
ASKING = corpus.hostile("escaping", "leaving", "network", "processes", "reading", "resources", "talking")
ATTACKS = [(NEWEST, one) for one in HOSTILE] + [(0, one) for one in ASKING if Verdict.TIMEOUT not in one.expected]


def _name(value: Submission | int) -> str:
    if isinstance(value, Submission):
        return value.name
    return "as it is" if value else "without Landlock"


@pytest.mark.parametrize(("landlock", "submission"), ATTACKS, ids=_name)
def test_an_attack_ends_as_it_should_and_wins_nothing(
    submission: Submission, landlock: int, attempt: TryOut, canaries: Canaries
) -> None:
    trial = attempt(submission, landlock)
    assert not re.search("^WON:", trial.printed, re.MULTILINE), trial
    assert not canaries.seen_in(trial.said), trial
    assert "<jail " not in trial.said, trial  # our own programs, as tracebacks name them
    assert trial.verdict in submission.expected, trial
    if not submission.expected & WINNING:
        assert trial.right == 0, trial


@pytest.mark.parametrize("submission", HONEST, ids=lambda submission: submission.name)
def test_an_honest_look_alike_keeps_full_marks(submission: Submission, attempt: TryOut) -> None:
    trial = attempt(submission)
    assert trial.verdict is Verdict.PASSED, trial
    assert trial.right == trial.asked > 0


def test_the_corpus_is_as_large_as_it_should_be() -> None:
    assert len(HOSTILE) >= 240
    assert len(HONEST) >= 25
