"""Taking code from a file or a notebook: what was extracted is shown in the editor, and nothing is sent yet."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from grader.catalog.models import Kind
from grader.catalog.selectors import ItemView, exercise_page
from grader.config import config
from grader.errors import Refused
from grader.judge.reading.notebooks import as_file, cells_of
from grader.submissions.errors import NotCode, SourceTooBig
from grader.submissions.models import SubmissionKind
from grader.submissions.services import source_text
from grader.web.answers import Answer
from grader.web.exercise.page import address_of, item, page_context

MOST = 2 << 20  # bytes of a notebook, whose pictures are left behind


class NoFile(Refused):
    """The form came without one."""

    code = "no-file"
    sentence = _("Choose a file first: a Python file, or a notebook.")


class NotInNotebook(Refused):
    """Facts: ``names`` that the exercise asks for."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "not-in-notebook"
    sentence = _(
        "In this notebook %(names)s is not defined in exactly one cell. Define it in one, save the notebook, and "
        "choose it again."
    )


@never_cache
@require_POST
def take(request: HttpRequest, course: str, assignment: str, exercise: str) -> HttpResponse:
    """The page with the file's code in the editor; what stood there is one undo away."""
    view = item(request, course, assignment, exercise)
    if view.exercise.kind != Kind.CODE:
        raise NotCode
    try:
        text = _code_of(request, view)
    except Refused as refused:
        context = page_context(request, view, refused=refused)
        return render(request, "web/exercise.html", context, status=refused.status)
    if not text.strip():
        return redirect(address_of(view))
    taken = Answer(text, SubmissionKind.TRIAL, None)
    return render(request, "web/exercise.html", page_context(request, view, answer=taken))


def _code_of(request: HttpRequest, view: ItemView) -> str:
    upload = request.FILES.get("file")
    if upload is None:
        raise NoFile
    if (upload.size or 0) > MOST:
        raise SourceTooBig(kb=-(-(upload.size or 0) // 1024), limit=MOST >> 10)
    data: bytes = upload.read()
    cells = cells_of(data.decode("utf-8-sig", "replace")) if str(upload.name).endswith(".ipynb") else None
    if cells is None:
        return source_text(source=data)
    size = sum(len(cell.encode(errors="replace")) for cell in cells)
    if size > config.max_source_kb << 10:
        raise SourceTooBig(kb=-(-size // 1024), limit=config.max_source_kb)
    code = exercise_page(exercise=view.exercise).spec.get("code") or {}
    entry = [code["entry"]] if isinstance(code.get("entry"), str) else list(code.get("entry", ()))
    found = as_file(cells, entry)
    if found is None:
        raise NotInNotebook(names=", ".join(entry))
    return source_text(source=found)
