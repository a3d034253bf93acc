"""Saving a draft from one of several open tabs."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from grader.accounts.models import User
from grader.catalog.selectors import ItemView
from grader.submissions.models import Draft
from grader.submissions.selectors import draft_get
from grader.submissions.services import draft_save


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of a save: ``stored``, or not because another tab's ``draft`` is newer than the one built upon."""

    draft: Draft
    stored: bool


def revision_of(draft: Draft | None) -> str:
    """What names this state of a draft; empty before there is one."""
    return draft.updated_at.isoformat() if draft else ""


@transaction.atomic
def keep(*, user: User, view: ItemView, source: str | bytes, based_on: str) -> Kept:
    """Save ``source`` if the stored draft still is the one it is based on, or says the same."""
    User.objects.select_for_update().get(pk=user.pk)  # the other tab's save waits here
    exercise, assignment = view.exercise, view.assignment.assignment
    draft = draft_get(user=user, exercise=exercise, assignment=assignment)
    if draft is not None and revision_of(draft) != based_on and draft.source != source:
        return Kept(draft, stored=False)
    return Kept(draft_save(user=user, exercise=exercise, assignment=assignment, source=source), stored=True)
