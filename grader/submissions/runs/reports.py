"""Reports of gradings, kept and read: packed, with what many of them share kept once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Mapping
from threading import Lock

from django.db import transaction

from grader.catalog.models import Kind
from grader.grading.report.packing import MARK, PACKED, Graded, failing, graded, titles, unpacked, version_part
from grader.grading.report.report import Report, from_json
from grader.submissions.help.outputs import output_keep
from grader.submissions.models import GradingRun, ReportPart, StoredReport

KNOWN = 4096  # keys of parts that this process has seen stored
AT_ONCE = 50  # old reports moved in one transaction

KEPT, MOST_KEPT = 256, 16 << 10  # parts that were read, and bytes of one

_read: OrderedDict[str, bytes] = OrderedDict()
_known: OrderedDict[str, None] = OrderedDict()
_lock = Lock()


def report_store(*, run_id: int, report: Graded) -> None:
    """Keep the report of a run; the run itself says ``MARK``. Two queries, one more for parts never seen here.

    Call it inside the transaction that finishes the run.
    """
    with _lock:
        new = [key for key in report.parts if key not in _known]
    if new:
        ReportPart.objects.bulk_create(
            [ReportPart(key=key, data=report.parts[key]) for key in sorted(new)], ignore_conflicts=True
        )
        transaction.on_commit(lambda: _remember(new))
    StoredReport.objects.bulk_create(
        [StoredReport(run_id=run_id, data=report.data)],
        update_conflicts=True,
        unique_fields=["run"],
        update_fields=["data"],
    )
    if report.outputs:
        output_keep(run_id=run_id, value=report.outputs)


def report_of(run: GradingRun) -> Report | None:
    """The whole report of a run, for who may see all of it; None where it has none. At most two queries."""
    if run.report is None:
        return None
    if run.report.get("format") != PACKED:
        return from_json(run.report)
    return unpacked(bytes(run.stored.data), _parts)


def cases_failed(run_ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    """By run, the names of the cases that it did not pass, in their order, of packed reports. One query, no parts."""
    rows = StoredReport.objects.filter(run__in=run_ids).values_list("run", "data")
    return {run: failing(bytes(data)) for run, data in rows}


def case_titles(run_ids: Collection[int]) -> dict[int, dict[str, dict[str, str]]]:
    """By run, the names of its cases by language, each under its plain name, of packed reports. Two queries."""
    rows = StoredReport.objects.filter(run__in=run_ids).values_list("run", "data")
    stored = {run: bytes(data) for run, data in rows}
    parts = _parts({key for data in stored.values() if (key := version_part(data))})
    return {run: titles(data, parts) for run, data in stored.items()}


def reports_move(*, after: int) -> tuple[int, int]:
    """Pack reports that were kept in their run, some of those behind run ``after``; (the last one looked at, how many).

    The last one is 0 when none is left. Whoever stops it between two calls loses nothing.
    """
    with transaction.atomic():
        found = GradingRun.objects.select_for_update(of=("self",)).filter(pk__gt=after, report__isnull=False)
        runs = list(found.filter(submission__exercise__kind=Kind.CODE).order_by("pk").only("pk", "report")[:AT_ONCE])
        moved = []
        for run in runs:
            if run.report is not None and run.report.get("format") != PACKED:
                report_store(run_id=run.pk, report=graded(from_json(run.report)))
                moved.append(run.pk)
        GradingRun.objects.filter(pk__in=moved).update(report=MARK)
    return (runs[-1].pk if runs else 0), len(moved)


def _parts(keys: Collection[str]) -> Mapping[str, bytes]:
    """Parts never change: those read last are kept."""
    with _lock:
        found = {key: _read[key] for key in keys if key in _read}
    missing = set(keys) - found.keys()
    if missing:
        read = {row.key: bytes(row.data) for row in ReportPart.objects.filter(key__in=missing)}
        found |= read
        with _lock:
            _read.update((key, data) for key, data in read.items() if len(data) < MOST_KEPT)
            while len(_read) > KEPT:
                _read.popitem(last=False)
    return found


def _remember(keys: Collection[str]) -> None:
    with _lock:
        _known.update(dict.fromkeys(keys))
        while len(_known) > KNOWN:
            _known.popitem(last=False)
