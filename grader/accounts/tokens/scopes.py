"""What a token may be used for. It never does more than the person whose token it is."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    """One kind of use; the order is that of the pages."""

    READ = "read", _("Read your courses, exercises, submissions and marks")
    SUBMIT = "submit", _("Run and hand in code in your name")
    TEACH = "teach", _("Read what you see as a teacher: rosters, students' work, marks, statistics")
    MANAGE = "manage", _("Change what you may change as a teacher: people, exercises, assignments, marks")


EVERYTHING = frozenset(Scope)
DEFAULT = frozenset({Scope.READ, Scope.SUBMIT})


def scopes_of(text: str) -> frozenset[Scope]:
    """The scopes in words separated by spaces; what is none is left out."""
    return frozenset(Scope(word) for word in text.split() if word in Scope.values)


def scopes_text(scopes: Iterable[Scope]) -> str:
    """The same backwards, always in one order."""
    wanted = frozenset(scopes)
    return " ".join(scope.value for scope in Scope if scope in wanted)
