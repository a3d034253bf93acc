"""The editor of an exercise: its files, what is wrong with them, what their pages look like."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from grader.catalog.own.asking import check_latest
from grader.catalog.own.drafts import file_add, file_remove, file_rename, file_save, text_of
from grader.catalog.own.errors import ExerciseRemoved, NotSavedAnyMore
from grader.catalog.own.proposals import case_add
from grader.catalog.own.selectors import OwnView, draft_read
from grader.content.archive import write_zip
from grader.content.cases.read import CASES_FILE
from grader.content.loader import FILE_LIMIT
from grader.content.spec.exercise import SPEC_FILE
from grader.errors import NotFound, Refused
from grader.web.author.places import own
from grader.web.author.proof import proof_of, state_of
from grader.web.author.removing import gone
from grader.web.author.shown import findings_of, previews, text_beneath, tree, where_fields_stand
from grader.web.parts.phrases import editor_phrases
from grader.web.requests import person, wants_json


@never_cache
@require_GET
def page(request: HttpRequest, course: str, exercise: str) -> HttpResponse:
    try:
        view = own(request, course, exercise)
    except ExerciseRemoved as refusal:
        return gone(request, refusal, course, exercise)
    return _page(request, view, request.GET.get("file", ""))


def _page(
    request: HttpRequest,
    view: OwnView,
    path: str,
    *,
    refused: Refused | None = None,
    typed: str | None = None,
    meanwhile: bool = False,
) -> HttpResponse:
    """``meanwhile``: somebody else has saved the file since, so both texts are shown; ``typed`` is the reader's own."""
    known = {file.path for file in view.files}
    current = view.file(path if path in known else SPEC_FILE if SPEC_FILE in known else min(known))
    read = draft_read(slug=view.exercise.slug, contents=view.contents)
    check = check_latest(exercise=view.exercise)
    found = findings_of(view, read, check)
    here = [one for one in found if one.fault.file == current.path]
    text = current.text if typed is None else typed
    context: dict[str, Any] = {
        "view": view.course,
        "course": view.course.course,
        "exercise": view.exercise,
        "tree": tree(view, found),
        "current": current,
        "text": text,
        "found": findings_of(view, read),
        "marks": [one.as_json() for one in here],
        "previews": previews(view, current.path, text),
        "fields": where_fields_stand() if current.path == SPEC_FILE else None,
        "beneath": text_beneath(current.path),
        "phrases": editor_phrases(),
        "refused": refused,
        "meanwhile": meanwhile,
        "here": "exercises",
        "proof": proof_of(view, read, check),
    }
    status = refused.status if refused else HTTPStatus.CONFLICT if meanwhile else HTTPStatus.OK
    return render(request, "web/author/exercise.html", context, status=status)


@require_POST
def change(request: HttpRequest, course: str, exercise: str) -> HttpResponse:
    """``do``: save the file ``path`` with ``text``, add one, rename it to ``to``, remove it; or add the case that was
    proposed to catch ``mutant``."""
    path = request.POST.get("path", "").strip()
    do = request.POST.get("do", "save")
    try:
        view = own(request, course, exercise)
        if do == "save":
            return _save(request, view, path)
        if do == "add":
            upload = request.FILES.get("file")
            text = text_of(path, upload.read(FILE_LIMIT + 1)) if upload else text_beneath(path)
            file_add(exercise=view.exercise, path=path, text=text, by=person(request))
        elif do == "case":
            case_add(exercise=view.exercise, mutant=request.POST.get("mutant", ""), by=person(request))
            path = CASES_FILE
        elif do == "rename":
            path = file_rename(exercise=view.exercise, path=path, to=request.POST.get("to", "").strip()).path
        elif do == "remove":
            file_remove(exercise=view.exercise, path=path, based_on=_revision(request) or 0)
            path = SPEC_FILE
        else:
            raise NotFound
    except NotFound:
        raise
    except ExerciseRemoved as refusal:
        if wants_json(request):
            raise NotSavedAnyMore(**refusal.facts) from None
        return gone(request, refusal, course, exercise)
    except Refused as refusal:
        if wants_json(request):
            raise
        return _page(request, view, path, refused=refusal, typed=request.POST.get("text") if do == "save" else None)
    return _to_file(view, path)


def _save(request: HttpRequest, view: OwnView, path: str) -> HttpResponse:
    text = request.POST.get("text", "")
    kept = file_save(exercise=view.exercise, path=path, text=text, based_on=_revision(request), by=person(request))
    if not wants_json(request):
        if kept.stored:
            return _to_file(view, path)
        return _page(
            request, own(request, view.course.course.slug, view.exercise.slug), path, typed=text, meanwhile=True
        )
    answer: dict[str, Any] = {"revision": str(kept.file.revision), "saved_at": kept.file.saved_at.isoformat()}
    if not kept.stored:
        by = kept.file.saved_by
        of_another = by is not None and by != request.user
        answer |= {"text": kept.file.text, "by": by.get_full_name() if by and of_another else ""}
        return JsonResponse(answer, status=HTTPStatus.CONFLICT)
    now = own(request, view.course.course.slug, view.exercise.slug)
    return JsonResponse({**answer, **state_of(request, now, path)})


@require_POST
def preview(request: HttpRequest, course: str, exercise: str) -> HttpResponse:
    """What the page of a statement, or a figure, would look like with ``text`` in the file ``path``."""
    view = own(request, course, exercise)
    path, text = request.POST.get("path", ""), request.POST.get("text", "")[:FILE_LIMIT]
    return JsonResponse(
        {"previews": [{"language": one.language, "html": one.html} for one in previews(view, path, text)]}
    )


@require_GET
def export(request: HttpRequest, course: str, exercise: str) -> HttpResponse:
    """The draft's folder as a ZIP archive, byte for byte."""
    view = own(request, course, exercise)
    slug = view.exercise.slug
    headers = {"Content-Disposition": f'attachment; filename="{slug}.zip"'}
    return HttpResponse(write_zip(slug, view.contents), content_type="application/zip", headers=headers)


def _revision(request: HttpRequest) -> int | None:
    """The revision that the page was based on; None where the form writes over whatever is there."""
    text = request.POST.get("revision", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _to_file(view: OwnView, path: str) -> HttpResponse:
    address = reverse("author-exercise", args=[view.course.course.slug, view.exercise.slug])
    return redirect(f"{address}?{urlencode({'file': path})}")
