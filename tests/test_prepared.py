"""A query built once finds and writes what Django's own does, with other values each time."""

from __future__ import annotations

import re
from datetime import timedelta

import django
import pytest
from django.utils import timezone

from grader import prepared
from grader.config import ROOT
from grader.courses.models import Assignment
from grader.prepared import ID, TEXT, TIME, UUID, Insert, Select, Update
from grader.quizzes.models import Attempt, Place, QuizRules, Save
from grader.quizzes.sitting.attempts import attempt_start
from tests.quizzes.exam import Exam

MOST = 20

ATTEMPT = Select(
    lambda public_id, now: Attempt.objects.select_related("assignment__quiz", "user").filter(
        public_id=public_id, started_at__lte=now
    ),
    public_id=UUID,
    now=TIME,
)
ASSIGNMENT = Select(
    lambda slug: Assignment.objects.select_related("quiz").filter(slug=slug, mode="quiz").defer("slug"), slug=TEXT
)
PLACES = Select(lambda attempt: Place.objects.filter(attempt=attempt).order_by("-position"), attempt=ID)
ANSWER = Update(
    lambda attempt: Place.objects.filter(attempt=attempt, position=1), sets=("response", "saved_at"), attempt=ID
)
SAVE = Insert(Save)


@pytest.fixture(autouse=True, params=["built", "plain"])
def _both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepared, "BUILDS", request.param == "built")


def values(found: Attempt | None) -> dict[str, object]:
    assert found
    return {field.attname: getattr(found, field.attname) for field in Attempt._meta.concrete_fields}


def test_each_asking_brings_its_own_values(exam: Exam, django_assert_num_queries: object) -> None:
    for user in (exam.cast.student, exam.cast.other):
        attempt = attempt_start(user=user, assignment=exam.quiz)
        found = ATTEMPT.first(public_id=attempt.public_id, now=timezone.now())
        assert values(found) == values(Attempt.objects.get(pk=attempt.pk))
        assert ATTEMPT.first(public_id=attempt.public_id, now=attempt.started_at - timedelta(hours=1)) is None
        with django_assert_num_queries(0):  # type: ignore[operator]
            assert found
            assert (found.user, found.assignment.title, found.assignment.quiz) == (user, exam.quiz.title, exam.rules)


def test_what_is_left_out_or_not_there_is_as_django_has_it(exam: Exam) -> None:
    found = ASSIGNMENT.first(slug=exam.quiz.slug)
    assert found
    assert "slug" in found.get_deferred_fields()
    assert found.slug == exam.quiz.slug
    QuizRules.objects.all().delete()
    found = ASSIGNMENT.first(slug=exam.quiz.slug)
    with pytest.raises(QuizRules.DoesNotExist):
        _ = found and found.quiz


def test_all_come_in_the_querysets_order(exam: Exam) -> None:
    attempt = attempt_start(user=exam.cast.student, assignment=exam.quiz)
    assert [place.position for place in PLACES.all(attempt=attempt.pk)] == [3, 2, 1, 0]
    assert PLACES.all(attempt=attempt.pk + 1) == []


@pytest.mark.parametrize("response", [None, "", "中文 ' \" %s", ["a", {"b": [1.5, None, True]}]])
def test_what_is_written_is_what_is_read(exam: Exam, response: object) -> None:
    attempt = attempt_start(user=exam.cast.student, assignment=exam.quiz)
    now = timezone.now()
    assert ANSWER(attempt=attempt.pk, response=response, saved_at=now) == 1
    assert ANSWER(attempt=attempt.pk + 1, response="another's", saved_at=now) == 0
    place = attempt.places.get(position=1)
    assert (place.response, place.saved_at) == (response, now)
    assert Place.objects.filter(response__isnull=response is None, pk=place.pk).exists()
    SAVE(place=place.pk, revision=7, response=response, tab="a", saved_at=now)
    save = Save.objects.get()
    assert (save.place, save.revision, save.response, save.tab, save.saved_at) == (place, 7, response, "a", now)


def test_there_are_few_of_them() -> None:
    """A plain queryset is right wherever not everybody comes at once: another statement takes the place of one."""
    made = [
        f"{path.name}:{line}"
        for path in (ROOT / "grader").rglob("*.py")
        for line, text in enumerate(path.read_text().splitlines(), start=1)
        if re.match(r"_[A-Z_]+ = (Select|Update|Insert)\(", text)
    ]
    assert 10 < len(made) <= MOST, made


def test_what_they_lean_on_is_known_of_this_django() -> None:
    """A new Django comes with new inside: read django/db/models/{query,sql/compiler}.py, then change ``DJANGO``."""
    assert django.VERSION[:2] == prepared.DJANGO
