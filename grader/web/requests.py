"""What a view knows of the request it answers."""

from __future__ import annotations

from django.http import HttpRequest

from grader.accounts.models import User
from grader.courses.models import Course
from grader.submissions.errors import CourseArchived


def person(request: HttpRequest) -> User:
    """Who asks. Only for views behind the sign-in, where somebody always does."""
    if not isinstance(request.user, User):
        raise TypeError("a view that everybody may open asked who it is")
    return request.user


def check_changes(request: HttpRequest, course: Course) -> None:
    """Raises CourseArchived for what is sent to an archived course, which is only read."""
    if request.method == "POST" and course.archived_at is not None:
        raise CourseArchived


def wants_fragment(request: HttpRequest) -> bool:
    """A script of ours asks, for a part of a page."""
    return request.headers.get("HX-Request") == "true"


def wants_json(request: HttpRequest) -> bool:
    """A script of ours asks, for data: what is saved, what stands there now."""
    return request.headers.get("Accept") == "application/json"


def other_person(request: HttpRequest) -> bool:
    """The page that asks was opened by somebody else than is signed in now; our scripts say by whom."""
    opened_by = request.headers.get("X-Person")
    return opened_by is not None and request.user.is_authenticated and str(request.user.pk) != opened_by
