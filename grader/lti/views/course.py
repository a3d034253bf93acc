"""What an instructor does about a learning platform: its links and columns, the scores on their way, its roster."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from grader.errors import Refused
from grader.lti.grades.outbox import scores_again
from grader.lti.launching.leads import context_disconnect
from grader.lti.members.carried import carried, carry
from grader.lti.members.roster import context_get, host_of, members_apply, members_fetch, members_preview
from grader.lti.models import ScoreState
from grader.lti.selectors import SHOWN, column_get, contexts_of, scores_of
from grader.web.requests import person
from grader.web.staff.asked import number
from grader.web.staff.courses import managed


@require_GET
def page(request: HttpRequest, course: str) -> HttpResponse:
    view = managed(request, course)
    context = {
        "view": view,
        "course": view.course,
        "here": "setup",
        "contexts": contexts_of(viewer=request.user, course=view.course),
    }
    return render(request, "lti/course.html", context)


@require_http_methods(["GET", "POST"])
def scores(request: HttpRequest, course: str, pk: int) -> HttpResponse:
    """The scores of one column, student by student; sent again by POST: one, the refused ones, or all."""
    view = managed(request, course)
    column = column_get(viewer=request.user, course=view.course, pk=pk)
    if request.method == "POST":
        one = number(request.POST.get("user"))
        count = scores_again(line_item=column, user_id=one, refused=request.POST.get("what") == "refused")
        messages.success(request, _("%(count)s will be sent again.") % {"count": count})
        return redirect("lti-scores", course=course, pk=pk)
    state = request.GET.get("state", "")
    offset = number(request.GET.get("from"), digits=7) or 0
    rows, count = scores_of(column=column, state=state, offset=offset)
    context = {
        "view": view,
        "course": view.course,
        "here": "setup",
        "column": column,
        "rows": rows,
        "count": count,
        "state": state,
        "states": ScoreState,
        "after": offset + SHOWN if offset + SHOWN < count else None,
        "before": max(offset - SHOWN, 0) if offset else None,
    }
    return render(request, "lti/scores.html", context)


@require_POST
def disconnect(request: HttpRequest, course: str) -> HttpResponse:
    view = managed(request, course)
    context_disconnect(viewer=request.user, course=view.course, pk=number(request.POST.get("context")) or 0)
    return redirect("lti-course", course=course)


@require_http_methods(["GET", "POST"])
def roster(request: HttpRequest, course: str, pk: int) -> HttpResponse:
    """The platform's roster: fetched, shown row by row, and applied once the reader has agreed."""
    view = managed(request, course)
    found = context_get(viewer=request.user, course=view.course, pk=pk)
    drop = request.POST.get("drop") == "1"
    shown: dict[str, object] = {}
    status = 200
    if request.POST.get("apply"):
        members = carried(request.POST.get("members", ""))
        done = members_apply(course=view.course, members=members, context=found, drop=drop, by=person(request))
        counts = {change.value: count for change, count in done.counts.items()}
        messages.success(
            request, _("%(add)s added, %(change)s changed, %(drop)s dropped, %(same)s as before.") % counts
        )
        return redirect("people", course=course)
    if request.method == "POST":
        try:
            members = members_fetch(context=found)
        except Refused as error:
            shown, status = {"problem": str(error)}, int(error.status)
        else:
            fetched = members_preview(course=view.course, members=members, context=found, drop=drop)
            shown = {"fetched": fetched, "roster": fetched.roster, "members": carry(members)}
    context = {
        "view": view,
        "course": view.course,
        "here": "people",
        "found": found,
        "host": host_of(found),
        "drop": drop,
        **shown,
    }
    return render(request, "lti/roster.html", context, status=status)
