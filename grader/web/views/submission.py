"""One submission for ever at one address: its code and its report."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from grader.submissions.rules import is_author
from grader.submissions.selectors import submission_get
from grader.web.code import listing
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
    }
    return render(request, "web/submission.html", context)


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
