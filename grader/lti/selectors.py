"""What an instructor sees of the course's connection to learning platforms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from grader.accounts.models import User
from grader.courses.models import Course
from grader.courses.rules import Viewer, may_manage, role_in
from grader.errors import NotFound
from grader.lti.models import Context, Identity, LineItem, ResourceLink, Score, ScoreState

SHOWN = 200


@dataclass(frozen=True, slots=True)
class ContextView:
    """A platform's course that is connected, with its links and columns."""

    context: Context
    links: Sequence[ResourceLink]
    columns: Sequence[LineItem]  # with sent, waiting, held and refused: how many scores


def contexts_of(*, viewer: Viewer, course: Course) -> list[ContextView]:
    """The platforms' courses that are connected to this one. Three queries. Raises NotFound but for instructors."""
    _manager(viewer, course)
    contexts = list(Context.objects.filter(course=course).select_related("deployment__platform").order_by("pk"))
    links = ResourceLink.objects.filter(context__in=contexts).select_related("assignment", "item__exercise")
    # A student of whom there is nothing to tell has a row that was never sent: that is no score.
    none = Q(scores__state=ScoreState.SENT, scores__sent_at=None)
    counts = {state.value: Count("scores", filter=Q(scores__state=state) & ~none) for state in ScoreState}
    columns = LineItem.objects.filter(context__in=contexts, assignment__course=course).select_related(
        "assignment", "item__exercise"
    )
    columns = columns.annotate(**counts).order_by("assignment__due_at", "pk")
    return [
        ContextView(
            one,
            [link for link in links if link.context_id == one.pk],
            [column for column in columns if column.context_id == one.pk],
        )
        for one in contexts
    ]


def column_get(*, viewer: Viewer, course: Course, pk: int) -> LineItem:
    """One column of the course's. Raises NotFound."""
    _manager(viewer, course)
    rows = LineItem.objects.select_related("assignment__course", "item__exercise", "context__deployment__platform")
    found = rows.filter(pk=pk, context__course=course, assignment__course=course).first()
    if found is None:
        raise NotFound
    return found


def scores_of(*, column: LineItem, state: str = "", offset: int = 0) -> tuple[Sequence[Score], int]:
    """A window of the column's scores by name, and how many there are. Two queries."""
    rows = Score.objects.filter(line_item=column).exclude(state=ScoreState.SENT, sent_at=None).select_related("user")
    if state in ScoreState.values:
        rows = rows.filter(state=state)
    return list(rows.order_by("user__name", "pk")[offset : offset + SHOWN]), rows.count()


def identities_of(*, user: User) -> Sequence[Identity]:
    """The platforms that open the user's own account, and what they call them. One query."""
    return list(Identity.objects.filter(user=user).select_related("deployment__platform").order_by("pk"))


def _manager(viewer: Viewer, course: Course) -> None:
    if not may_manage(role_in(viewer, course)):
        raise NotFound
