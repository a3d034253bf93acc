"""What teachers' part of the API takes and gives of groups, pools, extra time and attempts."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import Field

from grader.api.staff.schemas import Strict

# Neither holds what separates names in a line, which is how groups are read.
GroupName = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[^:：\r\n]*[^:：\s]$")]
Member = Annotated[str, Field(min_length=1, max_length=254, pattern=r"^[^,;，；、\r\n]+$")]
PoolName = Annotated[str, Field(max_length=40, pattern=r"^[-a-zA-Z0-9_]+$")]


class GroupIn(Strict):
    """``members``: accounts, e-mails or numbers."""

    name: GroupName
    members: list[Member] = Field([], max_length=200)


class GroupsIn(Strict):
    groups: list[GroupIn] = Field(max_length=2000)


class GroupOut(Schema):
    """``members``: their accounts."""

    name: str
    members: list[str]


class GroupsOut(Schema):
    items: list[GroupOut]
    count: int
    next: int | None


class PoolIn(Strict):
    """``draw``: how many of its ``exercises`` each attempt is asked; they are worth the same."""

    name: PoolName
    draw: int = Field(1, ge=1, le=200)
    exercises: list[Annotated[str, Field(max_length=80)]] = Field(min_length=1, max_length=200)


class PoolsIn(Strict):
    pools: list[PoolIn] = Field(max_length=200)


class PoolOut(Schema):
    name: str
    draw: int
    exercises: list[str]


class ExtraTimeIn(Strict):
    """Every time limit of the student's is multiplied by it; 1 takes that back."""

    factor: Decimal = Field(ge=1, le=9, decimal_places=2)


class ExtraTimeOut(Schema):
    user: int
    user_name: str
    name: str
    factor: Decimal


class ExtraTimesOut(Schema):
    items: list[ExtraTimeOut]
    count: int
    next: int | None


class MoreTimeIn(Strict):
    """For one student (account, e-mail or number), a section (name), or all that you teach who are writing."""

    minutes: int = Field(ge=1, le=600)
    reason: str = Field(min_length=1, max_length=400)
    student: str | None = Field(None, max_length=254)
    section: str | None = Field(None, max_length=80)


class MoreTimeOut(Schema):
    """How many attempts have it."""

    attempts: int


class ReopenIn(Strict):
    """``minutes`` on top of what the attempt had left; without any left, one at least."""

    minutes: int = Field(0, ge=0, le=600)
    reason: str = Field(min_length=1, max_length=400)


class ReopenedOut(Schema):
    """The attempt as it goes on; ``ends_at`` None: without a time limit."""

    id: UUID
    number: int
    ends_at: datetime | None


class SittingOut(Schema):
    """A student's latest attempt; ``id`` None: none yet. ``state``: not-begun, writing or handed-in."""

    user: int
    user_name: str
    name: str
    state: str
    id: UUID | None
    number: int | None
    started_at: datetime | None
    ends_at: datetime | None
    finished_at: datetime | None
    given_seconds: int
    answered: int
    asked: int
    saved_at: datetime | None


class SittingsOut(Schema):
    items: list[SittingOut]
    count: int
    next: int | None
