"""The library: practice without a course, mastery by its stated rule, what comes next."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from grader.accounts.models import User
from grader.catalog.models import Exercise
from grader.catalog.sync import library_enter, library_sync
from grader.courses.models import Assignment
from grader.courses.review import Review
from grader.gradebook.own.finding import library_find, wanted_from
from grader.gradebook.own.practice import Library, library_view
from grader.quizzes.asking.answers import answer_submit
from grader.quizzes.asking.solutions import solution_ask
from grader.quizzes.asking.variants import draw_current, draw_next
from grader.quizzes.models import QuizRules, Variant
from grader.quizzes.sitting.attempts import attempt_finish, attempt_start
from grader.quizzes.sitting.saving import response_save
from tests.quizzes.exam import QUESTIONS, question, set_up


def view(user: User) -> Library:
    return library_view(user=user, practice=library_enter(user=user))


def standing(user: User, slug: str) -> str:
    return next(row.mastery.value for topic in view(user).topics for row in topic.rows if row.exercise.slug == slug)


def proposed(user: User) -> dict[str, str]:
    return {one.why.value: one.row.exercise.slug for one in view(user).proposals}


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


def test_what_was_begun_is_proposed_then_what_is_next_on_the_path(learner: User) -> None:
    question("conv-shape")
    other = question("dense-count")
    library_sync()
    assert proposed(learner) == {"next": "conv-shape"}
    answer(learner, other, "1")
    assert proposed(learner) == {"go on": "dense-count", "next": "conv-shape"}


@pytest.mark.django_db
def test_work_done_in_a_course_counts_once_the_course_shows_it() -> None:
    exam = set_up()
    library_sync()
    learner, slug = exam.cast.student, "conv-shape"
    exam.items["dense-count"].delete()
    attempt = attempt_start(user=learner, assignment=exam.quiz)
    place = attempt.places.get(item=exam.items[slug])
    response_save(place=place, response="4 x 102 x 102")
    attempt_finish(attempt=attempt)
    assert [row.exercise.slug for row in view(learner).rows] == ["dense-count"]  # the others are still asked of them
    ended = timezone.now() - timedelta(minutes=1)
    Assignment.objects.filter(pk=exam.quiz.pk).update(due_at=ended, closes_at=ended)
    QuizRules.objects.update(review=Review.SCORE)
    assert standing(learner, slug) == "new"
    QuizRules.objects.update(review=Review.VERDICTS)
    assert standing(learner, slug) == "mastered"


def test_the_solution_of_one_drawing_spoils_the_same_one_drawn_again(learner: User) -> None:
    exercise = question("conv-shape")
    first = Variant.objects.get(version=exercise.current)
    Variant.objects.create(version=exercise.current, number=1, question=first.question, parameters={})
    practice = library_sync()
    answer(learner, exercise, "1")
    shown = draw_current(user=learner, exercise=exercise, assignment=practice)
    solution_ask(draw=shown)
    answered = 0
    for _ in range(6):
        draw = draw_next(user=learner, exercise=exercise, assignment=practice)
        if draw.variant_id == shown.variant_id:
            answer_submit(user=learner, draw=draw, response="4,102,102")
            answered += 1
    assert answered >= 2
    assert standing(learner, "conv-shape") == "begun"


def find(learner: User, **asked: str) -> list[str]:
    """The slugs that the page lists."""
    library = view(learner)
    wanted = wanted_from(library, **{"query": "", "topic": "", "kind": "", "state": "", **asked})
    return [row.exercise.slug for topic in library_find(library, wanted).topics for row in topic.rows]


def test_words_are_found_in_statements_of_both_languages_and_nowhere_else(learner: User) -> None:
    files = {"statement.md": "How WIDE is 100%_?", "statement.zh-hans.md": "有多宽？"}
    question("conv-shape", **files)
    question("dense-count", QUESTIONS["dense-count"])
    library_sync()
    for query in ("wide", "how wide", "多宽", "100%_", "CONV-shape"):
        assert find(learner, query=query) == ["conv-shape"], query
    for query in ("102", "wide tall", "%%", "biases"):
        assert find(learner, query=query) == [], query


def test_the_list_is_narrowed_by_kind_and_standing(learner: User) -> None:
    exercise = question("conv-shape")
    question("dense-count")
    library_sync()
    answer(learner, exercise, "4 x 102 x 102")
    assert find(learner, state="mastered") == ["conv-shape"]
    assert find(learner, state="open") == find(learner, state="ready") == ["dense-count"]
    assert find(learner, kind="code") == []
    assert find(learner, kind="question", topic="convolution") == find(learner, topic="nothing", state="nonsense")


def test_the_number_of_queries_does_not_grow(learner: User, django_assert_max_num_queries: object) -> None:
    for slug in ("conv-shape", "dense-count", "not-true", "steps-of-training"):
        question(slug)
    practice = library_sync()
    library_enter(user=learner)
    with django_assert_max_num_queries(10):  # type: ignore[operator]
        library_view(user=learner, practice=practice)
