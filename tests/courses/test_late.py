"""What a late hand-in keeps: examples, and laws that hold for every policy."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.courses.late import Earned, LateRule, earned

DUE = datetime(2026, 9, 1, 23, 59, tzinfo=UTC)
HOUR, DAY = 3600, 86400

RULES = st.builds(
    LateRule,
    grace=st.integers(0, 2 * DAY),
    penalty=st.decimals(0, 100, places=2),
    per=st.sampled_from(["hour", "day"]),
    most=st.decimals(0, 100, places=2),
)
SECONDS = st.integers(-DAY, 20 * DAY)
FREE = st.integers(0, 5 * DAY)


def at(seconds: int, rule: LateRule, free: int = 0) -> Earned:
    return earned(due_at=DUE, moment=DUE + timedelta(seconds=seconds), rule=rule, free=free)


@pytest.mark.parametrize(
    ("rule", "seconds", "free", "expected"),
    [
        (LateRule(penalty=Decimal(10)), 0, 0, Earned()),
        (LateRule(), 3 * DAY, DAY, Earned(late=3 * DAY)),
        (LateRule(penalty=Decimal(10), grace=600), 600, 0, Earned()),
        (LateRule(penalty=Decimal(10), grace=600), 601, 0, Earned(Decimal("0.9"), 601)),
        (LateRule(penalty=Decimal(10)), 1, 0, Earned(Decimal("0.9"), 1)),
        (LateRule(penalty=Decimal(10)), DAY + 1, 0, Earned(Decimal("0.8"), DAY + 1)),
        (LateRule(penalty=Decimal(5), per="hour", most=Decimal(40)), 10 * HOUR, 0, Earned(Decimal("0.6"), 10 * HOUR)),
        (LateRule(penalty=Decimal(10)), HOUR, DAY, Earned(Decimal(1), HOUR, HOUR)),
        (LateRule(penalty=Decimal(10)), DAY + HOUR, HOUR, Earned(Decimal("0.9"), DAY + HOUR, HOUR)),
        # An hour of free time would change nothing here, so it is kept.
        (LateRule(penalty=Decimal(10)), 20 * HOUR, HOUR, Earned(Decimal("0.9"), 20 * HOUR)),
        (LateRule(penalty=Decimal(60)), 3 * DAY, 0, Earned(Decimal(0), 3 * DAY)),
    ],
)
def test_examples(rule: LateRule, seconds: int, free: int, expected: Earned) -> None:
    assert at(seconds, rule, free) == expected


def test_without_a_due_date_nothing_is_late() -> None:
    assert earned(due_at=None, moment=DUE, rule=LateRule(penalty=Decimal(100))) == Earned()


@given(RULES, SECONDS, st.integers(0, 10 * DAY), FREE)
def test_later_never_keeps_more(rule: LateRule, seconds: int, more: int, free: int) -> None:
    assert at(seconds + more, rule, free).share <= at(seconds, rule, free).share


@given(RULES, SECONDS, FREE)
def test_the_share_lies_between_none_and_all(rule: LateRule, seconds: int, free: int) -> None:
    kept = at(seconds, rule, free)
    assert 0 <= kept.share <= 1
    assert 0 <= kept.free <= free
    assert kept.penalty <= rule.most


@given(RULES, SECONDS, st.integers(0, 10 * DAY), FREE, FREE)
def test_a_later_due_date_and_more_free_time_never_keep_less(
    rule: LateRule, seconds: int, later: int, free: int, more: int
) -> None:
    moment = DUE + timedelta(seconds=seconds)
    before = earned(due_at=DUE, moment=moment, rule=rule, free=free)
    after = earned(due_at=DUE + timedelta(seconds=later), moment=moment, rule=rule, free=free + more)
    assert after.share >= before.share
