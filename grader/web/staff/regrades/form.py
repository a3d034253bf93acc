"""The form that begins a regrade."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.timezone import get_current_timezone_name, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise, ExerciseVersion, Kind
from grader.courses.models import Assignment, Mode
from grader.courses.people.groups import student_named
from grader.gradebook.models import RegradePolicy, RegradeWhat, RegradeWhich
from grader.gradebook.regrades.selectors import versions_offered
from grader.gradebook.regrades.services import LONGEST_REASON, Asked

MOST_PEOPLE = 2000


class RegradeForm(forms.Form):
    """What is graded again, by which version, and which of the two results is to count."""

    policy = forms.ChoiceField(label=gettext_lazy("Which result counts"), choices=RegradePolicy.choices)
    which = forms.ChoiceField(label=gettext_lazy("Which submissions"), choices=RegradeWhich.choices)
    people = forms.CharField(
        label=gettext_lazy("Only some people: an account, number or e-mail a line"),
        help_text=gettext_lazy("Empty: everybody who handed something in."),
        widget=forms.Textarea(attrs={"rows": 3, "class": "input"}),
        required=False,
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason, which the students read"),
        widget=forms.Textarea(attrs={"rows": 3, "class": "input"}),
        max_length=LONGEST_REASON,
    )

    def __init__(
        self, *args: object, assignment: Assignment, item: AssignmentExercise | None, **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.assignment, self.item = assignment, item
        self.versions = list(versions_offered(exercise_id=item.exercise_id)) if item is not None else []
        if item is not None:
            self.fields["version"] = forms.ChoiceField(
                label=gettext_lazy("By which version"),
                choices=[(str(one.pk), _version_words(one)) for one in self.versions],
                initial=str(item.exercise.current_id),
            )
        may_cancel = item is not None and item.exercise.kind == Kind.QUESTION and assignment.mode == Mode.QUIZ
        if may_cancel:
            self.fields["what"] = forms.ChoiceField(
                label=gettext_lazy("What changes"), choices=RegradeWhat.choices, initial=RegradeWhat.GRADE
            )
        self.cancels = may_cancel and self.initial.get("what") == RegradeWhat.CANCEL
        if self.cancels:  # no version, policy or person makes a difference to that
            self.fields = {name: self.fields[name] for name in ("what", "reason")}
            self.fields["what"].widget = forms.HiddenInput()
        self.order_fields(["what", "version", "policy", "which", "people", "reason"])

    def clean_people(self) -> list[User]:
        """Raises ValidationError for a line that names no student of the course."""
        lines = [line.strip() for line in self.cleaned_data["people"].splitlines() if line.strip()]
        if len(lines) > MOST_PEOPLE:
            raise ValidationError(_("At most %(most)s people can be named.") % {"most": MOST_PEOPLE})
        return [student_named(course=self.assignment.course, name=line[:254]) for line in lines]

    def asked(self) -> Asked:
        """What the form says, once it is valid."""
        data = self.cleaned_data
        version = next((one for one in self.versions if str(one.pk) == data.get("version")), None)
        return Asked(
            exercise=self.item.exercise if self.item is not None else None,
            version=version,
            what=RegradeWhat(data.get("what") or RegradeWhat.GRADE),
            which=RegradeWhich(data.get("which") or RegradeWhich.ALL),
            policy=RegradePolicy(data.get("policy") or RegradePolicy.REPLACE),
            people=data.get("people") or (),
        )


def _version_words(version: ExerciseVersion) -> str:
    zone = " UTC" if get_current_timezone_name() == "UTC" else ""
    said = f"{version.hash[:12]} · {date_format(localtime(version.created_at), 'Y-m-d H:i')}{zone}"
    return f"{said} · {_('the current one')}" if version.pk == version.exercise.current_id else said
