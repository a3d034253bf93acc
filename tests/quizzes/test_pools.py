"""Pools: what an attempt is asked, what counts of several attempts, and the same numbers on every page."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client

from grader.accounts.models import User
from grader.catalog.models import Exercise
from grader.catalog.services import assignment_add
from grader.courses.models import Assignment, Mode
from grader.courses.review import Review
from grader.courses.services import assignment_create
from grader.courses.signals import assignment_copied
from grader.gradebook.models import Mark
from grader.gradebook.selectors import assignment_overview, course_overview
from grader.quizzes.asking.pools import asked_of, pool_set
from grader.quizzes.holding.cancelling import item_cancel
from grader.quizzes.models import Attempt, Pool, QuizItem, QuizRules, ReviewFrom
from grader.quizzes.selectors import quiz_view, review_get
from grader.quizzes.sitting import attempts
from grader.quizzes.sitting.attempts import attempt_finish, attempt_start
from grader.quizzes.sitting.saving import response_save
from tests.people import Cast
from tests.quizzes.exam import Exam, question
from tests.web.conftest import sign_in as sign_in  # the fixture
from tests.web.html import css, one, read, text

ANSWERS = {
    "dense-count": "196609000",
    "conv-shape": "4,102,102",
    "not-true": "1",
    "steps-of-training": ["0", "1", "2", "3"],
}


@pytest.fixture
def pooled(exam: Exam) -> Exam:
    """Two of three in a pool, and one beside it: three questions, 15 points."""
    members = [exam.items[slug] for slug in ("dense-count", "conv-shape", "not-true")]
    pool_set(assignment=exam.quiz, name="counts", draw=2, items=members)
    QuizRules.objects.update(attempts=9, review=Review.SCORE, review_from=ReviewFrom.FINISH)
    return exam


def sit(exam: Exam, user: User, *, right: bool = True) -> Attempt:
    attempt = attempt_start(user=user, assignment=Assignment.objects.get(pk=exam.quiz.pk))
    for place in attempt.places.select_related("item__exercise"):
        answer = ANSWERS[place.item.exercise.slug]
        wrong = answer[::-1] if isinstance(answer, list) else "0"
        response_save(place=place, response=answer if right else wrong)
    return attempt_finish(attempt=attempt)


def numbers(exam: Exam, user: User, client: Client) -> set[tuple[int, str, str]]:
    """Questions, points and points to be had, as each place says them."""
    view = quiz_view(viewer=user, assignment=Assignment.objects.get(pk=exam.quiz.pk))
    row = course_overview(viewer=user, course=exam.cast.course)[0]
    overview = assignment_overview(viewer=user, assignment=exam.quiz)
    found = {
        (row.exercises, f"{row.points:f}", f"{row.max_points:f}"),
        (view.questions, f"{overview.points:f}", f"{overview.max_points:f}"),
    }
    shown = {text(one(read(client.get(address)), ".meter")) for address in ("/courses/cnn/", "/courses/cnn/exam/")}
    shown.add(text(css(read(client.get("/")), ".standing-facts")[0][0]))
    assert len(shown) == 1, shown
    got, _, of = shown.pop().removesuffix(" points").partition(" of ")
    return {(questions, str(float(points)), str(float(most))) for questions, points, most in found} | {
        (row.exercises, str(float(got)), str(float(of)))
    }


def test_an_attempt_is_asked_as_many_as_the_pool_gives(pooled: Exam, monkeypatch: pytest.MonkeyPatch) -> None:
    seeds = iter((1, 2, 3, 4))  # which between them draw every question
    monkeypatch.setattr(attempts, "secrets", SimpleNamespace(randbits=lambda bits: next(seeds)))
    drawn = set()
    for user in (pooled.cast.student, pooled.cast.other, pooled.cast.assistant, pooled.cast.instructor):
        places = attempt_start(user=user, assignment=pooled.quiz).places
        slugs = set(places.values_list("item__exercise__slug", flat=True))
        assert len(slugs) == 3
        assert "steps-of-training" in slugs
        drawn |= slugs
    assert drawn == set(pooled.items)


def test_every_page_says_the_same_numbers(pooled: Exam, sign_in: Callable[[User | AnonymousUser], Client]) -> None:
    student, client = pooled.cast.student, sign_in(pooled.cast.student)
    assert numbers(pooled, student, client) == {(3, "0.0", "15.0")}
    attempt = sit(pooled, student)
    assert numbers(pooled, student, client) == {(3, "15.0", "15.0")}
    review = review_get(viewer=student, attempt=attempt)
    assert (review.points, review.max_points) == (15, 15)


def test_several_attempts_never_count_more_than_one_is_asked(
    pooled: Exam, sign_in: Callable[[User | AnonymousUser], Client]
) -> None:
    student = pooled.cast.student
    asked: set[str] = set()
    for _ in range(8):
        asked |= set(sit(pooled, student).places.values_list("item__exercise__slug", flat=True))
    assert asked == set(pooled.items)  # all of the pool was met
    assert sum(mark.points for mark in Mark.objects.filter(user=student)) == 15
    assert numbers(pooled, student, sign_in(student)) == {(3, "15.0", "15.0")}


def test_a_later_worse_attempt_takes_nothing_away(pooled: Exam) -> None:
    sit(pooled, pooled.cast.student)
    sit(pooled, pooled.cast.student, right=False)
    assert sum(mark.points for mark in Mark.objects.filter(user=pooled.cast.student)) == 15


def test_a_cancelled_question_counts_for_who_was_asked_it_and_is_asked_of_nobody_else(
    pooled: Exam, sign_in: Callable[[User | AnonymousUser], Client]
) -> None:
    student, other = pooled.cast.student, pooled.cast.other
    sit(pooled, student, right=False)
    item_cancel(viewer=pooled.cast.instructor, item=pooled.items["steps-of-training"], cancelled=True)
    assert numbers(pooled, student, sign_in(student)) == {(3, "5.0", "15.0")}
    assert numbers(pooled, other, sign_in(other)) == {(2, "0.0", "10.0")}


def test_the_questions_of_a_pool_are_worth_the_same(exam: Exam) -> None:
    shape = question("other", 'type = "shape"\nanswer = [1]')
    dear = assignment_add(assignment=exam.quiz, exercise=shape, points=Decimal(9))
    with pytest.raises(ValidationError):
        pool_set(assignment=exam.quiz, name="p", draw=1, items=[exam.items["not-true"], dear])
    pool = pool_set(assignment=exam.quiz, name="p", draw=1, items=[exam.items["not-true"]])
    with pytest.raises(ValidationError):
        QuizItem(item=dear, pool=pool).full_clean()
    for name, draw in (("", 1), ("two words", 1), ("p", 0)):
        with pytest.raises(ValidationError):
            pool_set(assignment=exam.quiz, name=name, draw=draw, items=[])


def test_a_copy_of_the_quiz_has_pools_of_its_own(pooled: Exam) -> None:
    copied = assignment_create(course=pooled.cast.course, slug="copy", title={"en": "Copy"}, mode=Mode.QUIZ)
    assignment_copied.send(sender=Assignment, old=pooled.quiz, new=copied)
    assert asked_of(user=None, assignments=[copied.pk])[copied.pk].questions == 3
    assert list(copied.pools.values_list("name", "draw")) == [("counts", 2)]
    assert copied.pools.get().members.count() == pooled.quiz.pools.get().members.count() == 3


def test_many_assignments_take_two_queries(pooled: Exam, django_assert_num_queries: Callable[..., object]) -> None:
    item_cancel(viewer=pooled.cast.instructor, item=pooled.items["not-true"], cancelled=True)
    with django_assert_num_queries(2):
        asked_of(user=pooled.cast.student, assignments=[pooled.quiz.pk, 0])


@pytest.mark.django_db(transaction=True)
def test_pools_of_before_are_kept(cast: Cast) -> None:
    """Of rows that disagreed, what was drawn stays: the first row's number."""
    quiz = assignment_create(course=cast.course, slug="q", title={"en": "Q"}, mode=Mode.QUIZ)
    items = []
    for at in range(4):
        exercise = Exercise.objects.create(slug=f"e{at}", kind="question", topic="t", title={"en": "E"})
        items.append(assignment_add(assignment=quiz, exercise=exercise))
    executor = MigrationExecutor(connection)
    executor.migrate([("quizzes", "0001_initial")])
    old = executor.loader.project_state([("quizzes", "0001_initial")]).apps.get_model("quizzes", "QuizItem")
    for item, (pool, draw) in zip(items, [("a", 2), ("a", 7), ("b", 1), ("", 1)], strict=True):
        old.objects.create(item_id=item.pk, pool=pool, pool_draw=draw)
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    assert sorted(Pool.objects.values_list("name", "draw")) == [("a", 2), ("b", 1)]
    rows = QuizItem.objects.order_by("item__position").values_list("pool__name", flat=True)
    assert list(rows) == ["a", "a", "b", None]
