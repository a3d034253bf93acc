"""Regrades of a course: the list, a new one, one of them with what it would change, one person's part of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods

from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise, Kind
from grader.catalog.selectors import item_list
from grader.courses.selectors import CourseView, assignment_get, assignment_list
from grader.errors import NotFound
from grader.gradebook.models import RegradePolicy, RegradeSet, RegradeState
from grader.gradebook.regrades.selectors import (
    SORTS,
    regrade_cases,
    regrade_effects,
    regrade_get,
    regrade_list,
    regrade_person,
    regrade_progress,
    regrade_summary,
)
from grader.gradebook.regrades.services import (
    regrade_apply,
    regrade_create,
    regrade_drop,
    regrade_extend,
    regrade_policy,
    regrade_undo,
)
from grader.judge.verdict import Verdict
from grader.questions.registry import TYPES
from grader.web.report.say import say
from grader.web.report.verdicts import WORDS
from grader.web.staff.asked import number
from grader.web.staff.gradebook import taught
from grader.web.staff.regrades.form import RegradeForm

SHOWN = 100
LEFT = {
    "other-numbers": gettext_lazy("This version asks with other numbers than the student was asked."),
    "other-form": gettext_lazy("What was answered no longer exists in this version."),
    "not-drawn": gettext_lazy("This version could not draw the question that the student was asked."),
}


@require_GET
def index(request: HttpRequest, course: str) -> HttpResponse:
    view = taught(request, course)
    rows = regrade_list(viewer=request.user, course=view.course)[:SHOWN]
    return render(request, "web/regrades/index.html", {**_context(view), "rows": rows})


@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, course: str) -> HttpResponse:
    """Which work, then the form; and the regrade itself."""
    view = taught(request, course)
    regrade_list(viewer=request.user, course=view.course)  # for instructors alone
    place = request.GET.get("place", "")[:160]
    if not place:
        views = assignment_list(viewer=request.user, course=view.course)
        places = [(one.assignment, item_list(view=one)) for one in views if one.assignment.mode != "practice"]
        return render(request, "web/regrades/places.html", {**_context(view), "places": places})
    slug, _slash, wanted = place.partition("/")
    found = assignment_get(viewer=request.user, course_slug=course, slug=slug)
    item: AssignmentExercise | None = None
    if wanted:
        item = next((one for one in item_list(view=found) if one.exercise.slug == wanted), None)
        if item is None:
            raise NotFound
    sent = request.POST if request.method == "POST" else None
    initial = {"what": request.GET.get("what", "grade")}
    form = RegradeForm(sent, assignment=found.assignment, item=item, initial=initial)
    if sent is not None and form.is_valid():
        assert isinstance(request.user, User)
        try:
            regrade = regrade_create(
                by=request.user, assignment=found.assignment, asked=form.asked(), reason=form.cleaned_data["reason"]
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect("regrade", course=course, regrade=regrade.pk)
    context = {**_context(view), "form": form, "assignment": found.assignment, "item": item}
    return render(request, "web/regrades/new.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, course: str, regrade: int) -> HttpResponse:
    view = taught(request, course)
    row = regrade_get(viewer=request.user, course=view.course, pk=regrade)
    if request.method == "POST":
        try:
            _decide(request, row)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return redirect("regrade", course=course, regrade=regrade)
    get = request.GET
    which, query = get.get("which", ""), get.get("q", "").strip()[:80]
    context = {
        **_context(view),
        "regrade": row,
        "progress": regrade_progress(regrade=row),
        "computing": row.state == RegradeState.COMPUTING,
        "policies": RegradePolicy.choices,
        "sorts": SORTS,
        "which": which,
        "q": query,
    }
    if row.state != RegradeState.COMPUTING:
        offset = number(get.get("from"), digits=7) or 0
        context |= {
            "summary": regrade_summary(regrade=row),
            "window": regrade_effects(regrade=row, which=which, query=query, offset=offset),
            "cases": [
                {
                    "of": one,
                    "name": case_said(one.case),
                    "before": verdict_said(one.before),
                    "after": verdict_said(one.after),
                }
                for one in regrade_cases(regrade=row)
            ],
        }
    return render(request, "web/regrades/page.html", context)


@require_GET
def person(request: HttpRequest, course: str, regrade: int, user: int) -> HttpResponse:
    view = taught(request, course)
    row = regrade_get(viewer=request.user, course=view.course, pk=regrade)
    found = regrade_person(regrade=row, user_id=user)
    rows = [
        {
            "of": one,
            "changes": [
                (case_said(change.case), verdict_said(change.before), verdict_said(change.after))
                for change in one.changes.all()
            ],
            "left": LEFT.get(one.run.error, "") if one.run.state == "superseded" else "",
            "worth": one.before is not None and one.before.share != one.run.share,
            "answer": one.submission.exercise.kind == Kind.QUESTION,
            "waits": one.run.state in ("queued", "running"),
        }
        for one in found.rows
    ]
    context = {**_context(view), "regrade": row, "found": found, "rows": rows}
    return render(request, "web/regrades/person.html", context)


def case_said(case: str) -> str:
    """What a case is called; of a cell of a question's table or array, where it stands."""
    labels = (kind.part_label(case) for kind in TYPES.values())
    return next((str(say(label)) for label in labels if label is not None), case)


def verdict_said(verdict: str) -> str:
    """How a case ended, in the reader's words; that it does not exist where nothing is said."""
    return str(WORDS[Verdict(verdict)].case) if verdict else _("not there")


def _decide(request: HttpRequest, row: RegradeSet) -> None:
    assert isinstance(request.user, User)
    by = request.user
    match request.POST.get("do"):
        case "apply":
            regrade_apply(by=by, regrade=row)
            messages.success(request, _("Applied. Marks have followed, and the students read why."))
        case "drop":
            regrade_drop(by=by, regrade=row)
            messages.success(request, _("Dropped. Nothing has changed."))
        case "undo":
            regrade_undo(by=by, regrade=row)
            messages.success(request, _("Undone. What counted before counts again."))
        case "extend":
            count = regrade_extend(by=by, regrade=row)
            said = ngettext("%(n)s submission more is graded.", "%(n)s submissions more are graded.", count)
            messages.success(request, said % {"n": count})
        case "policy":
            policy = request.POST.get("policy", "")
            if policy not in RegradePolicy.values:
                raise NotFound
            regrade_policy(by=by, regrade=row, policy=RegradePolicy(policy))
        case _:
            raise NotFound


def _context(view: CourseView) -> dict[str, Any]:
    return {"view": view, "course": view.course, "here": "regrades"}
