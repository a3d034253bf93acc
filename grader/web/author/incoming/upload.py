"""A folder sent in place of a draft, and earlier drafts put back: what would change is shown first."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import PurePosixPath

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from grader.catalog.own.errors import BadArchive
from grader.catalog.own.folders.copies import compared, copies_of, copy_get, copy_send, copy_take
from grader.catalog.own.selectors import OwnView
from grader.content.archive import ArchiveError, read_zip, rooted, safe_path
from grader.errors import NotFound, Refused
from grader.web.author.places import own
from grader.web.requests import person, wants_json


@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, course: str, exercise: str) -> HttpResponse:
    """A POST with files lays them beside the draft; with ``copy`` and ``base`` it takes that copy for the draft."""
    view = own(request, course, exercise)
    if request.method == "GET":
        return _page(request, view, request.GET.get("copy", ""))
    name = request.POST.get("copy", "")
    try:
        if name:
            copy = copy_get(exercise=view.exercise, name=name)
            copy_take(exercise=view.exercise, copy=copy, base=request.POST.get("base", ""), by=person(request))
            messages.success(request, _("The draft holds these files now. What stood there is kept under “Upload”."))
            return redirect("author-exercise", course=course, exercise=exercise)
        _name, files = uploaded(request)
        copy = copy_send(exercise=view.exercise, files=files, by=person(request))
    except NotFound:
        raise
    except Refused as refusal:
        if wants_json(request):
            raise
        return _page(request, own(request, course, exercise), name, refused=refusal)
    return redirect(f"{reverse('author-upload', args=[course, exercise])}?copy={copy.pk}")


def uploaded(request: HttpRequest) -> tuple[str, dict[str, bytes]]:
    """A ZIP archive, or a folder's files with a ``path`` for each: its name, and what is in it. Raises BadArchive."""
    try:
        sent = request.FILES.getlist("file")
        paths = request.POST.getlist("path")
        if paths and len(paths) == len(sent):
            found: dict[str, bytes] = {}
            for name, file in zip(paths, sent, strict=True):
                path = safe_path(name)
                if path is not None:
                    found[path] = file.read()
            return PurePosixPath(paths[0]).parts[0], rooted(found)
        if len(sent) != 1:
            raise ArchiveError("broken")
        return str(sent[0].name).removesuffix(".zip"), read_zip(sent[0].read())
    except ArchiveError as error:
        raise BadArchive(error) from None


def _page(request: HttpRequest, view: OwnView, name: str, *, refused: Refused | None = None) -> HttpResponse:
    found = compared(copy=copy_get(exercise=view.exercise, name=name), draft=view.contents) if name else None
    context = {
        "view": view.course,
        "course": view.course.course,
        "exercise": view.exercise,
        "found": found,
        "earlier": copies_of(exercise=view.exercise),
        "refused": refused,
        "here": "exercises",
    }
    return render(
        request, "web/author/beginning/upload.html", context, status=refused.status if refused else HTTPStatus.OK
    )
