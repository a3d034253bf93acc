"""The library: practice without a course, mastery by its stated rule, what comes next."""

from __future__ import annotations

import pytest

from grader.accounts.models import User
from grader.catalog.models import Exercise
from grader.catalog.sync import library_enter, library_sync
from grader.gradebook.own.practice import Library, library_view
from grader.quizzes.asking.answers import answer_submit
from grader.quizzes.asking.variants import draw_current, draw_next
from grader.quizzes.models import Variant
from tests.quizzes.exam import question


def view(user: User) -> Library:
    return library_view(user=user, practice=library_enter(user=user))


def standing(user: User, slug: str) -> str:
    return next(row.mastery.value for topic in view(user).topics for row in topic.rows if row.exercise.slug == slug)


def answer(user: User, exercise: Exercise, response: str) -> None:
    draw = draw_current(user=user, exercise=exercise, assignment=library_enter(user=user))
    answer_submit(user=user, draw=draw, response=response)


@pytest.fixture
def learner(db: None) -> User:
    """Somebody in no course at all."""
    return User.objects.create_user("learner")


def test_a_question_that_is_always_the_same_is_mastered_by_one_right_answer(learner: User) -> None:
    exercise = question("conv-shape")
    library_sync()
    assert standing(learner, "conv-shape") == "new"
    answer(learner, exercise, "4 x 100 x 100")
    assert standing(learner, "conv-shape") == "begun"
    answer(learner, exercise, "4 x 102 x 102")
    assert standing(learner, "conv-shape") == "mastered"


def test_a_drawn_question_is_mastered_by_two_right_answers_in_a_row(learner: User) -> None:
    exercise = question("conv-shape")
    first = Variant.objects.get(version=exercise.current)
    Variant.objects.create(version=exercise.current, number=1, question=first.question, parameters={})
    practice = library_sync()
    seen = []
    for response in ("4,102,102", "4,1,1", "4,102,102", "4,102,102"):
        answer(learner, exercise, response)
        seen.append(standing(learner, "conv-shape"))
        draw_next(user=learner, exercise=exercise, assignment=practice)
    assert seen == ["begun", "begun", "begun", "mastered"]


def test_what_was_begun_comes_next_then_the_easiest(learner: User) -> None:
    question("conv-shape")
    other = question("dense-count")
    library_sync()
    found = view(learner).next
    assert found is not None
    assert found.exercise.slug == "conv-shape"
    answer(learner, other, "1")
    found = view(learner).next
    assert found is not None
    assert found.exercise.slug == "dense-count"


def test_the_number_of_queries_does_not_grow(learner: User, django_assert_max_num_queries: object) -> None:
    for slug in ("conv-shape", "dense-count", "not-true", "steps-of-training"):
        question(slug)
    practice = library_sync()
    library_enter(user=learner)
    with django_assert_max_num_queries(9):  # type: ignore[operator]
        library_view(user=learner, practice=practice)
