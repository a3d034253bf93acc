"""What students write: drafts, trials and submissions."""

from __future__ import annotations

import logging
import secrets
import uuid
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from grader import clock
from grader.accounts.models import User
from grader.accounts.services import user_lock
from grader.catalog.models import Exercise, ExerciseVersion, Kind
from grader.config import config
from grader.counters import SENT
from grader.courses.models import Assignment
from grader.submissions.errors import SourceEmpty, SourceHasNul, SourceNotText, SourceTooBig, TooMany
from grader.submissions.models import Draft, GradingRun, Queue, RunState, Submission, SubmissionKind
from grader.submissions.rules import check_may_send, check_policy
from grader.submissions.runs.services import run_enqueue
from grader.submissions.selectors import draft_get

log = logging.getLogger(__name__)


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
    The draft becomes what was sent. Who may send what, and how often, is ``rules``'s to say.

    Raises what those raise, and SourceEmpty, SourceTooBig, SourceNotText, SourceHasNul, TooMany.
    """
    current = check_may_send(user=user, exercise=exercise, assignment=assignment, kind=Kind.CODE)
    text = source_text(source=source)
    if not text.strip():
        raise SourceEmpty
    token = client_token or uuid.uuid4()
    with transaction.atomic():
        # One at a time for each student: the second click of a double one waits here, and then sees the first.
        user_lock(pk=user.pk)
        earlier = Submission.objects.filter(user=user, client_token=token).first()
        if earlier is not None:
            if (earlier.exercise_id, earlier.kind, earlier.source) == (exercise.pk, kind, text):
                return earlier
            token = uuid.uuid4()  # a page that kept its token but not its code: nothing may be lost
        _check_rate(user)
        if kind == SubmissionKind.SUBMISSION and assignment is not None:
            check_policy(user=user, exercise=exercise, assignment=assignment)
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
            created_at=clock.now(),
        )
        _keep_draft(user, exercise, assignment, text)
        run_enqueue(submission=submission, queue=queue_for(version))
    SENT.labels(str(kind)).inc()
    log.info("Took %s %s", kind, submission.pk, extra={"submission": submission.pk, "kind": str(kind), "user": user.pk})
    return submission


@dataclass(frozen=True, slots=True)
class Kept:
    """The result of a save: ``stored``, or not, because another tab's ``draft`` is newer than the one it builds on."""

    draft: Draft
    stored: bool


def draft_save(
    *,
    user: User,
    exercise: Exercise,
    assignment: Assignment | None,
    source: str | bytes,
    based_on: str | None = None,
    kind: Kind = Kind.CODE,
) -> Kept:
    """Keep what stands in the editor, or in a question's fields, be it empty; a closed assignment still keeps drafts.

    ``based_on`` is the revision that the page last saw, "" for none: where another tab has saved something else since,
    nothing is written over. Raises NotFound, NotYetOpen, NotCode, NotQuestion, SourceTooBig, SourceNotText,
    SourceHasNul.
    """
    check_may_send(user=user, exercise=exercise, assignment=assignment, kind=kind, draft=True)
    text = source_text(source=source)
    with transaction.atomic():
        user_lock(pk=user.pk)  # the other tab's save waits here
        if based_on is not None:
            stored = draft_get(user=user, exercise=exercise, assignment=assignment)
            if stored is not None and stored.revision != based_on and stored.source != text:
                return Kept(stored, stored=False)
        return Kept(_keep_draft(user, exercise, assignment, text), stored=True)


@transaction.atomic
def tries_remove(*, exercise: Exercise) -> None:
    """Forget what its authors sent to an exercise that is being removed: nobody else could ever send anything."""
    runs = GradingRun.objects.select_for_update(of=("self",)).filter(submission__exercise=exercise)
    list(runs.values_list("pk", flat=True))  # a worker that finishes one is waited for; no other stores a report now
    Submission.objects.filter(exercise=exercise).delete()


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


def _check_rate(user: User) -> None:
    since = clock.now() - timedelta(minutes=1)
    if Submission.objects.filter(user=user, created_at__gt=since).count() >= config.max_per_minute:
        raise TooMany(limit=config.max_per_minute)


def _supersede_trials(user: User, exercise: Exercise, assignment: Assignment | None) -> None:
    GradingRun.objects.filter(
        state=RunState.QUEUED,
        submission__user=user,
        submission__exercise=exercise,
        submission__assignment=assignment,
        submission__kind=SubmissionKind.TRIAL,
    ).update(state=RunState.SUPERSEDED, finished_at=clock.now())


def _keep_draft(user: User, exercise: Exercise, assignment: Assignment | None, text: str) -> Draft:
    draft, _ = Draft.objects.update_or_create(
        user=user,
        exercise=exercise,
        assignment=assignment,
        defaults={"source": text, "updated_at": clock.now()},
    )
    return draft


def queue_for(version: ExerciseVersion) -> Queue:
    """The queue whose workers can grade it."""
    return Queue.GPU if (version.spec.get("code") or {}).get("device") == "cuda" else Queue.INTERACTIVE
