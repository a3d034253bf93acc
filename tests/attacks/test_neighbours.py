"""Two jobs that run at the same time neither hear nor hurt one another."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from grader.grading.author.cache import Cache
from grader.judge.verdict import Verdict
from grader.sandbox.settings import JailSettings
from tests.attacks import corpus
from tests.attacks.corpus import Submission
from tests.attacks.trial import Overheard, Trial, try_out

pytestmark = pytest.mark.jail

LINGERS = b"\nimport time\ntime.sleep(0.3)\n"
HOSTILE_TO_OTHERS = [
    one
    for one in corpus.hostile("processes", "escaping")
    if one.name.split("/")[1] in ("kills_everything", "stops_the_parent", "ptrace")
]
Beside = Callable[[Submission, Submission], tuple[Trial, list[Trial]]]


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Beside]:
    """Run the second submission again and again for as long as the first one runs."""
    store = Cache(tmp_path_factory.mktemp("cache"))
    with Overheard(JailSettings(slots=2, spares=2)) as jails, ThreadPoolExecutor(1) as pool:
        for one in corpus.honest()[:2]:
            try_out(jails, store, one)  # what is computed once is computed by now

        def run(first: Submission, second: Submission) -> tuple[Trial, list[Trial]]:
            running = pool.submit(try_out, jails, store, first)
            seconds = [try_out(jails, store, second)]
            while not running.done():
                seconds.append(try_out(jails, store, second))
            return running.result(), seconds

        yield run


def _told(submission: Submission, mark: str, more: bytes = b"") -> Submission:
    return replace(submission, source=submission.told(mark=mark) + more)


@pytest.mark.parametrize("submission", corpus.hostile("leaving"), ids=lambda submission: submission.name)
def test_a_job_does_not_hear_the_one_beside_it(submission: Submission, beside: Beside) -> None:
    marks = [f"MARK-{secrets.token_hex(8)}" for _ in range(2)]
    first, seconds = beside(_told(submission, marks[0], LINGERS), _told(submission, marks[1]))
    assert first.verdict is Verdict.PASSED, first
    assert marks[1] not in first.printed
    assert not any(marks[0] in trial.printed for trial in seconds)


@pytest.mark.parametrize("submission", HOSTILE_TO_OTHERS, ids=lambda submission: submission.name)
def test_a_job_does_not_hurt_the_one_beside_it(submission: Submission, beside: Beside) -> None:
    (honest,) = [one for one in corpus.honest() if one.name.endswith("/caches")]
    first, _ = beside(replace(honest, source=honest.source + LINGERS), submission)
    assert first.verdict is Verdict.PASSED, first
