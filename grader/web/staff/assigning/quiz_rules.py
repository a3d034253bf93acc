"""How a quiz is held: its rules with what each means, its pools, and who has more time."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from grader.accounts.models import User
from grader.courses.models import Mode
from grader.courses.people.groups import student_named
from grader.errors import NotFound
from grader.gradebook.teaching.choosing import placed_in
from grader.quizzes.holding.rule_services import (
    RULES,
    accommodation_list,
    accommodation_set,
    pool_names,
    pools_set,
    rules_get,
    rules_set,
)
from grader.quizzes.models import QuizRules
from grader.tables import decimal_of
from grader.web.staff.assigning.assignments import managed_assignment


class RulesForm(forms.ModelForm):  # type: ignore[type-arg]
    """The rules of a quiz."""

    minutes = forms.DecimalField(
        label=gettext_lazy("Minutes for one attempt"),
        help_text=gettext_lazy("Empty: no limit but the closing."),
        min_value=Decimal("0.5"),
        max_value=Decimal(10_000),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("attempts", "grace_seconds"):  # SQLite keeps any number: added to a date, some give none
            self.fields[name].validators.append(MaxValueValidator(32_767))

    class Meta:
        model = QuizRules
        fields = ("attempts", "shuffle", "one_page", "grace_seconds", "hints", "review", "review_from")
        labels = {
            "attempts": gettext_lazy("Attempts"),
            "shuffle": gettext_lazy("Shuffle the questions"),
            "one_page": gettext_lazy("One page"),
            "grace_seconds": gettext_lazy("Grace, in seconds"),
            "hints": gettext_lazy("Hints"),
            "review": gettext_lazy("What students see afterwards"),
            "review_from": gettext_lazy("From when"),
        }
        help_texts = {
            "attempts": gettext_lazy("The best one counts."),
            "review": gettext_lazy("Of their own attempt, and never more than that."),
            "review_from": gettext_lazy(
                "Whoever still writes it could be told what was right: answers had better wait."
            ),
        }


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, course: str, assignment: str) -> HttpResponse:
    view, row = managed_assignment(request, course, assignment)
    assert isinstance(request.user, User)
    if row.mode != Mode.QUIZ:
        raise NotFound
    rules = rules_get(assignment=row)
    minutes = None if rules.seconds is None else Decimal(rules.seconds) / 60
    form = RulesForm(request.POST if request.method == "POST" else None, instance=rules, initial={"minutes": minutes})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        seconds = None if data["minutes"] is None else int(data["minutes"] * 60)
        values = {"seconds": seconds} | {name: data[name] for name in RULES if name != "seconds"}
        try:
            rules_set(assignment=row, by=request.user, values=values)
        except ValidationError as error:
            form.add_error(None, ValidationError(error.messages))
        else:
            messages.success(request, _("Saved."))
            return redirect("quiz-rules", course=course, assignment=assignment)
    pools, draws = pool_names(assignment=row)
    context = {
        "view": view,
        "course": view.course,
        "assignment": row,
        "form": form,
        "items": [(item, pools.get(item.pk, "")) for item in placed_in(assignment=row)],
        "draws": sorted(draws.items()),
        "accommodations": accommodation_list(course=view.course),
        "here": "assignments",
    }
    return render(request, "web/staff/assigning/quiz_rules.html", context, status=422 if form.errors else 200)


@require_POST
def pools(request: HttpRequest, course: str, assignment: str) -> HttpResponse:
    _view, row = managed_assignment(request, course, assignment)
    assert isinstance(request.user, User)
    named = {item.pk: slugify(request.POST.get(f"pool-{item.pk}", ""))[:40] for item in placed_in(assignment=row)}
    counts = {}
    for name in set(named.values()) - {""}:
        text = request.POST.get(f"draw-{name}", "1").strip()
        counts[name] = int(text) if text.isdecimal() and len(text) < 5 else 0
    try:
        pools_set(assignment=row, by=request.user, pools=named, draws=counts)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Saved."))
    return redirect("quiz-rules", course=course, assignment=assignment)


@require_POST
def more_time(request: HttpRequest, course: str, assignment: str) -> HttpResponse:
    view, _row = managed_assignment(request, course, assignment)
    assert isinstance(request.user, User)
    factor = decimal_of(request.POST.get("factor", ""))
    try:
        if factor is None or not 1 <= factor <= 9:
            raise ValidationError(_("Write a factor between 1 and 9, such as 1.5."))
        user = student_named(course=view.course, name=request.POST.get("student", ""))
        accommodation_set(course=view.course, user=user, factor=factor.quantize(Decimal("0.01")), by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Saved."))
    return redirect("quiz-rules", course=course, assignment=assignment)
