"""One submission for ever at one address: its code and its report."""

from __future__ import annotations

import uuid
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from grader.errors import NotFound
from grader.gradebook.regrades.selectors import regrades_told, run_told
from grader.gradebook.teaching.browsing import neighbours
from grader.gradebook.teaching.feedback import said_about
from grader.submissions.models import SubmissionKind
from grader.submissions.rules import is_author
from grader.submissions.selectors import SubmissionView, report_for, submission_get
from grader.web.code import listing
from grader.web.comparing import cases_differing, difference
from grader.web.results import announced, asked_before, result_of


@require_GET
def page(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    view = submission_get(viewer=request.user, public_id=public_id)
    submission = view.submission
    context = {
        "submission": submission,
        "exercise": submission.exercise,
        "view": view,
        "own": is_author(viewer=request.user, submission=submission),
        "assignment": submission.assignment,
        "course": submission.assignment.course if submission.assignment else None,
        "result": result_of(viewer=request.user, view=view, asked=asked_before(request.GET.get("n"))),
        "listing": listing(submission.source),
        "regrades": () if view.withheld else regrades_told(submission_id=submission.pk),
        **_spoken_of(request, view),
    }
    return render(request, "web/submission.html", context)


@require_GET
def run(request: HttpRequest, public_id: uuid.UUID, run: int) -> HttpResponse:
    """One of several results of a submission that was graded again, whether it counts or not."""
    view = submission_get(viewer=request.user, public_id=public_id)
    found = run_told(viewer=request.user, view=view, run_id=run)
    result = result_of(viewer=request.user, view=replace(view, run=found))
    if result.card is None:
        raise NotFound
    context = {
        "submission": view.submission,
        "exercise": view.submission.exercise,
        "run": found,
        "counts": view.submission.counted_run_id == found.pk,
        "card": result.card,
    }
    return render(request, "web/regrades/run.html", context)


def _spoken_of(request: HttpRequest, view: SubmissionView) -> dict[str, object]:
    """Comments and what lies beside a submission; nothing for a trial, or outside of an assignment."""
    submission = view.submission
    if submission.assignment is None or submission.kind == SubmissionKind.TRIAL:
        return {}
    said = said_about(viewer=request.user, submission=submission)
    found: dict[str, object] = {"said": said}
    if said.staff:
        found["beside"] = neighbours(viewer=request.user, submission=submission)
    else:
        found["may_ask"] = view.done and not view.withheld and all(one.answered_at for one in said.requests)
    return found


@require_GET
def compare(request: HttpRequest, public_id: uuid.UUID, other: uuid.UUID) -> HttpResponse:
    """Two submissions to one exercise: whose results differ, and which lines of their code do."""
    first = submission_get(viewer=request.user, public_id=public_id)
    second = submission_get(viewer=request.user, public_id=other)
    if first.submission.exercise_id != second.submission.exercise_id:
        raise NotFound
    reports = [report_for(viewer=request.user, run=view.run) for view in (first, second)]
    context = {
        "first": first,
        "second": second,
        "exercise": first.submission.exercise,
        "assignment": first.submission.assignment,
        "course": first.submission.assignment.course if first.submission.assignment else None,
        "cases": cases_differing(*reports),
        "lines": tuple(difference(first.submission.source, second.submission.source)),
    }
    return render(request, "web/compare.html", context)


@require_GET
def result(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The result alone: while it is awaited, with when to ask again."""
    view = submission_get(viewer=request.user, public_id=public_id)
    found = result_of(viewer=request.user, view=view, asked=asked_before(request.GET.get("n")))
    return announced(render(request, "web/result/fragment.html", {"result": found}), found)


@require_GET
def code(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The code alone, as text."""
    view = submission_get(viewer=request.user, public_id=public_id)
    return HttpResponse(view.submission.source, content_type="text/plain; charset=utf-8")
