"""Handing in: who may, when, and what is stored."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from grader.accounts.models import User
from grader.catalog.errors import NotYetOpen
from grader.catalog.models import Exercise
from grader.courses.services import extension_grant
from grader.errors import NotFound
from grader.submissions.errors import AssignmentClosed, NotCode, TooMany
from grader.submissions.models import Draft, GradingRun, RunState, Submission
from grader.submissions.selectors import draft_get
from grader.submissions.services import draft_save, submission_create
from tests.school import SOURCE, TRIAL, School, run_of

HOUR = timedelta(hours=1)
TEACHERS = {"instructor", "assistant"}
MEMBERS = TEACHERS | {"student", "other"}


def people(school: School) -> list[tuple[str, User]]:
    return [(name, person) for name, person in school.cast.everybody() if isinstance(person, User)]


def test_a_submission_and_its_run_are_stored_together(school: School) -> None:
    submission = school.submit()
    assert (submission.user, submission.version) == (school.cast.student, school.exercise.current)
    assert submission.source == SOURCE
    run = GradingRun.objects.get()
    assert (run.submission, run.state, run.queue, run.tries) == (submission, RunState.QUEUED, "interactive", 0)


def test_the_task_is_sent_after_the_commit_with_the_runs_id_only(
    school: School, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    sent: list[tuple[object, ...]] = []
    monkeypatch.setattr("grader.celery.send", lambda name, *args, queue: sent.append((name, args, queue)))
    with django_capture_on_commit_callbacks(execute=True):
        submission = school.submit()
        assert sent == []
    assert sent == [("grader.submissions.grade_run", (run_of(submission).pk,), "interactive")]


def test_a_broker_that_is_away_loses_nothing(
    school: School, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    def away(*args: object, **kwargs: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("grader.celery.send", away)
    with django_capture_on_commit_callbacks(execute=True):
        submission = school.submit()
    assert run_of(submission).state == RunState.QUEUED


def test_members_hand_in_and_others_find_nothing(school: School) -> None:
    for name, person in people(school):
        if name in MEMBERS:
            assert school.submit(person).user == person
        else:
            with pytest.raises(NotFound):
                school.submit(person)
            with pytest.raises(NotFound):
                draft_save(user=person, exercise=school.exercise, assignment=school.assignment, source="x")


@pytest.mark.parametrize(
    ("dates", "error"),
    [
        ({"opens_at": timezone.now() + HOUR}, NotYetOpen),
        ({"due_at": timezone.now() - HOUR, "closes_at": timezone.now() - HOUR}, AssignmentClosed),
        ({"published": False}, NotFound),
    ],
    ids=["before", "closed", "unpublished"],
)
def test_outside_the_dates_only_teachers_hand_in(school: School, dates: dict[str, object], error: type) -> None:
    school.reschedule(opens_at=timezone.now() - 2 * HOUR)
    school.reschedule(**dates)  # type: ignore[arg-type]
    for name, person in people(school):
        if name in TEACHERS:
            school.submit(person)
        elif name in MEMBERS:
            for kind in ("submission", "trial"):
                with pytest.raises(error):
                    school.submit(person, kind=kind)
    assert Submission.objects.count() == 2


def test_an_extension_opens_a_closed_assignment_for_one(school: School) -> None:
    school.reschedule(opens_at=None, due_at=timezone.now() - HOUR, closes_at=timezone.now() - HOUR)
    extension_grant(assignment=school.assignment, user=school.cast.student, closes_at=timezone.now() + HOUR)
    school.submit(school.cast.student)
    with pytest.raises(AssignmentClosed):
        school.submit(school.cast.other)


def test_a_closed_assignment_still_keeps_drafts(school: School) -> None:
    school.reschedule(opens_at=None, due_at=timezone.now() - HOUR, closes_at=timezone.now() - HOUR)
    draft_save(user=school.cast.student, exercise=school.exercise, assignment=school.assignment, source="late idea")
    assert Draft.objects.get().source == "late idea"


def test_an_exercise_outside_the_assignment_is_not_found(school: School) -> None:
    school.item.delete()
    for _, person in people(school):
        with pytest.raises(NotFound):
            school.submit(person)


def test_without_an_assignment_only_teachers_try_exercises_out(school: School) -> None:
    for name, person in people(school):
        if name in TEACHERS | {"outsider"}:  # who teaches elsewhere
            submission_create(user=person, exercise=school.exercise, assignment=None, source=SOURCE, kind=TRIAL)
        else:
            with pytest.raises(NotFound):
                submission_create(user=person, exercise=school.exercise, assignment=None, source=SOURCE, kind=TRIAL)


def test_a_question_takes_no_code(school: School) -> None:
    Exercise.objects.update(kind="question")
    school.exercise.refresh_from_db()
    with pytest.raises(NotCode):
        school.submit()


def test_a_double_click_makes_one_submission(school: School) -> None:
    token = uuid.uuid4()
    assert school.submit(client_token=token) == school.submit(client_token=token)
    assert GradingRun.objects.count() == 1


def test_the_same_token_with_other_code_loses_nothing(school: School) -> None:
    token = uuid.uuid4()
    first = school.submit(client_token=token)
    second = school.submit(source="def corr2d(X, K): ...", client_token=token)
    third = school.submit(client_token=token, kind=TRIAL)
    assert len({first.pk, second.pk, third.pk}) == 3


def test_a_token_is_one_students_own(school: School) -> None:
    token = uuid.uuid4()
    assert school.submit(school.cast.student, client_token=token) != school.submit(
        school.cast.other, client_token=token
    )


def test_ten_at_once_are_all_taken(school: School) -> None:
    for number in range(10):
        school.submit(source=f"{SOURCE}# {number}\n")
    assert GradingRun.objects.filter(state=RunState.QUEUED).count() == 10


def test_too_many_in_a_minute_are_refused_with_the_limit(school: School, configured: Callable[..., None]) -> None:
    configured(max_per_minute=3)
    for _ in range(3):
        school.submit()
    with pytest.raises(TooMany, match="3 times") as refused:
        school.submit()
    assert refused.value.status == 429
    school.submit(school.cast.other)
    Submission.objects.update(created_at=timezone.now() - timedelta(minutes=2))
    school.submit()


def test_a_newer_trial_replaces_the_waiting_one_and_no_submission(school: School) -> None:
    kept = [school.submit(), school.submit(school.cast.other, kind=TRIAL)]
    replaced = school.submit(kind=TRIAL)
    newest = school.submit(kind=TRIAL)
    assert run_of(replaced).state == RunState.SUPERSEDED
    assert {run_of(submission).state for submission in [*kept, newest]} == {RunState.QUEUED}


def test_what_was_sent_is_the_draft(school: School) -> None:
    where = {"user": school.cast.student, "exercise": school.exercise, "assignment": school.assignment}
    assert draft_get(**where) is None
    draft_save(**where, source="first\r\n")
    school.submit(source="second")
    draft = draft_get(**where)
    assert draft is not None
    assert draft.source == "second"
    assert draft_get(**{**where, "user": school.cast.other}) is None
    assert draft_get(**{**where, "assignment": None}) is None
    draft_save(**where, source="")
    assert Draft.objects.get().source == ""
