"""What the API takes and gives of questions and quizzes."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field

from grader.api.student.fields import AnswerField, FieldsOut, UnreadOut
from grader.api.student.schemas import ExerciseOut

LONGEST = 64 << 10  # characters of one value; what a response may be in all, its service says


class AnsweredOut(Schema):
    """An answer that was given to this drawing; ``GET /submissions/{id}`` has its report."""

    id: UUID
    created_at: datetime
    verdict: str
    points: float
    max_points: float
    messages: list[str]
    answer: dict[str, list[str]]


class QuestionOut(Schema):
    """A question outside of quizzes, as it is drawn for you. ``percent``: what a right answer earns now.

    ``fixed``: there is no other drawing to ask for. ``answers``: to this drawing, the newest first. ``steps_html`` is
    empty until the worked solution may be read; ``may_ask_solution``: giving up shows it.
    """

    exercise: ExerciseOut
    draw: int
    question: FieldsOut
    percent: int
    fixed: bool
    solved: bool
    answers: list[AnsweredOut]
    steps_html: str
    may_ask_solution: bool
    draft: str
    takes_submissions: bool
    url: str


class AnswerIn(Schema):
    """``draw`` is the drawing that is answered, ``client_token`` any UUID of the client's: twice is once."""

    model_config = ConfigDict(extra="forbid")

    draw: int = Field(ge=0, le=2**62)
    answer: dict[str, str | list[str]] = AnswerField
    client_token: UUID | None = None


class QuestionDraftIn(Schema):
    """``based_on``: the revision the change was made from, "" for none."""

    model_config = ConfigDict(extra="forbid")

    draw: int = Field(ge=0, le=2**62)
    answer: dict[str, str | list[str]] = AnswerField
    based_on: str = Field("", max_length=80)


class QuestionDraftOut(Schema):
    """``stored`` is False where a newer draft stood there: that one is what comes back."""

    revision: str
    saved_at: datetime
    stored: bool
    answer: dict[str, list[str]]
    unread: list[UnreadOut]


class HintOut(Schema):
    number: int
    html: str
    cost: Decimal
    opened_at: datetime


class HintsOut(Schema):
    """``next``: the number of the hint that may be opened now, None for none; ``cost`` is what that takes."""

    opened: list[HintOut]
    next: int | None
    of: int | None
    cost: Decimal | None


class HintIn(Schema):
    """``number``: which hint; one that is open already stays as it is, and costs once."""

    model_config = ConfigDict(extra="forbid")

    number: int = Field(ge=1, le=99)


class AttemptLineOut(Schema):
    """``ending``: "student", or "time" where the server ended it; "" while it runs, as ``receipt`` is."""

    id: UUID
    number: int
    started_at: datetime
    ends_at: datetime | None
    finished_at: datetime | None
    ending: str
    receipt: str


class QuizOut(Schema):
    """A quiz's rules as they hold for you. ``seconds``: your limit of one attempt, None for none.

    ``grace_seconds``: so long after the end what was under way still counts. ``review``: what is shown afterwards
    (nothing, score, verdicts, answers), ``review_from`` when (finish, all-done).
    """

    seconds: int | None
    questions: int
    attempts_allowed: int
    may_begin: bool
    grace_seconds: int
    one_page: bool
    hints: bool
    review: str
    review_from: str
    attempts: list[AttemptLineOut]


class PlaceOut(Schema):
    """One question of an attempt. ``standing``: open, answered, or unread where some of it cannot be read.

    ``question`` is None for code: its exercise's own calls are for that, draft and submissions included.
    """

    position: int
    exercise: ExerciseOut
    points: Decimal
    standing: str
    flagged: bool
    revision: int
    saved_at: datetime | None
    question: FieldsOut | None
    unread: list[UnreadOut]


class ReviewedOut(Schema):
    """What came of one question. ``outcome``: right, partly, wrong, unread or open; "" while it is being graded.

    ``earlier``: what was typed last could not be read, and what counts was typed before. The submission's own call has
    the report, as far as you may see it.
    """

    position: int
    outcome: str
    points: Decimal
    cancelled: bool
    earlier: bool
    submission: UUID | None
    steps_html: str


class ReviewOut(Schema):
    """``level``: score, verdicts or answers; with score alone ``places`` is empty."""

    level: str
    points: Decimal
    max_points: Decimal
    waiting: int
    places: list[ReviewedOut]


class AttemptOut(AttemptLineOut):
    """``now`` is the server's clock, which alone decides. Once it is finished, ``review`` is what you may see of it,
    else None, and ``review_later`` says why."""

    user: int
    course: str
    assignment: str
    now: datetime
    grace_seconds: int
    places: list[PlaceOut]
    review: ReviewOut | None
    review_later: str


class SaveIn(Schema):
    """What is at a place now. ``answer`` None: only the flag.

    ``base``: the revision it was made from; ``tab``: a word of the client's for itself, so that its own earlier saves
    are told from another window's; ``typed_ms_ago``: where another window saved meanwhile, what was typed last counts.
    """

    model_config = ConfigDict(extra="forbid")

    answer: dict[str, str | list[str]] | None = Field(None, max_length=400)
    flagged: bool | None = None
    base: int | None = Field(None, ge=0, le=2**31 - 1)
    tab: str = Field("", max_length=40)
    typed_ms_ago: int | None = Field(None, ge=0, le=2**40)


class SavedOut(Schema):
    """``aside``: another window's counts, which was typed later; this one is kept beside it. ``answer`` is what counts.

    ``other``: this one counts now, and another window had saved something else meanwhile.
    """

    now: datetime
    ends_at: datetime | None
    revision: int
    saved_at: datetime | None
    standing: str
    flagged: bool
    answer: dict[str, list[str]]
    unread: list[UnreadOut]
    aside: bool
    other: bool
