"""What students write: drafts, trials and submissions."""

from __future__ import annotations

import secrets
import uuid
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from grader.accounts.models import User
from grader.catalog.errors import NotYetOpen
from grader.catalog.models import AssignmentExercise, Exercise, ExerciseVersion, Kind
from grader.config import config
from grader.courses.models import Assignment
from grader.courses.schedule import Phase
from grader.courses.selectors import assignment_view
from grader.errors import NotFound
from grader.submissions.errors import (
    AssignmentClosed,
    NotCode,
    SourceEmpty,
    SourceHasNul,
    SourceNotText,
    SourceTooBig,
    TooMany,
)
from grader.submissions.models import Draft, GradingRun, Queue, RunState, Submission, SubmissionKind
from grader.submissions.rules import may_try
from grader.submissions.run_services import run_enqueue
from grader.submissions.signals import submission_wanted


def submission_create(
    *,
    user: User,
    exercise: Exercise,
    assignment: Assignment | None,
    source: str | bytes,
    kind: SubmissionKind = SubmissionKind.SUBMISSION,
    client_token: uuid.UUID | None = None,
) -> Submission:
    """Store what ``user`` sent, queue its grading and, after the commit, send the grading's task.

    ``client_token`` is the page's, one a click: the same token with the same code gives back the submission that
    already exists, so a double click makes one. A newer trial of an exercise replaces the older ones still waiting.
    The draft becomes what was sent. Teachers may send at any time; without an assignment, only teachers may.

    Raises NotFound (not enrolled, not published, not in the assignment), NotYetOpen, AssignmentClosed, NotCode,
    SourceEmpty, SourceTooBig, SourceNotText, SourceHasNul, TooMany.
    """
    current = _check_access(user=user, exercise=exercise, assignment=assignment)
    text = source_text(source=source)
    if not text.strip():
        raise SourceEmpty
    token = client_token or uuid.uuid4()
    with transaction.atomic():
        # One at a time for each student: the second click of a double one waits here, and then sees the first.
        User.objects.select_for_update().get(pk=user.pk)
        earlier = Submission.objects.filter(user=user, client_token=token).first()
        if earlier is not None:
            if (earlier.exercise_id, earlier.kind, earlier.source) == (exercise.pk, kind, text):
                return earlier
            token = uuid.uuid4()  # a page that kept its token but not its code: nothing may be lost
        _check_rate(user)
        if kind == SubmissionKind.TRIAL:
            _supersede_trials(user, exercise, assignment)
        version = ExerciseVersion.objects.only("pk", "spec").get(pk=current)
        submission = Submission.objects.create(
            user=user,
            exercise=exercise,
            version=version,
            assignment=assignment,
            kind=kind,
            source=text,
            seed=secrets.randbits(32),
            client_token=token,
        )
        _keep_draft(user, exercise, assignment, text)
        run_enqueue(submission=submission, queue=_queue_for(version))
    return submission


def draft_save(*, user: User, exercise: Exercise, assignment: Assignment | None, source: str | bytes) -> Draft:
    """Keep what stands in the editor. An empty editor is kept too.

    Raises NotFound, NotYetOpen, SourceTooBig, SourceNotText, SourceHasNul; a closed assignment still keeps drafts.
    """
    _check_access(user=user, exercise=exercise, assignment=assignment, closed_too=True)
    return _keep_draft(user, exercise, assignment, source_text(source=source))


def source_text(*, source: str | bytes) -> str:
    r"""The source as text, with ``\n`` line ends and no byte order mark.

    Raises SourceTooBig, SourceNotText, SourceHasNul.
    """
    try:
        data = source if isinstance(source, bytes) else source.encode()
    except UnicodeEncodeError as error:  # a lone surrogate, as JSON can spell one
        raise SourceNotText(offset=len(source[: error.start].encode())) from error  # type: ignore[union-attr]
    data = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if len(data) > config.max_source_kb << 10:
        raise SourceTooBig(kb=-(-len(data) // 1024), limit=config.max_source_kb)
    if b"\0" in data:
        raise SourceHasNul(line=data[: data.index(b"\0")].count(b"\n") + 1)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise SourceNotText(offset=error.start) from error


def _check_access(*, user: User, exercise: Exercise, assignment: Assignment | None, closed_too: bool = False) -> int:
    """The id of the version that is graded now, for who may write to the exercise."""
    if exercise.current_id is None:
        raise NotFound
    if assignment is None:
        if not may_try(user=user, exercise=exercise):
            raise NotFound
    else:
        view = assignment_view(viewer=user, assignment=assignment)
        if view.phase is Phase.BEFORE and not view.teaches:
            raise NotYetOpen(opens_at=view.schedule.opens_at)
        if not AssignmentExercise.objects.filter(assignment=assignment, exercise=exercise).exists():
            raise NotFound
        if view.phase is Phase.CLOSED and not view.teaches and not closed_too:
            raise AssignmentClosed(closes_at=view.schedule.closes_at)
    if exercise.kind != Kind.CODE:
        raise NotCode
    submission_wanted.send(sender=Submission, user=user, exercise=exercise, assignment=assignment)
    return exercise.current_id


def _check_rate(user: User) -> None:
    since = timezone.now() - timedelta(minutes=1)
    if Submission.objects.filter(user=user, created_at__gt=since).count() >= config.max_per_minute:
        raise TooMany(limit=config.max_per_minute)


def _supersede_trials(user: User, exercise: Exercise, assignment: Assignment | None) -> None:
    GradingRun.objects.filter(
        state=RunState.QUEUED,
        submission__user=user,
        submission__exercise=exercise,
        submission__assignment=assignment,
        submission__kind=SubmissionKind.TRIAL,
    ).update(state=RunState.SUPERSEDED, finished_at=timezone.now())


def _keep_draft(user: User, exercise: Exercise, assignment: Assignment | None, text: str) -> Draft:
    draft, _ = Draft.objects.update_or_create(
        user=user,
        exercise=exercise,
        assignment=assignment,
        defaults={"source": text, "updated_at": timezone.now()},
    )
    return draft


def _queue_for(version: ExerciseVersion) -> Queue:
    return Queue.GPU if (version.spec.get("code") or {}).get("device") == "cuda" else Queue.INTERACTIVE
