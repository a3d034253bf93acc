"""More time for those who are writing, and an attempt that was ended by mistake. For the course's teachers."""

from __future__ import annotations

import uuid
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from grader.accounts.models import User
from grader.courses.models import Section
from grader.courses.selectors import AssignmentView
from grader.errors import NotFound, Refused
from grader.quizzes.progress import quiz_progress
from grader.quizzes.selectors import attempt_taught
from grader.quizzes.sitting.more_time import time_give
from grader.quizzes.sitting.reopening import attempt_reopen, left_of
from grader.web.quiz.holding import progress_page, quiz_taught


@require_POST
def more(request: HttpRequest, course: str, assignment: str) -> HttpResponse:
    """Give minutes to everybody who is writing, to a section, or to one student."""
    view = quiz_taught(request, course, assignment)
    try:
        count = time_give(
            viewer=request.user,
            assignment=view.assignment,
            minutes=_minutes(request),
            reason=request.POST.get("reason", ""),
            **_whom(request, view),
        )
    except ValidationError as error:
        return progress_page(request, view, problem=" ".join(error.messages))
    given = ngettext("%(n)s attempt has more time.", "%(n)s attempts have more time.", count) % {"n": count}
    messages.success(request, given)
    return redirect("quiz-progress", course=course, assignment=assignment)


def _whom(request: HttpRequest, view: AssignmentView) -> dict[str, Any]:
    whom = request.POST.get("for", "")
    if not whom:
        return {}
    people = (row.user for row in quiz_progress(viewer=request.user, assignment=view.assignment))
    found: dict[str, Section | User] = {f"user:{user.pk}": user for user in people}
    found |= {f"section:{section.pk}": section for section in view.assignment.course.sections.all()}
    if whom not in found:
        raise NotFound
    return {whom.partition(":")[0]: found[whom]}


def _minutes(request: HttpRequest) -> int:
    text = request.POST.get("minutes", "")
    if not (text.isascii() and text.isdigit() and len(text) < 6):
        raise ValidationError(_("Minutes are a whole number."))
    return int(text)


@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """What goes on and with how much time; and the reason, which the record keeps."""
    attempt = attempt_taught(viewer=request.user, public_id=public_id)
    assignment, problem = attempt.assignment, ""
    if request.method == "POST":
        try:
            attempt_reopen(
                viewer=request.user,
                attempt=attempt,
                minutes=_minutes(request),
                reason=request.POST.get("reason", ""),
            )
        except NotFound:
            raise
        except ValidationError as error:
            problem = " ".join(error.messages)
        except Refused as refusal:
            problem = str(refusal)
        else:
            messages.success(request, _("The attempt goes on."))
            return redirect("quiz-progress", course=assignment.course.slug, assignment=assignment.slug)
    context = {
        "attempt": attempt,
        "assignment": assignment,
        "course": assignment.course,
        "left": left_of(attempt) // timedelta(minutes=1),
        "problem": problem,
        "typed": request.POST,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK
    return render(request, "web/quiz/reopen.html", context, status=status)
