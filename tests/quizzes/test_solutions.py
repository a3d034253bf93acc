"""A worked solution that was shown ends what can still be earned with it, and masters nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.utils import timezone

from grader.accounts.models import User
from grader.catalog.models import Exercise
from grader.catalog.services import assignment_add
from grader.catalog.sync import library_enter, library_sync
from grader.courses.models import Assignment
from grader.courses.review import Review
from grader.courses.services import assignment_create, extension_grant
from grader.gradebook.models import Mark
from grader.gradebook.own.practice import library_view
from grader.quizzes.asking.answers import answer_submit
from grader.quizzes.asking.variants import draw_current, draw_next
from grader.quizzes.models import Attempt, Draw, QuizRules, ReviewFrom, Variant
from grader.quizzes.selectors import quiz_view, review_get
from grader.quizzes.sitting.attempts import attempt_finish, attempt_start
from grader.quizzes.sitting.saving import response_save
from tests.people import Cast
from tests.quizzes.exam import Exam, question
from tests.web.conftest import sign_in as sign_in  # the fixture
from tests.web.html import read, text

HOUR = timedelta(hours=1)
RIGHT, WRONG = "196609000", "5"
HOMEWORK = "/courses/cnn/week-1/dense-count/question/"
PRACTICE = "/courses/library/practice/dense-count/question/"
SignIn = Callable[[User | AnonymousUser], Client]


def homework(cast: Cast, **dates: object) -> tuple[Assignment, Exercise]:
    exercise = question("dense-count")
    now = timezone.now()
    times = {"opens_at": now - 3 * HOUR, "due_at": now + HOUR, "closes_at": now + HOUR, **dates}
    assignment = assignment_create(course=cast.course, slug="week-1", title={"en": "W"}, published=True, **times)  # type: ignore[arg-type]
    assignment_add(assignment=assignment, exercise=exercise)
    return assignment, exercise


def shows(client: Client, address: str = HOMEWORK) -> bool:
    page = client.get(address)
    assert page.status_code == HTTPStatus.OK
    return "Step by step" in text(read(page))


def answer(user: User, exercise: Exercise, assignment: Assignment, response: str = RIGHT) -> None:
    answer_submit(user=user, draw=draw_current(user=user, exercise=exercise, assignment=assignment), response=response)


def points(user: User) -> float:
    return float(Mark.objects.get(user=user).points)


# Homework


def test_past_its_due_date_homework_that_takes_late_answers_shows_no_solution(cast: Cast, sign_in: SignIn) -> None:
    now = timezone.now()
    for closes_at in (None, now + HOUR):
        Assignment.objects.all().delete()
        homework(cast, due_at=now - HOUR, closes_at=closes_at)
        assert not shows(sign_in(cast.student))


def test_it_is_shown_when_all_are_done(cast: Cast, sign_in: SignIn) -> None:
    now = timezone.now()
    assignment, _ = homework(cast, due_at=now - HOUR, closes_at=now - HOUR)
    extension_grant(assignment=assignment, user=cast.other, closes_at=now + HOUR)
    assert not shows(sign_in(cast.student))
    assignment.extensions.all().delete()
    assert shows(sign_in(cast.student))


def test_who_answered_rightly_sees_it_at_once(cast: Cast, sign_in: SignIn) -> None:
    assignment, exercise = homework(cast)
    client = sign_in(cast.student)
    answer(cast.student, exercise, assignment, WRONG)
    assert not shows(client)
    answer(cast.student, exercise, assignment)
    assert shows(client)
    assert not shows(sign_in(cast.other))


@pytest.mark.parametrize("mended", [False, True])
def test_an_extension_after_it_was_shown_earns_nothing_with_it(cast: Cast, sign_in: SignIn, mended: bool) -> None:
    now = timezone.now()
    assignment, exercise = homework(cast, due_at=now - HOUR, closes_at=now - HOUR)
    client = sign_in(cast.student)
    assert shows(client)
    for user in (cast.student, cast.other):
        extension_grant(assignment=assignment, user=user, closes_at=now + HOUR)
    if mended:  # a typing error in the steps: another version, and the same question
        exercise = question("dense-count", 'type = "number"\nanswer = 196609000\n' + STEPS)
        Variant.objects.filter(version=exercise.current).update(
            question={**Variant.objects.earliest("pk").question, "steps": {"en": "mended"}}
        )
    assert "a right answer earns nothing any more" in text(read(client.get(HOMEWORK)))
    for user in (cast.student, cast.other):
        answer(user, exercise, assignment)
    assert (points(cast.student), points(cast.other)) == (0, 10)
    assert "so what is right earns nothing" in text(read(client.get(HOMEWORK)))


STEPS = 'steps = { en = "mended", zh-hans = "改过" }\n'


def test_another_drawing_earns_everything_again(cast: Cast, sign_in: SignIn) -> None:
    assignment, exercise = homework(cast)
    first = Variant.objects.get(version=exercise.current)
    other = {**first.question, "answer": 7}
    Variant.objects.create(version=exercise.current, number=1, question=other, parameters={})
    draw = draw_current(user=cast.student, exercise=exercise, assignment=assignment)
    Draw.objects.filter(pk=draw.pk).update(solution_at=timezone.now())
    draw = draw_next(user=cast.student, exercise=exercise, assignment=assignment)
    right = str(draw.variant.question["answer"])
    answer_submit(user=cast.student, draw=draw, response=right)
    assert points(cast.student) == 10


# Practice


def standing(user: User) -> str:
    view = library_view(user=user, practice=library_enter(user=user))
    return next(row.mastery.value for topic in view.topics for row in topic.rows)


@pytest.fixture
def practice(cast: Cast) -> tuple[Assignment, Exercise]:
    exercise = question("dense-count")
    library_sync()
    return library_enter(user=cast.student), exercise


def test_a_fixed_question_shows_its_solution_when_asked_for_and_then_masters_nothing(
    cast: Cast, practice: tuple[Assignment, Exercise], sign_in: SignIn
) -> None:
    client = sign_in(cast.student)
    assert client.post(PRACTICE, {"do": "solution"}).status_code == HTTPStatus.NOT_FOUND
    answer(cast.student, practice[1], practice[0], WRONG)
    assert not shows(client, PRACTICE)
    assert "Show the solution" in text(read(client.get(PRACTICE)))
    assert client.post(PRACTICE, {"do": "solution"}).status_code == HTTPStatus.FOUND
    assert shows(client, PRACTICE)
    answer(cast.student, practice[1], practice[0])
    assert standing(cast.student) == "read"
    assert b"Next for you" not in client.get("/practice/").content  # it cannot be mastered any more


def test_answered_rightly_before_the_solution_is_shown_it_is_mastered_and_stays_so(
    cast: Cast, practice: tuple[Assignment, Exercise], sign_in: SignIn
) -> None:
    client = sign_in(cast.student)
    for response in (WRONG, RIGHT):
        answer(cast.student, practice[1], practice[0], response)
    assert shows(client, PRACTICE)
    assert standing(cast.student) == "mastered"


def test_what_homework_has_shown_is_not_mastered_by_copying_it(
    cast: Cast, practice: tuple[Assignment, Exercise], sign_in: SignIn
) -> None:
    now = timezone.now()
    homework(cast, due_at=now - HOUR, closes_at=now - HOUR)
    assert shows(sign_in(cast.student))
    answer(cast.student, practice[1], practice[0])
    assert standing(cast.student) == "read"


def test_a_drawn_question_shows_it_after_any_answer_and_counts_other_drawings_only(
    cast: Cast, practice: tuple[Assignment, Exercise], sign_in: SignIn
) -> None:
    assignment, exercise = practice
    first = Variant.objects.get(version=exercise.current)
    for number in (1, 2):
        Variant.objects.create(version=exercise.current, number=number, question=first.question, parameters={})
    client = sign_in(cast.student)
    answer(cast.student, exercise, assignment, WRONG)
    assert shows(client, PRACTICE)
    for _ in range(2):
        answer(cast.student, exercise, assignment)  # copied
    assert standing(cast.student) == "begun"
    for expected in ("begun", "mastered"):
        draw_next(user=cast.student, exercise=exercise, assignment=assignment)
        answer(cast.student, exercise, assignment)
        assert standing(cast.student) == expected


# Quizzes with several attempts


def repeat(exam: Exam, review: Review) -> None:
    QuizRules.objects.update(attempts=3, review=review, review_from=ReviewFrom.FINISH)


def sit(exam: Exam, response: str) -> Attempt:
    attempt = attempt_start(user=exam.cast.student, assignment=Assignment.objects.get(pk=exam.quiz.pk))
    response_save(place=attempt.places.get(item=exam.items["dense-count"]), response=response)
    return attempt_finish(attempt=attempt)


@pytest.mark.parametrize(
    ("review", "looked", "second"),
    [(Review.ANSWERS, True, 0.0), (Review.ANSWERS, False, 5.0), (Review.VERDICTS, True, 5.0)],
)
def test_a_later_attempt_earns_nothing_with_an_answer_that_was_shown(
    exam: Exam, review: Review, looked: bool, second: float
) -> None:
    repeat(exam, review)
    first = sit(exam, WRONG)
    if looked:
        review_get(viewer=exam.cast.student, attempt=first)
    again = sit(exam, RIGHT)
    assert points(exam.cast.student) == second
    assert review_get(viewer=exam.cast.student, attempt=again).points == second


def test_what_was_earned_before_it_was_shown_stays(exam: Exam) -> None:
    repeat(exam, Review.ANSWERS)
    review_get(viewer=exam.cast.student, attempt=sit(exam, RIGHT))
    sit(exam, RIGHT)
    assert points(exam.cast.student) == 5


def test_a_teacher_who_reads_the_review_shows_it_to_nobody(exam: Exam) -> None:
    repeat(exam, Review.ANSWERS)
    review_get(viewer=exam.cast.instructor, attempt=sit(exam, WRONG))
    sit(exam, RIGHT)
    assert points(exam.cast.student) == 5


def test_each_attempt_draws_other_numbers_until_all_were_met(exam: Exam) -> None:
    repeat(exam, Review.SCORE)
    exercise = exam.items["dense-count"].exercise
    first = Variant.objects.get(version=exercise.current)
    for number in (1, 2):
        Variant.objects.create(version=exercise.current, number=number, question=first.question, parameters={})
    QuizRules.objects.update(attempts=6)
    met = [sit(exam, WRONG).places.get(item=exam.items["dense-count"]).variant_id for _ in range(6)]
    assert len(set(met[:3])) == 3
    assert met[3:] == met[:3]  # then the one that was met longest ago


def test_its_author_is_told_which_questions_repeat(exam: Exam, sign_in: SignIn) -> None:
    quiz = lambda user: quiz_view(viewer=user, assignment=Assignment.objects.get(pk=exam.quiz.pk))  # noqa: E731
    assert quiz(exam.cast.instructor).repeated == ()
    repeat(exam, Review.ANSWERS)
    exercise = exam.items["dense-count"].exercise
    first = Variant.objects.get(version=exercise.current)
    Variant.objects.create(version=exercise.current, number=1, question=first.question, parameters={})
    repeated = {one.slug for one in quiz(exam.cast.assistant).repeated}
    assert repeated == set(exam.items) - {"dense-count"}
    assert quiz(exam.cast.student).repeated == ()
    assert "the same in every attempt" in text(read(sign_in(exam.cast.instructor).get("/courses/cnn/exam/")))
