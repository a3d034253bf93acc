"""What costs a try, and what does not: nothing, what cannot be read, and the same wrong answer once more."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

import pytest
from django.test import Client

from grader.accounts.models import User
from grader.catalog.services import assignment_add
from grader.courses.models import Mode
from grader.quizzes.asking.answers import answer_submit, worth_of_try
from grader.quizzes.asking.variants import draw_current
from grader.quizzes.errors import AnswerEmpty, AnswerUnreadable
from grader.quizzes.models import Draw
from grader.quizzes.sitting.attempts import attempt_finish, attempt_start
from grader.quizzes.sitting.saving import response_save
from grader.submissions.models import Submission
from tests.people import Cast
from tests.quizzes.exam import Exam, question
from tests.quizzes.test_worth import assigned
from tests.web.html import css, one, read, text

GRID = """
type = "array"
answer = [[1, 2], [3, 4]]
"""
TABLE = """
type = "table"
[[question.rows]]
label = { en = "conv", zh-hans = "卷积" }
shape = [6, 28, 28]
parameters = 156
"""


def drawn(cast: Cast, slug: str, body: str | None = None) -> Draw:
    assignment, exercise = assigned(cast, Mode.HOMEWORK), question(slug, body)
    assignment_add(assignment=assignment, exercise=exercise)
    return draw_current(user=cast.student, exercise=exercise, assignment=assignment)


def submit(draw: Draw, response: object) -> Submission:
    return answer_submit(user=draw.user, draw=draw, response=response)


def test_the_same_wrong_answer_again_is_no_further_try(cast: Cast) -> None:
    draw = drawn(cast, "dense-count")
    first = submit(draw, "196608000")
    for same in ("196608000", "196,608,000", " 196608e3 ", "196608000"):
        assert submit(draw, same) == first
    assert draw.answers.count() == 1
    assert worth_of_try(draw) * 3 == 2
    assert submit(draw, "7") != first
    assert submit(draw, "196608000") == first  # nor is one from before


@pytest.mark.parametrize("nothing", [None, "", "  ", [["", " "], ["", ""]]])
def test_nothing_costs_nothing(cast: Cast, nothing: object) -> None:
    draw = drawn(cast, "grid", GRID)
    with pytest.raises(AnswerEmpty):
        submit(draw, nothing)
    assert not Submission.objects.exists()


@pytest.mark.parametrize(
    ("body", "response"),
    [
        (GRID, [["1", "2"], ["3", "four"]]),
        (GRID, [["1", "3,5"], ["", ""]]),
        (TABLE, [{"shape": "6 x 28 x n", "parameters": "156"}]),
        (TABLE, [{"shape": "6 x 28 x 28", "parameters": "many"}]),
    ],
)
def test_a_cell_that_cannot_be_read_costs_nothing(cast: Cast, body: str, response: object) -> None:
    draw = drawn(cast, "grid", body)
    with pytest.raises(AnswerUnreadable):
        submit(draw, response)
    assert worth_of_try(draw) == 1


def test_a_cell_left_open_is_an_answer(cast: Cast) -> None:
    assert submit(drawn(cast, "grid", GRID), [["1", "2"], ["3", ""]]).runs.get().points == 0.75


def test_the_page_says_what_cannot_be_read_beside_its_field_and_keeps_it(cast: Cast, client: Client) -> None:
    draw = drawn(cast, "grid", GRID)
    client.force_login(cast.student)
    address = "/courses/cnn/week-1/grid/question/"
    cells = {"cell-0.0": "1", "cell-0.1": "two", "cell-1.0": "", "cell-1.1": ""}
    refused = client.post(address, {"draw": draw.pk, **cells}, headers={"accept-language": "en"})
    page = read(refused, HTTPStatus.BAD_REQUEST)
    assert "row 1, column 2: “two” cannot be read as a number" in text(one(page, ".unread"))
    assert [field.get("value") for field in css(page, ".input--cell")] == ["1", "two", "", ""]
    empty = client.post(address, {"draw": draw.pk}, headers={"accept-language": "en"})
    assert "There is no answer yet." in text(read(empty, HTTPStatus.BAD_REQUEST))


def test_the_page_says_that_it_was_the_same_answer(cast: Cast, client: Client) -> None:
    draw = drawn(cast, "dense-count")
    client.force_login(cast.student)
    address = "/courses/cnn/week-1/dense-count/question/"

    def answer(given: str) -> str:
        form = {"draw": draw.pk, "answer": given}
        return text(read(client.post(address, form, headers={"accept-language": "en"}, follow=True)))

    assert "given this answer before" not in answer("7")
    assert "given this answer before" in answer("7.0")


def test_what_was_typed_and_not_answered_stands_in_the_fields_again(cast: Cast, client: Client) -> None:
    draw = drawn(cast, "dense-count")
    client.force_login(cast.student)
    address = "/courses/cnn/week-1/dense-count/question/"
    first = client.post(f"{address}draft/", {"draw": draw.pk, "answer": "1965", "revision": ""}).json()
    assert one(read(client.get(address)), ".input--answer").get("value") == "1965"
    unread = client.post(f"{address}draft/", {"draw": draw.pk, "answer": "many", "revision": first["revision"]}).json()
    assert unread["unread"][0]["name"] == "answer"
    stale = client.post(f"{address}draft/", {"draw": draw.pk, "answer": "3", "revision": first["revision"]})
    assert stale.status_code == HTTPStatus.CONFLICT
    assert stale.json()["value"] == {"answer": ["many"]}
    client.post(address, {"draw": draw.pk, "answer": "7"})
    assert one(read(client.get(address)), ".input--answer").get("value") == "7"  # answered since


@pytest.fixture
def finished(exam: Exam) -> Callable[..., str]:
    """What a student sees of an attempt in which these were saved at one question, one after the other."""

    def make(client: Client, user: User, *responses: object) -> str:
        attempt = attempt_start(user=user, assignment=exam.quiz)
        for response in responses:
            response_save(place=attempt.places.get(item__exercise__slug="dense-count"), response=response)
        attempt_finish(attempt=attempt)
        client.force_login(user)
        page = client.get(f"/attempts/{attempt.public_id}/done/", headers={"accept-language": "en"})
        [asked] = [part for part in css(read(page), ".quiz-question") if "Question dense-count" in text(part)]
        return text(asked)

    return make


@pytest.mark.parametrize(
    ("responses", "said"),
    [
        ((), "not answered"),
        (("many",), "could not be read"),
        (("7",), "not right"),
        (("196609000",), "right"),
        (("196609000", "many"), "right What was typed here last could not be read."),
        (("7", None), "not answered"),
    ],
)
def test_empty_unreadable_and_wrong_are_three_things_in_the_review(
    exam: Exam, client: Client, finished: Callable[..., str], responses: tuple[object, ...], said: str
) -> None:
    exam.rules.review_from = "finish"
    exam.rules.save()
    assert f"points {said}" in finished(client, exam.cast.student, *responses)
