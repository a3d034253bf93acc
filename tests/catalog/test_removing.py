"""Removing an exercise that was begun: all that belongs to it goes, and what students may have had stays."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from django.utils import timezone

from grader.accounts.models import User
from grader.catalog.models import DraftCheck, DraftCopy, DraftFile, Exercise, ExerciseVersion, Proof
from grader.catalog.own.asking import as_drafted, check_ask
from grader.catalog.own.checking import checks_run
from grader.catalog.own.drafts import draft_create, file_save
from grader.catalog.own.errors import ExerciseRemoved
from grader.catalog.own.folders.copies import copy_send
from grader.catalog.own.removing import PublishedOnce, StillAsked, exercise_remove, removal_of
from grader.catalog.own.selectors import OwnView, own_get
from grader.catalog.services import assignment_add, exercise_store
from grader.content.loader import load_files
from grader.content.scaffold.exercise import new_exercise
from grader.courses.models import Assignment, Event
from grader.errors import NotFound
from grader.grading.author.cache import Cache
from grader.sandbox.client import Jails
from grader.submissions.models import Draft, GradingRun, Submission
from grader.submissions.services import submission_create
from tests.school import School, finish, report
from tests.threads import at_once
from tests.waiting import wait_for

FILES = dict(new_exercise("relu", "neurons"))


@pytest.fixture
def author(school: School) -> User:
    return school.cast.instructor


@pytest.fixture
def draft(school: School, author: User) -> Exercise:
    return draft_create(course=school.cast.course, slug="relu", files=FILES, by=author)


def seen(author: User) -> OwnView:
    return own_get(viewer=author, course_slug="cnn", slug="relu")


def attempt(draft: Exercise, author: User) -> Submission:
    drafted = as_drafted(exercise=draft, contents=FILES)
    return submission_create(user=author, exercise=drafted, assignment=None, source="def relu(X):\n    return X\n")


def test_all_of_it_goes_and_its_address_is_free(school: School, draft: Exercise, author: User) -> None:
    check_ask(exercise=draft, contents=FILES, by=author)
    copy_send(exercise=draft, files=FILES, by=author)
    finish(attempt(draft, author), report(4.0))
    attempt(Exercise.objects.get(pk=draft.pk), author)
    found = removal_of(view=seen(author))
    assert (found.files, found.checks, found.copies, found.pulled, found.refused) == (len(FILES), 1, 1, False, None)
    exercise_remove(exercise=draft, by=author)
    for model in (DraftFile, DraftCheck, DraftCopy, Submission, GradingRun, Draft):
        assert not model.objects.exists(), model
    assert not ExerciseVersion.objects.filter(exercise__course=school.cast.course).exists()
    event = Event.objects.get(verb="exercise-removed")
    assert (event.actor, event.course, event.data["exercise"]) == (author, school.cast.course, "relu")
    again = draft_create(course=school.cast.course, slug="relu", files=FILES, by=author)
    assert seen(author).exercise == again


def test_who_has_it_open_is_told_who_removed_it(school: School, draft: Exercise, author: User) -> None:
    exercise_remove(exercise=draft, by=author)
    with pytest.raises(ExerciseRemoved, match="Instructor has removed the exercise “relu”"):
        seen(author)
    with pytest.raises(ExerciseRemoved):
        file_save(exercise=draft, path="cases.py", text="x = 1\n", based_on=1, by=author)
    with pytest.raises(ExerciseRemoved):
        check_ask(exercise=draft, contents=FILES, by=author)
    assert not Exercise.objects.filter(slug="relu").exists(), "a late check does not bring it back"
    with pytest.raises(ExerciseRemoved):
        exercise_remove(exercise=draft, by=author)
    for name, person in school.cast.everybody():
        if name != "instructor":
            with pytest.raises(NotFound):
                own_get(viewer=person, course_slug="cnn", slug="relu")


def test_what_students_may_have_had_stays(school: School, draft: Exercise, author: User) -> None:
    homework = Assignment.objects.create(
        course=school.cast.course, slug="week-9", title={"en": "Week 9"}, opens_at=timezone.now()
    )
    exercise_store(slug="relu", bundle=load_files("relu", FILES), course=school.cast.course)
    with pytest.raises(PublishedOnce):
        exercise_remove(exercise=draft, by=author)
    draft.refresh_from_db()
    assignment_add(assignment=homework, exercise=draft)
    Exercise.objects.filter(pk=draft.pk).update(current=None)
    with pytest.raises(PublishedOnce):
        exercise_remove(exercise=draft, by=author)
    draft.publications.all().delete()
    with pytest.raises(StillAsked):
        exercise_remove(exercise=draft, by=author)
    assert isinstance(removal_of(view=seen(author)).refused, StillAsked)
    assert seen(author).contents == FILES


@pytest.mark.django_db(transaction=True)
def test_a_check_under_way_ends_without_an_error(
    draft: Exercise, author: User, jails: Jails, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    check = check_ask(exercise=draft, contents=FILES, by=author)

    def work() -> int:
        return checks_run(jails=jails, cache=Cache(tmp_path), worker="worker")

    def remove() -> int:
        wait_for(lambda: DraftCheck.objects.filter(pk=check.pk, done__gt=0).exists(), what="the check's first step")
        exercise_remove(exercise=draft, by=author)
        return 0

    with caplog.at_level(logging.INFO, logger="grader.catalog"):
        assert at_once(work, remove) == [1, 0]
    said = [entry.getMessage() for entry in caplog.records if entry.name.startswith("grader.catalog")]
    assert said == [f"The check of {check.version} was given up"]
    assert not Proof.objects.filter(version__exercise__slug="relu").exists()
