"""A drawn question has its variants soon after it is published, before anybody asks: no first start waits for them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from types import SimpleNamespace

import pytest

from grader import celery
from grader.catalog.models import Exercise, Preparation
from grader.catalog.services import assignment_add
from grader.quizzes import tasks
from grader.quizzes.asking import variants
from grader.quizzes.asking.variants import AHEAD, variants_stock
from grader.quizzes.errors import NotReady
from grader.quizzes.models import Variant
from grader.quizzes.receivers import see_that_no_question_is_without_variants
from grader.quizzes.sitting.attempts import attempt_start
from grader.quizzes.tasks import draw_variants
from grader.sandbox.client import Jails
from tests.quizzes.exam import Exam, question

GENERATE = "def generate(rng):\n    n = int(rng.integers(1, 9**6))\n    return {'parameters': {'n': n}, 'answer': n}\n"
BROKEN = "def generate(rng):\n    return {'answer': 1 / 0}\n"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The broker: what versions' variants were asked for. Nothing is delivered by itself."""
    sent: list[int] = []
    monkeypatch.setattr(celery, "send", lambda name, pk, there, queue: sent.append(pk))
    monkeypatch.setattr(variants, "_asked_until", {})
    return sent


@pytest.fixture
def worker(jails: Jails, monkeypatch: pytest.MonkeyPatch) -> None:
    """This process is a worker, as far as drawing goes: it has jails."""
    monkeypatch.setattr(tasks, "current_worker", lambda: SimpleNamespace(jails=jails))


def drawn(exam: Exam, program: str = GENERATE) -> Exercise:
    statement = {"statement.md": "Say {{n}}", "statement.zh-hans.md": "说 {{n}}", "question.py": program}
    exercise = question("drawn", 'type = "number"\n', **statement)
    assignment_add(assignment=exam.quiz, exercise=exercise)
    return exercise


def test_a_quiz_whose_exercises_are_still_being_read_says_so(exam: Exam) -> None:
    Exercise.objects.update(current=None)
    with pytest.raises(NotReady):
        attempt_start(user=exam.cast.student, assignment=exam.quiz)
    assert not exam.quiz.attempts.exists()


@pytest.mark.jail
def test_a_worker_draws_what_is_published_though_the_message_was_lost(
    exam: Exam,
    asked: list[int],
    worker: None,
    django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]],
) -> None:
    exercise = drawn(exam)
    asked.clear()  # the broker lost it
    with pytest.raises(NotReady):
        attempt_start(user=exam.cast.student, assignment=exam.quiz)
    assert not exam.quiz.attempts.exists()
    asked.clear()
    with django_capture_on_commit_callbacks(execute=True):
        see_that_no_question_is_without_variants()
    assert asked == [exercise.current_id]
    with django_capture_on_commit_callbacks(execute=True):
        see_that_no_question_is_without_variants()
    assert asked == [exercise.current_id]  # it is being drawn
    draw_variants(asked[0], 0)
    assert variants_stock() == 0
    draw_variants(asked[0], 0)  # asked for a second time while no worker was free
    assert Variant.objects.filter(version=asked[0]).count() == AHEAD
    given = {
        attempt_start(user=user, assignment=exam.quiz).places.get(item__exercise=exercise).variant_id
        for user in (exam.cast.student, exam.cast.other, exam.cast.assistant)
    }
    assert len(given) > 1


@pytest.mark.jail
def test_what_cannot_be_drawn_is_shown_to_staff_and_asked_for_no_more(
    exam: Exam, asked: list[int], worker: None
) -> None:
    exercise = drawn(exam, BROKEN)
    assert variants_stock() == 1
    draw_variants(exercise.current_id, 0)
    assert "ZeroDivisionError" in Preparation.objects.get(version=exercise.current).fault
    assert variants_stock() == 0
    drawn(exam)  # mended: another version
    assert variants_stock() == 1


def test_a_fixed_question_has_its_one_at_once(exam: Exam, asked: list[int]) -> None:
    Variant.objects.all().delete()
    assert variants_stock() == len(exam.items)
    assert variants_stock() == 0
    assert asked == []
