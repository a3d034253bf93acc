"""Saves, hand-ins and starts at the same moment, on real connections: SQLite in a file, or PostgreSQL."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from grader.gradebook.models import Mark
from grader.quizzes.errors import AttemptOver
from grader.quizzes.models import Attempt, Place, Save
from grader.quizzes.sitting.attempts import attempt_finish, attempt_start
from grader.quizzes.sitting.saving import place_get, response_save
from grader.submissions.models import Submission
from tests.quizzes.exam import Exam, set_up
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def exam(transactional_db: None) -> Exam:
    return set_up()


def begun(exam: Exam) -> tuple[Attempt, Place]:
    attempt = attempt_start(user=exam.cast.student, assignment=exam.quiz)
    return attempt, attempt.places.get(item__exercise__slug="dense-count")


def saving(exam: Exam, attempt: Attempt, position: int, response: str) -> Callable[[], int | None]:
    """Save as the page's script does; the revision, or None where it was too late."""

    def save() -> int | None:
        place = place_get(user=exam.cast.student, public_id=attempt.public_id, position=position)
        try:
            return response_save(place=place, response=response).revision
        except AttemptOver:
            return None

    return save


def test_a_save_and_the_end_exclude_each_other(exam: Exam) -> None:
    exam.rules.attempts = 12
    exam.rules.save()
    for _ in range(12):
        attempt, place = begun(exam)
        saves = [saving(exam, attempt, place.position, str(number)) for number in range(5)]
        work: list[Callable[[], Any]] = [
            *saves[:3],
            lambda attempt=attempt: attempt_finish(attempt=attempt),
            *saves[3:],
        ]
        revisions = [one for one in at_once(*work) if isinstance(one, int)]
        place.refresh_from_db()
        kept = list(Save.objects.filter(place=place))
        assert sorted(revisions) == [save.revision for save in kept] == list(range(1, place.revision + 1))
        # What was acknowledged is what was handed in, and what came after it was refused.
        handed_in = json.loads(place.submission.source) if place.submission else None
        assert handed_in == place.response == (kept[-1].response if kept else None)


def test_two_tabs_at_once_lose_nothing(exam: Exam) -> None:
    attempt, place = begun(exam)
    answers = [str(number) for number in range(8)]
    revisions = at_once(*[saving(exam, attempt, place.position, answer) for answer in answers])
    assert sorted(revision or 0 for revision in revisions) == list(range(1, 9))
    place.refresh_from_db()
    kept = {save.revision: save.response for save in Save.objects.filter(place=place)}
    assert sorted(map(str, kept.values())) == answers
    assert place.response == kept[8]


def test_two_devices_start_one_attempt(exam: Exam) -> None:
    attempts = at_once(*[lambda: attempt_start(user=exam.cast.student, assignment=exam.quiz)] * 4)
    assert len({attempt.pk for attempt in attempts}) == 1
    assert Place.objects.count() == 4


def test_handing_in_twice_at_once_hands_in_once(exam: Exam) -> None:
    attempt, place = begun(exam)
    response_save(place=place, response="196609000")
    receipts = at_once(*[lambda: attempt_finish(attempt=attempt).receipt] * 4)
    assert len(set(receipts)) == 1
    assert Submission.objects.count() == Mark.objects.count() == 1
