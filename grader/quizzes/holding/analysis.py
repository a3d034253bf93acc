"""Item analysis of a quiz: how hard each question was, how well it tells students apart, what they answered.

Difficulty is the mean credit (the classical p-value). Discrimination is the correlation of a question's credit with the
points on the rest of the quiz (corrected item-total correlation; Crocker and Algina, Introduction to Classical and
Modern Test Theory, 1986, chapter 14). Both over each student's first finished attempt, unanswered as 0.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, median

from grader.courses.models import Assignment
from grader.courses.rules import Viewer, sections_taught
from grader.courses.selectors import assignment_view, students_taught
from grader.errors import NotFound
from grader.localised import localised
from grader.quizzes.access import attempts_of_students
from grader.quizzes.asking.presenting import question_at
from grader.quizzes.models import Place
from grader.submissions.models import GradingRun, RunState
from grader.submissions.runs.selectors import result_runs


@dataclass(frozen=True, slots=True)
class ItemAnalysis:
    """One question over all students who were asked it."""

    item_id: int
    slug: str
    asked: int
    answered: int
    difficulty: float | None  # mean credit, 0 (nobody) to 1 (everybody)
    discrimination: float | None  # -1 to 1; None where it is not defined
    answers: tuple[tuple[str, int], ...]  # what was answered, the most frequent first
    named: tuple[tuple[str, int], ...]  # the named wrong answers' sentences, with how many gave them
    seconds: float | None  # median time from the save before, on whatever question, to this one's last


def quiz_analysis(*, viewer: Viewer, assignment: Assignment) -> tuple[ItemAnalysis, ...]:
    """One row a question, in the quiz's order, over the students the viewer teaches.

    Raises NotFound for all but the course's teachers.
    """
    if not assignment_view(viewer=viewer, assignment=assignment).teaches:
        raise NotFound
    ended = attempts_of_students([assignment.pk]).filter(finished_at__isnull=False)
    if sections_taught(viewer, assignment.course) is not None:
        ended = ended.filter(user__in=students_taught(viewer=viewer, course=assignment.course).values("user"))
    attempts = {}
    for attempt in ended.order_by("-number"):
        attempts[attempt.user_id] = attempt  # the first attempt comes last
    rows = list(
        Place.objects.filter(attempt__in=[attempt.pk for attempt in attempts.values()])
        .select_related("item__exercise", "attempt", "variant")
        .order_by("item__position", "item_id")
    )
    runs = {run.submission_id: run for run in result_runs().filter(submission__place__in=rows, state=RunState.FINISHED)}
    credit = {place.pk: share_of(runs.get(place.submission_id or 0)) for place in rows}
    totals: dict[int, float] = {}
    for place in rows:
        totals[place.attempt_id] = totals.get(place.attempt_id, 0.0) + credit[place.pk] * float(place.item.points)
    times = _times(rows)
    by_item: dict[int, list[Place]] = {}
    for place in rows:
        by_item.setdefault(place.item_id, []).append(place)
    return tuple(_item(places, credit, totals, runs, times) for places in by_item.values())


def _item(
    places: list[Place],
    credit: dict[int, float],
    totals: dict[int, float],
    runs: dict[int, GradingRun],
    times: dict[int, float],
) -> ItemAnalysis:
    own = [credit[place.pk] for place in places]
    rest = [totals[place.attempt_id] - credit[place.pk] * float(place.item.points) for place in places]
    answers: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for place in places:
        if place.answered:
            answers[_shown(place)] += 1
        run = runs.get(place.submission_id or 0)
        for sentence in (run.report or {}).get("sentences", ()) if run else ():
            if sentence.get("text"):
                named[localised(sentence["text"])] += 1
    spent = [times[place.pk] for place in places if place.pk in times]
    return ItemAnalysis(
        item_id=places[0].item_id,
        slug=places[0].item.exercise.slug,
        asked=len(places),
        answered=sum(answers.values()),
        difficulty=fmean(own) if own else None,
        discrimination=correlation(own, rest),
        answers=tuple(answers.most_common(12)),
        named=tuple(named.most_common()),
        seconds=median(spent) if spent else None,
    )


def share_of(run: GradingRun | None) -> float:
    """A run's share of its points; 0 for a question that was not answered."""
    return run.share if run is not None else 0.0


def _shown(place: Place) -> str:
    """What was answered, in the reader's language: options by their texts. Of code, the code."""
    if place.variant is None:
        return str(place.response)
    return question_at(place.variant).given_words(place.response, localised)


def _times(places: Sequence[Place]) -> dict[int, float]:
    """Seconds between a place's last save and the save before it in the same attempt, or the attempt's start."""
    spent = {}
    by_attempt: dict[int, list[Place]] = {}
    for place in places:
        if place.saved_at is not None:
            by_attempt.setdefault(place.attempt_id, []).append(place)
    for saved in by_attempt.values():
        before = saved[0].attempt.started_at
        for place in sorted(saved, key=lambda one: one.saved_at or one.attempt.started_at):
            assert place.saved_at is not None
            spent[place.pk] = (place.saved_at - before).total_seconds()
            before = place.saved_at
    return spent


def correlation(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Pearson's r of two equally long series; None for fewer than three pairs or a constant series."""
    if len(first) < 3:
        return None
    mean_a, mean_b = fmean(first), fmean(second)
    a, b = [value - mean_a for value in first], [value - mean_b for value in second]
    size = sqrt(sum(value * value for value in a) * sum(value * value for value in b))
    return sum(x * y for x, y in zip(a, b, strict=True)) / size if size > 1e-12 else None
