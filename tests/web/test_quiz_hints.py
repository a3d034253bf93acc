"""Hints of questions in an attempt: where the quiz's rules give them, opened one at a time, kept and paid for."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from http import HTTPStatus

from django.contrib.auth.models import AnonymousUser
from django.test import Client

from grader.accounts.models import User
from grader.catalog.services import assignment_add
from grader.gradebook.models import Mark
from grader.quizzes.models import Attempt, QuizRules
from grader.submissions.models import OpenedHint
from tests.quizzes.exam import Exam, question
from tests.web.html import css, one, read, text
from tests.web.test_quiz_pages import begin, place

SignIn = Callable[[User | AnonymousUser], Client]
BODY = """
type = "number"
answer = 12
[[hints]]
en = "Count the rows."
zh-hans = "数行数。"
[[hints]]
en = "Then the columns."
zh-hans = "再数列数。"
cost = 2
"""


def test_hints_of_a_question_are_opened_in_an_attempt_and_paid_for(exam: Exam, sign_in: SignIn) -> None:
    item = assignment_add(assignment=exam.quiz, exercise=question("count", BODY), points=Decimal(5))
    client = sign_in(exam.cast.student)
    address = begin(client)
    number = place(Attempt.objects.get(), "count").position + 1
    assert not css(read(client.get(address)), ".hints")  # the rules give none
    assert client.post(address, {"hint": f"{number}.1"}).status_code == HTTPStatus.NOT_FOUND
    assert not OpenedHint.objects.exists()

    QuizRules.objects.filter(assignment=exam.quiz).update(hints=True)
    assert "Open hint 1 of 2" in text(one(read(client.get(address)), ".hints"))
    for late in ("2", "0", "x", "9" * 20):
        assert client.post(address, {"hint": f"{number}.{late}"}).status_code == HTTPStatus.NOT_FOUND
    for opened, said in ((1, "Count the rows."), (2, "Then the columns.")):
        response = client.post(address, {f"q{number}-answer": "11", "hint": f"{number}.{opened}"})
        assert response["Location"] == f"{address}?q={number}#q{number}-hints"
        page = read(client.get(response["Location"]))
        assert said in text(one(page, ".hints"))
    assert place(Attempt.objects.get(), "count").response  # what stood in the field was saved first
    assert list(OpenedHint.objects.values_list("number", "cost")) == [(1, Decimal(0)), (2, Decimal(2))]
    client.post(address, {f"q{number}-answer": "12", "go": "finish"})
    client.post(f"{address}finish/")
    mark = Mark.objects.get(user=exam.cast.student, exercise=item.exercise)
    assert (mark.points, mark.hints) == (Decimal(3), Decimal(2))


def test_enter_in_a_field_opens_no_hint(exam: Exam, sign_in: SignIn) -> None:
    assignment_add(assignment=exam.quiz, exercise=question("count", BODY), points=Decimal(5))
    QuizRules.objects.filter(assignment=exam.quiz).update(hints=True)
    client = sign_in(exam.cast.student)
    page = read(client.get(begin(client)))
    # the first button of a form is the one that Enter presses
    assert one(page, ".quiz-form").xpath(".//button[not(@type='button')]")[0].get("name") == "go"
