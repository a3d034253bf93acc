"""What authors' code gives is computed before a submission needs it, and stands in no submission's way."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from grader.accounts.models import User
from grader.catalog.models import ExerciseVersion, Preparation, Proof
from grader.catalog.publishing import candidate_offer, mutants_store
from grader.catalog.selectors import bundle_of
from grader.catalog.services import exercise_store
from grader.grading.author.authored import stock
from grader.grading.author.cache import Cache
from grader.grading.judges.pool import Judges
from grader.grading.pipeline import grade
from grader.judge.verdict import Verdict
from grader.sandbox.client import Jails
from grader.sandbox.settings import JailSettings
from grader.sandbox.types import Job, Outcome
from grader.submissions.working.host import worker_settings
from grader.submissions.working.preparer import Preparer
from tests.grading.exercises import READY, exercise
from tests.threads import at_once
from tests.waiting import wait_for
from tests.worker_process import running

pytestmark = [pytest.mark.jail, pytest.mark.django_db(transaction=True)]

CASES = """
def cases(rng):
    yield dict(name="one", args=(1, 2))
    yield dict(name="two", args=(3, 4), visible=False, points=2)
    yield dict(name="drawn", args=(5, int(rng.integers(9, 99))), visible=False, fresh=True)
    yield dict(name="grown", args=(6, 7), visible=False, reveal="minimised", family="growing")

def family(rng, name):
    for n in range(1, 4):
        yield dict(args=(n, n))
"""
MINUS = '"""Subtracted.\n\nzh-hans: 做了减法。\n"""\ndef add(a, b):\n    return a - b\n'
TIMES = '"""Multiplied.\n\nzh-hans: 做了乘法。\n"""\ndef add(a, b):\n    return a * b\n'
ENDLESS = '"""Endless.\n\nzh-hans: 不会结束。\n"""\ndef add(a, b):\n    while True:\n        pass\n'
RIGHT = "def add(a, b):\n    return a + b\n"
SWAPPED = "def add(a, b):\n    return -(b - a)\n"


class Watched:
    """Real jails that note each job's files, as it begins."""

    def __init__(self, jails: Jails) -> None:
        self.jails, self.settings = jails, jails.settings
        self.jobs: list[Job] = []
        self.now: list[str] = []  # solutions that are running
        self.most_at_once = 0
        self.after: Callable[[Job], None] = lambda job: None

    def run(self, job: Job) -> Outcome:
        self.jobs.append(job)
        text = job.files.get("solution.py", "")
        self.now.append(text)
        self.most_at_once = max(self.most_at_once, len(self.now))
        try:
            return self.jails.run(job)
        finally:
            self.now.remove(text)
            self.after(job)

    def close(self) -> None:
        self.jails.close()


@pytest.fixture(autouse=True)
def _no_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests call the worker themselves."""
    monkeypatch.setattr("grader.celery.send", lambda *args, **options: None)


@pytest.fixture
def watched(jails: Jails) -> Watched:
    return Watched(jails)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def publish(**more: str) -> ExerciseVersion:
    """A version of a sum with two misconceptions, a fresh case and a family; ``more`` are files, ``cases`` is one."""
    cases = more.pop("cases", CASES)
    files = {"misconceptions/minus.py": MINUS, "misconceptions/times.py": TIMES, **more}
    patient = "[limits]\ncpu_seconds = 100\n"
    version = exercise_store(slug="sum", bundle=exercise(cases=cases, files=files, toml=patient)).version
    mutants_store(version_id=version.pk, caught=1, mutants=1, faults=())  # they have tests of their own
    return version


def preparer(watched: Watched, cache: Cache, quiet: Callable[[], float] = lambda: 9.0) -> Preparer:
    return Preparer(jails=watched, cache=cache, quiet=quiet, stopping=threading.Event())  # type: ignore[arg-type]


def test_the_first_wrong_submission_is_named_and_only_it_is_run(watched: Watched, cache: Cache) -> None:
    version = publish()
    preparer(watched, cache).look()
    watched.jobs.clear()
    bundle, fresh_process = bundle_of(version=version), Cache(cache.folder)

    for seed in range(5):
        report = grade(bundle, SWAPPED, seed=seed, jails=watched, cache=fresh_process)  # type: ignore[arg-type]
        assert report.misconceptions == ("minus",)

    assert {job.files["solution.py"] for job in watched.jobs} == {SWAPPED}


def test_the_time_of_each_accepted_solution_is_kept(watched: Watched, cache: Cache) -> None:
    version = publish(**{"accepted/plus.py": RIGHT, "accepted/minus.py": MINUS})
    preparer(watched, cache).look()
    took = Preparation.objects.get(version=version).took
    assert set(took) == {"plus.py"}  # the other passes nothing
    assert 0 < took["plus.py"] < 10


def test_what_students_have_is_prepared_before_what_waits_for_its_check(watched: Watched, cache: Cache) -> None:
    """A library that is checked anew takes a while, and nobody is to wait for their own input until its end."""
    publish()
    candidate_offer(slug="other", bundle=exercise(files=READY))
    proofs = Proof.objects.count()
    seen = set()
    watched.after = lambda job: seen.add((Preparation.objects.count(), Proof.objects.count()))
    preparer(watched, cache).look()
    assert Preparation.objects.count() == 2
    assert (1, proofs) in seen


def test_what_is_there_is_not_computed_again(watched: Watched, cache: Cache) -> None:
    publish()
    preparer(watched, cache).look()
    done = len(watched.jobs)

    preparer(watched, Cache(cache.folder)).look()
    assert len(watched.jobs) == done

    shutil.rmtree(cache.folder)
    preparer(watched, Cache(cache.folder)).look()
    assert len(watched.jobs) == 2 * done


def test_a_new_version_is_prepared_and_none_that_is_no_longer_current(watched: Watched, cache: Cache) -> None:
    old = publish()
    new = publish(**{"misconceptions/minus.py": MINUS.replace("a - b", "b - a")})
    preparer(watched, cache).look()

    assert list(Preparation.objects.values_list("version", flat=True)) == [new.pk]
    assert old.pk != new.pk


def test_two_workers_of_a_host_do_nothing_twice(watched: Watched, cache: Cache) -> None:
    publish()
    preparer(watched, cache).look()
    alone = len(watched.jobs)
    watched.jobs.clear()
    shutil.rmtree(cache.folder)

    at_once(*(preparer(watched, Cache(cache.folder)).look for _ in range(2)))

    assert len(watched.jobs) == alone
    assert watched.most_at_once == 1


def test_workers_that_take_turns_at_one_stage_draw_nothing_twice(watched: Watched, cache: Cache) -> None:
    """Each has seen what was missing before the other drew some of it."""
    bundle = bundle_of(version=publish())

    def pieces() -> Iterator[str]:
        return stock(bundle, jails=watched, cache=Cache(cache.folder))  # type: ignore[arg-type]

    [*pieces()]
    alone = len(watched.jobs)
    shutil.rmtree(cache.folder)
    watched.jobs.clear()

    first, second = pieces(), pieces()
    for _ in range(alone):
        next(first, None)
        next(second, None)

    assert len(watched.jobs) == alone


def test_nothing_begins_while_something_is_graded(watched: Watched, cache: Cache) -> None:
    publish()
    asked: list[int] = []

    def quiet() -> float:
        asked.append(len(watched.jobs))
        return 0.0 if len(asked) <= 3 else 9.0

    preparer(watched, cache, quiet).look()

    assert asked[:4] == [0, 0, 0, 0]
    assert watched.jobs


def test_a_submission_is_not_held_by_what_is_prepared(
    cache: Cache, configured: Callable[..., None], jails: Jails
) -> None:
    """With one slot, taken up by a known mistake that never ends."""
    configured(slots=1, prepare_ahead=True)
    version = publish(**{"misconceptions/minus.py": ENDLESS})
    with Jails(worker_settings()) as own, Judges(jails=own, folder=cache.folder) as judges:
        watched = Watched(own)
        busy = preparer(watched, cache)
        busy.start()
        wait_for(lambda: ENDLESS in watched.now, what="the endless job")

        report = judges.grade(bundle_of(version=version), RIGHT, seed=5)

        assert ENDLESS in watched.now
        assert report.verdict is Verdict.PASSED
        busy.stopping.set()
    busy.join()


FAULTY = CASES.replace("range(1, 4)", "[]")


def test_a_fault_of_the_authors_is_shown_to_staff_and_not_tried_for_ever(
    watched: Watched, cache: Cache, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    version = publish(cases=FAULTY)
    preparer(watched, cache).look()
    done = len(watched.jobs)
    preparer(watched, cache).look()

    assert len(watched.jobs) == done
    assert "should yield one dict an input" in Preparation.objects.get(version=version).fault
    assert "sum@" in caplog.text
    client.force_login(User.objects.create_superuser("root", password="x"))
    address = reverse("admin:catalog_exercise_change", args=[version.exercise_id])
    assert "should yield one dict an input" in client.get(address).content.decode()
    assert client.get(reverse("admin:catalog_exercise_changelist")).status_code == 200


def test_cases_that_do_not_run_are_a_fault_too(watched: Watched, cache: Cache) -> None:
    version = publish(cases="def cases(rng):\n    raise OSError('full')\n    yield\n")
    preparer(watched, cache).look()

    assert "OSError" in Preparation.objects.get(version=version).fault
    assert len(watched.jobs) == 2  # once for each stage


def test_a_fault_of_the_hosts_is_nobodys_and_tried_later(
    watched: Watched, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish()
    with Jails(JailSettings(required=("a-layer-that-does-not-exist",), slots=1)) as broken:
        watched.jails, whole = broken, watched.jails
        failing = preparer(watched, cache)
        failing.look()
        tried = len(watched.jobs)
        failing.look()
        assert len(watched.jobs) == tried  # not before AGAIN_SECONDS are over

        monkeypatch.setattr("grader.submissions.working.preparer.AGAIN_SECONDS", 0.0)
        watched.after = lambda job: setattr(watched, "jails", whole)
        preparer(watched, cache).look()
    assert Preparation.objects.get().fault == ""


def test_a_disk_that_keeps_nothing_is_not_written_to_again_and_again(
    watched: Watched, cache: Cache, caplog: pytest.LogCaptureFixture
) -> None:
    """With a file where each folder of the cache should be, nothing can be written there, as on a full disk."""
    publish()
    cache.folder.mkdir()
    for number in range(256):
        (cache.folder / f"{number:02x}").touch()
    failing = preparer(watched, cache)
    failing.look()
    assert "is the disk full?" in caplog.text
    tried = len(watched.jobs)
    failing.look()
    assert len(watched.jobs) == tried
    assert not Preparation.objects.exists()


@pytest.mark.slow
def test_a_worker_process_prepares_what_is_published_while_it_runs(tmp_path: Path, jails: Jails) -> None:
    with running(tmp_path / "log", PREPARE_AHEAD="1"):
        version = publish()
        found = wait_for(lambda: Preparation.objects.filter(version=version).first(), what="the preparation")
    assert found.fault == ""
