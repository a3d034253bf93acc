"""Answers to questions: marked in the request, stored as submissions with a finished run, through the same Report."""

from __future__ import annotations

import json
import secrets
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction

from django.db import transaction
from django.db.models import OuterRef
from django.utils.translation import get_language, gettext

from grader import clock
from grader.accounts.models import User
from grader.accounts.services import user_lock
from grader.catalog.models import ExerciseVersion, Kind
from grader.courses.models import Mode
from grader.errors import NotFound
from grader.grading.questions import mark_response
from grader.grading.report.report import Report, to_json
from grader.judge.words.sentences import render
from grader.questions.readings import Reading
from grader.quizzes.asking.solutions import solutions_seen
from grader.quizzes.errors import AnswerEmpty, AnswerTooBig, AnswerUnreadable
from grader.quizzes.models import Answer, Attempt, Draw, Place, Variant
from grader.quizzes.sitting.reading import reading_of
from grader.submissions.models import Draft, GradingRun, Queue, RunState, Submission, SubmissionKind
from grader.submissions.rules import check_may_send
from grader.submissions.runs.services import run_enqueue
from grader.submissions.services import queue_for
from grader.submissions.signals import runs_finished

MAX_RESPONSE = 32 << 10  # bytes of a response as JSON


def answer_submit(
    *,
    user: User,
    draw: Draw,
    response: object,
    client_token: uuid.UUID | None = None,
) -> Submission:
    """Mark ``response`` to the variant in ``draw`` and store it. The same token twice is the same answer.

    What says the same as an earlier answer to the drawing is that answer: no further try. Raises NotFound where the
    drawing is not theirs, what ``check_may_send`` raises, AnswerTooBig; AnswerEmpty and AnswerUnreadable (be it for one
    cell), which cost nothing and store nothing: what cannot be read is said, not marked.
    """
    if draw.user_id != user.pk:
        raise NotFound
    check_may_send(user=user, exercise=draw.exercise, assignment=draw.assignment, kind=Kind.QUESTION)
    check_size(response)
    token = client_token or uuid.uuid4()
    with transaction.atomic():
        user_lock(pk=user.pk)
        earlier = Submission.objects.filter(user=user, client_token=token).first()
        if earlier is not None:
            return earlier
        reading = reading_of(variant=draw.variant, response=response)
        if reading.unread:
            raise AnswerUnreadable(reason=render(reading.unread[0].sentence, gettext, get_language() or "en"))
        if reading.value is None:
            raise AnswerEmpty
        again = _given_before(draw, reading)
        if again is not None:
            return again
        given = Given(
            user_id=user.pk,
            variant=draw.variant,
            version=draw.variant.version,
            assignment_id=draw.assignment_id,
            response=response,
            at=clock.now(),
            draw=draw,
            token=token,
            worth=worth_of_try(draw),
        )
        [submission] = answers_store([(given, given.report())])
    return submission


def _given_before(draw: Draw, reading: Reading) -> Submission | None:
    """The earlier answer to this drawing that says the same. One query."""
    for answer in draw.answers.select_related("submission").order_by("submission_id"):
        said = reading_of(variant=draw.variant, response=json.loads(answer.submission.source))
        if said == reading:
            return answer.submission
    return None


def check_size(response: object) -> None:
    """Raise AnswerTooBig for a response that is more than any question asks for."""
    if len(json.dumps(response)) > MAX_RESPONSE:
        raise AnswerTooBig(limit=MAX_RESPONSE >> 10)


def worth_of_try(draw: Draw) -> Fraction:
    """What a right answer to this drawing is worth now, of 1.

    In homework each try at the same drawing costs a third of the points, and a third is always left; another drawing
    is worth everything again. What its solution was shown of is worth nothing. Practice costs nothing.
    """
    if draw.assignment is None or draw.assignment.mode != Mode.HOMEWORK:
        return Fraction(1)
    if solutions_seen(user_id=draw.user_id, assignment_id=draw.assignment.pk, variants=[draw.variant]):
        return Fraction(0)
    return max(Fraction(1, 3), 1 - Fraction(draw.answers.count(), 3))


@dataclass(frozen=True, slots=True)
class Given:
    """One response to be marked and stored: by whom, to what, when. ``worth``: of a right answer, of 1."""

    user_id: int
    variant: Variant
    version: ExerciseVersion
    assignment_id: int | None
    response: object
    at: datetime
    draw: Draw | None = None
    token: uuid.UUID = field(default_factory=uuid.uuid4)
    worth: Fraction = Fraction(1)

    def report(self) -> Report:
        """How it is marked."""
        variant = self.variant
        return mark_response(
            variant.question, self.response, version=self.version.hash, number=variant.number, worth=self.worth
        )


@transaction.atomic(savepoint=False)
def answers_store(
    given: Sequence[tuple[Given, Report]], *, places: Sequence[Place] = (), rush: bool = False
) -> list[Submission]:
    """Store what one student answered in one place, with their marks, in one transaction and one query a table.

    ``places``: of an attempt that is handed in, one for each answer. They name what they became before marks follow.
    ``rush``: many hand in at this moment, so whoever hears of it leaves to a worker what can follow.
    """
    submissions = Submission.objects.bulk_create(
        Submission(
            user_id=one.user_id,
            exercise_id=one.version.exercise_id,
            version=one.version,
            assignment_id=one.assignment_id,
            kind=SubmissionKind.SUBMISSION,
            source=json.dumps(one.response, ensure_ascii=False),
            seed=one.variant.number,
            client_token=one.token,
            created_at=one.at,
        )
        for one, _ in given
    )
    rows = list(zip(submissions, given, strict=True))
    Answer.objects.bulk_create(
        Answer(submission=submission, variant=one.variant, draw=one.draw) for submission, (one, _) in rows
    )
    for place, submission in zip(places, submissions, strict=bool(places)):
        place.submission = submission
    Place.objects.bulk_update(places, ["submission"])
    now = clock.now()
    runs = GradingRun.objects.bulk_create(
        GradingRun(
            submission=submission,
            version=one.version,
            state=RunState.FINISHED,
            queue=Queue.INTERACTIVE,
            started_at=one.at,
            finished_at=now,
            verdict=report.verdict.value,
            points=report.points,
            max_points=report.max_points,
            report=to_json(report),
        )
        for submission, (one, report) in rows
    )
    if runs:
        newest = GradingRun.objects.filter(submission=OuterRef("pk")).order_by("-pk").values("pk")[:1]
        Submission.objects.filter(pk__in=[submission.pk for submission in submissions]).update(counted_run=newest)
        runs_finished.send(sender=GradingRun, runs=runs, rush=rush)
    return submissions


def code_hand_in(*, attempt: Attempt, place: Place) -> Submission | None:
    """What the student's code at a place of a quiz has become: the last they handed in, or what stands in their editor.

    None where they wrote nothing. Inside the attempt's transaction; the grading is queued where it is not done.
    """
    mine = {"user": attempt.user, "exercise": place.item.exercise, "assignment": attempt.assignment}
    last = (
        Submission.objects.filter(**mine, kind=SubmissionKind.SUBMISSION, created_at__gte=attempt.started_at)
        .order_by("-pk")
        .first()
    )
    draft = Draft.objects.filter(**mine, updated_at__gte=attempt.started_at).first()
    if draft is None or not draft.source.strip() or (last is not None and last.source == draft.source):
        return last
    submission = Submission.objects.create(
        **mine,
        version=place.version,
        kind=SubmissionKind.SUBMISSION,
        source=draft.source,
        seed=secrets.randbits(32),
        created_at=draft.updated_at,
    )
    run_enqueue(submission=submission, queue=queue_for(place.version))
    return submission
