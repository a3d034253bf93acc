"""What students handed in: a filtered list, the class's mistakes, the course as it is now, and what staff say."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from grader.accounts.models import User
from grader.courses.selectors import assignment_list
from grader.errors import NotFound
from grader.gradebook.own.counting import submission_choose
from grader.gradebook.teaching.browsing import submissions_browse
from grader.gradebook.teaching.feedback import (
    comment_add,
    comment_to_all,
    comments_release,
    review_answer,
    review_ask,
    rubric_add,
    rubric_set,
    said_about,
)
from grader.gradebook.teaching.live import live_view
from grader.gradebook.teaching.mistakes import by_exercise, mistakes_kept, over_course
from grader.submissions.errors import CourseArchived
from grader.submissions.selectors import submission_get
from grader.web.report.verdicts import WORDS
from grader.web.staff.asked import number, points, sought_in, within
from grader.web.staff.gradebook import taught


@require_GET
def page(request: HttpRequest, course: str) -> HttpResponse:
    view = taught(request, course)
    sought = sought_in(request.GET)
    found = submissions_browse(viewer=request.user, course=view.course, sought=sought)
    context = {
        "view": view,
        "course": view.course,
        "found": found,
        "verdicts": WORDS.items(),
        "within": within(sought),
        "here": "submissions",
    }
    return render(request, "web/staff/submissions/list.html", context)


@require_GET
def live(request: HttpRequest, course: str) -> HttpResponse:
    view = taught(request, course)
    found = live_view(viewer=request.user, course=view.course)
    return render(
        request, "web/staff/submissions/live.html", {"view": view, "course": view.course, "live": found, "here": "live"}
    )


@require_GET
def mistakes(request: HttpRequest, course: str) -> HttpResponse:
    view = taught(request, course)
    wanted = request.GET.get("assignment", "")[:60]
    at, rows = mistakes_kept(viewer=request.user, course=view.course, assignment=wanted)
    several = over_course(rows)
    context = {
        "view": view,
        "course": view.course,
        "at": at,
        "rows": rows,
        "groups": by_exercise(rows),
        "several": several,
        "assignments": assignment_list(viewer=request.user, course=view.course),
        "most": max([row.people for row in rows] + [row.people for row in several], default=0),
        "wanted": wanted,
        "here": "mistakes",
    }
    return render(request, "web/staff/submissions/mistakes.html", context)


@require_POST
def tell(request: HttpRequest, course: str) -> HttpResponse:
    """One comment to everybody who made a mistake."""
    taught(request, course)
    assert isinstance(request.user, User)
    try:
        count = comment_to_all(
            viewer=request.user,
            mistake=request.POST.get("mistake", "")[:120],
            assignment_id=number(request.POST.get("assignment")) or 0,
            exercise_id=number(request.POST.get("exercise")) or 0,
            text=request.POST.get("text", ""),
        )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        said = ngettext("The comment went to %(n)s person.", "The comment went to %(n)s people.", count)
        messages.success(request, said % {"n": count})
    return redirect("mistakes", course=course)


@require_POST
def say(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """A comment, rubric items, a request to look again or its answer, about one submission."""
    submission = submission_get(viewer=request.user, public_id=public_id).submission
    assert isinstance(request.user, User)
    if submission.assignment is not None and submission.assignment.course.archived_at is not None:
        raise CourseArchived
    post, by = request.POST, request.user
    try:
        match post.get("do"):
            case "comment":
                line = number(post.get("line"))
                comment_add(
                    submission=submission,
                    by=by,
                    text=post.get("text", ""),
                    line=line,
                    case="" if line else post.get("case", "")[:120],
                    released=post.get("later") != "1",
                )
            case "release":
                comments_release(submission=submission, by=by)
            case "rubric":
                items = {key for text in post.getlist("item") if (key := number(text)) is not None}
                rubric_set(submission=submission, by=by, item_ids=items)
            case "rubric-new":
                rubric_add(
                    submission=submission, by=by, text=post.get("text", "")[:300], points=points(post.get("points", ""))
                )
            case "count":
                submission_choose(submission=submission, by=by)
                messages.success(request, _("This one counts now."))
            case "ask":
                review_ask(submission=submission, by=by, text=post.get("text", ""))
            case "answer":
                said = said_about(viewer=by, submission=submission)
                asked = next((one for one in said.requests if one.answered_at is None), None)
                if asked is None:
                    raise NotFound
                review_answer(request=asked, by=by, text=post.get("text", ""))
            case _:
                raise NotFound
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    back = redirect("submission", public_id=public_id)
    back["Location"] += "#said"
    return back
