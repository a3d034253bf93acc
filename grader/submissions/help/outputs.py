"""An instructor's explanation of an output that several students got: shown to all of them until it is withdrawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from grader import clock
from grader.accounts.models import User
from grader.catalog.models import Exercise
from grader.courses.models import Course, Verb
from grader.courses.record.events import record
from grader.grading.report.report import Report
from grader.judge.words.sentences import Sentence
from grader.submissions.models import ExplainedOutput, GivenOutput, GradingRun, NamedMistake

LONGEST = 600
OUTPUT = "output:"  # begins the name of a mistake that an instructor named from the class's outputs; its value follows


def output_keep(*, run_id: int, value: str) -> None:
    """Keep the digest of a run's outputs. Call inside the transaction that finishes the run."""
    GivenOutput.objects.bulk_create([GivenOutput(run_id=run_id, value=value)], ignore_conflicts=True)


def with_explanation(*, report: Report, run: GradingRun) -> Report:
    """``report`` with an instructor's explanation of this output, where there is one. A query where it has a digest."""
    assignment, mine = run.submission.assignment, getattr(run, "output", None)
    if assignment is None or mine is None or not mine.value:
        return report
    said = ExplainedOutput.objects.filter(
        course=assignment.course_id, exercise=run.submission.exercise_id, value=mine.value, withdrawn_at=None
    )
    texts = [Sentence(text=text) for text in said.values_list("text", flat=True)[:1]]
    return replace(report, sentences=(*report.sentences, *texts)) if texts else report


def explained_outputs(*, course: Course) -> QuerySet[ExplainedOutput]:
    """What the course's instructors say of outputs, as far as it was not withdrawn."""
    return ExplainedOutput.objects.filter(course=course, withdrawn_at=None)


def unexplained(*, run: str) -> Q:
    """Of rows whose grading is the column ``run``: those in which no mistake that the exercise knows was recognised."""
    return ~Q(Exists(NamedMistake.objects.filter(run=OuterRef(run))))


def made(mistake: str) -> Q:
    """Submissions whose result shows the mistake of that name: one the exercise knows, or an output's (``OUTPUT``)."""
    if mistake.startswith(OUTPUT):
        return Q(counted_run__output__value=mistake.removeprefix(OUTPUT)) & unexplained(run="counted_run")
    return Q(counted_run__mistakes__name=mistake)


@transaction.atomic
def output_explain(
    *, by: User, course: Course, exercise: Exercise, value: str, text: Mapping[str, str]
) -> ExplainedOutput:
    """From now on whoever got this output in the course reads ``text``, by language; English at least.

    Who may do so is the caller's to know. Raises ValidationError where nothing is said, or too much.
    """
    said = {code: words.strip() for code, words in text.items() if words.strip()}
    if not said.get("en"):
        raise ValidationError(_("Write the sentence in English at least: readers of other languages get it too."))
    if any(len(words) > LONGEST for words in said.values()):
        raise ValidationError(_("A sentence has at most %(most)s characters.") % {"most": LONGEST})
    try:
        with transaction.atomic():
            row = ExplainedOutput.objects.create(
                course=course, exercise=exercise, value=value, text=said, by=by, created_at=clock.now()
            )
    except IntegrityError:
        raise ValidationError(_("A colleague has explained this output just now.")) from None
    record(Verb.MISTAKE_NAMED, course=course, actor=by, exercise=exercise.slug, output=value, text=said)
    return row


@transaction.atomic
def output_withdraw(*, by: User, row: ExplainedOutput) -> None:
    """Show it to nobody any more. The course's record keeps it."""
    if ExplainedOutput.objects.filter(pk=row.pk, withdrawn_at=None).update(withdrawn_at=clock.now()) == 1:
        record(
            Verb.MISTAKE_WITHDRAWN,
            course=row.course,
            actor=by,
            exercise=row.exercise.slug,
            output=row.value,
            text=dict(row.text),
        )
