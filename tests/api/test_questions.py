"""Questions through the API: the fields of any type, answers, drafts, other drawings, hints."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from grader.accounts.models import User
from grader.accounts.tokens.scopes import Scope
from grader.catalog.services import assignment_add
from grader.submissions.models import Draft, Submission
from tests.api.test_staff import bearer, client_of, post
from tests.quizzes.exam import QUESTIONS, question
from tests.school import School

BASE = "/api/courses/cnn/assignments/week-1/exercises"
MORE = {
    "ticks": """
type = "choices"
options = [{ text = "Even.", correct = true }, { text = "Prime.", correct = true }, { text = "Odd." }]
""",
    "pairs": """
type = "match"
pairs = [{ left = "ReLU", right = "max(0, x)" }, { left = "identity", right = "x" }]
""",
    "grid": """
type = "array"
answer = [[19, 25], [37, 43]]
""",
    "layers": """
type = "table"
rows = [
  { label = "input", layer = { kind = "input" }, shape = [1, 28, 28], given = ["shape"] },
  { label = "conv", layer = { kind = "conv", channels = 6, kernel = [5, 5] }, shape = [6, 24, 24], parameters = 156 },
]
""",
    "word": """
type = "text"
answer = "dropout"
""",
}


def ask(school: School, slug: str) -> str:
    """The homework asks the question too; the address of its call."""
    exercise = question(slug, {**QUESTIONS, **MORE}[slug])
    assignment_add(assignment=school.assignment, exercise=exercise, points=Decimal(6))
    return f"{BASE}/{slug}/question"


@pytest.fixture
def student(school: School) -> Client:
    return client_of(school.cast.student)


def option(field: dict[str, Any], words: str) -> str:
    [found] = [one["value"] for one in field["options"] if words in one["html"]]
    return str(found)


def right_answer(slug: str, fields: list[dict[str, Any]]) -> dict[str, Any]:
    """What a program fills in that knows the answer and reads nothing but the fields."""
    [first, *_rest] = fields
    match slug:
        case "dense-count":
            return {first["name"]: "196,609,000"}
        case "conv-shape":
            return {first["name"]: "4 x 102 x 102"}
        case "word":
            return {first["name"]: "Dropout"}
        case "not-true":
            return {first["name"]: option(first, "no part")}
        case "ticks":
            assert first["several"]
            return {first["name"]: [option(first, "Even"), option(first, "Prime")]}
        case "pairs":
            return {
                one["name"]: next(
                    o["value"] for o in one["options"] if ("max" in o["html"]) == ("ReLU" in one["label"])
                )
                for one in fields
            }
        case "steps-of-training":
            order = ["initialise", "forward", "backward", "update"]
            place = {one["name"]: next(n for n, word in enumerate(order, 1) if word in one["label"]) for one in fields}
            return {name: str(number) for name, number in place.items()}
        case "grid":
            grid = [[19, 25], [37, 43]]
            return {f"cell-{r}.{c}": str(value) for r, row in enumerate(grid) for c, value in enumerate(row)}
        case "layers":
            given = [one for one in fields if one["name"] is None]
            assert [one["value"] for one in given if one["value"]] == [["1 × 28 × 28"]]
            asked = {(one["label"], one["column"]): one["name"] for one in fields if one["name"] is not None}
            return {asked["conv", "shape"]: "6, 24, 24", asked["conv", "parameters"]: "156"}
        case _:
            raise AssertionError(slug)


@pytest.mark.parametrize("slug", [*QUESTIONS, *MORE])
def test_every_type_is_answered_by_its_fields_alone(school: School, student: Client, slug: str) -> None:
    address = ask(school, slug)
    found = student.get(address).json()
    assert (found["percent"], found["answers"], found["solved"]) == (100, [], False)
    answer = right_answer(slug, found["question"]["fields"])
    sent = post(student, f"{address}/answers", {"draw": found["draw"], "answer": answer}).json()
    assert (sent["verdict"], sent["points"] == sent["max_points"], sent["state"]) == ("passed", True, "finished")
    after = student.get(address).json()
    assert after["solved"]
    [given] = after["answers"]
    assert given["id"] == sent["id"]
    assert {name: sorted(value) for name, value in given["answer"].items()} == {
        name: sorted(value) if isinstance(value, list) else [value] for name, value in answer.items()
    }


def test_a_wrong_answer_costs_a_try_and_what_cannot_be_read_costs_nothing(school: School, student: Client) -> None:
    address = ask(school, "dense-count")
    draw = student.get(address).json()["draw"]
    refused = post(student, f"{address}/answers", {"draw": draw, "answer": {"answer": "a lot"}})
    assert (refused.status_code, refused.json()["code"]) == (400, "answer-unreadable")
    assert post(student, f"{address}/answers", {"draw": draw, "answer": {}}).json()["code"] == "answer-empty"
    wrong = post(student, f"{address}/answers", {"draw": draw, "answer": {"answer": "196608000"}}).json()
    assert (wrong["verdict"], wrong["report"]["messages"][0]) == ("wrong", "Add the 1000 biases.")
    found = student.get(address).json()
    assert (found["percent"], found["answers"][0]["messages"][0]) == (67, "Add the 1000 biases.")
    assert found["steps_html"] == ""
    again = post(student, f"{address}/answers", {"draw": draw, "answer": {"answer": "196,608,000"}}).json()
    assert again["id"] == wrong["id"]
    assert Submission.objects.count() == 1


def test_a_key_answers_once(school: School, student: Client) -> None:
    address = ask(school, "conv-shape")
    draw = student.get(address).json()["draw"]
    ids = {
        post(student, f"{address}/answers", {"draw": draw, "answer": {"answer": text}}, key="k").json()["id"]
        for text in ("1 2 3", "4 5 6")
    }
    assert len(ids) == 1


def test_a_draft_is_kept_and_a_newer_one_is_not_written_over(school: School, student: Client) -> None:
    address = ask(school, "not-true")
    found = student.get(address).json()
    [field] = found["question"]["fields"]
    first, second = (one["value"] for one in field["options"][:2])
    data = {"draw": found["draw"], "answer": {"answer": first}}
    kept = student.put(f"{address}/draft", {**data, "based_on": ""}, "application/json").json()
    assert (kept["stored"], kept["answer"], kept["unread"]) == (True, {"answer": [first]}, [])
    late = {"draw": found["draw"], "answer": {"answer": second}, "based_on": "older"}
    assert student.put(f"{address}/draft", late, "application/json").json()["answer"] == {"answer": [first]}
    now = student.get(address).json()
    assert (now["question"]["fields"][0]["value"], now["draft"]) == ([first], kept["revision"])
    assert Draft.objects.count() == 1


@pytest.mark.parametrize(
    "answer",
    [{"answer": ["x"] * 3}, {"answer": "\x00"}, {"other": "1"}, {"answer": "\ud800"}, {"answer": "9" * 40_000}],
    ids=["unknown options", "nul", "no field", "surrogate", "too long"],
)
@pytest.mark.parametrize("slug", ["ticks", "not-true", "pairs", "steps-of-training", "layers", "dense-count"])
def test_what_no_form_sends_is_refused_and_no_fault(
    school: School, student: Client, slug: str, answer: dict[str, Any]
) -> None:
    address = ask(school, slug)
    draw = student.get(address).json()["draw"]
    for method, where in (("post", "answers"), ("put", "draft")):
        data = {"draw": draw, "answer": answer}
        assert getattr(student, method)(f"{address}/{where}", data, "application/json").status_code in (200, 400, 413)


def test_nobody_answers_another_ones_drawing(school: School, student: Client) -> None:
    address = ask(school, "dense-count")
    theirs = client_of(school.cast.other).get(address).json()["draw"]
    assert post(student, f"{address}/answers", {"draw": theirs, "answer": {"answer": "1"}}).status_code == 404


def test_a_quiz_has_no_questions_outside_of_its_attempts(school: School, student: Client) -> None:
    ask(school, "dense-count")
    type(school.assignment).objects.update(mode="quiz")
    assert student.get(f"{BASE}/dense-count/question").status_code == 404


def test_answering_needs_the_scope(school: School) -> None:
    address = ask(school, "dense-count")
    reader = bearer(school.cast.student, Scope.READ)
    draw = reader.get(address).json()["draw"]
    assert post(reader, f"{address}/answers", {"draw": draw, "answer": {"answer": "1"}}).json()["code"] == "token-scope"
    writer = bearer(school.cast.student, Scope.SUBMIT)
    assert post(writer, f"{address}/answers", {"draw": draw, "answer": {"answer": "1"}}).status_code == 201


def test_hints_are_opened_one_after_the_other(school: School, student: Client) -> None:
    address = f"{BASE}/corr2d/hints"
    found = student.get(address).json()
    assert (found["opened"], found["next"]) == ([], 1)
    assert post(student, address, {"number": 2}).status_code == 404
    opened = [post(student, address, {"number": 1}).json() for _ in range(2)][1]
    assert (len(opened["opened"]), opened["opened"][0]["number"], opened["next"]) == (1, 1, 2)
    other: User = school.cast.other
    assert client_of(other).get(address).json()["opened"] == []
