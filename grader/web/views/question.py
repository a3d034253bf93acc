"""The page of a question in homework and practice: what is asked, the form, what came of each answer."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from grader.catalog.selectors import ItemView
from grader.errors import NotFound, Refused
from grader.gradebook.selectors import mark_get
from grader.questions.registry import question_form, read_response
from grader.quizzes.answers import answer_submit
from grader.quizzes.presenting import retoken, untoken
from grader.quizzes.question_page import QuestionPage, question_get, question_page
from grader.quizzes.solutions import solution_ask
from grader.quizzes.variants import draw_get, draw_next
from grader.web.answers import token_of
from grader.web.question_marks import cell_marks, marked_answer
from grader.web.requests import person


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, course: str, assignment: str, exercise: str) -> HttpResponse:
    view = question_get(viewer=request.user, course_slug=course, assignment_slug=assignment, exercise_slug=exercise)
    address = reverse("question", args=[course, assignment, exercise])
    if request.method == "POST" and request.POST.get("do") == "another":
        draw_next(user=person(request), exercise=view.exercise, assignment=view.assignment.assignment)
        return HttpResponseRedirect(address)
    found = question_page(view=view, language=get_language() or "en")
    if request.method == "POST" and request.POST.get("do") == "solution":
        solution_ask(draw=found.draw)
        return HttpResponseRedirect(f"{address}#steps-title")
    if request.method == "POST":
        return _answer(request, view, found, address)
    return render(request, "web/question.html", _context(request, view, found))


def _answer(request: HttpRequest, view: ItemView, found: QuestionPage, address: str) -> HttpResponse:
    draw = found.draw
    if request.POST.get("draw") != str(draw.pk):
        # The page shows a drawing that is no longer the current one: answer what was shown, if it was theirs.
        draw = draw_get(
            user=person(request),
            exercise=view.exercise,
            assignment=view.assignment.assignment,
            pk=request.POST.get("draw", ""),
        )
    sent = read_response(found.presented, request.POST)
    response = untoken(variant=draw.variant, asked=f"draw:{draw.pk}", response=sent)
    try:
        answer_submit(
            user=person(request),
            draw=draw,
            response=response,
            client_token=token_of(request.POST.get("client_token", "")),
        )
    except NotFound:
        raise
    except Refused as refusal:
        context = _context(request, view, found, sent=sent, refused=refusal)
        return render(request, "web/question.html", context, status=refusal.status)
    return HttpResponseRedirect(f"{address}#result")


def _context(
    request: HttpRequest,
    view: ItemView,
    found: QuestionPage,
    *,
    sent: object = None,
    refused: Refused | None = None,
) -> dict[str, Any]:
    assignment = view.assignment.assignment
    latest = found.answers[0] if found.answers else None
    filled = sent
    if refused is None and latest is not None:
        filled = retoken(variant=found.draw.variant, asked=found.asked, response=latest.response)
    return {
        "view": view,
        "exercise": view.exercise,
        "assignment": assignment,
        "course": assignment.course,
        "question": found,
        "form": question_form(
            found.presented, filled, marks=cell_marks(latest.report) if latest and refused is None else None
        ),
        "latest": marked_answer(found.draw.variant, latest.report) if latest else None,
        "refused": refused,
        "token": uuid.uuid4(),
        "mark": mark_get(user=person(request), item=view.item),
        "tries": len(found.answers),
    }
