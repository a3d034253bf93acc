"""Everything of one person's, as data they can take along."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from grader.accounts.models import ApiToken, User
from grader.catalog.withheld import withheld_from
from grader.courses.access import review_of
from grader.courses.models import Assignment, Enrolment, Extension, GroupMember, Mode
from grader.courses.review import Review
from grader.courses.selectors import assignment_view
from grader.errors import NotFound
from grader.gradebook.models import Adjustment, Comment, Mark, ReviewRequest, RubricMark
from grader.quizzes.models import Accommodation, Attempt, Place
from grader.submissions.models import Draft, Experiment, OpenedHint, ShownSolution, Submission


def everything_of(*, user: User) -> Iterator[tuple[str, dict[str, Any]]]:
    """(kind, row) of all that is kept about ``user``; results only as far as each assignment's review shows them.

    What they wrote in practice for an exercise that is still asked of them elsewhere comes when it is over.
    """
    waiting = Q(assignment__mode=Mode.PRACTICE, exercise__in=withheld_from(user=user))
    shown: dict[int | None, bool] = {None: True}

    def results(row: Submission | Mark | Adjustment) -> bool:
        if row.assignment_id not in shown:
            assert row.assignment is not None
            try:
                view = assignment_view(viewer=user, assignment=row.assignment)
                shown[row.assignment_id] = review_of(view).reaches(Review.VERDICTS)
            except NotFound:
                shown[row.assignment_id] = False
        return shown[row.assignment_id]

    reads_in = {"language": user.language, "time_zone": user.time_zone}
    names = {"user_name": user.username, "name": user.name, "email": user.email}
    yield "account", {**names, "since": user.date_joined, **reads_in}
    for token in ApiToken.objects.filter(user=user):
        dates = {"since": token.created_at, "used_last": token.last_used_at, "until": token.expires_at}
        yield "token", {"name": token.name, "scopes": token.scopes, **dates}
    for enrolment in Enrolment.objects.filter(user=user).select_related("course"):
        yield (
            "course",
            {
                "course": enrolment.course.slug,
                "role": enrolment.role,
                "status": enrolment.status,
                "number": enrolment.student_number,
            },
        )
    submissions = Submission.objects.filter(user=user).exclude(waiting)
    submissions = submissions.select_related("exercise", "assignment__course", "counted_run")
    for row in submissions.defer("counted_run__report").order_by("pk").iterator(chunk_size=200):
        result = {}
        if row.counted_run is not None and results(row):
            run = row.counted_run
            result = {"verdict": run.verdict, "points": run.points, "max_points": run.max_points}
        yield (
            "submission",
            {
                "id": row.public_id,
                "at": row.created_at,
                "kind": row.kind,
                "exercise": row.exercise.slug,
                "assignment": row.assignment.slug if row.assignment else "",
                "source": row.source,
                **result,
            },
        )
    drafts = Draft.objects.filter(user=user).exclude(waiting).select_related("exercise")
    for draft in drafts.order_by("pk").iterator(chunk_size=200):
        yield "draft", {"exercise": draft.exercise.slug, "at": draft.updated_at, "source": draft.source}
    for hint in OpenedHint.objects.filter(user=user).select_related("assignment", "exercise").order_by("pk"):
        place = {"assignment": hint.assignment.slug, "exercise": hint.exercise.slug}
        yield "hint", {**place, "number": hint.number, "cost": hint.cost, "at": hint.opened_at}
    for solution in ShownSolution.objects.filter(user=user).select_related("exercise").order_by("pk"):
        yield "solution", {"exercise": solution.exercise.slug, "at": solution.shown_at}
    for tried in Experiment.objects.filter(user=user).exclude(waiting).select_related("exercise").order_by("pk"):
        typed = {"given": tried.given, "scratch": tried.scratch, "source": tried.source}
        yield "experiment", {"exercise": tried.exercise.slug, "at": tried.created_at, **typed}
    for mark in Mark.objects.filter(user=user).select_related("assignment__course", "exercise"):
        if results(mark):
            place = {"assignment": mark.assignment.slug, "exercise": mark.exercise.slug}
            yield "mark", {**place, "points": mark.points, "max_points": mark.max_points, "late": mark.late}
    for adjustment in Adjustment.objects.filter(user=user).select_related("assignment__course", "exercise"):
        if not results(adjustment):
            continue
        place = {"assignment": adjustment.assignment.slug, "exercise": adjustment.exercise.slug}
        reason = {"kind": adjustment.kind, "value": adjustment.value, "reason": adjustment.reason}
        yield "adjustment", {**place, **reason, "at": adjustment.created_at}
    comments = Comment.objects.filter(submission__user=user, released_at__isnull=False)
    for comment in comments.select_related("submission__assignment__course"):
        if not results(comment.submission):
            continue
        yield "comment", {"submission": comment.submission.public_id, "line": comment.line, "text": comment.text}
    for asked in ReviewRequest.objects.filter(submission__user=user).select_related("submission"):
        yield "request", {"submission": asked.submission.public_id, "text": asked.text, "answer": asked.answer}
    yield from _dates_and_groups(user)
    yield from _attempts(user)
    for given in RubricMark.objects.filter(submission__user=user, taken_at=None).select_related(
        "item", "submission__assignment__course"
    ):
        if results(given.submission):
            rubric = {"text": given.item.text, "points": given.item.points}
            yield "rubric", {"submission": given.submission.public_id, **rubric}


def _dates_and_groups(user: User) -> Iterator[tuple[str, dict[str, Any]]]:
    """What somebody was given of their own: other dates, more time; and with whom they hand in. Three queries."""
    for row in Extension.objects.filter(user=user, assignment__published=True).select_related("assignment__course"):
        dates = {"opens_at": row.opens_at, "due_at": row.due_at, "closes_at": row.closes_at}
        more = {"more_attempts": row.more_attempts, "more_seconds": row.more_seconds}
        yield "extension", {**_place(row.assignment), **dates, **more}
    for member in GroupMember.objects.filter(user=user, assignment__published=True).select_related(
        "group", "assignment__course"
    ):
        yield "group", {**_place(member.assignment), "name": member.group.name}
    for more_time in Accommodation.objects.filter(user=user).select_related("course"):
        yield "more-time", {"course": more_time.course.slug, "factor": more_time.factor}


def _attempts(user: User) -> Iterator[tuple[str, dict[str, Any]]]:
    """Their attempts at quizzes, and what they saved there. Two queries."""
    for row in Attempt.objects.filter(user=user).select_related("assignment__course").order_by("pk"):
        times = {"started_at": row.started_at, "finished_at": row.finished_at}
        yield "attempt", {**_place(row.assignment), "number": row.number, **times, "receipt": row.receipt}
    saved = Place.objects.filter(attempt__user=user, saved_at__isnull=False).select_related(
        "attempt__assignment__course", "item__exercise"
    )
    for place in saved.order_by("pk").iterator(chunk_size=200):
        where = {**_place(place.attempt.assignment), "attempt": place.attempt.number}
        answer = {"exercise": place.item.exercise.slug, "response": place.response, "at": place.saved_at}
        yield "answer", {**where, **answer}


def _place(assignment: Assignment) -> dict[str, str]:
    return {"course": assignment.course.slug, "assignment": assignment.slug}
