"""Outputs that several of the class got and nobody has named; the sentence an instructor gives one."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from grader.accounts.models import User
from grader.gradebook.teaching.outputs import cluster_explain, cluster_withdraw, output_cluster, output_clusters
from grader.web.parts.code import listing
from grader.web.report.cards import report_card
from grader.web.staff.asked import number
from grader.web.staff.gradebook import taught


@require_http_methods(["GET", "POST"])
def index(request: HttpRequest, course: str) -> HttpResponse:
    view = taught(request, course)
    if request.method == "POST":
        assert isinstance(request.user, User)
        cluster_withdraw(viewer=request.user, course=view.course, pk=number(request.POST.get("withdraw")) or 0)
        messages.success(request, _("Taken back. Nobody reads it any more."))
        return redirect("outputs", course=course)
    context = {
        "view": view,
        "course": view.course,
        "clusters": output_clusters(viewer=request.user, course=view.course),
        "manages": view.role == "instructor",
        "here": "mistakes",
    }
    return render(request, "web/outputs/index.html", context)


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, course: str, exercise: str, value: str) -> HttpResponse:
    view = taught(request, course)
    problem = ""
    texts = {_code(code): request.POST.get(f"text-{_code(code)}", "") for code, _name in settings.LANGUAGES}
    if request.method == "POST":
        assert isinstance(request.user, User)
        try:
            cluster_explain(viewer=request.user, course=view.course, exercise=exercise, value=value, text=texts)
        except ValidationError as error:
            problem = " ".join(error.messages)
        else:
            messages.success(request, _("Said. Whoever got this output reads it from now on."))
            return redirect("output", course=course, exercise=exercise, value=value)
    found = output_cluster(viewer=request.user, course=view.course, exercise=exercise, value=value)
    card = report_card(found.report, worth=None, scaled=None) if found.report is not None else None
    context = {
        "view": view,
        "course": view.course,
        "found": found,
        "card": card,
        "listing": listing(found.example.source),
        "fields": [(_code(code), name, texts[_code(code)]) for code, name in settings.LANGUAGES],
        "problem": problem,
        "here": "mistakes",
    }
    return render(request, "web/outputs/page.html", context, status=422 if problem else 200)


def _code(code: str) -> str:
    return code.lower()
