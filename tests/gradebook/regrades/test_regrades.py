"""A regrade is computed beside what counts, looked at, applied or dropped, and undone."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from grader.accounts.models import User
from grader.catalog.models import Exercise, ExerciseVersion, Proof, Publication
from grader.courses.models import Event, Verb
from grader.errors import NotFound
from grader.gradebook.models import Adjustment, Mark, RegradePolicy, RegradeSet
from grader.gradebook.regrades.selectors import (
    regrade_cases,
    regrade_effects,
    regrade_get,
    regrade_person,
    regrade_progress,
    regrade_summary,
    versions_offered,
)
from grader.gradebook.regrades.services import (
    Asked,
    regrade_apply,
    regrade_create,
    regrade_drop,
    regrade_extend,
    regrade_policy,
    regrade_undo,
    regrades_settle,
)
from grader.gradebook.regrades.told import effects_told, regrades_told
from grader.gradebook.services import marks_differing
from grader.grading.report.packing import graded
from grader.grading.report.report import CaseReport, Report
from grader.judge.verdict import Verdict
from grader.submissions.models import GradingRun, Queue, RunState, Submission
from grader.submissions.runs.reports import report_of
from grader.submissions.runs.services import grading_run_finish
from grader.submissions.runs.turns import grading_run_claim
from tests.school import School, report


def cased(points: float, **verdicts: Verdict) -> Report:
    cases = tuple(CaseReport(name, verdict, 1.0, 1.0, visible=True) for name, verdict in verdicts.items())
    return report(points, cases=cases)


def begin(school: School, policy: RegradePolicy = RegradePolicy.REPLACE, **more: Any) -> RegradeSet:
    asked = Asked(exercise=school.exercise, policy=policy, **more)
    return regrade_create(
        by=school.cast.instructor, assignment=school.assignment, asked=asked, reason="The tolerance was too small."
    )


def compute(found: dict[int, Report]) -> None:
    """Grade what waits aside, as a worker would: by submission, what its new report says; then settle."""
    while (claim := grading_run_claim(queue=Queue.BULK, worker="bulk")) is not None:
        run = GradingRun.objects.get(pk=claim.run_id)
        assert grading_run_finish(claim=claim, report=graded(found[run.submission_id]))
    assert regrades_settle() == 1


def points(school: School) -> dict[str, Decimal]:
    return dict(Mark.objects.filter(assignment=school.assignment).values_list("user__username", "points"))


@pytest.fixture
def two(school: School) -> tuple[School, Submission, Submission]:
    """The student has 4 of 10, the other 8; computed again they have 7 and 5."""
    first = school.graded(cased(4, small=Verdict.WRONG, large=Verdict.WRONG)).submission
    second = school.graded(cased(8, small=Verdict.PASSED, large=Verdict.WRONG), user=school.cast.other).submission
    return school, first, second


NEW = (cased(7, small=Verdict.PASSED, large=Verdict.WRONG), cased(5, small=Verdict.PASSED, large=Verdict.ERROR))


@pytest.mark.django_db
def test_a_checked_draft_is_no_version_to_grade_by(school: School) -> None:
    current = school.exercise.current
    assert current is not None
    draft = ExerciseVersion.objects.create(exercise=school.exercise, hash="d" * 64, spec={}, bundle=current.bundle)
    Proof.objects.create(version=draft)
    assert draft in versions_offered(exercise_id=school.exercise.pk), "of the library nothing is proved as a draft"
    Exercise.objects.filter(pk=school.exercise.pk).update(course=school.cast.course, listed=False)
    assert list(versions_offered(exercise_id=school.exercise.pk)) == [current]
    Publication.objects.create(exercise=school.exercise, version=draft)
    assert list(versions_offered(exercise_id=school.exercise.pk)) == [draft, current]


@pytest.mark.django_db
def test_nothing_counts_before_it_is_applied_and_all_is_as_before_after_undoing(
    two: tuple[School, Submission, Submission],
) -> None:
    school, first, second = two
    old = dict(Submission.objects.values_list("pk", "counted_run"))
    regrade = begin(school)
    assert regrade_progress(regrade=regrade).percent == 0
    compute({first.pk: NEW[0], second.pk: NEW[1]})

    assert points(school) == {"student": 4, "other": 8}
    assert dict(Submission.objects.values_list("pk", "counted_run")) == old
    summary = regrade_summary(regrade=regrade)
    assert (summary.rises, summary.falls, summary.same, summary.gained, summary.lost) == (1, 1, 0, 3.0, 3.0)
    window = regrade_effects(regrade=regrade)
    assert [(row.user.username, row.before, row.after, row.change) for row in window.rows] == [
        ("other", 8, 5, -3),
        ("student", 4, 7, 3),
    ]
    assert {(one.case, one.before, one.after, one.count) for one in regrade_cases(regrade=regrade)} == {
        ("small", "wrong", "passed", 1),
        ("large", "wrong", "error", 1),
    }

    regrade_apply(by=school.cast.instructor, regrade=regrade)
    assert points(school) == {"student": 7, "other": 5}
    assert list(marks_differing(course=school.cast.course)) == []
    [told] = regrades_told(submission_id=first.pk)
    assert (told.reason, told.counts, told.undone) == ("The tolerance was too small.", True, False)
    assert told.row.before is not None
    assert (told.row.before.points, told.row.run.points) == (4, 7)
    [effect] = effects_told(
        assignment_id=school.assignment.pk, exercise_id=school.exercise.pk, user_id=school.cast.student.pk
    )
    assert (effect.before, effect.after) == (4, 7)

    regrade_undo(by=school.cast.instructor, regrade=regrade)
    assert points(school) == {"student": 4, "other": 8}
    assert dict(Submission.objects.values_list("pk", "counted_run")) == old
    assert [report_of(run) is not None for run in GradingRun.objects.all()] == [True] * 4  # no report is gone
    verbs = list(Event.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs[-3:] == [Verb.REGRADE_BEGUN, Verb.REGRADED, Verb.REGRADE_UNDONE]
    assert list(marks_differing(course=school.cast.course)) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("policy", "student", "other"),
    [
        (RegradePolicy.REPLACE, 7, 5),
        (RegradePolicy.BEST, 7, 8),
        (RegradePolicy.RISES, 7, 8),
        (RegradePolicy.EXTRA, 7, 8),
    ],
)
def test_a_policy_says_which_result_counts(
    two: tuple[School, Submission, Submission], policy: RegradePolicy, student: int, other: int
) -> None:
    school, first, second = two
    regrade = begin(school)
    compute({first.pk: NEW[0], second.pk: NEW[1]})
    regrade_policy(by=school.cast.instructor, regrade=regrade, policy=policy)
    said = {row.user.username: row.after for row in regrade_effects(regrade=regrade).rows}

    regrade_apply(by=school.cast.instructor, regrade=regrade)

    assert points(school) == {"student": student, "other": other} == said
    given = list(Adjustment.objects.values_list("user__username", "kind", "value", "reason"))
    extra = [("student", "bonus", Decimal(3), "The tolerance was too small.")]
    assert given == (extra if policy is RegradePolicy.EXTRA else [])
    assert list(marks_differing(course=school.cast.course)) == []
    regrade_undo(by=school.cast.instructor, regrade=regrade)
    assert points(school) == {"student": 4, "other": 8}


@pytest.mark.django_db
def test_rises_looks_at_marks_and_best_at_submissions(school: School) -> None:
    """The student's best falls and another try of theirs rises, to less than their mark is now."""
    best = school.graded(report(8)).submission
    other = school.graded(report(2)).submission
    regrade = begin(school, RegradePolicy.RISES)
    compute({best.pk: report(5), other.pk: report(6)})
    assert regrade_summary(regrade=regrade).same == 1
    regrade_policy(by=school.cast.instructor, regrade=regrade, policy=RegradePolicy.BEST)
    regrade_apply(by=school.cast.instructor, regrade=regrade)
    best.refresh_from_db()
    other.refresh_from_db()
    shares = [(row.counted_run.points if row.counted_run else None) for row in (best, other)]
    assert shares == [8, 6]
    assert points(school) == {"student": 8}


@pytest.mark.django_db
def test_what_is_handed_in_meanwhile_waits_for_nobody_and_can_be_added(
    two: tuple[School, Submission, Submission],
) -> None:
    school, first, second = two
    regrade = begin(school)
    late = school.graded(report(10)).submission  # its own run is not aside: it counts as always
    assert points(school)["student"] == 10
    compute({first.pk: NEW[0], second.pk: NEW[1]})
    assert regrade_summary(regrade=regrade).since == 1
    assert regrade_extend(by=school.cast.instructor, regrade=regrade) == 1
    compute({late.pk: report(1)})
    regrade_apply(by=school.cast.instructor, regrade=regrade)
    assert points(school) == {"student": 7, "other": 5}


@pytest.mark.django_db
def test_what_has_come_to_count_since_is_left_alone(two: tuple[School, Submission, Submission]) -> None:
    school, first, second = two
    regrade = begin(school)
    compute({first.pk: NEW[0], second.pk: NEW[1]})
    mended = GradingRun.objects.filter(submission=second, aside=False).get()
    mended.pk = None
    mended.points = 9.0
    mended.save()
    Submission.objects.filter(pk=second.pk).update(counted_run=mended)
    regrade_apply(by=school.cast.instructor, regrade=regrade)
    second.refresh_from_db()
    assert second.counted_run_id == mended.pk
    assert regrade_progress(regrade=regrade).moved == 1
    assert points(school) == {"student": 7, "other": 9}


@pytest.mark.django_db
def test_a_dropped_one_is_not_graded_and_counts_for_nothing(two: tuple[School, Submission, Submission]) -> None:
    school, first, _ = two
    regrade = begin(school)
    regrade_drop(by=school.cast.instructor, regrade=regrade)
    assert grading_run_claim(queue=Queue.BULK, worker="bulk") is None
    assert regrades_settle() == 0
    assert points(school) == {"student": 4, "other": 8}
    assert regrades_told(submission_id=first.pk) == ()
    with pytest.raises(ValidationError):
        regrade_apply(by=school.cast.instructor, regrade=regrade)
    begin(school)  # another may begin now


@pytest.mark.django_db
def test_two_of_the_same_work_at_once_are_refused_and_so_is_one_of_nothing(
    two: tuple[School, Submission, Submission],
) -> None:
    school, *_ = two
    begin(school)
    with pytest.raises(ValidationError, match="waits for a decision"):
        begin(school)
    assert RegradeSet.objects.count() == 1
    with pytest.raises(ValidationError):
        regrade_create(by=school.cast.instructor, assignment=school.assignment, asked=Asked(), reason="  ")


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["assistant", "student", "outsider"])
def test_only_instructors_regrade(two: tuple[School, Submission, Submission], who: str) -> None:
    school, first, second = two
    user: User = getattr(school.cast, who)
    regrade = begin(school)
    with pytest.raises(NotFound):
        regrade_get(viewer=user, course=school.cast.course, pk=regrade.pk)
    with pytest.raises(NotFound):
        regrade_drop(by=user, regrade=regrade)
    compute({first.pk: NEW[0], second.pk: NEW[1]})
    for service in (regrade_apply, regrade_undo):
        with pytest.raises(NotFound):
            service(by=user, regrade=regrade)
    with pytest.raises(NotFound):
        regrade_create(by=user, assignment=school.assignment, asked=Asked(), reason="x")


@pytest.mark.django_db
def test_some_people_only(two: tuple[School, Submission, Submission]) -> None:
    school, first, _ = two
    regrade = begin(school, people=[school.cast.student])
    compute({first.pk: NEW[0]})
    regrade_apply(by=school.cast.instructor, regrade=regrade)
    assert points(school) == {"student": 7, "other": 8}
    assert regrade_person(regrade=regrade, user_id=school.cast.student.pk).rows[0].run.points == 7
    with pytest.raises(NotFound):
        regrade_person(regrade=regrade, user_id=school.cast.other.pk)


@pytest.mark.django_db
def test_a_fault_of_ours_changes_nothing(two: tuple[School, Submission, Submission]) -> None:
    school, *_ = two
    regrade = begin(school)
    runs = GradingRun.objects.filter(aside=True)
    now = regrade.created_at
    runs.update(state=RunState.FINISHED, verdict=Verdict.INTERNAL, finished_at=now)
    assert regrades_settle() == 1
    assert regrade_progress(regrade=regrade).failed == 2
    regrade_apply(by=school.cast.instructor, regrade=regrade)
    assert points(school) == {"student": 4, "other": 8}
