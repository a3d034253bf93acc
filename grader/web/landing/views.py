"""The first page's own example: code that anybody may change and run, in the same jail, so many times a minute."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from grader.accounts.addresses import address_of, network_of
from grader.errors import NotFound, Refused
from grader.submissions.experiments.errors import WrongInput
from grader.submissions.experiments.selectors import experiment_waits, open_start
from grader.submissions.experiments.services import experiment_nudge, experiment_start
from grader.submissions.runs.waiting import wait_a_moment
from grader.web.exercise.panel import OwnResult, told_of
from grader.web.landing.trial import given_in, result_of, trial
from grader.web.requests import wants_fragment
from grader.web.views.home import landing


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def run(request: HttpRequest) -> HttpResponse:
    """POST: runs what was typed. GET: what came of a ``run``."""
    opened = open_start()
    if opened is None:
        raise NotFound
    if request.method != "POST":
        return _told(request, result_of(request, request.GET.get("run", "")))
    try:
        row = experiment_start(
            user=None,
            exercise=opened.exercise,
            assignment=None,
            source=request.POST.get("source", ""),
            case=opened.start.name,
            given=given_in(request),
            address=network_of(address_of(request)),
        )
    except Refused as refusal:
        return _refused(request, refusal)
    if not wants_fragment(request):
        return redirect(f"{reverse('home')}?run={row.public_id}#try")
    wait_a_moment(lambda: not experiment_waits(experiment=row))
    row.refresh_from_db()
    return _told(request, OwnResult(row, reverse("try")))


def _told(request: HttpRequest, result: OwnResult) -> HttpResponse:
    if result.experiment.waiting:
        experiment_nudge(experiment=result.experiment)
    return render(request, "web/exercise/own_result.html", {"result": result, "told": told_of(result)})


def _refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """With what was typed, where the whole page is sent again; a script has left it where it stands."""
    problems = refusal.problems if isinstance(refusal, WrongInput) else {}
    if wants_fragment(request):
        context = {"sentence": str(refusal), "problems": problems}
        return render(request, "web/landing/refused.html", context, status=HTTPStatus(refusal.status))
    return landing(request, trial(request, str(refusal), problems), status=HTTPStatus(refusal.status))
