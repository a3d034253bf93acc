"""How the service is, for who keeps it: queues, workers, exercises that take long, gradings that failed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from grader.operations.overview import service_overview
from grader.operations.services import internal_retry
from grader.web.requests import person


@never_cache
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    overview = service_overview(viewer=person(request))
    return render(request, "web/operations/service.html", {"overview": overview, "state": overview.state})


@require_POST
def retry(request: HttpRequest, run: int) -> HttpResponse:
    if internal_retry(viewer=person(request), run_id=run):
        messages.success(request, _("It is graded again."))
    else:
        messages.warning(request, _("This grading is no longer the one that counts, or is under way again already."))
    return redirect("service")
