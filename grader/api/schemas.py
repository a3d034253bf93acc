"""What the API takes and gives, as JSON objects. Unknown fields are refused, so a misspelt one is noticed."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Literal
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
    exercise: ExerciseOut
    points: Decimal


class AssignmentOut(Schema):
    slug: str
    title: dict[str, str]
    mode: str
    phase: str
    opens_at: datetime | None
    due_at: datetime | None
    closes_at: datetime | None
    exercises: list[AssignmentExerciseOut]


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
    traceback: str
    stdout: str


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


class ErrorOut(Schema):
    """``code`` for programs, ``message`` for people, in the language of Accept-Language."""

    code: str
    message: str
