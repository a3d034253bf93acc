"""What an attempt's page hears from the server: time, revisions, answers, as JSON's own types.

The page takes it with every reply: a browser's Back shows an old page, and another window may have gone on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse

from grader.clock import now as database_now
from grader.questions.form import Presented
from grader.quizzes.filling.fields import filled, unread_fields, unread_json
from grader.quizzes.filling.places import form_of, standing_of
from grader.quizzes.models import Attempt, Place
from grader.quizzes.sitting.clock import rules_of
from grader.quizzes.sitting.saving import Saved
from grader.web.quiz.attempt_page import AttemptPage, PlaceView, answer_view, prefix_of


def attempt_state(page: AttemptPage) -> dict[str, Any]:
    """All of an attempt."""
    drafts = drafts_of(page.attempt, page.places)
    return {
        **clock(page.attempt, page.attempt.ends_at),
        "places": [_place(view, drafts) for view in map(answer_view, page.places)],
    }


def clock(attempt: Attempt, ends_at: datetime | None) -> dict[str, Any]:
    """The server's time, the end, and how long after it answers still count; ``over`` once it was handed in."""
    return {
        "now": database_now().isoformat(),
        "ends_at": ends_at.isoformat() if ends_at else None,
        "grace": rules_of(attempt.assignment).grace_seconds,
        "over": attempt.finished_at is not None,
        "done": reverse("attempt-done", args=[attempt.public_id]),
    }


def saved_state(place: Place, presented: Presented, saved: Saved) -> dict[str, Any]:
    """The answer to a save: what became of it, and the time. Where another answer counts, that one is in it."""
    answer = {
        **clock(place.attempt, saved.ends_at),
        "position": place.position,
        "revision": saved.revision,
        "saved_at": saved.saved_at.isoformat(),
        "standing": standing_of(saved.response, unread=bool(saved.reading.unread)),
        "unread": unread_json(unread_fields(presented, saved.reading, prefix=prefix_of(place))),
        "other": saved.replaced is not None,
    }
    if saved.aside:
        fields = filled(form_of(place, presented, saved.response, prefix=prefix_of(place)))
        answer |= {"aside": True, "value": {"fields": fields, "flag": saved.flagged}}
    return answer


def drafts_of(attempt: Attempt, places: Sequence[Place]) -> dict[int, str]:
    """Where drafts of the attempt's code are saved, by the place's position."""
    assignment = attempt.assignment
    return {
        place.position: reverse("draft", args=[assignment.course.slug, assignment.slug, place.item.exercise.slug])
        for place in places
        if place.variant_id is None
    }


def _place(view: PlaceView, drafts: Mapping[int, str]) -> dict[str, Any]:
    place = view.place
    return {
        **({"draft": drafts[place.position]} if place.position in drafts else {}),
        "position": place.position,
        "revision": place.revision,
        "saved_at": place.saved_at.isoformat() if place.saved_at else None,
        "standing": view.standing,
        "unread": unread_json(view.unread),
        "value": {"fields": filled(view.form), "flag": place.flagged},
    }
