"""What students' part of the API takes and gives. Unknown fields are refused, so a misspelt one is noticed."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict


class CourseOut(Schema):
    slug: str
    title: dict[str, str]
    role: str


class ExerciseOut(Schema):
    slug: str
    kind: str
    topic: str
    title: dict[str, str]
    difficulty: int
    minutes: int


class AssignmentExerciseOut(Schema):
    """``progress``: untouched, started, waiting, partly or passed; ``mark`` None while nothing counts, or is shown.

    Both are given with one assignment, and left out of the list of all.
    """

    exercise: ExerciseOut
    points: Decimal
    progress: str | None = None
    mark: Decimal | None = None
    submissions: int | None = None


class AssignmentOut(Schema):
    slug: str
    title: dict[str, str]
    mode: str
    phase: str
    opens_at: datetime | None
    due_at: datetime | None
    closes_at: datetime | None
    takes_submissions: bool
    exercises: list[AssignmentExerciseOut]


class AssignmentMarkOut(AssignmentOut):
    """``earned`` is None while it may not be seen."""

    earned: Decimal | None
    max_points: Decimal


class HandoutCaseOut(Schema):
    """One visible case. ``steps`` are calls in order, as plain data; None where ``why`` says so.

    ``why``: "fresh" (other numbers for each submission) or "large". ``expected`` has a result for each step.
    """

    name: str
    title: dict[str, str]
    call: str
    check: str
    points: float = 0
    steps: list[dict[str, Any]] | None
    expected: list[Any] | None
    why: str
    rtol: float | None = None
    atol: float | None = None


class HandoutOut(Schema):
    """An exercise to take home, in the language of the request. ``cases`` is None while no worker has computed them."""

    exercise: ExerciseOut
    version: str
    points: Decimal
    statement: str
    statement_html: str
    figures: dict[str, str]
    starter: str
    draft: str | None
    entry: list[str]
    arrays: str
    forbidden: list[str]
    precision: str
    rtol: float | None
    atol: float | None
    opens_at: datetime | None
    due_at: datetime | None
    closes_at: datetime | None
    takes_submissions: bool
    url: str
    cases: list[HandoutCaseOut] | None


class DraftIn(Schema):
    """``based_on`` is the revision the change was made from, "" for none; None writes over whatever is there."""

    model_config = ConfigDict(extra="forbid")

    source: str
    based_on: str | None = None


class DraftOut(Schema):
    """``stored`` is False where a newer draft stood there: that one is what comes back."""

    source: str
    revision: str
    saved_at: datetime
    stored: bool


class SubmissionIn(Schema):
    """``client_token`` is any UUID of the client's: sent again with the same code, it makes no second submission."""

    model_config = ConfigDict(extra="forbid")

    course: str
    assignment: str
    exercise: str
    source: str
    kind: Literal["submission", "trial"] = "submission"
    client_token: UUID | None = None


class PartOut(Schema):
    """One of several outputs of a case that is not right; ``messages`` are the known mistakes it shows."""

    name: str
    right: bool
    messages: list[str]


class ValueOut(Schema):
    """A value as a page shows it: ``text`` as Python writes it, and of an array a slice of numbers to draw.

    ``origin`` is the row and column of the first of ``cells``; numbers that JSON lacks are "nan", "inf", "-inf".
    """

    name: str
    text: str
    type: str
    dtype: str
    shape: list[int] | None
    cells: list[list[float | int | bool | str]] | None
    slice: str
    origin: list[int]


class CaseOut(Schema):
    """``name`` is the same in every language, ``title`` is it in yours.

    ``messages[0]`` says what happened; the rest say where, how much and which mistake.
    """

    name: str
    title: str
    verdict: str
    points: float
    max_points: float
    visible: bool
    messages: list[str]
    parts: list[PartOut]
    call: str
    tries: str
    inputs: list[ValueOut]
    expected: ValueOut | None
    got: ValueOut | None
    difference: ValueOut | None
    worst: list[int] | None
    traceback: str
    stdout: str
    example: CaseOut | None


class ReportOut(Schema):
    """What you may see of a report, in the language of the request. ``staff`` is empty to students."""

    verdict: str
    points: float
    max_points: float
    messages: list[str]
    misconceptions: list[str]
    cases: list[CaseOut]
    traceback: str
    stdout: str
    seconds: float
    version: str
    seed: int
    staff: str


class SubmissionOut(Schema):
    """``state`` goes from queued over running to finished, or to superseded; the rest comes with finished.

    ``withheld``: part of a quiz whose rules show it later, or never; until then the rest stays away.
    """

    id: UUID
    exercise: str
    course: str | None
    assignment: str | None
    kind: str
    created_at: datetime
    late: bool
    state: str
    withheld: bool
    verdict: str | None
    points: float | None
    max_points: float | None
    report: ReportOut | None
    url: str


class SubmissionLineOut(Schema):
    """A submission in a list: without its report, which ``GET /submissions/{id}`` has."""

    id: UUID
    kind: str
    created_at: datetime
    late: bool
    state: str
    withheld: bool
    verdict: str | None
    points: float | None
    max_points: float | None


class MeOut(Schema):
    """``scopes``: what this token may be used for; all of them in a browser's session."""

    id: int
    user_name: str
    name: str
    language: str
    scopes: list[str]


class AdjustmentOut(Schema):
    id: int
    kind: str
    value: Decimal | None
    reason: str
    by: str
    at: datetime
    stands: bool


class MarkOut(Schema):
    """A mark and how it came about; ``points`` None while there is none. ``penalty`` is in percent."""

    user: int
    course: str
    assignment: str
    exercise: str
    points: Decimal | None
    max_points: Decimal
    earned: Decimal | None
    late_seconds: int
    free_seconds: int
    penalty: Decimal
    excused: bool
    submission: UUID | None
    adjustments: list[AdjustmentOut]
