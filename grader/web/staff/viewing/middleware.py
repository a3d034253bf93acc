"""While a teacher looks at a course as a student of it, they are answered as the student is, and nothing is written.

The session says who is looked at. Whether the teacher may is asked anew by each request. Of the pages, those in SHOWN
of that course are the student's; every other page stays the teacher's own. What would write is refused wherever it is
sent, and what a page of the student's writes by being opened (a variant that is drawn) is rolled back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.translation import gettext as _

from grader.accounts.models import User
from grader.courses.memo import once
from grader.courses.models import Course
from grader.courses.people.viewing import Viewed, known, nothing_written, viewed_as
from grader.errors import NotFound
from grader.web.views.errors import problem

KEY = "viewing"
SHOWN = {"course", "assignment", "exercise", "question", "history", "starter", "own-mark", "own", "live", "after"}
ATTEMPT = {"attempt", "attempt-finish"}  # what an attempt asks is its student's alone
WRITES = {"viewing-end", "logout", "theme", "language"}  # of the teacher's own browser
READS = ("GET", "HEAD", "OPTIONS")


@dataclass(frozen=True, slots=True)
class Viewing:
    """Who looks at which course as whom, and whether the page that is asked for is shown so."""

    by: User
    course: Course
    student: User
    shown: bool


class ViewingMiddleware:
    """Comes after authentication, and before whatever asks who somebody is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        viewed = _viewed(request)
        if viewed is None:
            return self.get_response(request)
        match = _match(request)
        name = match.url_name or "" if match else ""
        shown = name in SHOWN and match is not None and match.kwargs.get("course") == viewed.course.slug
        assert isinstance(request.user, User)
        request.viewing = Viewing(request.user, viewed.course, viewed.student, shown)  # type: ignore[attr-defined]
        if request.method not in READS:
            if name in WRITES:
                return self.get_response(request)
            sentence = _("You look at the course as %(name)s: nothing is changed until you end that.")
            return problem(request, HTTPStatus.FORBIDDEN, sentence % {"name": viewed.student.get_full_name()})
        if name in ATTEMPT:
            return problem(request, HTTPStatus.FORBIDDEN, _("The pages of an attempt are its student's alone."))
        return self._as_student(request, viewed) if shown else self.get_response(request)

    def _as_student(self, request: HttpRequest, viewed: Viewed) -> HttpResponse:
        request.user = viewed.student
        with once(), nothing_written():
            known(viewed)
            response = self.get_response(request)
        # No script but the one of every page: nothing on the page saves, asks again, or says that it could not.
        own = request.build_absolute_uri(static("web/site.js"))
        response._csp_update = {"script-src-elem": [own]}  # type: ignore[attr-defined]
        return response


def _viewed(request: HttpRequest) -> Viewed | None:
    kept = request.session.get(KEY)
    if not kept or not request.user.is_authenticated:
        return None
    try:
        return viewed_as(viewer=request.user, course_slug=kept["course"], user_id=kept["user"])
    except NotFound:  # who looks teaches the student no more
        del request.session[KEY]
        return None


def _match(request: HttpRequest) -> ResolverMatch | None:
    try:
        return resolve(request.path_info)
    except Resolver404:
        return None
