"""What teachers' part of the API takes and gives of assignments: dates, rules, exercises, extensions, publishing."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

from ninja import Schema
from pydantic import Field

from grader.api.staff.schemas import Strict
from grader.courses.models.policies import LONGEST

Points = Field(ge=0, le=9999, decimal_places=2)


class PolicyIn(Strict):
    """An assignment's own rules; what is not named is as the course's, or as if nobody had said anything."""

    grace_minutes: int | None = Field(None, ge=0, le=LONGEST["grace"])
    penalty: Decimal | None = Field(None, ge=0, le=100, decimal_places=2)
    penalty_per: Literal["hour", "day"] | None = None
    penalty_most: Decimal | None = Field(None, ge=0, le=100, decimal_places=2)
    late_hours: int | None = Field(None, ge=0, le=LONGEST["late"])
    attempts: int | None = Field(None, ge=1, le=9999)
    cooldown_seconds: int | None = Field(None, ge=0, le=LONGEST["pause"])
    counts: Literal["best", "last", "chosen"] | None = None


class PolicyOut(Schema):
    """``own``: the assignment's, in place of the course's."""

    own: bool
    grace_minutes: int
    penalty: Decimal
    penalty_per: str
    penalty_most: Decimal
    late_hours: int | None
    attempts: int | None
    cooldown_seconds: int
    counts: str


class AssignmentNewIn(Strict):
    """``slug`` is its part of the address; without one it is made from the title. It is not published yet."""

    title: dict[str, str]
    slug: str | None = Field(None, max_length=60, pattern=r"^[-a-zA-Z0-9_]+$")
    mode: Literal["homework", "practice", "quiz"] = "homework"
    opens_at: datetime | None = None
    due_at: datetime | None = None
    closes_at: datetime | None = None


class AssignmentIn(Strict):
    """What is not named stays as it is. Dates with their offset from UTC; ``policy`` null: the course's rules."""

    title: dict[str, str] | None = None
    mode: Literal["homework", "practice", "quiz"] | None = None
    opens_at: datetime | None = None
    due_at: datetime | None = None
    closes_at: datetime | None = None
    category: str | None = Field(None, max_length=80)
    policy: PolicyIn | None = None
    published: bool | None = None


class ItemIn(Strict):
    """``version``: the beginning of its hash, eight characters or more, to pin it; none: what is published."""

    exercise: str = Field(max_length=80)
    points: Decimal = Points
    version: str | None = Field(None, min_length=8, max_length=64)


class ItemsIn(Strict):
    exercises: list[ItemIn] = Field(max_length=200)


class ItemOut(Schema):
    exercise: str
    kind: str
    title: dict[str, str]
    points: Decimal
    version: str | None
    pinned: bool
    students: int


class StaffAssignmentOut(Schema):
    """An assignment as its teachers have it. Of an exercise ``students`` have handed something in.

    ``version`` is the one that the assignment asks: ``pinned``, or the published one.
    """

    slug: str
    title: dict[str, str]
    mode: str
    opens_at: datetime | None
    due_at: datetime | None
    closes_at: datetime | None
    published: bool
    category: str | None
    policy: PolicyOut
    exercises: list[ItemOut]


class StaffAssignmentsOut(Schema):
    items: list[StaffAssignmentOut]
    count: int
    next: int | None


class FindingOut(Schema):
    """``stops``: it cannot be published so."""

    says: str
    stops: bool


class OutlookOut(Schema):
    """What publishing or hiding would mean now. ``sent`` by ``senders``; ``writing``: students in an attempt."""

    published: bool
    findings: list[FindingOut]
    students: int
    points: Decimal
    opens_later: datetime | None
    sent: int
    senders: int
    writing: int


class PublishIn(Strict):
    published: bool = True


class QuizRulesIn(Strict):
    """What is not named stays as it is; ``seconds`` null: no limit but the closing."""

    seconds: int | None = Field(None, ge=30, le=10_000_000)
    attempts: int | None = Field(None, ge=1, le=9999)
    shuffle: bool | None = None
    one_page: bool | None = None
    grace_seconds: int | None = Field(None, ge=0, le=32767)
    hints: bool | None = None
    review: Literal["nothing", "score", "verdicts", "answers"] | None = None
    review_from: Literal["finish", "all-done"] | None = None


class QuizRulesOut(Schema):
    seconds: int | None
    attempts: int
    shuffle: bool
    one_page: bool
    grace_seconds: int
    hints: bool
    review: str
    review_from: str


class ExtensionIn(Strict):
    """Other dates for one student (account, e-mail or number), section or group (names); a date that is null leaves the
    assignment's. Whoever has an extension there already has this one instead."""

    student: str | None = Field(None, max_length=254)
    section: str | None = Field(None, max_length=80)
    group: str | None = Field(None, max_length=80)
    opens_at: datetime | None = None
    due_at: datetime | None = None
    closes_at: datetime | None = None
    more_seconds: int = Field(0, ge=0, le=599_940)
    more_attempts: int = Field(0, ge=0, le=999)
    reason: str = Field("", max_length=400)


class ExtensionOut(Schema):
    """``user`` and ``name`` of the student, or a section's or group's name."""

    id: int
    user: int | None
    name: str
    section: str | None
    group: str | None
    opens_at: datetime | None
    due_at: datetime | None
    closes_at: datetime | None
    more_seconds: int
    more_attempts: int
    reason: str
    by: str | None


class ExtensionsOut(Schema):
    items: list[ExtensionOut]
    count: int
    next: int | None


class RegradeIn(Strict):
    """``exercise`` none: the whole assignment; ``version``: the beginning of a hash, none: what is asked now;
    ``people``: accounts, e-mails or numbers, none: everybody who handed something in."""

    assignment: str = Field(max_length=60)
    exercise: str | None = Field(None, max_length=80)
    version: str | None = Field(None, min_length=8, max_length=64)
    what: Literal["grade", "cancel"] = "grade"
    which: Literal["all", "counted"] = "all"
    policy: Literal["replace", "best", "rises", "extra"] = "replace"
    people: list[str] = Field([], max_length=2000)
    reason: str = Field(max_length=2000)


class CheckOut(Schema):
    """A check of a draft. ``fresh``: it is of what stands there now; ``passed`` None while it is not known.

    ``faults`` say what is wrong, and where, in the language of Accept-Language. ``warnings`` are what who publishes has
    to sign, by their codes.
    """

    version: str
    fresh: bool
    state: str
    passed: bool | None
    done: int
    total: int
    faults: list[dict[str, Any]]
    warnings: dict[str, str]


class PublishVersionIn(Strict):
    """``signed``: the codes of the warnings that have been read; ``note``: what colleagues read of the change."""

    signed: list[str] = Field([], max_length=50)
    note: str = Field("", max_length=2000)


class PublishedOut(Schema):
    exercise: str
    version: str
    at: datetime
    note: str
    warnings: list[str]
