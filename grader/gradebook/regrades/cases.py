"""Which cases of a submission end differently by its new grading."""

from __future__ import annotations

from collections.abc import Iterator

from grader.gradebook.models import CaseChange, Regraded
from grader.grading.report.report import Report
from grader.submissions.models import GradingRun
from grader.submissions.reports import report_of

MOST = 200  # kept of one submission; an exercise has no more cases


def cases_note(*, run: GradingRun) -> None:
    """Keep which cases a run that was graded aside judges otherwise than the one that counts. In its transaction."""
    row = Regraded.objects.filter(run=run).select_related("before__stored", "run__stored").first()
    if row is None or row.before is None:
        return
    old, new = report_of(row.before), report_of(row.run)
    CaseChange.objects.filter(row=row).delete()
    CaseChange.objects.bulk_create(
        CaseChange(row=row, case=case[:120], before=before, after=after)
        for case, before, after in list(_changed(old, new))[:MOST]
    )


def _changed(old: Report | None, new: Report | None) -> Iterator[tuple[str, str, str]]:
    was = {case.name: case.verdict.value for case in old.cases} if old is not None else {}
    now = {case.name: case.verdict.value for case in new.cases} if new is not None else {}
    for name in dict.fromkeys([*now, *was]):
        before, after = was.get(name, ""), now.get(name, "")
        if before != after:
            yield name, before, after
