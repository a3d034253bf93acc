"""Which cases of a submission end differently by its new grading."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from grader.gradebook.models import CaseChange, Regraded
from grader.localised import localised
from grader.questions.question import Question, plain
from grader.questions.registry import question_of
from grader.quizzes.asking.variants import variants_judging
from grader.quizzes.models import Answer
from grader.submissions.models import GradingRun
from grader.submissions.runs.reports import report_of

MOST = 200  # kept of one submission; an exercise has no more cases


def cases_note(*, run: GradingRun) -> None:
    """Keep which cases a run that was graded aside judges otherwise than the one that counts. In its transaction."""
    row = Regraded.objects.filter(run=run).select_related("before__stored", "run__stored").first()
    if row is None or row.before is None:
        return
    names = _part_names(row.run, row.before)
    old, new = _by_name(row.before, names), _by_name(row.run, names)
    CaseChange.objects.filter(row=row).delete()
    CaseChange.objects.bulk_create(
        CaseChange(row=row, case=case[:120], before=before, after=after)
        for case, before, after in list(_changed(old, new))[:MOST]
    )


def _by_name(run: GradingRun, names: Mapping[int, Callable[[str], str]]) -> dict[str, str]:
    """How each case of a run ended, by a name that stands for the same in each version."""
    report = report_of(run)
    if report is None:
        return {}
    name = names.get(run.version_id, str)
    return {name(case.name): case.verdict.value for case in report.cases}


def _part_names(*runs: GradingRun) -> dict[int, Callable[[str], str]]:
    """For an answer, by version, how its parts are named: one that is known by its place in the file by its text.

    The same place may be another option in another version.
    """
    answer = Answer.objects.select_related("variant").filter(submission=runs[0].submission_id).first()
    if answer is None:
        return {}
    asked = answer.variant
    judging = variants_judging([(asked, run.version_id) for run in runs])
    variants = {run.version_id: judging.get((asked.pk, run.version_id), asked) for run in runs}
    return {version: partial(_part_name, question_of(variant.question)) for version, variant in variants.items()}


def _part_name(question: Question, part: str) -> str:
    item = question.item(part)
    return part if item is None else localised(plain(item), "en")


def _changed(was: Mapping[str, str], now: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for name in dict.fromkeys([*now, *was]):
        before, after = was.get(name, ""), now.get(name, "")
        if before != after:
            yield name, before, after
