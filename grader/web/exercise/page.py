"""The page itself: statement, editor, result, earlier submissions."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from grader.catalog.models import Kind
from grader.catalog.selectors import ItemView, exercise_page, item_get
from grader.catalog.sync import library_let_in
from grader.courses.models import Mode
from grader.errors import NotFound, Refused
from grader.gradebook.marks.explained import earned_now
from grader.gradebook.selectors import mark_get
from grader.operations import watch
from grader.quizzes.errors import AttemptOver
from grader.quizzes.selectors import running_in
from grader.submissions.help.hints import hints_get
from grader.submissions.rules import hand_ins_left
from grader.submissions.runs.selectors import is_graded
from grader.submissions.runs.waiting import wait_a_moment
from grader.submissions.selectors import SentHistory, SubmissionView, draft_get, history_of, submission_get
from grader.submissions.services import draft_save, submission_create
from grader.web.answers import Answer, draft_answer, read_answer
from grader.web.author.versions import changed_since
from grader.web.exercise.panel import own_panel
from grader.web.exercise.worked import with_worked_example
from grader.web.parts.phrases import editor_phrases
from grader.web.requests import person, wants_fragment
from grader.web.results import Result, announced, asked_before, result_of
from grader.web.views.errors import problem

KEYS: Final = ("(", ")", "[", "]", ":", "=", ",", ".", "_", "*", "+", "-", "#", '"')  # a phone's keyboard hides them
FIRST = 5  # rows of a list that are there from the start
MORE = 20  # that come with each asking
MOST = 2_000


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, course: str, assignment: str, exercise: str) -> HttpResponse:
    view = item(request, course, assignment, exercise)
    if view.exercise.kind == Kind.QUESTION:
        # A form of that address, sent from a page that was opened before questions had their own, goes on with it.
        return HttpResponseRedirect(address_of(view, "question"), preserve_request=True)
    if request.method == "POST":
        return _send(request, view)
    return render(request, "web/exercise.html", page_context(request, view))


def _send(request: HttpRequest, view: ItemView) -> HttpResponse:
    answer = read_answer(request)
    try:
        submission = submission_create(
            user=person(request),
            exercise=view.exercise,
            assignment=view.assignment.assignment,
            source=answer.source,
            kind=answer.kind,
            client_token=answer.token,
        )
    except NotFound:
        raise
    except Refused as refusal:
        if wants_fragment(request):
            return problem(request, HTTPStatus(refusal.status), str(refusal))
        # The page comes again with what was written: a refusal must not cost anybody their code.
        context = page_context(request, view, refused=refusal, answer=answer)
        return render(request, "web/exercise.html", context, status=refusal.status)
    if wants_fragment(request):
        wait_a_moment(lambda: is_graded(submission=submission))
        sent = submission_get(viewer=request.user, public_id=submission.public_id)
        found = result_of(viewer=request.user, view=sent)
        context = {"result": found, "view": view, **_form(request, view)}
        return announced(render(request, "web/result/sent.html", context), found)
    return HttpResponseRedirect(f"{address_of(view)}?submission={submission.public_id}#result")


@require_POST
def draft(request: HttpRequest, course: str, assignment: str, exercise: str) -> HttpResponse:
    """Saves the draft; 409 with the stored one if that is newer than what the editor started from.

    403, and ``over``, where it comes after the end of the attempt that asks for it.
    """
    try:
        view = item(request, course, assignment, exercise)
        kept = draft_save(
            user=person(request),
            exercise=view.exercise,
            assignment=view.assignment.assignment,
            source=read_answer(request).source,
            based_on=request.POST.get("revision", ""),
        )
    except AttemptOver as refusal:
        return JsonResponse({"sentence": str(refusal), "over": True}, status=refusal.status)
    return draft_answer(kept)


@require_GET
def history(request: HttpRequest, course: str, assignment: str, exercise: str) -> HttpResponse:
    """The list of earlier submissions alone, asked for when a new one is graded."""
    view = item(request, course, assignment, exercise)
    context = {"view": view, "address": address_of(view), **_history(request, view)}
    return render(request, "web/exercise/history.html", context)


@require_GET
def starter(request: HttpRequest, course: str, assignment: str, exercise: str) -> HttpResponse:
    """The code the exercise begins with."""
    view = item(request, course, assignment, exercise)
    return HttpResponse(exercise_page(exercise=view.exercise).starter, content_type="text/plain; charset=utf-8")


def item(request: HttpRequest, course: str, assignment: str, exercise: str) -> ItemView:
    """The exercise at this address, if the asker may read it now."""
    library_let_in(user=person(request), course=course)
    return item_get(viewer=request.user, course_slug=course, assignment_slug=assignment, exercise_slug=exercise)


def address_of(view: ItemView, name: str = "exercise") -> str:
    """Where the exercise's page is."""
    assignment = view.assignment.assignment
    return reverse(name, args=[assignment.course.slug, assignment.slug, view.exercise.slug])


def keep_draft(request: HttpRequest, view: ItemView, *, at: str) -> HttpResponse:
    """After a form without scripts did something else: what stands in the editor came along, and is kept first.

    Where another window saved something newer, neither is written over: the page comes with what was sent.
    """
    if "source" in request.POST:
        answer = read_answer(request)
        try:
            kept = draft_save(
                user=person(request),
                exercise=view.exercise,
                assignment=view.assignment.assignment,
                source=answer.source,
                based_on=request.POST.get("revision", ""),
            )
        except Refused as refusal:
            context = page_context(request, view, refused=refusal, answer=answer)
            return render(request, "web/exercise.html", context, status=refusal.status)
        if not kept.stored:
            return render(request, "web/exercise.html", page_context(request, view, answer=answer))
    return HttpResponseRedirect(f"{address_of(view)}#{at}")


def page_context(
    request: HttpRequest, view: ItemView, *, refused: Refused | None = None, answer: Answer | None = None
) -> dict[str, Any]:
    """All that the page's template asks for; ``answer`` stands in the editor where it could not be taken."""
    assignment = view.assignment.assignment
    running = running_in(viewer=request.user, assignment=assignment)
    takes = view.assignment.takes_submissions or running is not None
    past = _history(request, view)
    form = _form(request, view)
    kept = form["draft"].source if form["draft"] else form["content"].starter
    source = answer.text if answer else _asked_for(request, view, form) or kept
    return {
        "view": view,
        "exercise": view.exercise,
        "assignment": assignment,
        "course": assignment.course,
        "running": running,
        "missing": watch.missing(_arrays(form["content"].spec)),
        "statement": with_worked_example(form["content"].statement, view.exercise),
        "takes": takes,
        "takes_file": takes,
        "keys": KEYS,
        "live": takes and assignment.mode != Mode.QUIZ,
        "phrases": editor_phrases(),
        "result": _result(request, view, past["past"]),
        "refused": refused,
        "hint_address": f"{address_of(view)}hint/",
        "hints": hints_get(view=view, written=form["content"].hints),
        "own": own_panel(view, address=address_of(view), takes=takes, case=request.GET.get("own")),
        "source": source,
        "before": kept if source != kept else None,
        "changed": changed_since(view, past["past"].handed_in),
        **form,
        **past,
    }


def _result(request: HttpRequest, view: ItemView, past: SentHistory) -> Result | None:
    """The result of the submission the address asks for, else of the newest one."""
    wanted = request.GET.get("submission") or (past.newest and past.newest.submission.public_id)
    if not wanted:
        return None
    try:
        whole = submission_get(viewer=request.user, public_id=wanted)
    except NotFound:
        return None
    if not _is_here(whole, view) or whole.submission.user_id != person(request).pk:
        return None
    return result_of(viewer=request.user, view=whole, asked=asked_before(request.GET.get("n")))


def _form(request: HttpRequest, view: ItemView) -> dict[str, Any]:
    draft = draft_get(user=person(request), exercise=view.exercise, assignment=view.assignment.assignment)
    return {
        "content": exercise_page(exercise=view.exercise),
        "draft": draft,
        "revision": draft.revision if draft else "",
        "token": uuid.uuid4(),
        "address": address_of(view),
        "late_now": earned_now(viewer=person(request), view=view.assignment),
    }


def _asked_for(request: HttpRequest, view: ItemView, form: dict[str, Any]) -> str:
    """Code the address wants in the editor: an earlier submission's to this exercise here, or the starter's."""
    wanted = request.GET.get("from")
    if wanted == "starter":
        return str(form["content"].starter)
    if not wanted:
        return ""
    found = submission_get(viewer=request.user, public_id=wanted)
    return found.submission.source if _is_here(found, view) else ""


def _is_here(sent: SubmissionView, view: ItemView) -> bool:
    """It was sent for this exercise of this assignment."""
    place = sent.submission.assignment_id, sent.submission.exercise_id
    return place == (view.item.assignment_id, view.item.exercise_id)


def _history(request: HttpRequest, view: ItemView) -> dict[str, Any]:
    """What was sent: the newest five submissions and runs, and as many more as the address asks for."""
    wanted = {kind: _count(request.GET.get(kind)) for kind in ("sent", "runs")}
    past = history_of(
        user=person(request),
        exercise=view.exercise,
        assignment=view.assignment.assignment,
        handed_in=wanted["sent"],
        runs=wanted["runs"],
    )
    chosen = request.GET.get("history-list")  # the list that was in sight before this one takes its place
    return {
        "past": past,
        "wanted": wanted,
        "more": {kind: min(count + MORE, MOST) for kind, count in wanted.items()},
        "shown": chosen if chosen in wanted else "sent" if past.handed_in else "runs",
        "mark": mark_get(user=person(request), item=view.item),
        "left": hand_ins_left(user=person(request), exercise=view.exercise, view=view.assignment),
    }


def _count(text: str | None) -> int:
    """How many rows of a list the address asks for: FIRST at least, MOST at most."""
    return max(FIRST, min(int(text), MOST)) if text and text.isascii() and text.isdigit() and len(text) < 6 else FIRST


def _arrays(spec: Mapping[str, Any]) -> object:
    return (spec.get("code") or {}).get("arrays")
