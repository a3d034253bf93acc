"""Groups, pools, extra time and time for those who are writing, through the API."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from grader.courses.models import Event, Section, Verb
from grader.gradebook.models import RegradeState
from grader.quizzes.models import Accommodation, Attempt, Pool
from grader.quizzes.sitting.attempts import attempt_finish, attempt_start
from tests.api.test_staff import client_of, post
from tests.quizzes.exam import Exam
from tests.school import School, report

ONE = "/api/teach/cnn/assignments/exam"
EXTRA = "/api/teach/cnn/extra-time"


@pytest.fixture
def teacher(exam: Exam) -> Client:
    return client_of(exam.cast.instructor)


def put(client: Client, address: str, data: dict[str, Any]) -> Any:
    return client.put(address, data, "application/json")


def noted(verb: Verb) -> int:
    return Event.objects.filter(verb=verb).count()


def test_groups_are_set_all_at_once_and_the_same_again_is_no_change(school: School) -> None:
    teacher, address = client_of(school.cast.instructor), "/api/teach/cnn/assignments/week-1/groups"
    groups = [{"name": "Red", "members": ["student"]}, {"name": "Blue", "members": ["other"]}]
    made = put(teacher, address, {"groups": groups})
    assert made.json()["items"] == [{"name": "Blue", "members": ["other"]}, {"name": "Red", "members": ["student"]}]
    before = noted(Verb.ASSIGNMENT_CHANGED)
    assert put(teacher, address, {"groups": groups}).status_code == 200
    assert noted(Verb.ASSIGNMENT_CHANGED) == before
    window = teacher.get(f"{address}?limit=1").json()
    assert ([one["name"] for one in window["items"]], window["count"], window["next"]) == (["Blue"], 2, 1)
    assert [one["name"] for one in teacher.get(f"{address}?q=student").json()["items"]] == ["Red"]


@pytest.mark.parametrize(
    "groups",
    [
        [{"name": "Red", "members": ["nobody"]}],
        [{"name": "Red", "members": ["student"]}, {"name": "Blue", "members": ["student"]}],
        [{"name": "Red: student\nBlue", "members": []}],
        [{"name": "Red", "members": ["student, other"]}],
        [{"name": " ", "members": []}],
    ],
)
def test_groups_that_cannot_be_change_nothing(school: School, groups: list[dict[str, Any]]) -> None:
    teacher, address = client_of(school.cast.instructor), "/api/teach/cnn/assignments/week-1/groups"
    put(teacher, address, {"groups": [{"name": "Green", "members": ["other"]}]})
    assert put(teacher, address, {"groups": groups}).status_code == 422
    assert teacher.get(address).json()["items"] == [{"name": "Green", "members": ["other"]}]


def test_pools_are_set_until_somebody_begins(exam: Exam, teacher: Client) -> None:
    pools = {"pools": [{"name": "warm-up", "draw": 1, "exercises": ["conv-shape", "dense-count"]}]}
    made = put(teacher, f"{ONE}/pools", pools)
    assert made.json() == [{"name": "warm-up", "draw": 1, "exercises": ["dense-count", "conv-shape"]}]
    attempt_start(user=exam.cast.student, assignment=exam.quiz)
    kept = Pool.objects.get().pk
    assert put(teacher, f"{ONE}/pools", pools).status_code == 200
    assert Pool.objects.get().pk == kept
    refused = put(teacher, f"{ONE}/pools", {"pools": []})
    assert (refused.status_code, "begun" in refused.json()["message"]) == (422, True)


@pytest.mark.parametrize(
    "pools",
    [
        [{"name": "a", "exercises": ["corr2d"]}],
        [{"name": "a", "exercises": ["conv-shape"]}, {"name": "a", "exercises": ["not-true"]}],
        [{"name": "a", "exercises": ["conv-shape"]}, {"name": "b", "exercises": ["conv-shape"]}],
        [{"name": "a", "draw": 2, "exercises": ["conv-shape"]}],
    ],
)
def test_pools_that_cannot_be_change_nothing(exam: Exam, teacher: Client, pools: list[dict[str, Any]]) -> None:
    assert put(teacher, f"{ONE}/pools", {"pools": pools}).status_code == 422
    assert not Pool.objects.exists()


def test_extra_time_reaches_an_attempt_that_runs_and_is_taken_back(exam: Exam, teacher: Client) -> None:
    student = exam.cast.student
    attempt = attempt_start(user=student, assignment=exam.quiz)
    assert put(teacher, f"{EXTRA}/{student.pk}", {"factor": "1.5"}).json()["factor"] == "1.5"
    later = Attempt.objects.get().ends_at
    assert attempt.ends_at is not None
    assert later == attempt.ends_at + timedelta(seconds=900)
    before = noted(Verb.TIME_GIVEN)
    assert put(teacher, f"{EXTRA}/{student.pk}", {"factor": "1.50"}).status_code == 200
    assert noted(Verb.TIME_GIVEN) == before
    found = teacher.get(EXTRA).json()
    assert [(row["user_name"], row["factor"]) for row in found["items"]] == [("student", "1.50")]
    assert teacher.get(f"{EXTRA}?user={exam.cast.other.pk}").json()["count"] == 0
    assert put(teacher, f"{EXTRA}/{student.pk}", {"factor": 1}).status_code == 200
    assert not Accommodation.objects.exists()
    assert put(teacher, f"{EXTRA}/{exam.cast.outsider.pk}", {"factor": 2}).status_code == 404
    assert put(teacher, f"{EXTRA}/{student.pk}", {"factor": "0.5"}).status_code == 422


def test_a_key_gives_more_time_once(exam: Exam, teacher: Client) -> None:
    asked = {"minutes": 5, "reason": "A fire alarm", "student": "student"}
    refused = post(teacher, f"{ONE}/more-time", asked)
    assert (refused.status_code, refused.json()["message"]) == (422, "Nobody of these is writing now.")
    attempt = attempt_start(user=exam.cast.student, assignment=exam.quiz)
    given = [post(teacher, f"{ONE}/more-time", asked, key="alarm") for _ in range(2)]
    assert [(one.status_code, one.json()) for one in given] == [(200, {"attempts": 1})] * 2
    assert attempt.ends_at is not None
    assert Attempt.objects.get().ends_at == attempt.ends_at + timedelta(minutes=5)
    found = teacher.get(f"{ONE}/attempts?state=writing").json()
    assert [(row["user_name"], row["given_seconds"], row["asked"]) for row in found["items"]] == [("student", 300, 4)]
    waiting = teacher.get(f"{ONE}/attempts?state=not-begun&limit=1").json()
    assert ([row["user_name"] for row in waiting["items"]], waiting["next"]) == (["other"], None)


def test_an_attempt_that_was_ended_by_mistake_is_opened_again_once(exam: Exam, teacher: Client) -> None:
    attempt = attempt_start(user=exam.cast.student, assignment=exam.quiz)
    address, asked = f"{ONE}/attempts/{attempt.public_id}/reopen", {"minutes": 5, "reason": "The wrong button"}
    assert post(teacher, address, asked).status_code == 404  # it runs
    attempt_finish(attempt=attempt)
    assert post(teacher, address, {"minutes": 5}).status_code == 422
    assert post(client_of(exam.cast.student), address, asked).status_code == 404
    elsewhere = address.replace("/exam/", "/week-1/")
    assert post(teacher, elsewhere, asked).status_code == 404
    opened = [post(teacher, address, asked, key="button") for _ in range(2)]
    assert [one.status_code for one in opened] == [200, 200]
    assert opened[0].json() == opened[1].json()
    again = Attempt.objects.get()
    assert (again.finished_at, again.receipt, opened[0].json()["number"]) == (None, "", 1)
    assert noted(Verb.ATTEMPT_REOPENED) == 1
    assert Event.objects.get(verb=Verb.ATTEMPT_REOPENED).data["reason"] == "The wrong button"
    assert post(teacher, address, asked).status_code == 404


def test_an_assistant_gives_time_to_their_own_section_alone(exam: Exam) -> None:
    section = Section.objects.create(course=exam.cast.course, name="B")
    enrolments = exam.cast.course.enrolments
    for person in (exam.cast.assistant, exam.cast.other):
        enrolments.get(user=person).sections.add(section)
    attempt_start(user=exam.cast.student, assignment=exam.quiz)
    assistant = client_of(exam.cast.assistant)
    asked = {"minutes": 5, "reason": "A fire alarm"}
    assert post(assistant, f"{ONE}/more-time", asked).status_code == 422
    assert [row["user_name"] for row in assistant.get(f"{ONE}/attempts").json()["items"]] == ["other"]
    assert assistant.get(EXTRA).status_code == 404
    assert client_of(exam.cast.student).get(f"{ONE}/attempts").status_code == 404


def test_lists_hold_what_is_asked_for(exam: Exam, teacher: Client) -> None:
    found = teacher.get("/api/teach/cnn/assignments?mode=quiz&published=true").json()
    assert ([row["slug"] for row in found["items"]], found["count"]) == (["exam"], 1)
    assert teacher.get("/api/teach/cnn/assignments?mode=homework").json()["count"] == 0
    assert teacher.get("/api/teach/cnn/assignments?published=false").json()["count"] == 0
    exercises = teacher.get("/api/teach/cnn/exercises?kind=question&q=SHAPE").json()
    assert [row["slug"] for row in exercises["items"]] == ["conv-shape"]
    assert teacher.get("/api/teach/cnn/exercises?own=true").json()["count"] == 0
    assert teacher.get("/api/teach/cnn/exercises?own=false&topic=convolution").json()["count"] == 4
    assert teacher.get("/api/teach/cnn/exercises?kind=essay").status_code == 422


def test_extensions_and_regrades_by_whose_and_by_state(school: School) -> None:
    teacher, one = client_of(school.cast.instructor), "/api/teach/cnn/assignments/week-1"
    for name in ("student", "other"):
        post(teacher, f"{one}/extensions", {"student": name, "more_attempts": 1})
    found = teacher.get(f"{one}/extensions?user={school.cast.other.pk}").json()
    assert ([row["user"] for row in found["items"]], found["count"]) == ([school.cast.other.pk], 1)
    school.graded(report(3, 10))
    assert post(teacher, "/api/teach/cnn/regrades", {"assignment": "week-1", "reason": "A case."}).status_code == 201
    states = {state: teacher.get(f"/api/teach/cnn/regrades?state={state}").json()["count"] for state in RegradeState}
    assert sorted(states.values()) == [0, 0, 0, 0, 1]
    assert teacher.get("/api/teach/cnn/regrades?assignment=week-2").json()["count"] == 0
