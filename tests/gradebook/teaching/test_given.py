"""What was answered is said in words: of a quiz in its analysis, of homework in its statistics."""

from __future__ import annotations

from django.test import Client

from grader.accounts.models import User
from grader.catalog.services import assignment_add
from grader.courses.services import assignment_create
from grader.quizzes.asking.answers import answer_submit
from grader.quizzes.asking.variants import draw_current
from grader.quizzes.sitting.attempts import attempt_finish, attempt_start
from grader.quizzes.sitting.saving import response_save
from tests.people import Cast
from tests.quizzes.exam import Exam, question

WRONG = "It shrinks the image."
MATCH = """
type = "match"
pairs = [
  { left = "max", right = "the largest" },
  { left = "mean", right = "the average" },
]
"""


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_the_analysis_of_a_quiz_names_options_and_items(exam: Exam) -> None:
    attempt = attempt_start(user=exam.cast.student, assignment=exam.quiz)
    for slug, response in (("not-true", "2"), ("steps-of-training", ["0", "2", "1", "3"])):
        response_save(place=attempt.places.get(item__exercise__slug=slug), response=response)
    attempt_finish(attempt=attempt)
    page = client_of(exam.cast.instructor).get("/quizzes/cnn/exam/analysis/")
    answers = {row.slug: row.answers for _, row in page.context["rows"]}
    assert answers["not-true"] == ((WRONG, 1),)
    assert answers["steps-of-training"] == (("initialise → backward → forward → update", 1),)
    assert WRONG in page.content.decode()


def test_statistics_of_homework_name_them_too(cast: Cast) -> None:
    assignment = assignment_create(course=cast.course, slug="week-1", title={"en": "Week 1"}, published=True)
    for slug, body, given in (("not-true", None, ("2", "1")), ("matched", MATCH, ({"0": "1", "1": "0"},))):
        exercise = question(slug, body)
        assignment_add(assignment=assignment, exercise=exercise)
        for user, response in zip((cast.student, cast.other), given, strict=False):
            draw = draw_current(user=user, exercise=exercise, assignment=assignment)
            answer_submit(user=user, draw=draw, response=response)
    page = client_of(cast.assistant).get("/teach/cnn/statistics/week-1/")
    choice, match = page.context["rows"]
    assert dict(choice.answers) == {WRONG: 1, "It takes no part in back-propagation.": 1}
    assert match.answers == (("max – the average; mean – the largest", 1),)
