"""One submission for ever at one address: its code and its report."""

from __future__ import annotations

import uuid
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from grader.errors import NotFound
from grader.gradebook.own.counting import counting
from grader.gradebook.regrades.told import regrades_told, run_told
from grader.gradebook.teaching.browsing import neighbours
from grader.gradebook.teaching.feedback import said_about
from grader.submissions.models import SubmissionKind
from grader.submissions.rules import is_author
from grader.submissions.selectors import SubmissionView, report_for, sent_before, submission_as_author, submission_get
from grader.web.parts.code import listing
from grader.web.results import announced, asked_before, result_of
from grader.web.staff.asked import sought_in, within
from grader.web.submission.comparing import cases_differing, difference


@require_GET
def page(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The author's page; a teacher's has what staff see or, with ``?as=student``, what the author does."""
    view = submission_get(viewer=request.user, public_id=public_id)
    submission = view.submission
    own = is_author(viewer=request.user, submission=submission)
    as_student = _as_student(request, view, own)
    if as_student:
        view = submission_as_author(view)
    reader = submission.user if as_student else request.user
    context = {
        "submission": submission,
        "exercise": submission.exercise,
        "view": view,
        "own": own,
        "as_student": as_student,
        "switches": not own and view.done and submission.user.is_active,
        "assignment": submission.assignment,
        "course": submission.assignment.course if submission.assignment else None,
        "result": result_of(viewer=reader, view=view, asked=asked_before(request.GET.get("n"))),
        "before": sent_before(viewer=request.user, submission=submission),
        "listing": listing(submission.source),
        "regrades": () if view.withheld else regrades_told(submission_id=submission.pk),
        **_spoken_of(request, view, as_student),
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


def _as_student(request: HttpRequest, view: SubmissionView, own: bool) -> bool:
    """Whether a teacher wants the page as its author has it: they say so, or look at the course as the author."""
    if own or not view.done or not view.submission.user.is_active:
        return False
    viewing = getattr(request, "viewing", None)
    looks = viewing is not None and viewing.student.pk == view.submission.user_id
    return request.GET.get("as", "student" if looks else "staff") == "student"


def _spoken_of(request: HttpRequest, view: SubmissionView, as_student: bool) -> dict[str, object]:
    """Comments and what lies beside a submission; nothing for a trial, or outside of an assignment."""
    submission = view.submission
    if submission.assignment is None or submission.kind == SubmissionKind.TRIAL:
        return {}
    said = said_about(viewer=submission.user if as_student else request.user, submission=submission)
    found: dict[str, object] = {"said": said}
    if said.staff or as_student:
        sought = sought_in(request.GET)
        back = within(sought)
        beside = neighbours(viewer=request.user, submission=submission, sought=sought if back else None)
        query = "&".join(filter(None, ("as=student" if as_student else "", back)))
        found |= {
            "beside": beside,
            "earlier": beside.earlier_than(submission),
            "back": back,
            "onwards": f"?{query}" if query else "",
        }
    else:
        found["counting"] = counting(viewer=request.user, submission=submission)
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
