"""Running one's code on an input of one's own."""

from __future__ import annotations

import uuid
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from grader.catalog.models import Kind
from grader.catalog.selectors import ItemView
from grader.errors import NotFound, Refused
from grader.quizzes.selectors import running_in
from grader.submissions.experiments.errors import WrongInput
from grader.submissions.experiments.selectors import experiment_get, experiment_waits
from grader.submissions.experiments.services import experiment_nudge, experiment_start
from grader.submissions.runs.waiting import wait_a_moment
from grader.web.answers import read_answer
from grader.web.exercise.page import address_of, item, keep_draft, page_context
from grader.web.exercise.panel import OwnResult, Typed, own_panel, told_of
from grader.web.requests import person, wants_fragment
from grader.web.results import asked_before


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, course: str, assignment: str, exercise: str) -> HttpResponse:
    """GET: the panel started from a ``case``, or what came of a ``run``. POST: runs what was typed."""
    view = item(request, course, assignment, exercise)
    if view.exercise.kind != Kind.CODE:
        raise NotFound
    address = address_of(view)
    if request.method == "POST":
        return _run(request, view, address) or keep_draft(request, view, at="own")
    if not wants_fragment(request):
        return HttpResponseRedirect(f"{address}#own")
    if run := request.GET.get("run"):
        return _result(request, run, address)
    panel = own_panel(view, address=address, takes=_takes(request, view), case=request.GET.get("case") or "")
    if panel is None:
        raise NotFound
    return render(request, "web/exercise/own.html", {"own": panel})


def _takes(request: HttpRequest, view: ItemView) -> bool:
    assignment = view.assignment.assignment
    return view.assignment.takes_submissions or running_in(viewer=request.user, assignment=assignment) is not None


def _run(request: HttpRequest, view: ItemView, address: str) -> HttpResponse | None:
    """Start it; the answer to a script, or a page where it could not be. None: without scripts, the page goes on."""
    answer = read_answer(request)
    post = request.POST
    given = {name.removeprefix("own-arg-"): post[name] for name in post if name.startswith("own-arg-")}
    typed = Typed(post.get("own-case", ""), given, post.get("own-scratch", ""))
    try:
        row = experiment_start(
            user=person(request),
            exercise=view.exercise,
            assignment=view.assignment.assignment,
            source=answer.source,
            case=typed.case,
            given=typed.given,
            scratch=typed.scratch,
        )
    except NotFound:
        raise
    except Refused as refusal:
        problems = refusal.problems if isinstance(refusal, WrongInput) else {}
        again = Typed(typed.case, typed.given, typed.scratch, problems, str(refusal))
        return _again(request, view, address, again, refusal)
    if not wants_fragment(request):
        return None
    wait_a_moment(lambda: not experiment_waits(experiment=row))
    row.refresh_from_db()
    result = OwnResult(row, f"{address}own/")
    return render(request, "web/exercise/own_result.html", {"result": result, "told": told_of(result)})


def _again(request: HttpRequest, view: ItemView, address: str, typed: Typed, refusal: Refused) -> HttpResponse:
    if wants_fragment(request):
        panel = own_panel(view, address=address, takes=_takes(request, view), typed=typed)
        response = render(request, "web/exercise/own.html", {"own": panel}, status=refusal.status)
        response["HX-Retarget"], response["HX-Reswap"] = "#own", "outerHTML"
        return response
    context = page_context(request, view, answer=read_answer(request))
    context["own"] = own_panel(view, address=address, takes=_takes(request, view), typed=typed)
    return render(request, "web/exercise.html", context, status=HTTPStatus(refusal.status))


def _result(request: HttpRequest, run: str, address: str) -> HttpResponse:
    try:
        row = experiment_get(viewer=request.user, public_id=uuid.UUID(run))
    except ValueError:
        raise NotFound from None
    if row.waiting:
        experiment_nudge(experiment=row)
    result = OwnResult(row, f"{address}own/", asked_before(request.GET.get("n")))
    return render(request, "web/exercise/own_result.html", {"result": result, "told": told_of(result)})
