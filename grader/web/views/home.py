"""The first page: what this is, for nobody; courses and where you left off, for somebody."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from grader.accounts.models import User
from grader.catalog.sync import TOPICS
from grader.courses.rules import may_create_course
from grader.courses.selectors import course_list
from grader.gradebook.own.due import due_next
from grader.gradebook.own.standing import standings
from grader.gradebook.selectors import course_overviews
from grader.quizzes.selectors import running_attempts
from grader.submissions.selectors import last_worked_on
from grader.web.landing.picture import SPECIMEN, flipped_kernel
from grader.web.landing.trial import Trial, trial
from grader.web.parts.topics import topic_name


@never_cache
@login_not_required
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    if not isinstance(request.user, User):
        return landing(request, trial(request))
    views = course_list(viewer=request.user)
    rows = course_overviews(viewer=request.user, courses=views)
    context = {
        "standings": standings(views, rows),
        "running": running_attempts(viewer=request.user),
        "due": due_next([row for found in rows.values() for row in found]),
        "recent": last_worked_on(viewer=request.user),
        "may_create": may_create_course(request.user),
    }
    return render(request, "web/home.html", context)


def landing(request: HttpRequest, example: Trial | None, *, status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    """The page for who is not signed in, with an example to run where there is one."""
    stops = [topic_name(slug) for slug in TOPICS]
    context = {"panels": flipped_kernel(), "specimen": SPECIMEN, "stops": stops, "example": example}
    return render(request, "web/landing.html", context, status=status)
