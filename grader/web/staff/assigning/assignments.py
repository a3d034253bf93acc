"""An assignment made and changed: what it is, its dates, its rules, its exercises, and publishing it."""

from __future__ import annotations

from decimal import Decimal

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language_info, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from grader.accounts.models import User
from grader.catalog.models import Kind
from grader.catalog.own.versions import pinned_to, versions_to_pin
from grader.courses.models import Assignment, Mode, Policy
from grader.courses.selectors import CourseView, assignment_get
from grader.courses.services import assignment_create
from grader.courses.setup.addresses import free_assignment_slug
from grader.courses.setup.assignment_services import assignment_change
from grader.gradebook.marks.placing import Change, Placed, exercises_place
from grader.gradebook.teaching.choosing import Search, exercises_named, exercises_search, placed_in, sent_counts
from grader.languages import LANGUAGES
from grader.tables import decimal_of
from grader.web.requests import person, wants_json
from grader.web.staff.courses import managed
from grader.web.staff.forms import AssignmentForm, PolicyForm, title_of

HERE = "exercises"  # tags what is said beside the list of exercises, where the page stands after saving it


@require_http_methods(["GET", "POST"])
def create(request: HttpRequest, course: str) -> HttpResponse:
    view = managed(request, course)
    form = AssignmentForm(
        request.POST if request.method == "POST" else None, course=view.course, initial={"mode": Mode.HOMEWORK}
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            assignment = assignment_create(
                course=view.course,
                slug=free_assignment_slug(course=view.course, title=data["title_en"] or data["mode"]),
                title=data["title"],
                mode=Mode(data["mode"]),
                opens_at=data["opens_at"],
                due_at=data["due_at"],
                closes_at=data["closes_at"],
                by=person(request),
            )
        except ValidationError as error:
            form.add_error(None, ValidationError(sentences(error)))
        else:
            return redirect("assignment-edit", course=course, assignment=assignment.slug)
    context = {"view": view, "course": view.course, "form": form, "here": "assignments"}
    return render(request, "web/staff/assigning/new.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, course: str, assignment: str) -> HttpResponse:
    view, row = managed_assignment(request, course, assignment)
    assert isinstance(request.user, User)
    initial = {name: getattr(row, name) for name in ("mode", "opens_at", "due_at", "closes_at", "category")}
    form = AssignmentForm(
        request.POST if request.method == "POST" else None,
        course=view.course,
        initial={**initial, **title_of(row), "own_policy": row.policy is not None},
    )
    policy = PolicyForm(
        request.POST if request.method == "POST" else None,
        instance=row.policy or view.course.policy or Policy(),
        prefix="policy",
    )
    del policy.fields["free_days"]  # of the course, not of one assignment
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        own = data["own_policy"]
        if not own or policy.is_valid():
            fields = {name: data[name] for name in ("title", "mode", "opens_at", "due_at", "closes_at", "category")}
            try:
                assignment_change(
                    assignment=row,
                    by=request.user,
                    fields=fields,
                    policy=policy.cleaned_data if own else None,
                )
            except ValidationError as error:
                form.add_error(None, ValidationError(sentences(error)))
            else:
                messages.success(request, _("Saved. Marks follow the new dates and rules."))
                return redirect("assignment-edit", course=course, assignment=assignment)
    return _page(request, view, row, form=form, policy=policy)


@require_POST
def exercises(request: HttpRequest, course: str, assignment: str) -> HttpResponse:
    """The list as the form has it, in its order; ``add`` puts one at its end, ``up`` and ``down`` move one."""
    _view, row = managed_assignment(request, course, assignment)
    assert isinstance(request.user, User)
    slugs = [slug for slug in request.POST.getlist("exercise") if slug != request.POST.get("remove")]
    slugs += request.POST.getlist("add")
    _move(slugs, request.POST.get("up"), -1)
    _move(slugs, request.POST.get("down"), 1)
    known = exercises_named(viewer=person(request), assignment=row, slugs=slugs)
    try:
        placed = [
            Placed(
                known[slug],
                _points(request.POST.get(f"points-{slug}", "10")),
                pinned_to(exercise=known[slug], name=request.POST.get(f"version-{slug}", "")),
            )
            for slug in slugs
            if slug in known
        ]
        change = exercises_place(assignment=row, placed=placed, by=request.user)
    except ValidationError as error:
        if wants_json(request):
            return JsonResponse({"sentence": " ".join(error.messages)}, status=422)
        messages.error(request, " ".join(error.messages), extra_tags=HERE)
    else:
        if wants_json(request):
            return JsonResponse({"order": [one.exercise.slug for one in placed]})
        messages.success(request, _in_words(change), extra_tags=HERE)
    back = redirect("assignment-edit", course=course, assignment=assignment)
    query = request.POST.get("search", "")
    back["Location"] += (f"?{query}" if query else "") + "#exercises"
    return back


def _in_words(change: Change) -> str:
    """What saving the list of exercises changed, and of how many marks."""
    counted = (
        (change.added, ngettext("%(n)s exercise was added.", "%(n)s exercises were added.", change.added)),
        (change.removed, ngettext("%(n)s exercise was taken out.", "%(n)s exercises were taken out.", change.removed)),
        (
            change.points,
            ngettext("%(n)s exercise has other points.", "%(n)s exercises have other points.", change.points),
        ),
        (
            change.versions,
            ngettext("%(n)s exercise has another version.", "%(n)s exercises have other versions.", change.versions),
        ),
    )
    said = [sentence % {"n": count} for count, sentence in counted if count]
    if change.moved:
        said.append(_("The order is another one."))
    if not said:
        return _("Saved: nothing has changed.")
    if change.marks:
        marks = ngettext("%(n)s mark has been recomputed.", "%(n)s marks have been recomputed.", change.marks)
        said.append(marks % {"n": change.marks})
    else:
        said.append(_("No mark changes by it."))
    return " ".join((_("Saved."), *said))


def managed_assignment(request: HttpRequest, course: str, assignment: str) -> tuple[CourseView, Assignment]:
    """The assignment at this address and its course, for instructors. Raises NotFound for all others."""
    view = managed(request, course)
    return view, assignment_get(viewer=request.user, course_slug=course, slug=assignment).assignment


def _page(
    request: HttpRequest, view: CourseView, row: Assignment, *, form: AssignmentForm, policy: PolicyForm
) -> HttpResponse:
    get = request.GET
    level = get.get("difficulty", "")
    search = Search(
        text=get.get("q", "").strip()[:80],
        topic=get.get("topic", "")[:60],
        kind=get["kind"] if get.get("kind") in Kind.values else "",
        difficulty=int(level) if level in {"1", "2", "3", "4", "5"} else None,
        tag=get.get("tag", "")[:60],
        language=get["language"] if get.get("language") in LANGUAGES else "",
    )
    items, sent = placed_in(assignment=row), sent_counts(assignment=row)
    versions = versions_to_pin(items=items)
    context = {
        "view": view,
        "course": view.course,
        "assignment": row,
        "form": form,
        "policy": policy,
        "items": [(item, sent.get(item.exercise_id, 0), versions.get(item.exercise_id, ())) for item in items],
        "sum": sum((item.points for item in items), Decimal(0)),
        "search": search,
        "found": exercises_search(viewer=request.user, assignment=row, search=search),
        "levels": range(1, 6),
        "languages": [(code, get_language_info(code)["name_local"]) for code in LANGUAGES],
        "here": "assignments",
    }
    failed = form.is_bound and (form.errors or policy.errors)
    return render(request, "web/staff/assigning/edit.html", context, status=422 if failed else 200)


def _move(slugs: list[str], slug: str | None, by: int) -> None:
    if slug in slugs:
        at = slugs.index(slug)
        to = min(max(at + by, 0), len(slugs) - 1)
        slugs.insert(to, slugs.pop(at))


def _points(text: str) -> Decimal:
    points = decimal_of(text)
    if points is None:
        raise ValidationError(_("“%(text)s” is no number of points.") % {"text": text[:40]})
    if abs(points) > 9999:
        raise ValidationError(_("Points lie between 0 and 9999."))
    return points.quantize(Decimal("0.01"))


ORDER = {
    "assignment_due_after_opening": gettext_lazy("It is due before it opens."),
    "assignment_closes_after_due": gettext_lazy("It closes before it is due."),
    "assignment_closes_after_opening": gettext_lazy("It closes before it opens."),
    "extension_closes_after_due": gettext_lazy("It closes before it is due."),
}


def sentences(error: ValidationError) -> list[str]:
    """A constraint's name in the words of the page."""
    return [str(next((says for name, says in ORDER.items() if name in message), message)) for message in error.messages]
