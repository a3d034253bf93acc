"""Everything of one person's, as data they can take along."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from grader.accounts.models import ApiToken, User
from grader.courses.access import review_of
from grader.courses.models import Enrolment
from grader.courses.review import Review
from grader.courses.selectors import assignment_view
from grader.errors import NotFound
from grader.gradebook.models import Adjustment, Comment, Mark, ReviewRequest
from grader.submissions.models import Draft, Experiment, OpenedHint, Submission


def everything_of(*, user: User) -> Iterator[tuple[str, dict[str, Any]]]:
    """(kind, row) of all that is kept about ``user``; results only as far as each assignment's review shows them."""
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
    submissions = Submission.objects.filter(user=user).select_related("exercise", "assignment__course", "counted_run")
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
    for draft in Draft.objects.filter(user=user).select_related("exercise").order_by("pk").iterator(chunk_size=200):
        yield "draft", {"exercise": draft.exercise.slug, "at": draft.updated_at, "source": draft.source}
    for hint in OpenedHint.objects.filter(user=user).select_related("assignment", "exercise").order_by("pk"):
        place = {"assignment": hint.assignment.slug, "exercise": hint.exercise.slug}
        yield "hint", {**place, "number": hint.number, "cost": hint.cost, "at": hint.opened_at}
    for tried in Experiment.objects.filter(user=user).select_related("exercise").order_by("pk"):
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
