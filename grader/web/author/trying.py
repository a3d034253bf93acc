"""Solving one's own draft as a student would: the same editor, the same jails, the same report."""

from __future__ import annotations

import uuid
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from grader.catalog.own.asking import as_drafted, check_latest
from grader.catalog.own.errors import NotReadable
from grader.catalog.own.selectors import OwnView, draft_read
from grader.content.bundle import Bundle
from grader.content.rendering.markdown import render_markdown
from grader.errors import NotFound, Refused
from grader.grading.questions import mark_response
from grader.questions.registry import question_form, read_response
from grader.quizzes.asking.presenting import present, statement_html, untoken
from grader.quizzes.models import Variant
from grader.submissions.selectors import draft_get, submission_get, submissions_of
from grader.submissions.services import draft_save, submission_create
from grader.web.answers import Answer, draft_answer, read_answer
from grader.web.author.places import own
from grader.web.exercise.page import KEYS
from grader.web.parts.phrases import editor_phrases
from grader.web.question.marks import marked_answer
from grader.web.requests import person, wants_fragment
from grader.web.results import announced, asked_before, result_of
from grader.web.views.errors import problem

MOST_VARIANTS = 100  # of one check; see grading.check.proof


@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, course: str, exercise: str) -> HttpResponse:
    """The draft's page as its student would have it, and what came of the author's own try."""
    view = own(request, course, exercise)
    bundle = draft_read(slug=view.exercise.slug, contents=view.contents).bundle
    if bundle is None:
        raise NotReadable
    if bundle.spec.kind == "question":
        return _question(request, view)
    if request.method == "POST":
        return _send(request, view, bundle)
    return render(request, "web/author/proof/try.html", _context(request, view, bundle))


def _send(request: HttpRequest, view: OwnView, bundle: Bundle) -> HttpResponse:
    answer = read_answer(request)
    try:
        submission = submission_create(
            user=person(request),
            exercise=as_drafted(exercise=view.exercise, contents=view.contents),
            assignment=None,
            source=answer.source,
            kind=answer.kind,
            client_token=answer.token,
        )
    except NotFound:
        raise
    except Refused as refusal:
        if wants_fragment(request):
            return problem(request, HTTPStatus(refusal.status), str(refusal))
        context = _context(request, view, bundle, refused=refusal, answer=answer)
        return render(request, "web/author/proof/try.html", context, status=refusal.status)
    if wants_fragment(request):
        sent = submission_get(viewer=request.user, public_id=submission.public_id)
        found = result_of(viewer=request.user, view=sent)
        context = {"result": found, **_form(request, view)}
        return announced(render(request, "web/result/sent.html", context), found)
    return HttpResponseRedirect(f"{_address(view)}?submission={submission.public_id}#result")


@require_POST
def draft(request: HttpRequest, course: str, exercise: str) -> HttpResponse:
    """Saves what stands in the editor; 409 with what is stored, if that is newer than what it started from."""
    view = own(request, course, exercise)
    kept = draft_save(
        user=person(request),
        exercise=as_drafted(exercise=view.exercise, contents=view.contents),
        assignment=None,
        source=read_answer(request).source,
        based_on=request.POST.get("revision", ""),
    )
    return draft_answer(kept)


@require_GET
def starter(request: HttpRequest, course: str, exercise: str) -> HttpResponse:
    """The code that the draft begins with."""
    view = own(request, course, exercise)
    text = next((file.text for file in view.files if file.path == "starter.py"), "")
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def _context(
    request: HttpRequest, view: OwnView, bundle: Bundle, *, refused: Refused | None = None, answer: Answer | None = None
) -> dict[str, Any]:
    form = _form(request, view)
    starting = bundle.text("starter.py")
    kept = form["draft"].source if form["draft"] else starting
    asked = starting if request.GET.get("from") == "starter" else ""
    source = answer.text if answer else asked or kept
    statement = render_markdown(bundle.statement(get_language() or "en"), figures=bundle.files)
    sent = submissions_of(user=person(request), exercise=view.exercise, assignment=None, limit=20)
    wanted = request.GET.get("submission")
    row = next((one for one in sent if wanted in (None, str(one.submission.public_id))), None)
    result = None
    if row is not None:
        whole = submission_get(viewer=request.user, public_id=row.submission.public_id)
        result = result_of(viewer=request.user, view=whole, asked=asked_before(request.GET.get("n")))
    return {
        "course": view.course.course,
        "exercise": view.exercise,
        "statement": mark_safe(statement),  # noqa: S308  render_markdown gives safe HTML
        "takes": True,
        "late_now": None,
        "phrases": editor_phrases(),
        "keys": KEYS,
        "result": result,
        "refused": refused,
        "source": source,
        "before": kept if source != kept else None,
        **form,
    }


def _form(request: HttpRequest, view: OwnView) -> dict[str, Any]:
    kept = draft_get(user=person(request), exercise=view.exercise, assignment=None)
    return {
        "draft": kept,
        "revision": kept.revision if kept else "",
        "token": uuid.uuid4(),
        "address": _address(view),
    }


def _address(view: OwnView) -> str:
    return reverse("author-try", args=[view.course.course.slug, view.exercise.slug])


def _question(request: HttpRequest, view: OwnView) -> HttpResponse:
    """One of the variants that the newest check drew, to be answered; nothing is stored."""
    check = check_latest(exercise=view.exercise)
    drawn = check.result.get("variants", []) if check else []
    context: dict[str, Any] = {"course": view.course.course, "exercise": view.exercise, "count": len(drawn)}
    number = asked_before(request.GET.get("n"))
    one = next((one for one in drawn if one["number"] == number), None)
    if check is not None and one is not None:
        # Never stored, with an id that no stored variant has: pages keep what they render of a variant by its id.
        variant = Variant(
            pk=-(check.pk * MOST_VARIANTS + number),
            version=check.version,
            number=number,
            question=one["question"],
            parameters=one["parameters"],
            created_at=check.asked_at,
        )
        asked, language = f"try:{check.pk}:{number}", get_language() or "en"
        presented = present(variant=variant, asked=asked, language=language)
        sent = read_response(presented, request.POST) if request.method == "POST" else None
        if sent is not None:
            response = untoken(variant=variant, asked=asked, response=sent)
            report = mark_response(variant.question, response, version=check.version.hash, number=number)
            context["latest"] = marked_answer(variant, report)
        context |= {
            "statement": statement_html(variant=variant, language=language),
            "form": question_form(presented, sent),
            "number": number,
            "next": (number + 1) % len(drawn),
        }
    return render(request, "web/author/proof/try_question.html", context)
