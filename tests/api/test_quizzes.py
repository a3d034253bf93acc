"""A quiz sat through the API: the same rules, clock and review as on its pages."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from grader.accounts.tokens.scopes import Scope
from grader.courses.models import Assignment
from grader.quizzes.models import Attempt, QuizRules, ReviewFrom, Save
from tests.api.test_questions import right_answer
from tests.api.test_staff import bearer, client_of, post
from tests.quizzes.exam import Exam

QUIZ = "/api/courses/cnn/assignments/exam/quiz"


@pytest.fixture
def student(exam: Exam) -> Client:
    return client_of(exam.cast.student)


def begin(client: Client, key: str = "") -> dict[str, Any]:
    answer = post(client, f"{QUIZ}/attempts", {}, key=key)
    assert answer.status_code == 201, answer.content
    return dict(answer.json())


def save(client: Client, attempt: dict[str, Any], position: int, data: dict[str, Any]) -> Any:
    return client.put(f"/api/attempts/{attempt['id']}/places/{position}", data, "application/json")


def place(attempt: dict[str, Any], slug: str) -> dict[str, Any]:
    [found] = [one for one in attempt["places"] if one["exercise"]["slug"] == slug]
    return dict(found)


def test_from_beginning_to_the_review(exam: Exam, student: Client) -> None:
    QuizRules.objects.update(review_from=ReviewFrom.FINISH)
    rules = student.get(QUIZ).json()
    assert (rules["seconds"], rules["may_begin"], rules["attempts"]) == (1800, True, [])
    attempt = begin(student)
    assert attempt["ends_at"] > attempt["now"]
    assert sorted(one["exercise"]["slug"] for one in attempt["places"]) == sorted(exam.items)
    for one in attempt["places"]:
        slug = one["exercise"]["slug"]
        answer = right_answer(slug, one["question"]["fields"]) if slug != "conv-shape" else {"answer": "1 x 2 x 3"}
        kept = save(student, attempt, one["position"], {"answer": answer, "base": one["revision"]}).json()
        assert (kept["standing"], kept["unread"], kept["revision"]) == ("answered", [], 1)
    running = student.get(f"/api/attempts/{attempt['id']}").json()
    assert {one["standing"] for one in running["places"]} == {"answered"}
    assert place(running, "dense-count")["question"]["fields"][0]["value"] == ["196,609,000"]
    assert running["review"] is None
    done = [post(student, f"/api/attempts/{attempt['id']}/finish", {}).json() for _ in range(2)][1]
    assert (done["ending"], len(done["receipt"]), done["review"]["level"]) == ("student", 64, "answers")
    assert (float(done["review"]["points"]), float(done["review"]["max_points"])) == (15, 20)
    at = place(done, "conv-shape")["position"]
    outcomes = {one["position"]: one["outcome"] for one in done["review"]["places"]}
    assert outcomes == {one["position"]: "wrong" if one["position"] == at else "right" for one in done["places"]}
    [counted] = [one for one in done["review"]["places"] if one["position"] == at]
    assert student.get(f"/api/submissions/{counted['submission']}").json()["verdict"] == "wrong"
    again = save(student, attempt, 0, {"answer": {"answer": "1"}})
    assert (again.status_code, again.json()["code"]) == (403, "attempt-over")


def test_a_second_begin_is_the_open_attempt_and_the_last_one_is_the_last(exam: Exam, student: Client) -> None:
    first, second = begin(student, key="k"), begin(student)
    assert first["id"] == second["id"]
    post(student, f"/api/attempts/{first['id']}/finish", {})
    assert begin(student, key="k")["id"] == first["id"]
    refused = post(student, f"{QUIZ}/attempts", {})
    assert (refused.status_code, refused.json()["code"]) == (403, "no-attempt-left")
    assert Attempt.objects.count() == 1


def test_the_servers_clock_ends_it_and_what_comes_later_is_kept_beside(exam: Exam, student: Client) -> None:
    attempt = begin(student)
    number = place(attempt, "dense-count")
    save(student, attempt, number["position"], {"answer": {"answer": "5"}})
    gone = timezone.now() - timedelta(minutes=1)
    Attempt.objects.update(started_at=gone - timedelta(minutes=30), ends_at=gone)
    late = save(student, attempt, number["position"], {"answer": {"answer": "196609000"}})
    assert (late.status_code, late.json()["code"]) == (403, "attempt-over")
    row = Attempt.objects.get()
    assert row.ending == "time"
    assert row.places.get(position=number["position"]).response == "5"
    assert [(one.response, one.counts) for one in Save.objects.order_by("pk")] == [("5", True), ("196609000", False)]


def test_nothing_of_the_review_is_told_before_its_time(exam: Exam, student: Client) -> None:
    attempt = begin(student)
    number = place(attempt, "dense-count")
    save(student, attempt, number["position"], {"answer": {"answer": "196608000"}})
    done = post(student, f"/api/attempts/{attempt['id']}/finish", {}).json()
    assert (done["review"], done["places"]) == (None, [])
    assert done["review_later"].startswith("Your answers are handed in.")
    QuizRules.objects.update(review_from=ReviewFrom.FINISH, review="score")
    scored = student.get(f"/api/attempts/{attempt['id']}").json()
    assert (scored["review"]["level"], scored["review"]["places"], scored["places"]) == ("score", [], [])
    QuizRules.objects.update(review="verdicts")
    judged = student.get(f"/api/attempts/{attempt['id']}")
    assert {one["steps_html"] for one in judged.json()["review"]["places"]} == {""}
    assert "biases" not in judged.content.decode()


def test_an_attempt_is_its_students_and_once_it_has_ended_its_teachers(exam: Exam, student: Client) -> None:
    attempt = begin(student)
    address = f"/api/attempts/{attempt['id']}"

    def seen() -> dict[str, int]:
        people = ("other", "outsider", "assistant", "instructor")
        return {name: client_of(getattr(exam.cast, name)).get(address).status_code for name in people}

    assert set(seen().values()) == {404}
    for name in ("other", "instructor"):
        client = client_of(getattr(exam.cast, name))
        assert save(client, attempt, 0, {"flagged": True}).status_code == 404
        assert post(client, f"{address}/finish", {}).status_code == 404
    post(student, f"{address}/finish", {})
    assert seen() == {"other": 404, "outsider": 404, "assistant": 200, "instructor": 200}
    assert bearer(exam.cast.instructor, Scope.READ).get(address).json()["code"] == "token-scope"
    assert bearer(exam.cast.instructor, Scope.READ, Scope.TEACH).get(address).status_code == 200


def test_two_programs_lose_nothing(exam: Exam, student: Client) -> None:
    attempt = begin(student)
    at = place(attempt, "dense-count")["position"]
    first = save(student, attempt, at, {"answer": {"answer": "1"}, "base": 0, "tab": "a", "typed_ms_ago": 0}).json()
    older = save(
        student, attempt, at, {"answer": {"answer": "2"}, "base": 0, "tab": "b", "typed_ms_ago": 600_000}
    ).json()
    assert (older["aside"], older["answer"]) == (True, {"answer": ["1"]})
    newer = save(student, attempt, at, {"answer": {"answer": "3"}, "base": first["revision"], "tab": "b"}).json()
    assert (newer["aside"], newer["answer"]) == (False, {"answer": ["3"]})
    flagged = save(student, attempt, at, {"flagged": True}).json()
    assert (flagged["flagged"], flagged["answer"]) == (True, {"answer": ["3"]})
    assert save(student, attempt, at, {}).status_code == 404
    assert save(student, attempt, 99, {"flagged": True}).status_code == 404


def test_a_quiz_that_is_closed_or_no_quiz_at_all(exam: Exam, student: Client) -> None:
    Assignment.objects.filter(pk=exam.quiz.pk).update(
        due_at=timezone.now() - timedelta(minutes=2), closes_at=timezone.now() - timedelta(minutes=1)
    )
    assert post(student, f"{QUIZ}/attempts", {}).json()["code"] == "quiz-closed"
    Assignment.objects.filter(pk=exam.quiz.pk).update(mode="homework")
    assert student.get(QUIZ).status_code == 404
