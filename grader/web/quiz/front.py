"""A quiz's front page: its rules as they hold for the reader, the start, the attempts so far."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from grader.catalog.selectors import refused_in
from grader.courses.selectors import AssignmentView, assignment_get
from grader.errors import NotFound, Refused
from grader.gradebook.selectors import assignment_rows
from grader.quizzes.selectors import quiz_view
from grader.quizzes.sitting.attempts import attempt_start
from grader.quizzes.sitting.receipts import readable
from grader.web.requests import person


def page(request: HttpRequest, view: AssignmentView, *, refused: Refused | None = None) -> HttpResponse:
    """Called by the assignment's page, which has found out that it is a quiz and may be seen."""
    quiz = quiz_view(viewer=request.user, assignment=view.assignment)
    context = {
        "view": view,
        "assignment": view.assignment,
        "course": view.assignment.course,
        "quiz": quiz,
        "row": assignment_rows(views=[view])[view.assignment.pk],
        "minutes": None if quiz.seconds is None else -(-quiz.seconds // 60),
        "attempts": [(attempt, readable(attempt.receipt)) for attempt in quiz.attempts],
        "refused": refused,
        "refused_content": refused_in(view=view),
    }
    return render(request, "web/quiz/front.html", context, status=refused.status if refused else 200)


@require_POST
def start(request: HttpRequest, course: str, assignment: str) -> HttpResponse:
    view = assignment_get(viewer=request.user, course_slug=course, slug=assignment)
    try:
        attempt = attempt_start(user=person(request), assignment=view.assignment, view=view)
    except NotFound:
        raise
    except Refused as refusal:
        return page(request, view, refused=refusal)
    return HttpResponseRedirect(reverse("attempt", args=[attempt.public_id]))
