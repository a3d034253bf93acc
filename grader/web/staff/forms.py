"""What instructors fill in, checked: courses, assignments, memberships. Dates are of the course's time zone."""

from __future__ import annotations

import zoneinfo
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from grader.courses.models import Assignment, Course, Enrolment, Mode, Policy, Role, Status
from grader.courses.setup.addresses import course_slug_taken, free_course_slug

LOCAL = "%Y-%m-%dT%H:%M"


class MomentField(forms.CharField):
    """A date and time as the browser's own picker gives it, in ``zone``; empty means none.

    A time that the clocks skip, and one they show twice, are told apart: the first is refused, of the second the
    earlier is meant.
    """

    widget = forms.DateTimeInput(attrs={"type": "datetime-local", "class": "input"}, format=LOCAL)

    def __init__(self, zone: zoneinfo.ZoneInfo, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.zone = zone

    def prepare_value(self, value: Any) -> Any:
        return value.astimezone(self.zone).strftime(LOCAL) if isinstance(value, datetime) else value

    def clean(self, value: Any) -> Any:
        text = str(value or "").strip().replace(" ", "T")
        if not text:
            return None
        try:
            naive = datetime.fromisoformat(text).replace(tzinfo=None, second=0, microsecond=0)
            moment = naive.replace(tzinfo=self.zone)
            again = moment.astimezone(zoneinfo.ZoneInfo("UTC")).astimezone(self.zone)
        except (ValueError, OverflowError):
            raise ValidationError(_("Write a date and time such as 2026-10-31 23:59.")) from None
        if again.replace(tzinfo=None) != naive:
            raise ValidationError(_("The clocks are put forward over this time: it does not exist on that day."))
        return moment


class TitleForm(forms.Form):
    """A title in one language or two."""

    title_en = forms.CharField(label=_("Title in English"), max_length=200, required=False)
    title_zh = forms.CharField(label=_("Title in Chinese"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        title = {"en": data.get("title_en", "").strip(), "zh-hans": data.get("title_zh", "").strip()}
        data["title"] = {language: text for language, text in title.items() if text}
        if not data["title"]:
            self.add_error("title_en", _("Give it a title in one language at least."))
        return data


class CourseForm(TitleForm):
    """A course: its title, term, time zone and, for a new one, its part of the address."""

    term = forms.CharField(label=_("Term"), max_length=40, required=False)
    time_zone = forms.ChoiceField(label=_("Time zone of its dates"), choices=())
    languages = forms.MultipleChoiceField(
        label=_("Languages its students read"),
        choices=[("en", "English"), ("zh-hans", "简体中文")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Before you publish, you are told what is not written in one of them. None: those of its title."),
    )
    slug = forms.SlugField(label=_("Address"), max_length=60, required=False)

    def __init__(self, *args: Any, course: Course | None = None, **kwargs: Any) -> None:
        self.course = course
        super().__init__(*args, **kwargs)
        self.fields["time_zone"].choices = [(name, name) for name in sorted(zoneinfo.available_timezones())]  # type: ignore[attr-defined]
        if course is not None:
            del self.fields["slug"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        data["languages"] = data.get("languages") or list(data["title"])
        if self.course is None:
            data["slug"] = data.get("slug") or free_course_slug(
                title=data.get("title_en", ""), term=data.get("term", "")
            )
            if course_slug_taken(slug=data["slug"]):
                self.add_error("slug", _("Another course has this address: choose another one."))
        return data


class AssignmentForm(TitleForm):
    """An assignment: its dates in the course's time zone, and its rules where they are not the course's."""

    mode = forms.ChoiceField(label=_("Kind"), choices=Mode.choices)
    own_policy = forms.BooleanField(label=_("Rules of its own, in place of the course's"), required=False)

    def __init__(self, *args: Any, course: Course, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zone = course.zone
        self.fields["opens_at"] = MomentField(
            zone, label=_("Opens"), help_text=_("Students see its exercises from then on.")
        )
        self.fields["due_at"] = MomentField(zone, label=_("Due"), help_text=_("What is handed in later is late."))
        self.fields["closes_at"] = MomentField(zone, label=_("Closes"), help_text=_("From then on nothing is taken."))
        self.fields["category"] = forms.ModelChoiceField(course.categories.all(), label=_("Category"), required=False)

    def clean(self) -> dict[str, Any]:
        """A moment that stands in the form as it was given stays what it was: to the second, and of two that the clocks
        show alike the same."""
        data = super().clean()
        for name, field in self.fields.items():
            before = self.initial.get(name)
            if not isinstance(field, MomentField) or not isinstance(before, datetime):
                continue
            if field.prepare_value(before) == field.prepare_value(data.get(name)):
                data[name] = before
        return data


class PolicyForm(forms.ModelForm):  # type: ignore[type-arg]
    """Late hand-ins, attempts, and which submission counts."""

    class Meta:
        model = Policy
        fields = (
            "grace_minutes",
            "penalty",
            "penalty_per",
            "penalty_most",
            "late_hours",
            "free_days",
            "attempts",
            "cooldown_seconds",
            "counts",
        )
        labels = {
            "grace_minutes": _("Grace, in minutes"),
            "penalty": _("Penalty, in percent"),
            "penalty_per": _("for each"),
            "penalty_most": _("Penalty at most, in percent"),
            "late_hours": _("Late hand-ins until, in hours after the due date"),
            "free_days": _("Free late days for each student, over the course"),
            "attempts": _("Hand-ins at most"),
            "cooldown_seconds": _("Pause between two hand-ins, in seconds"),
            "counts": _("What counts"),
        }
        help_texts = {
            "grace_minutes": _("Handing in so soon after the due date is in time."),
            "penalty": _("Of what was earned; an hour or day that has begun counts whole."),
            "late_hours": _("Empty: until the assignment closes."),
            "penalty_per": _("Counted from the due date, the grace included."),
            "penalty_most": _("However late it is, no more than that is taken."),
            "free_days": _("They are spent before a penalty is, in the order of due dates."),
            "attempts": _("Empty: as often as they like."),
            "cooldown_seconds": _("0: none. Running the visible cases is always possible."),
            "counts": _("Of the best ones, the earliest."),
        }


class MembershipForm(forms.Form):
    """What somebody is in a course."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    status = forms.ChoiceField(label=_("State"), choices=Status.choices)
    student_number = forms.CharField(label=_("Student number"), max_length=40, required=False)

    def __init__(self, *args: Any, enrolment: Enrolment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sections"] = forms.ModelMultipleChoiceField(
            enrolment.course.sections.all(),
            label=_("Sections"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text=_("An assistant with sections sees the students of these sections only."),
        )


def title_of(row: Course | Assignment) -> dict[str, str]:
    """The initial values of a ``TitleForm``."""
    return {"title_en": row.title.get("en", ""), "title_zh": row.title.get("zh-hans", "")}
