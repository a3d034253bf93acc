"""The page of a question in homework and practice: what is asked, the form, what came of each answer."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from grader.catalog.selectors import ItemView
from grader.courses.models import Mode
from grader.errors import NotFound, Refused
from grader.gradebook.selectors import mark_get
from grader.quizzes.answers import answer_submit
from grader.quizzes.models import Draw
from grader.quizzes.presenting import retoken, untoken
from grader.quizzes.question_page import QuestionPage, question_page
from grader.quizzes.variants import draw_next
from grader.web.answers import token_of
from grader.web.question_form import question_form, read_response
from grader.web.question_marks import cell_marks, marked_answer
from grader.web.requests import person


def page(request: HttpRequest, view: ItemView) -> HttpResponse:
    """Called by the exercise's page, which has found out that it is a question and may be seen."""
    assignment = view.assignment.assignment
    address = reverse("exercise", args=[assignment.course.slug, assignment.slug, view.exercise.slug])
    if assignment.mode == Mode.QUIZ and not view.assignment.teaches:
        return HttpResponseRedirect(reverse("assignment", args=[assignment.course.slug, assignment.slug]))
    if request.method == "POST" and request.POST.get("do") == "another":
        draw_next(user=person(request), exercise=view.exercise, assignment=assignment)
        return HttpResponseRedirect(address)
    found = question_page(
        user=person(request), exercise=view.exercise, assignment=assignment, language=get_language() or "en"
    )
    if request.method == "POST":
        return _answer(request, view, found, address)
    return render(request, "web/question.html", _context(request, view, found))


def _answer(request: HttpRequest, view: ItemView, found: QuestionPage, address: str) -> HttpResponse:
    draw = found.draw
    if request.POST.get("draw") != str(draw.pk):
        # The page shows a drawing that is no longer the current one: answer what was shown, if it was theirs.
        draw = _shown(request, view)
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


def _shown(request: HttpRequest, view: ItemView) -> Draw:
    wanted = request.POST.get("draw", "")
    rows = Draw.objects.filter(
        user=person(request), exercise=view.exercise, assignment=view.assignment.assignment
    ).select_related("variant__version", "exercise", "assignment")
    draw = rows.filter(pk=wanted).first() if wanted.isascii() and wanted.isdigit() and len(wanted) < 19 else None
    if draw is None:
        raise NotFound
    return draw


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
        "latest": marked_answer(found.presented, latest.report, filled) if latest else None,
        "refused": refused,
        "token": uuid.uuid4(),
        "mark": mark_get(user=person(request), item=view.item),
        "tries": len(found.answers),
    }
