"""What students get has passed its check; what has not leaves everything else as it was."""

from __future__ import annotations

import dataclasses
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse

from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise, Candidate, Exercise, ExerciseVersion, Proof
from grader.catalog.publishing import (
    candidate_check,
    candidate_offer,
    candidates_check,
    candidates_forget,
    folders_offer,
)
from grader.catalog.selectors import exercise_list
from grader.catalog.sync import library_enter
from grader.cli.prepare import prepare
from grader.content.bundle import Bundle
from grader.grading.author.cache import Cache
from grader.quizzes.models import Variant
from grader.sandbox.client import Jails
from grader.sandbox.types import End, Job, Outcome
from grader.submissions.working.preparer import Preparer
from tests.grading.exercises import READY, exercise
from tests.people import assemble

pytestmark = [pytest.mark.jail, pytest.mark.django_db]

BLIND = "def cases(rng):\n    yield dict(name='one', args=(2, 2))\n"  # 2 + 2 is 2 * 2
UNSEEN = "def add(a, b):\n    if a > 50:\n        return b + a\n    return a + b\n"  # no case has so large an `a`
QUESTION = """
format = 1
title = { en = "Two", zh-hans = "二" }
kind = "question"
topic = "sums"
difficulty = 1
minutes = 1
[question]
type = "number"
answer = 2
steps = { en = "1 + 1 = 2", zh-hans = "1 + 1 = 2" }
"""


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


@pytest.fixture
def check(jails: Jails, cache: Cache) -> Callable[[], tuple[list[str], list[str]]]:
    """Check all that waits; what was published, what was refused."""
    return lambda: candidates_check(jails=jails, cache=cache)


def ready(files: dict[str, str] | None = None, **options: str) -> Bundle:
    """The sum, ready to be published but for what ``files`` and ``options`` change."""
    return exercise(files={**READY, **(files or {})}, **options)


def better() -> Bundle:
    """Another version of the exercise, as good as the first."""
    return ready({"statement.md": "Write `add`, which adds two numbers.\n"})


def current() -> str | None:
    found = Exercise.objects.get(slug="sum").current
    return found.hash if found else None


def test_nobody_gets_what_is_not_checked_and_everybody_what_passed(check: Callable) -> None:
    teacher = assemble().instructor
    assert candidate_offer(slug="sum", bundle=ready(), listed=True) == "waiting"
    assert exercise_list(viewer=teacher) == ()
    assert not library_enter(user=teacher).items.exists()

    assert check() == (["sum"], [])

    assert [found.slug for found in exercise_list(viewer=teacher)] == ["sum"]
    assert current() == ready().hash
    assert not Candidate.objects.exists()
    assert library_enter(user=teacher).items.get().exercise.slug == "sum"
    assert candidate_offer(slug="sum", bundle=ready(), listed=True) == "unchanged"


def test_what_does_not_pass_leaves_the_last_good_version(check: Callable) -> None:
    candidate_offer(slug="sum", bundle=ready())
    check()
    blind = ready({"exercise.toml": ready().text("exercise.toml").replace('en = "Sum"', 'en = "Blind"')}, cases=BLIND)
    assert candidate_offer(slug="sum", bundle=blind) == "waiting"

    assert check() == ([], ["sum"])

    assert current() == ready().hash
    assert Exercise.objects.get().title["en"] == "Sum"
    [problem] = Candidate.objects.get().problems
    assert (problem["rule"], problem["file"]) == ("misconception", "misconceptions/times.py")
    assert check() == ([], [])  # it is not tried again and again, but when it is offered again
    assert candidate_offer(slug="sum", bundle=better()) == "waiting"
    assert check() == (["sum"], [])


def test_going_back_to_what_passed_is_immediate(check: Callable) -> None:
    for bundle in (ready(), better()):
        candidate_offer(slug="sum", bundle=bundle)
        check()
    assert candidate_offer(slug="sum", bundle=ready()) == "published"
    assert current() == ready().hash


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    """``sum``, and ``two``, which does not say its topic."""
    ready().export(tmp_path / "sum")
    two = tmp_path / "two"
    two.mkdir()
    (two / "exercise.toml").write_text(QUESTION.replace("topic =", "topics ="))
    (two / "statement.md").write_text("How much is 1 + 1?\n")
    (two / "statement.zh-hans.md").write_text("1 + 1 等于多少？\n")
    return [tmp_path / "sum", two]


def test_a_folder_that_cannot_be_read_stops_no_other_and_is_shown_to_staff(
    folders: list[Path], check: Callable, client: Client
) -> None:
    offered = folders_offer(folders=folders)
    assert (offered.waiting, offered.unreadable) == (("sum",), ("two",))
    assert check() == (["sum"], [])
    assert not Exercise.objects.filter(slug="two").exists()

    client.force_login(User.objects.create_superuser("root", password="x"))
    candidate = Candidate.objects.get()
    page = client.get(reverse("admin:catalog_candidate_change", args=[candidate.pk])).content.decode()
    assert "`topic` is missing" in page
    assert client.get(reverse("admin:catalog_candidate_changelist")).status_code == 200

    (folders[1] / "exercise.toml").write_text(QUESTION)
    folders_offer(folders=folders)
    assert check() == (["two"], [])
    assert Variant.objects.get().version == Exercise.objects.get(slug="two").current
    assert not Candidate.objects.exists()


def test_staff_see_beside_an_exercise_what_is_wrong_with_its_newer_version(
    check: Callable, folders: list[Path], client: Client
) -> None:
    folders_offer(folders=folders)
    check()
    (folders[0] / "cases.py").write_text("def cases(rng):\n    yield 5\n")
    folders_offer(folders=folders[:1])
    check()
    client.force_login(User.objects.create_superuser("root", password="x"))
    address = reverse("admin:catalog_exercise_change", args=[Exercise.objects.get().pk])
    assert "cases.py" in client.get(address).content.decode()


def test_a_folder_that_is_gone_is_forgotten(folders: list[Path]) -> None:
    folders_offer(folders=folders)
    shutil.rmtree(folders[1])
    candidates_forget(but=["sum"])
    assert [candidate.slug for candidate in Candidate.objects.all()] == ["sum"]


class Failing:
    """Real jails, of which the first job fails as by a fault of the host."""

    def __init__(self, jails: Jails) -> None:
        self.jails, self.settings, self.left = jails, jails.settings, 1

    def run(self, job: Job) -> Outcome:
        self.left -= 1
        outcome = self.jails.run(job)
        return outcome if self.left < 0 else dataclasses.replace(outcome, end=End.INTERNAL, cases=())


def test_each_is_in_the_library_once_it_has_passed(jails: Jails, cache: Cache) -> None:
    for slug in ("first", "second"):
        candidate_offer(slug=slug, bundle=ready(), listed=True)
    there = []
    candidates_check(jails=jails, cache=cache, progress=lambda *_: there.append(AssignmentExercise.objects.count()))
    assert there == [0, 1]


def test_a_fault_of_the_host_refuses_nothing(jails: Jails, cache: Cache) -> None:
    candidate_offer(slug="sum", bundle=ready())
    failing = Failing(jails)
    assert candidates_check(jails=failing, cache=cache) == (["sum"], [])  # type: ignore[arg-type]
    assert failing.left < 0


def test_what_changed_while_it_was_checked_is_checked_as_it_is_now(jails: Jails, cache: Cache, check: Callable) -> None:
    candidate_offer(slug="sum", bundle=ready())
    old = Candidate.objects.select_related("version").get()
    candidate_offer(slug="sum", bundle=better())
    assert not candidate_check(candidate=old, jails=jails, cache=cache)
    assert current() is None
    check()
    assert current() == better().hash


def test_a_start_of_the_service_offers_and_goes_on(
    folders: list[Path], configured: Callable[..., None], capsys: pytest.CaptureFixture[str], jails: Jails
) -> None:
    """Without jails, as a web server; then with jails, as the whole service on one machine."""
    root = folders[0].parent / "library"
    for folder in folders:
        shutil.copytree(folder, root / "sums" / folder.name)
    configured(exercises_dir=root)
    prepare()
    assert "1 exercises are still to be checked" in (said := capsys.readouterr().out)
    assert "something is wrong with them: two" in said
    assert current() is None
    prepare(jails=jails)
    assert "still to be checked" not in capsys.readouterr().out
    assert current() == ready().hash
    assert library_enter(user=assemble().student).items.get().exercise.slug == "sum"


def preparer(jails: Jails, cache: Cache, **more: bool) -> Preparer:
    return Preparer(jails=jails, cache=cache, quiet=lambda: 9.0, stopping=threading.Event(), **more)


def test_a_worker_publishes_and_tries_the_mutants_then(jails: Jails, cache: Cache, client: Client) -> None:
    candidate_offer(slug="sum", bundle=ready(reference=UNSEEN))
    preparer(jails, cache, ahead=False).look()
    assert current() == ready(reference=UNSEEN).hash
    assert Proof.objects.get().caught is None

    preparer(jails, cache).look()

    proof = Proof.objects.get()
    assert proof.caught is not None
    assert proof.mutants is not None
    assert proof.caught < proof.mutants
    assert [problem["rule"] for problem in proof.problems] == ["mutants"]
    client.force_login(User.objects.create_superuser("root", password="x"))
    page = client.get(reverse("admin:catalog_exercise_change", args=[Exercise.objects.get().pk])).content.decode()
    assert f"{proof.caught} / {proof.mutants}" in page
    assert "mutants of its solutions" in page


def test_versions_of_no_folder_are_nobodys(check: Callable) -> None:
    """A version that is stored and not published is seen by none of the selectors."""
    candidate_offer(slug="sum", bundle=ready(), listed=True)
    assert ExerciseVersion.objects.count() == 1
    assert exercise_list(viewer=AnonymousUser()) == ()
    assert exercise_list(viewer=assemble().student) == ()
