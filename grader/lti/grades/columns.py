"""The columns of platforms' gradebooks: which there are, what they are called, and what they are worth."""

from __future__ import annotations

from decimal import Decimal

from grader import clock
from grader.catalog.models import AssignmentExercise
from grader.courses.models import Assignment
from grader.gradebook.models import Mark
from grader.localised import localised
from grader.lti.models import Context, LineItem, Score
from grader.prepared import ID, Select
from grader.quizzes.asking.pools import asked_of

SCOPE = "https://purl.imsglobal.org/spec/lti-ags/scope/"
LINE_ITEM, LINE_ITEM_READ, SCORE = f"{SCOPE}lineitem", f"{SCOPE}lineitem.readonly", f"{SCOPE}score"

_COLUMNS = Select(lambda assignment: LineItem.objects.filter(assignment=assignment), assignment=ID)


def column_note(
    *, context: Context, assignment: Assignment, item: AssignmentExercise | None, url: str, link_id: str
) -> LineItem | None:
    """That marks of the assignment, or of one exercise of it, go to the platform; at ``url`` where it has said so.

    None where the platform takes no scores. What was marked before is sent too.
    """
    if SCORE not in context.scopes or not (url or context.lineitems_url):
        return None
    row, created = LineItem.objects.get_or_create(
        context=context, assignment=assignment, item=item, defaults={"url": url, "link_id": link_id}
    )
    if url and row.url != url:
        row.url, row.link_id, row.problem, row.label, row.maximum = url, link_id, "", "", None
        row.save(update_fields=["url", "link_id", "problem", "label", "maximum"])
    if url:  # a link that opens something else now: its column is for that
        LineItem.objects.filter(context=context, url=url).exclude(pk=row.pk).delete()
    if created or row.checked_at is None:
        column_send_all(line_item=row)
    return row


def column_send_all(*, line_item: LineItem) -> int:
    """Put everybody's score into the outbox again; how many those are."""
    marks = Mark.objects.filter(assignment=line_item.assignment_id)
    if line_item.item is not None:
        marks = marks.filter(exercise=line_item.item.exercise_id)
    users = set(marks.values_list("user_id", flat=True))
    users |= set(line_item.scores.values_list("user_id", flat=True))
    scores_due(line_items=[line_item], user_ids=users)
    return len(users)


def scores_due(*, line_items: list[LineItem], user_ids: set[int]) -> None:
    """Say that these students' scores may be others now. Two statements, however many."""
    now = clock.now()
    rows = [
        Score(line_item=line_item, user_id=user, due_at=now, changed_at=now)
        for line_item in line_items
        for user in sorted(user_ids)
    ]
    Score.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["line_item", "user"],
        update_fields=["due_at", "changed_at", "state", "tries"],
        batch_size=500,
    )


def columns_of(*, assignment_id: int) -> list[LineItem]:
    """The columns that marks of the assignment go to. One query, whose SQL is built once: every verdict asks."""
    return _COLUMNS.all(assignment=assignment_id)


def columns_recheck(*, assignment_id: int) -> None:
    """Have title and maximum looked at soon: the assignment changed."""
    LineItem.objects.filter(assignment=assignment_id).update(checked_at=None)


def label_of(line_item: LineItem) -> str:
    """What the column shall be called."""
    language = next(iter(line_item.assignment.course.languages), "en")
    title = localised(line_item.assignment.title, language)
    return title if line_item.item is None else f"{title}: {localised(line_item.item.exercise.title, language)}"


def maximum_of(line_item: LineItem) -> Decimal:
    """What it shall be worth."""
    if line_item.item is not None:
        return line_item.item.points
    return asked_of(user=None, assignments=[line_item.assignment_id])[line_item.assignment_id].points


def resource_id(line_item: LineItem) -> str:
    """Our own name for the column, by which it is found again on the platform."""
    return f"tensorgrade-{line_item.assignment_id}" + (f"-{line_item.item_id}" if line_item.item_id else "")
