"""What teachers' part of the API takes and gives. Lists come in windows: ``next`` is where the following one begins."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field, field_validator

from grader.gradebook.models import HookEvent
from grader.text import fit_text


class Strict(Schema):
    """What is sent: unknown fields are refused, and characters that no database takes are replaced."""

    model_config = ConfigDict(extra="forbid")

    @field_validator("*", mode="before")
    @classmethod
    def _fit(cls, value: object) -> object:
        return _fitting(value)


def _fitting(value: object) -> object:
    if isinstance(value, str):
        return fit_text(value)
    if isinstance(value, list):
        return [_fitting(one) for one in value]
    return {_fitting(name): _fitting(one) for name, one in value.items()} if isinstance(value, dict) else value


class PersonOut(Schema):
    id: int
    user_name: str
    name: str
    email: str
    role: str
    status: str
    student_number: str
    sections: list[str]


class PeopleOut(Schema):
    items: list[PersonOut]
    count: int
    next: int | None


class RosterIn(Strict):
    """``table``: CSV as text. ``drop``: who is not in it drops out. Without ``apply`` nothing is changed."""

    table: str = Field(max_length=2_000_000)
    drop: bool = False
    apply: bool = False


class RosterRowOut(Schema):
    """``change``: add, change, same, drop or wrong; ``says`` what or why."""

    line: int
    change: str
    name: str
    email: str
    number: str
    section: str
    says: str


class RosterOut(Schema):
    rows: list[RosterRowOut]
    counts: dict[str, int]
    applied: bool


class WorkLineOut(Schema):
    """A submission as the list shows it; ``verdict`` None while it is not graded."""

    id: UUID
    user: int
    name: str
    assignment: str
    exercise: str
    created_at: datetime
    verdict: str | None
    points: float | None
    max_points: float | None


class WorkOut(Schema):
    """``next``: ask for ``before`` it."""

    items: list[WorkLineOut]
    next: int | None


class CommentIn(Strict):
    text: str = Field(max_length=20_000)
    line: int | None = Field(None, ge=1, le=1_000_000)
    released: bool = True


class DoneOut(Schema):
    id: int


class BookMarkOut(Schema):
    assignment: str
    exercise: str
    points: Decimal
    max_points: Decimal
    late: bool
    excused: bool
    adjusted: bool


class BookRowOut(Schema):
    """``totals``: what they have of each assignment; ``percent`` their whole, None while nothing counts."""

    user: int
    user_name: str
    name: str
    student_number: str
    marks: list[BookMarkOut]
    totals: dict[str, Decimal]
    percent: Decimal | None


class BookOut(Schema):
    items: list[BookRowOut]
    count: int
    next: int | None


class AdjustmentIn(Strict):
    """``value`` for points (below zero too), override and bonus; none for excused. ``withdraw``: an adjustment's id."""

    kind: Literal["points", "override", "bonus", "excused", "withdrawal"]
    value: Decimal | None = Field(None, ge=-9999, le=9999, decimal_places=2)
    reason: str = Field(max_length=2000)
    withdraw: int | None = None


class StatisticsOut(Schema):
    """Over the students you teach; see the page of the same name for what each number is. ``seconds``: median."""

    exercise: str
    tried: int
    passed: int
    tries: float | None
    seconds: float | None
    difficulty: float | None
    discrimination: float | None
    bins: list[int]


class EventOut(Schema):
    id: int
    at: datetime
    by: str | None
    verb: str
    subject: str | None
    assignment: str | None
    data: dict[str, Any]


class EventsOut(Schema):
    items: list[EventOut]
    next: int | None


class VersionOut(Schema):
    hash: str
    created_at: datetime
    current: bool
    submissions: int


class StaffExerciseOut(Schema):
    """``own``: the course's, whom nobody else finds."""

    slug: str
    kind: str
    topic: str
    title: dict[str, str]
    own: bool
    version: str | None


class StaffExercisesOut(Schema):
    items: list[StaffExerciseOut]
    count: int
    next: int | None


class UploadedOut(Schema):
    """``changed`` and ``removed`` are files of the draft; both empty where it was the same already."""

    exercise: str
    new: bool
    changed: list[str]
    removed: list[str]
    url: str


class HookIn(Strict):
    """``events``: handed-in, graded, published."""

    url: str = Field(max_length=2000)
    events: list[HookEvent] = Field(max_length=10)


class HookOut(Schema):
    """``off_at``: since when it is told nothing any more, as it answered 410."""

    id: int
    url: str
    events: list[str]
    created_at: datetime
    off_at: datetime | None


class NewHookOut(HookOut):
    """``secret`` is said this once."""

    secret: str


class DeliveryOut(Schema):
    """``status`` of the last answer, None where none came; ``said`` why it was not told; ``ended_at`` None: again."""

    id: UUID
    event: str
    created_at: datetime
    tries: int
    status: int | None
    said: str
    ended_at: datetime | None


class RegradeOut(Schema):
    """``state``: computing, ready, applied, dropped or undone; ``exercise`` None: the whole assignment."""

    id: int
    assignment: str
    exercise: str | None
    what: str
    which: str
    policy: str
    state: str
    reason: str
    created_at: datetime


class RegradesOut(Schema):
    items: list[RegradeOut]
    count: int
    next: int | None


class RegradeWholeOut(RegradeOut):
    """``done`` of ``total`` submissions; marks that rise, fall and stay, and by how much in all.

    ``since``: submissions that were handed in after it began, and are not among them.
    """

    total: int
    done: int
    failed: int
    rises: int
    falls: int
    same: int
    gained: float
    lost: float
    since: int
