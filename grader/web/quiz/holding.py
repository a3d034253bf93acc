"""A quiz for those who hold it: live progress, item analysis, its CSV, a preview of any variant. 404 for all others."""

from __future__ import annotations

import csv
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from grader import clock
from grader.catalog.selectors import item_list
from grader.courses.selectors import AssignmentView, assignment_get
from grader.errors import NotFound
from grader.gradebook.regrades.services import cancellation_undo
from grader.questions.registry import question_form
from grader.quizzes.asking.presenting import present, statement_html, steps_html
from grader.quizzes.asking.right import right_answer
from grader.quizzes.holding.analysis import quiz_analysis
from grader.quizzes.holding.cancelling import check_may_cancel
from grader.quizzes.holding.preview import preview_get
from grader.quizzes.progress import ProgressRow, quiz_progress
from grader.tables import harmless
from grader.web.requests import check_changes
from grader.web.staff.asked import number

WINDOW = 100  # students of a page


def quiz_taught(request: HttpRequest, course: str, assignment: str) -> AssignmentView:
    """The quiz at this address, for those who hold it; one of an archived course is not changed: CourseArchived."""
    view = assignment_get(viewer=request.user, course_slug=course, slug=assignment)
    if not view.teaches:
        raise NotFound
    check_changes(request, view.assignment.course)
    return view


def _context(view: AssignmentView, **more: Any) -> dict[str, Any]:
    return {"view": view, "assignment": view.assignment, "course": view.assignment.course, **more}


@require_GET
def progress(request: HttpRequest, course: str, assignment: str) -> HttpResponse:
    return progress_page(request, quiz_taught(request, course, assignment))


def progress_page(request: HttpRequest, view: AssignmentView, *, problem: str = "") -> HttpResponse:
    """Who is writing, and the form that gives them more time; with ``problem``, why it did not."""
    rows = sorted(quiz_progress(viewer=request.user, assignment=view.assignment), key=_stage)
    offset = number(request.GET.get("from")) or 0
    context = _context(
        view,
        problem=problem,
        typed=request.POST,
        sections=view.assignment.course.sections.all(),
        running=[row for row in rows if row.attempt is not None and row.attempt.finished_at is None],
        rows=rows[offset : offset + WINDOW],
        before=max(0, offset - WINDOW) if offset else None,
        after=offset + WINDOW if len(rows) > offset + WINDOW else None,
        now=clock.now(),
        not_begun=sum(row.attempt is None for row in rows),
        working=sum(row.attempt is not None and row.attempt.finished_at is None for row in rows),
        done=sum(row.attempt is not None and row.attempt.finished_at is not None for row in rows),
    )
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK
    return render(request, "web/quiz/progress.html", context, status=status)


def _stage(row: ProgressRow) -> int:
    """Who is writing comes first, then who might begin, then who is done."""
    if row.attempt is None:
        return 1
    return 0 if row.attempt.finished_at is None else 2


@require_GET
def analysis(request: HttpRequest, course: str, assignment: str) -> HttpResponse:
    view = quiz_taught(request, course, assignment)
    items = {item.pk: item for item in item_list(view=view)}
    rows = [(items.get(row.item_id), row) for row in quiz_analysis(viewer=request.user, assignment=view.assignment)]
    return render(request, "web/quiz/analysis.html", _context(view, rows=rows))


@require_GET
def analysis_csv(request: HttpRequest, course: str, assignment: str) -> HttpResponse:
    """The same as a file; UTF-8 with a byte order mark, so that spreadsheets read it right."""
    view = quiz_taught(request, course, assignment)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{view.assignment.slug}-items.csv"'
    response.write("\ufeff")
    writer = csv.writer(response)
    writer.writerow(["question", "asked", "answered", "difficulty", "discrimination", "median_seconds", "answers"])
    for row in quiz_analysis(viewer=request.user, assignment=view.assignment):
        numbers = (row.difficulty, row.discrimination, row.seconds)
        answers = "; ".join(f"{count}x {answer}" for answer, count in row.answers)
        shown = ["" if number is None else f"{number:.3f}" for number in numbers]
        writer.writerow([row.slug, row.asked, row.answered, *shown, harmless(answers)])
    return response


@require_GET
def preview(request: HttpRequest, course: str, assignment: str) -> HttpResponse:
    """Any variant of any question of the quiz, with its answer and its worked steps."""
    view = quiz_taught(request, course, assignment)
    found = preview_get(
        viewer=request.user,
        assignment=view.assignment,
        slug=request.GET.get("question"),
        number=request.GET.get("n", ""),
    )
    context = _context(view, preview=found)
    if found.variant is not None:
        language = get_language() or "en"
        context |= {
            "statement": statement_html(variant=found.variant, language=language),
            "form": question_form(present(variant=found.variant, asked="preview", language=language)),
            "right": right_answer(variant=found.variant, language=language),
            "steps": steps_html(variant=found.variant, language=language),
        }
    return render(request, "web/quiz/preview.html", context)


@require_POST
def cancel(request: HttpRequest, course: str, assignment: str) -> HttpResponse:
    """Cancelling a question leads to what that would change; taking it back happens at once. For instructors."""
    view = quiz_taught(request, course, assignment)
    items = {str(item.pk): item for item in item_list(view=view)}
    item = items.get(request.POST.get("item", ""))
    if item is None:
        raise NotFound
    response = HttpResponse(status=303)
    if request.POST.get("cancelled") == "1":
        check_may_cancel(viewer=request.user, item=item)
        place = urlencode({"place": f"{view.assignment.slug}/{item.exercise.slug}", "what": "cancel"})
        response["Location"] = f"{reverse('regrade-new', args=[view.assignment.course.slug])}?{place}"
    else:
        cancellation_undo(viewer=request.user, item=item)
        response["Location"] = reverse("quiz-analysis", args=[view.assignment.course.slug, view.assignment.slug])
    return response
