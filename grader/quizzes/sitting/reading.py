"""What is said at a place of an attempt, apart from whether it is right: what cannot be read, and what counts then."""

from __future__ import annotations

from grader.questions.readings import Reading
from grader.quizzes.asking.presenting import question_at
from grader.quizzes.models import Place, Variant


def reading_of(*, variant: Variant, response: object) -> Reading:
    """What ``response`` says. It never depends on the right answer, so it may be shown at any time."""
    return question_at(variant).reading(response)


def last_readable(*, place: Place) -> object:
    """What counts at a place whose last save cannot be read whole: the last that could, of a grid cell by cell.

    None where nothing ever could. One query.
    """
    assert place.variant is not None
    earlier = place.saves.filter(counts=True, revision__lt=place.revision).order_by("-revision")
    responses = tuple(earlier.values_list("response", flat=True))
    return question_at(place.variant).last_readable(place.response, responses)
