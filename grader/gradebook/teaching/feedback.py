"""What staff say about submissions, and what students ask: comments, rubric items, requests to look again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from grader import clock
from grader.accounts.models import User
from grader.courses.models import Verb
from grader.courses.record.events import record
from grader.courses.review import Review
from grader.courses.rules import Viewer, teaches_person
from grader.courses.selectors import students_taught
from grader.errors import NotFound
from grader.gradebook.models import Comment, ReviewRequest, RubricItem, RubricMark
from grader.gradebook.services import marks_recompute
from grader.submissions.help.outputs import made
from grader.submissions.models import Submission
from grader.submissions.selectors import shown_of

LONGEST = 4_000  # characters of a comment or a request


@dataclass(frozen=True, slots=True)
class Said:
    """All that was said about a submission, as its reader may see it."""

    comments: tuple[Comment, ...]
    requests: tuple[ReviewRequest, ...]
    rubric: tuple[tuple[RubricItem, bool], ...]  # each item, and whether it holds; a student gets those that hold
    staff: bool


def check_teaches(*, viewer: Viewer, submission: Submission) -> User:
    """The viewer, who teaches the submission's author. Raises NotFound for everybody else."""
    assignment = submission.assignment
    if assignment is None or not isinstance(viewer, User):
        raise NotFound
    if not teaches_person(viewer, assignment.course, submission.user_id):
        raise NotFound
    return viewer


def said_about(*, viewer: Viewer, submission: Submission) -> Said:
    """What was said; to its author the released comments alone, and nothing while a quiz keeps their results back.

    A dozen queries at most. Raises NotFound for everybody else.
    """
    own = isinstance(viewer, User) and viewer.pk == submission.user_id
    if not own:
        check_teaches(viewer=viewer, submission=submission)
    elif not shown_of(viewer=viewer, submission=submission)[0].reaches(Review.VERDICTS):
        return Said((), (), (), staff=False)
    comments = Comment.objects.filter(submission=submission).select_related("author")
    if own:
        comments = comments.filter(released_at__isnull=False)
    holds = Exists(RubricMark.objects.filter(submission=submission, item=OuterRef("pk"), taken_at=None))
    items = (
        RubricItem.objects.filter(assignment=submission.assignment_id).select_related("exercise").annotate(holds=holds)
    )
    rubric = [(item, item.holds) for item in items if item.holds or item.retired_at is None]
    rubric.sort(key=lambda one: one[0].exercise_id != submission.exercise_id)  # what was written for this one first
    return Said(
        tuple(comments),
        tuple(ReviewRequest.objects.filter(submission=submission).select_related("answered_by")),
        tuple((item, holds) for item, holds in rubric if holds or not own),
        staff=not own,
    )


@transaction.atomic
def comment_add(
    *, submission: Submission, by: User, text: str, line: int | None = None, case: str = "", released: bool = True
) -> Comment:
    """Say something about a line, a case or the whole. Raises NotFound, ValidationError for an empty or long text."""
    check_teaches(viewer=by, submission=submission)
    lines = submission.source.count("\n") + 1
    if line is not None and not 1 <= line <= lines:
        raise ValidationError(_("The code has lines 1 to %(count)s.") % {"count": lines})
    comment = Comment(
        submission=submission,
        author=by,
        text=_text(text),
        line=line,
        case=case,
        released_at=clock.now() if released else None,
    )
    comment.full_clean()
    comment.save()
    _recorded(Verb.COMMENTED, submission, by)
    return comment


@transaction.atomic
def comment_to_all(*, viewer: User, mistake: str, assignment_id: int, exercise_id: int, text: str) -> int:
    """One comment to everybody the viewer teaches whose latest counted submission shows a named mistake; how many.

    Raises NotFound for who teaches nobody there, ValidationError for an empty text.
    """
    text = _text(text)
    rows = Submission.objects.filter(made(mistake), assignment=assignment_id, exercise=exercise_id)
    rows = rows.select_related("assignment__course", "user")
    latest: dict[int, Submission] = {}
    for row in rows.order_by("pk"):
        latest[row.user_id] = row
    if not latest:
        raise NotFound
    first = next(iter(latest.values()))
    assert first.assignment is not None
    taught = set(students_taught(viewer=viewer, course=first.assignment.course).values_list("user", flat=True))
    now = clock.now()
    comments = Comment.objects.bulk_create(
        Comment(submission=row, author=viewer, text=text, released_at=now)
        for row in latest.values()
        if row.user_id in taught
    )
    record(
        Verb.COMMENTED,
        course=first.assignment.course,
        actor=viewer,
        assignment=first.assignment,
        mistake=mistake,
        people=len(comments),
    )
    return len(comments)


@transaction.atomic
def comments_release(*, submission: Submission, by: User) -> int:
    """Let the student read every comment on a submission; how many became readable. Raises NotFound."""
    check_teaches(viewer=by, submission=submission)
    return Comment.objects.filter(submission=submission, released_at=None).update(released_at=clock.now())


@transaction.atomic
def rubric_add(*, submission: Submission, by: User, text: str, points: Decimal) -> RubricItem:
    """A new rubric item of the assignment, written for this exercise and held by this one. Raises as above."""
    check_teaches(viewer=by, submission=submission)
    item = RubricItem(assignment=submission.assignment, exercise=submission.exercise, text=text.strip(), points=points)
    item.full_clean()
    item.save()
    rubric_set(submission=submission, by=by, item_ids={item.pk, *_holding(submission)})
    return item


@transaction.atomic
def rubric_set(*, submission: Submission, by: User, item_ids: Collection[int]) -> None:
    """Make exactly these rubric items hold for a submission; the mark follows in the same transaction."""
    check_teaches(viewer=by, submission=submission)
    Submission.objects.select_for_update().get(pk=submission.pk)
    wanted = set(
        RubricItem.objects.filter(pk__in=item_ids, assignment=submission.assignment_id).values_list("pk", flat=True)
    )
    holding = _holding(submission)
    RubricMark.objects.filter(submission=submission, item__in=holding - wanted, taken_at=None).update(
        taken_at=clock.now()
    )
    RubricMark.objects.bulk_create(
        RubricMark(submission=submission, item_id=item, author=by) for item in sorted(wanted - holding)
    )
    if wanted != holding:
        _recorded(Verb.MARK_ADJUSTED, submission, by)
        assert submission.assignment_id is not None
        marks_recompute(
            user_ids={submission.user_id}, assignment_id=submission.assignment_id, exercise_ids={submission.exercise_id}
        )


@transaction.atomic
def review_ask(*, submission: Submission, by: User, text: str) -> ReviewRequest:
    """A student asks to look at a result again. Raises NotFound, ValidationError where a request waits already."""
    if by.pk != submission.user_id or submission.assignment is None or submission.counted_run_id is None:
        raise NotFound
    if ReviewRequest.objects.filter(submission=submission, answered_at=None).exists():
        raise ValidationError(_("Your request waits for an answer already."))
    request = ReviewRequest(submission=submission, text=_text(text))
    request.full_clean()
    request.save()
    _recorded(Verb.REVIEW_ASKED, submission, by)
    return request


@transaction.atomic
def review_answer(*, request: ReviewRequest, by: User, text: str) -> ReviewRequest:
    """Answer a request. Raises NotFound for who does not teach the student, ValidationError for an empty answer."""
    check_teaches(viewer=by, submission=request.submission)
    if request.answered_at is not None:
        raise ValidationError(_("This request is answered already."))
    request.answer, request.answered_by, request.answered_at = _text(text), by, clock.now()
    request.save(update_fields=["answer", "answered_by", "answered_at"])
    _recorded(Verb.REVIEW_ANSWERED, request.submission, by)
    return request


def _holding(submission: Submission) -> set[int]:
    return set(RubricMark.objects.filter(submission=submission, taken_at=None).values_list("item", flat=True))


def _recorded(verb: Verb, submission: Submission, by: User) -> None:
    assert submission.assignment is not None
    record(
        verb,
        course=submission.assignment.course,
        actor=by,
        subject=submission.user,
        assignment=submission.assignment,
        submission=str(submission.public_id),
    )


def _text(text: str) -> str:
    text = text.strip()
    if not text:
        raise ValidationError(_("Write something first."))
    if len(text) > LONGEST:
        raise ValidationError(_("Write at most %(count)s characters.") % {"count": LONGEST})
    return text
