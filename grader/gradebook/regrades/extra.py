"""A regrade as extra points: what somebody would gain is an adjustment beside their mark."""

from __future__ import annotations

from django.utils.translation import gettext as _

from grader.accounts.models import User
from grader.gradebook.models import Adjustment, AdjustmentKind, RegradeEffect, RegradeSet
from grader.gradebook.regrades.effects import AT_ONCE


def extra_give(regrade: RegradeSet, by: User) -> None:
    """Give everybody whose mark would rise what it would rise by. Call it inside a transaction."""
    gained = list(RegradeEffect.objects.filter(regrade=regrade, change__gt=0))
    given = Adjustment.objects.bulk_create(
        (
            Adjustment(
                assignment=regrade.assignment,
                user_id=one.user_id,
                exercise_id=one.exercise_id,
                kind=AdjustmentKind.BONUS,
                value=one.change,
                reason=regrade.reason,
                author=by,
            )
            for one in gained
        ),
        batch_size=AT_ONCE,
    )
    for one, adjustment in zip(gained, given, strict=True):
        one.adjustment = adjustment
    RegradeEffect.objects.bulk_update(gained, ["adjustment"], batch_size=AT_ONCE)


def extra_take_back(regrade: RegradeSet, by: User) -> None:
    """Take back what was given, but for what somebody has taken back already."""
    given = RegradeEffect.objects.filter(regrade=regrade, adjustment__isnull=False, adjustment__withdrawn_by=None)
    Adjustment.objects.bulk_create(
        (
            Adjustment(
                assignment=regrade.assignment,
                user_id=one.user_id,
                exercise_id=one.exercise_id,
                kind=AdjustmentKind.WITHDRAWAL,
                withdraws_id=one.adjustment_id,
                reason=_("The regrade was undone."),
                author=by,
            )
            for one in given
        ),
        batch_size=AT_ONCE,
    )
