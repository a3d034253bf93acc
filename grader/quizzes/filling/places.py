"""The form at a place of an attempt: what it asks, what was sent in its fields, and how far the answer has come."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language

from grader.errors import NotFound
from grader.questions.form import Form, Presented, Sent
from grader.questions.readings import empty
from grader.questions.registry import question_form, read_response
from grader.quizzes.asking.presenting import present, retoken, untoken
from grader.quizzes.models import Place
from grader.quizzes.selectors import is_right
from grader.submissions.models import GradingRun

OPEN, ANSWERED, UNREAD = "open", "answered", "unread"


def standing(place: Place) -> str:
    """How far the answer at a place has come, in one word."""
    return standing_of(place.response, unread=place.unread)


def standing_of(response: object, *, unread: bool) -> str:
    """ "open", "answered", or "unread" where some of it cannot be read."""
    return OPEN if empty(response) else UNREAD if unread else ANSWERED


def outcome_of(place: Place, run: GradingRun | None) -> str:
    """What came of an answer that is graded: "right", "partly", "wrong", "unread" or "open".

    Empty, unreadable and wrong are three things.
    """
    if run is None:
        return OPEN
    if place.unread:
        return UNREAD
    return "right" if is_right(run) else "partly" if run.share > 0 else "wrong"


def presented_at(place: Place) -> Presented:
    """What a place asks, as it may be shown. Raises NotFound for code, which has a page of its own."""
    if place.variant is None:
        raise NotFound
    return present(variant=place.variant, asked=_asked(place), language=get_language() or "en")


def sent_response(place: Place, presented: Presented, sent: Sent, *, prefix: str) -> object:
    """What was sent for this place in fields whose names begin with ``prefix``, as it is stored."""
    assert place.variant is not None
    return untoken(variant=place.variant, asked=_asked(place), response=read_response(presented, sent, prefix=prefix))


def form_of(
    place: Place, presented: Presented, response: object, *, prefix: str, marks: Mapping[str, Any] | None = None
) -> Form:
    """The form of a place, filled with a stored response; ``marks`` is how each cell was marked."""
    assert place.variant is not None
    filled = retoken(variant=place.variant, asked=_asked(place), response=response)
    return question_form(presented, filled, prefix=prefix, marks=marks)


def _asked(place: Place) -> str:
    return f"place:{place.pk}"
