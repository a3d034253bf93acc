"""Dates, phases and extensions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from grader.courses.models import Assignment, Course, Extension
from grader.courses.schedule import Phase, Schedule, schedule_of

DAY = timedelta(days=1)
OPENS = datetime(2026, 9, 1, 8, tzinfo=UTC)
DUE, CLOSES = OPENS + 7 * DAY, OPENS + 9 * DAY
INSTANT = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("moment", "phase", "late", "over"),
    [
        (OPENS - INSTANT, Phase.BEFORE, False, False),
        (OPENS, Phase.OPEN, False, False),
        (DUE, Phase.OPEN, False, False),
        (DUE + INSTANT, Phase.LATE, True, False),
        (CLOSES - INSTANT, Phase.LATE, True, False),
        (CLOSES, Phase.CLOSED, True, True),
    ],
)
def test_phases(moment: datetime, phase: Phase, late: bool, over: bool) -> None:
    schedule = Schedule(OPENS, DUE, CLOSES)
    assert (schedule.phase(moment), schedule.is_late(moment), schedule.is_over(moment)) == (phase, late, over)


def test_dates_that_are_missing_set_no_bound() -> None:
    never = Schedule(None, None, None)
    assert never.phase(OPENS) is Phase.OPEN
    assert not never.is_over(CLOSES + 1000 * DAY)
    due_only = Schedule(None, DUE, None)
    assert due_only.phase(CLOSES) is Phase.LATE
    assert not due_only.is_over(CLOSES + 1000 * DAY)  # late answers are taken for ever
    closing_only = Schedule(None, None, CLOSES)
    assert closing_only.phase(CLOSES - INSTANT) is Phase.OPEN
    assert closing_only.phase(CLOSES) is Phase.CLOSED


@pytest.mark.parametrize(
    ("due", "closes", "expected"),
    [
        (None, None, (DUE, CLOSES)),
        (DUE + DAY, None, (DUE + DAY, CLOSES)),
        (DUE + 5 * DAY, None, (DUE + 5 * DAY, DUE + 5 * DAY)),  # the old closing would cut it off
        (None, CLOSES + DAY, (DUE, CLOSES + DAY)),
        (DUE - DAY, CLOSES - DAY, (DUE - DAY, CLOSES - DAY)),  # earlier dates too
    ],
)
def test_extensions(due: datetime | None, closes: datetime | None, expected: tuple[datetime, datetime]) -> None:
    assignment = Assignment(course=Course(), opens_at=OPENS, due_at=DUE, closes_at=CLOSES)
    schedule = schedule_of(assignment, [Extension(user_id=1, due_at=due, closes_at=closes)])
    assert (schedule.due_at, schedule.closes_at) == expected
    assert schedule.extended


def test_an_extension_sets_no_bound_where_there_was_none() -> None:
    schedule = schedule_of(Assignment(course=Course()), [Extension(user_id=1, due_at=DUE, closes_at=CLOSES)])
    assert (schedule.due_at, schedule.closes_at) == (None, None)
