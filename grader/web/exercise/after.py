"""The page of who has passed: how others solved it, and what comes next."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from grader.catalog.models import Kind
from grader.errors import NotFound
from grader.gradebook.own.after import Solution, after_passing
from grader.web.exercise.page import address_of, item
from grader.web.parts.code import Listing, listing
from grader.web.parts.topics import topic_name


@require_GET
def page(request: HttpRequest, course: str, assignment: str, exercise: str) -> HttpResponse:
    view = item(request, course, assignment, exercise)
    if view.exercise.kind != Kind.CODE:
        raise NotFound
    found = after_passing(view=view)
    context = {
        "view": view,
        "exercise": view.exercise,
        "assignment": view.assignment.assignment,
        "course": view.assignment.assignment.course,
        "address": address_of(view),
        "after": found,
        "own": _listed(found.own) if found.own else None,
        "solutions": [_listed(one) for one in found.solutions],
        "topic_name": topic_name(found.topic.slug) if found.topic else "",
    }
    return render(request, "web/exercise/after.html", context)


def _listed(solution: Solution) -> tuple[Solution, Listing]:
    return solution, listing(solution.source)
