"""The dots beside Run: how the visible cases go while somebody types."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from grader.catalog.selectors import ItemView
from grader.errors import NotFound
from grader.grading.report.report import CaseReport, from_json
from grader.submissions.experiments.live import live_start
from grader.submissions.experiments.selectors import experiment_get, experiment_waits
from grader.submissions.models import Experiment
from grader.submissions.runs.waiting import wait_a_moment
from grader.web.answers import read_answer
from grader.web.exercise.page import item
from grader.web.report.verdicts import WORDS
from grader.web.requests import person


@never_cache
@require_http_methods(["GET", "POST"])
def dots(request: HttpRequest, course: str, assignment: str, exercise: str) -> HttpResponse:
    """POST: run the visible cases on the source, for the page's script alone. GET: what came of a ``run``."""
    view = item(request, course, assignment, exercise)
    if request.method == "POST":
        return _run(request, view)
    return JsonResponse(_told(_asked_for(request)))


def _run(request: HttpRequest, view: ItemView) -> HttpResponse:
    row = live_start(
        user=person(request),
        exercise=view.exercise,
        assignment=view.assignment.assignment,
        source=read_answer(request).source,
    )
    if row is None:
        return JsonResponse({})
    wait_a_moment(lambda: not experiment_waits(experiment=row))
    row.refresh_from_db()
    return JsonResponse(_told(row))


def _asked_for(request: HttpRequest) -> Experiment:
    try:
        return experiment_get(viewer=request.user, public_id=uuid.UUID(request.GET.get("run", "")))
    except ValueError:
        raise NotFound from None


def _told(row: Experiment) -> dict[str, Any]:
    if row.waiting:
        return {"run": str(row.public_id)}
    if not row.report:
        return {}
    return {"dots": [_dot(case) for case in from_json(row.report).cases]}


def _dot(case: CaseReport) -> dict[str, str]:
    words = WORDS[case.verdict]
    return {"name": case.name_in(get_language() or "en"), "tone": words.tone, "word": str(words.case)}
