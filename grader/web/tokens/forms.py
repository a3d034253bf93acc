"""What is asked for a token: its name, what for, how long."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from grader.accounts.tokens.scopes import Scope
from grader.accounts.tokens.services import DAYS

DEFAULT_DAYS = 180


def _days() -> list[tuple[int, str]]:
    return [(days, ngettext("%(n)s day", "%(n)s days", days) % {"n": days}) for days in DAYS]


class GrantForm(forms.Form):
    """What a device is let in for; no more than ``asked``."""

    scopes = forms.TypedMultipleChoiceField(
        label=_("What for"),
        coerce=Scope,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose what it may be used for.")},
    )
    days = forms.TypedChoiceField(label=_("How long"), coerce=int, choices=_days, initial=DEFAULT_DAYS)

    def __init__(self, *args: Any, asked: Collection[Scope], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.fields["scopes"].choices = [(scope.value, scope.label) for scope in Scope if scope in asked]  # type: ignore[attr-defined]


class TokenForm(GrantForm):
    """A token of one's own."""

    name = forms.CharField(
        label=pgettext_lazy("of a thing", "Name"),
        max_length=80,
        help_text=_("Where you will use it: “laptop”, “lab machine”."),
    )
    field_order = ("name", "scopes", "days")
