"""Checks of drafts as workers run them, and publishing: gated, with warnings signed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from grader.accounts.models import User
from grader.catalog.models import DraftCheck, Exercise, Proof, Publication
from grader.catalog.own.asking import check_ask, version_of_draft
from grader.catalog.own.checking import checks_run
from grader.catalog.own.drafts import draft_create, file_save
from grader.catalog.own.errors import NotReadable
from grader.catalog.own.publishing import NotProved, NotSigned, draft_publish, warnings_of
from grader.catalog.own.selectors import own_get
from grader.content.scaffold.exercise import Kind, new_exercise
from grader.grading.author.cache import Cache
from grader.languages import LANGUAGES, Language
from grader.sandbox.client import Jails
from tests.school import School

pytestmark = pytest.mark.usefixtures("school")


@pytest.fixture
def author(school: School) -> User:
    return school.cast.instructor


def begin(school: School, kind: Kind = "code", languages: tuple[Language, ...] = LANGUAGES) -> Exercise:
    files = new_exercise("relu", "neurons", kind, languages)
    return draft_create(course=school.cast.course, slug="relu", files=files, by=school.cast.instructor)


def ask(exercise: Exercise, by: User) -> DraftCheck:
    contents = own_get(viewer=by, course_slug="cnn", slug=exercise.slug).contents
    return check_ask(exercise=exercise, contents=contents, by=by)


def write(exercise: Exercise, path: str, before: str, after: str, by: User) -> None:
    text = exercise.draft_files.get(path=path).text
    assert before in text
    assert file_save(exercise=exercise, path=path, text=text.replace(before, after), based_on=None, by=by).stored


def run(jails: Jails, folder: Path, worker: str = "worker") -> int:
    return checks_run(jails=jails, cache=Cache(folder), worker=worker)


def test_a_good_draft_passes_and_is_published(school: School, author: User, jails: Jails, tmp_path: Path) -> None:
    exercise = begin(school)
    check = ask(exercise, author)
    assert ask(exercise, author) == check, "a second click asks for nothing new"
    version = version_of_draft(
        exercise=exercise, contents=own_get(viewer=author, course_slug="cnn", slug="relu").contents
    )
    with pytest.raises(NotProved):
        draft_publish(exercise=exercise, version=version, check=check, by=author, signed=["mutants"])
    assert run(jails, tmp_path) == 1
    check.refresh_from_db()
    assert (check.state, check.passed) == ("finished", True)
    assert check.done == check.total > 5
    assert check.result["mutation"]["caught"] == check.result["mutation"]["total"] > 0
    assert 0 < check.result["used"]["cpu_seconds"] < check.result["used"]["cpu_limit"]
    assert warnings_of(course=school.cast.course, version=version, check=check) == ()
    published = draft_publish(exercise=exercise, version=version, check=check, by=author, signed=[], note="first")
    exercise.refresh_from_db()
    assert exercise.current == version == published.version
    assert Proof.objects.get(version=version).mutants == check.result["mutation"]["total"]


def test_what_is_wrong_is_found_and_not_published(school: School, author: User, jails: Jails, tmp_path: Path) -> None:
    exercise = begin(school)
    write(exercise, "accepted/loop.py", "max(x, 0)", "max(x, 1)", author)
    write(exercise, "misconceptions/unchanged.py", "return X", "return X * (X > 0)", author)
    check = ask(exercise, author)
    run(jails, tmp_path)
    check.refresh_from_db()
    assert check.passed is False
    files = {fault["file"] for fault in check.result["faults"]}
    assert files == {"accepted/loop.py", "misconceptions/unchanged.py"}
    with pytest.raises(NotProved):
        draft_publish(exercise=exercise, version=check.version, check=check, by=author, signed=[])
    write(exercise, "exercise.toml", "difficulty = 1", "difficulty = 9", author)
    with pytest.raises(NotReadable):
        ask(exercise, author)


def test_warnings_are_signed_and_kept(school: School, author: User, jails: Jails, tmp_path: Path) -> None:
    exercise = begin(school, languages=("en",))
    cases = "import numpy as np\n\n\ndef cases(rng):\n    yield dict(name='one', args=(np.array([-2.0, 3.0]),))\n"
    for path, text in (
        ("cases.py", cases),
        ("reference.py", "import numpy as np\n\n\ndef relu(X):\n    return np.where(X > 0, X, 0)\n"),
    ):
        file_save(exercise=exercise, path=path, text=text, based_on=None, by=author)
    check = ask(exercise, author)
    run(jails, tmp_path)
    check.refresh_from_db()
    assert check.passed
    survivors = check.result["mutation"]["survivors"]
    assert any("+    return np.where(X >= 0, X, 0)" in one["diff"] for one in survivors), "nothing tries X = 0"
    warned = warnings_of(course=school.cast.course, version=check.version, check=check)
    assert [one.code for one in warned] == ["language-zh-hans", "survivors"]
    with pytest.raises(NotSigned):
        draft_publish(exercise=exercise, version=check.version, check=check, by=author, signed=["survivors"])
    signed = [one.code for one in warned]
    draft_publish(exercise=exercise, version=check.version, check=check, by=author, signed=signed)
    assert Publication.objects.get(exercise=exercise).warnings == [one.sentence for one in warned]


def test_a_questions_variants_are_drawn(school: School, author: User, jails: Jails, tmp_path: Path) -> None:
    check = ask(begin(school, "question"), author)
    run(jails, tmp_path)
    check.refresh_from_db()
    assert check.passed
    assert len({one["question"]["answer"] for one in check.result["variants"]}) > 1


def test_a_check_of_older_content_is_given_up(school: School, author: User, jails: Jails, tmp_path: Path) -> None:
    exercise = begin(school)
    first = ask(exercise, author)
    write(exercise, "statement.md", "Rectified", "Truly rectified", author)
    second = ask(exercise, author)
    assert second != first
    assert not DraftCheck.objects.filter(pk=first.pk).exists(), "nothing came of that content"
    assert exercise.versions.count() == 1
    assert run(jails, tmp_path) == 1
    second.refresh_from_db()
    assert second.passed


def test_a_dead_workers_check_is_taken_over(school: School, author: User, jails: Jails, tmp_path: Path) -> None:
    check = ask(begin(school), author)
    lease = timezone.now() + timedelta(minutes=1)
    DraftCheck.objects.filter(pk=check.pk).update(state="running", claimed_by="dead", lease_until=lease, tries=1)
    assert run(jails, tmp_path) == 0, "its worker may be alive"
    DraftCheck.objects.filter(pk=check.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
    assert run(jails, tmp_path) == 1
    check.refresh_from_db()
    assert (check.passed, check.claimed_by, check.tries) == (True, "worker", 2)


def test_our_own_fault_is_tried_three_times(school: School, author: User, tmp_path: Path) -> None:
    check = ask(begin(school), author)
    broken: Jails = None  # type: ignore[assignment]
    assert checks_run(jails=broken, cache=Cache(tmp_path), worker="worker") == 3
    check.refresh_from_db()
    assert (check.state, check.passed, check.tries) == ("finished", False, 3)
    assert check.result["faults"][0]["rule"] == "host"
