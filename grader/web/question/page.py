"""The page of a question in homework and practice: what is asked, the form, what came of each answer."""

from __future__ import annotations

import uuid
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from grader.catalog.selectors import ItemView
from grader.catalog.sync import library_let_in
from grader.errors import NotFound, Refused
from grader.gradebook.marks.explained import earned_now
from grader.gradebook.selectors import mark_get
from grader.questions.form import Presented
from grader.questions.registry import question_form, read_response
from grader.quizzes.asking.answers import answer_submit
from grader.quizzes.asking.presenting import hints_of_variant, present, retoken, untoken
from grader.quizzes.asking.question_drafts import response_draft, response_draft_save
from grader.quizzes.asking.question_page import QuestionPage, asked_of, question_get, question_page
from grader.quizzes.asking.solutions import solution_ask
from grader.quizzes.asking.variants import draw_get, draw_next
from grader.quizzes.filling.fields import UnreadField, filled, unread_fields, unread_json
from grader.quizzes.models import Draw
from grader.quizzes.sitting.reading import reading_of
from grader.submissions.help.hints import hint_open
from grader.submissions.selectors import SubmissionView, submissions_of
from grader.web.answers import token_of
from grader.web.author.versions import changed_since
from grader.web.exercise.hints import hint_number
from grader.web.question.marks import cell_marks, marked_answer
from grader.web.requests import person


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, course: str, assignment: str, exercise: str) -> HttpResponse:
    library_let_in(user=person(request), course=course)
    view = question_get(viewer=request.user, course_slug=course, assignment_slug=assignment, exercise_slug=exercise)
    address = reverse("question", args=[course, assignment, exercise])
    if request.method == "POST" and request.POST.get("do") == "another":
        draw_next(user=person(request), exercise=view.exercise, assignment=view.assignment.assignment)
        return HttpResponseRedirect(address)
    found = question_page(view=view, language=get_language() or "en")
    if request.method == "POST" and request.POST.get("do") == "solution":
        solution_ask(draw=found.draw)
        return HttpResponseRedirect(f"{address}#steps-title")
    if request.method == "POST" and "hint" in request.POST:
        return _hint(request, view, found, address)
    if request.method == "POST":
        return _answer(request, view, found, address)
    return render(request, "web/question.html", _context(request, view, found))


def _answer(request: HttpRequest, view: ItemView, found: QuestionPage, address: str) -> HttpResponse:
    draw = _draw(request, view)
    presented, sent = _sent(request, draw)
    response = untoken(variant=draw.variant, asked=asked_of(draw), response=sent)
    try:
        submission = answer_submit(
            user=person(request),
            draw=draw,
            response=response,
            client_token=token_of(request.POST.get("client_token", "")),
        )
    except NotFound:
        raise
    except Refused as refusal:
        unread = unread_fields(presented, reading_of(variant=draw.variant, response=response))
        context = _context(request, view, found, sent=sent, refused=refusal, unread=unread)
        return render(request, "web/question.html", context, status=refusal.status)
    if any(one.answer.submission_id == submission.pk for one in found.answers):
        messages.info(request, _("You have given this answer before: it is not counted as another try."))
    return HttpResponseRedirect(f"{address}#result")


def _hint(request: HttpRequest, view: ItemView, found: QuestionPage, address: str) -> HttpResponse:
    """Opens the next hint; what stands in the fields came along, and is kept."""
    draw = _draw(request, view)
    written = hints_of_variant(variant=draw.variant, language=get_language() or "en")
    hint_open(view=view, written=written, number=hint_number(request))
    if not found.solved:
        _presented, sent = _sent(request, draw)
        response = untoken(variant=draw.variant, asked=asked_of(draw), response=sent)
        kept = response_draft_save(
            user=person(request), draw=draw, response=response, based_on=request.POST.get("revision", "")
        )
        if not kept.stored:  # another window saved something newer: neither is written over
            found = question_page(view=view, language=get_language() or "en")
            return render(request, "web/question.html", _context(request, view, found, sent=sent, kept_apart=True))
    return HttpResponseRedirect(f"{address}#hints")


@require_POST
def draft(request: HttpRequest, course: str, assignment: str, exercise: str) -> HttpResponse:
    """Saves what stands in the fields, for the page's script; 409 with what is stored, if that is newer."""
    view = question_get(viewer=request.user, course_slug=course, assignment_slug=assignment, exercise_slug=exercise)
    draw = _draw(request, view)
    presented, sent = _sent(request, draw)
    kept = response_draft_save(
        user=person(request),
        draw=draw,
        response=untoken(variant=draw.variant, asked=asked_of(draw), response=sent),
        based_on=request.POST.get("revision", ""),
    )
    answer: dict[str, Any] = {"revision": kept.draft.revision, "saved_at": kept.draft.updated_at.isoformat()}
    if kept.stored:
        reading = reading_of(variant=draw.variant, response=kept.response)
        return JsonResponse({**answer, "unread": unread_json(unread_fields(presented, reading))})
    stored = retoken(variant=draw.variant, asked=asked_of(draw), response=kept.response)
    answer["value"] = filled(question_form(presented, stored))
    return JsonResponse(answer, status=HTTPStatus.CONFLICT)


def _draw(request: HttpRequest, view: ItemView) -> Draw:
    """The drawing that the page shows, which need not be the current one any more."""
    return draw_get(
        user=person(request),
        exercise=view.exercise,
        assignment=view.assignment.assignment,
        pk=request.POST.get("draw", ""),
    )


def _sent(request: HttpRequest, draw: Draw) -> tuple[Presented, object]:
    """What the drawing's page shows for answering, and what came back from it, in tokens."""
    presented = present(variant=draw.variant, asked=asked_of(draw), language=get_language() or "en")
    return presented, read_response(presented, request.POST)


def _last(request: HttpRequest, view: ItemView) -> tuple[SubmissionView, ...]:
    """What they handed in last, whichever drawing it answers."""
    return submissions_of(user=person(request), exercise=view.exercise, assignment=view.assignment.assignment, limit=1)


def _context(
    request: HttpRequest,
    view: ItemView,
    found: QuestionPage,
    *,
    sent: object = None,
    refused: Refused | None = None,
    unread: tuple[UnreadField, ...] = (),
    kept_apart: bool = False,
) -> dict[str, Any]:
    assignment = view.assignment.assignment
    takes = view.assignment.takes_submissions
    latest = found.answers[0] if found.answers else None
    kept = response_draft(user=person(request), draw=found.draw)
    response = sent
    if refused is None and not kept_apart:
        stored = latest.response if latest else None
        # What was typed since the last answer is what its writer goes on with.
        typed = kept is not None and (latest is None or kept.draft.updated_at > latest.answer.submission.created_at)
        response = retoken(
            variant=found.draw.variant,
            asked=found.asked,
            response=kept.response if kept is not None and typed and not found.solved else stored,
        )
    as_answered = (
        latest is not None
        and refused is None
        and response == retoken(variant=found.draw.variant, asked=found.asked, response=latest.response)
    )
    form = question_form(found.presented, response, marks=cell_marks(latest.report) if latest and as_answered else None)
    return {
        "view": view,
        "exercise": view.exercise,
        "assignment": assignment,
        "course": assignment.course,
        "question": found,
        "form": form,
        "state": filled(form),
        "hints": found.hints,
        "hint_address": request.path,
        "unread": unread,
        "draft": kept.draft if kept is not None else None,
        "latest": marked_answer(found.draw.variant, latest.report) if latest else None,
        "refused": refused,
        "token": uuid.uuid4(),
        "changed": changed_since(view, _last(request, view)),
        "mark": mark_get(user=person(request), item=view.item),
        "tries": len(found.answers),
        "late_now": earned_now(viewer=person(request), view=view.assignment) if takes and not found.solved else None,
    }
