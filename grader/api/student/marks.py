"""One's own mark for an exercise, and how it came about."""

from __future__ import annotations

from decimal import Decimal

from django.http import HttpRequest
from ninja import Router

from grader.accounts.tokens.scopes import Scope
from grader.api.auth import needs
from grader.api.errors import REFUSALS
from grader.api.student.courses import EXERCISE, caller
from grader.api.student.schemas import AdjustmentOut, MarkOut
from grader.courses.selectors import course_get
from grader.gradebook.marks.explained import Explained, mark_explained

router = Router(auth=needs(Scope.READ))


@router.get(f"{EXERCISE}/mark", response={200: MarkOut, **REFUSALS}, url_name="mark")
def mark(request: HttpRequest, slug: str, assignment: str, exercise: str) -> MarkOut:
    """Your mark: what was earned, what lateness took, what people decided."""
    user = caller(request)
    course = course_get(viewer=user, slug=slug).course
    return mark_out(
        mark_explained(viewer=user, course=course, assignment=assignment, exercise=exercise, user_id=user.pk)
    )


def mark_out(found: Explained) -> MarkOut:
    mark, standing = found.mark, {row.pk for row in found.standing}
    return MarkOut(
        user=found.user.pk,
        course=found.item.assignment.course.slug,
        assignment=found.item.assignment.slug,
        exercise=found.item.exercise.slug,
        points=mark.points if mark else None,
        max_points=found.item.points,
        earned=mark.earned if mark else None,
        late_seconds=mark.late_seconds if mark else 0,
        free_seconds=mark.free_seconds if mark else 0,
        penalty=mark.penalty if mark else Decimal(0),
        excused=mark.excused if mark else False,
        submission=found.counted.public_id if found.counted else None,
        adjustments=[
            AdjustmentOut(
                id=row.pk,
                kind=row.kind,
                value=row.value,
                reason=row.reason,
                by=row.author.get_full_name(),
                at=row.created_at,
                stands=row.pk in standing,
            )
            for row in found.adjustments
        ],
    )
