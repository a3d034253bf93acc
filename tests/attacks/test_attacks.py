"""Every hostile submission ends as its first line says and wins nothing; every honest look-alike keeps full marks."""

from __future__ import annotations

import re

import pytest

from grader.judge.verdict import Verdict
from tests.attacks import corpus
from tests.attacks.canaries import Canaries
from tests.attacks.conftest import TryOut
from tests.attacks.corpus import Submission

pytestmark = pytest.mark.jail

HOSTILE = corpus.hostile()
HONEST = corpus.honest()
WINNING = {Verdict.PASSED, Verdict.PARTIAL}


@pytest.mark.parametrize("submission", HOSTILE, ids=lambda submission: submission.name)
def test_an_attack_ends_as_it_should_and_wins_nothing(
    submission: Submission, attempt: TryOut, canaries: Canaries
) -> None:
    trial = attempt(submission)
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
