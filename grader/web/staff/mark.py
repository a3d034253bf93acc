"""Where one mark comes from: the submission that counts, what lateness took, what people decided; and a decision."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from grader.accounts.models import User
from grader.gradebook.marks.explained import Explained, mark_explained
from grader.gradebook.models import AdjustmentKind
from grader.gradebook.services import adjustment_add
from grader.web.staff.asked import points
from grader.web.staff.gradebook import taught


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, course: str, assignment: str, exercise: str, user: int) -> HttpResponse:
    view = taught(request, course)
    assert isinstance(request.user, User)
    found = mark_explained(
        viewer=request.user, course=view.course, assignment=assignment, exercise=exercise, user_id=user
    )
    problem = ""
    if request.method == "POST":
        try:
            _decide(request, found)
        except ValidationError as error:
            problem = " ".join(error.messages)
        else:
            messages.success(request, _("The mark was changed, and the reason is kept with it."))
            return redirect("mark", course=course, assignment=assignment, exercise=exercise, user=user)
    context = {
        "view": view,
        "course": view.course,
        "found": found,
        "problem": problem,
        "kinds": [kind for kind in AdjustmentKind if kind is not AdjustmentKind.WITHDRAWAL],
        "typed": request.POST,
        "here": "gradebook",
    }
    return render(request, "web/staff/marks/mark.html", context, status=422 if problem else 200)


def _decide(request: HttpRequest, found: Explained) -> None:
    assert isinstance(request.user, User)
    withdraws = next((row for row in found.standing if str(row.pk) == request.POST.get("withdraw")), None)
    kind = AdjustmentKind.WITHDRAWAL if withdraws else request.POST.get("kind", "")
    if kind not in AdjustmentKind.values:
        raise ValidationError(_("Choose what to do."))
    value = None
    if kind in (AdjustmentKind.POINTS, AdjustmentKind.OVERRIDE, AdjustmentKind.BONUS):
        value = points(request.POST.get("value", ""))
    adjustment_add(
        assignment=found.item.assignment,
        user=found.user,
        exercise=found.item.exercise,
        kind=AdjustmentKind(kind),
        value=value,
        withdraws=withdraws,
        reason=request.POST.get("reason", ""),
        by=request.user,
    )
