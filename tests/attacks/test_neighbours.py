"""Two jobs that run at the same time neither hear nor hurt one another."""

from __future__ import annotations

import os
import re
import secrets
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from grader.grading.author.cache import Cache
from grader.judge.verdict import Verdict
from grader.sandbox.settings import JailSettings
from tests.attacks import corpus
from tests.attacks.conftest import NEWEST
from tests.attacks.corpus import Submission
from tests.attacks.trial import Overheard, Trial, try_out

pytestmark = pytest.mark.jail

LINGERS = b"\nimport time\ntime.sleep(0.3)\n"
HOSTILE_TO_OTHERS = [
    one
    for one in corpus.hostile("processes", "escaping")
    if one.name.split("/")[1] in ("kills_everything", "signals_its_group", "stops_the_parent", "ptrace")
]
TALKING = corpus.hostile("talking")
# What is in the page cache cannot be asked on every file system, and the machine's own devices are left alone.
ANYWHERE = [one for one in TALKING if one.name.split("/")[1] not in ("pages_in_the_cache", "times_of_devices")]
Beside = Callable[[Submission, Submission], tuple[Trial, list[Trial]]]


@pytest.fixture(scope="module", params=[NEWEST, 0], ids=["as it is", "without Landlock"])
def beside(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Beside]:
    """Run the second submission again and again for as long as the first one runs."""
    store = Cache(tmp_path_factory.mktemp("cache"))
    with Overheard(JailSettings(slots=2, spares=2, landlock=request.param)) as jails, ThreadPoolExecutor(1) as pool:
        for one in corpus.honest()[:2]:
            try_out(jails, store, one)  # what is computed once is computed by now

        def run(first: Submission, second: Submission) -> tuple[Trial, list[Trial]]:
            running = pool.submit(try_out, jails, store, first)
            seconds = [try_out(jails, store, second)]
            while not running.done():
                seconds.append(try_out(jails, store, second))
            return running.result(), seconds

        yield run


def _told(submission: Submission, more: bytes = b"", **places: object) -> Submission:
    return replace(submission, source=submission.told(**places) + more)


@pytest.mark.parametrize("submission", corpus.hostile("leaving"), ids=lambda submission: submission.name)
def test_a_job_does_not_hear_the_one_beside_it(submission: Submission, beside: Beside) -> None:
    marks = [f"MARK-{secrets.token_hex(8)}" for _ in range(2)]
    first, seconds = beside(_told(submission, LINGERS, mark=marks[0]), _told(submission, mark=marks[1]))
    assert first.verdict is Verdict.PASSED, first
    assert marks[1] not in first.printed
    assert not any(marks[0] in trial.printed for trial in seconds)


@pytest.mark.parametrize("submission", HOSTILE_TO_OTHERS, ids=lambda submission: submission.name)
def test_a_job_does_not_hurt_the_one_beside_it(submission: Submission, beside: Beside) -> None:
    (honest,) = [one for one in corpus.honest() if one.name.endswith("/caches")]
    first, _ = beside(replace(honest, source=honest.source + LINGERS), submission)
    assert first.verdict is Verdict.PASSED, first


@pytest.mark.parametrize("submission", TALKING, ids=lambda submission: submission.name)
def test_what_a_job_says_is_not_heard_beside_it(submission: Submission, beside: Beside) -> None:
    number = _number(submission)
    first, seconds = beside(_told(submission, LINGERS, say=number), submission)
    assert first.verdict is Verdict.PASSED, first
    assert not any(f"HEARD: {number}\n" in trial.printed for trial in seconds), (number, first.printed, seconds)


@pytest.mark.parametrize("submission", ANYWHERE, ids=lambda submission: submission.name)
def test_it_would_be_heard_outside_a_jail(submission: Submission) -> None:
    """Else the test above would prove nothing."""
    number = _number(submission)
    stays = b"\nimport signal\nsignal.pause()\n"
    with Path(os.devnull).open() as shared:
        speaker = subprocess.Popen(_python(_told(submission, stays, say=number)), stdin=shared, stdout=subprocess.PIPE)
        try:
            assert speaker.stdout is not None
            assert speaker.stdout.readline() == b"said\n"
            heard = subprocess.run(_python(submission), stdin=shared, capture_output=True, text=True, timeout=60)
        finally:
            speaker.kill()
            speaker.communicate()
    assert heard.stdout == f"HEARD: {number}\n", heard


def _number(submission: Submission) -> int:
    """One that this attack can say: not nothing, which is heard where nobody speaks."""
    found = re.search(rb"^BITS = ([0-9]+)$", submission.source, re.MULTILINE)
    assert found is not None, submission.name
    return 1 + secrets.randbelow((1 << int(found[1])) - 1)


def _python(submission: Submission) -> list[str]:
    return [sys.executable, "-u", "-c", submission.source.decode()]
