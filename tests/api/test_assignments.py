"""Assignments through the API: made, filled, published; extensions, regrades begun, own exercises published."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from grader.catalog.models import AssignmentExercise, DraftCheck, Exercise, ExerciseVersion, Proof
from grader.catalog.services import assignment_add, exercise_store
from grader.content.archive import write_zip
from grader.content.loader import load_files
from grader.content.scaffold.exercise import new_exercise
from grader.courses.models import Assignment, Category, Extension, Section
from grader.gradebook.models import RegradeSet
from grader.grading.check.types import Fault
from grader.messages import Message
from grader.quizzes.models import QuizRules
from tests.api.test_staff import client_of, post
from tests.school import School, report

ONE = "/api/teach/cnn/assignments/week-1"


@pytest.fixture
def teacher(school: School) -> Client:
    return client_of(school.cast.instructor)


def patch(client: Client, address: str, data: dict[str, Any]) -> Any:
    return client.patch(address, data, "application/json")


def test_an_assignment_from_nothing_to_its_students(school: School, teacher: Client) -> None:
    due = (timezone.now() + timedelta(days=7)).isoformat()
    new = {"title": {"en": "Week 2", "zh-hans": "第二周"}, "due_at": due}
    made = [post(teacher, "/api/teach/cnn/assignments", new, key="w2") for _ in range(2)]
    assert [answer.status_code for answer in made] == [201, 201]
    assert (made[1].json()["slug"], made[1].json()["published"]) == ("week-2", False)
    address = "/api/teach/cnn/assignments/week-2"
    stops = [one["says"] for one in teacher.get(f"{address}/publish").json()["findings"] if one["stops"]]
    assert stops == ["It has no exercises yet."]
    refused = post(teacher, f"{address}/publish", {})
    assert (refused.status_code, refused.json()["message"]) == (422, "It has no exercises yet.")
    filled = teacher.put(
        f"{address}/exercises", {"exercises": [{"exercise": "corr2d", "points": "4.5"}]}, "application/json"
    ).json()
    assert [(one["exercise"], one["points"], one["pinned"]) for one in filled["exercises"]] == [
        ("corr2d", "4.50", False)
    ]
    assert client_of(school.cast.student).get("/api/courses/cnn/assignments/week-2").status_code == 404
    assert post(teacher, f"{address}/publish", {}).json()["published"] is True
    assert client_of(school.cast.student).get("/api/courses/cnn/assignments/week-2").status_code == 200
    found = teacher.get("/api/teach/cnn/assignments?limit=1").json()
    assert (found["count"], found["next"], [row["slug"] for row in found["items"]]) == (2, 1, ["week-1"])
    taken = post(teacher, "/api/teach/cnn/assignments", {"title": {"en": "x"}, "slug": "week-2"})
    assert taken.status_code == 422


def test_rules_category_and_kind_are_changed_and_the_rest_stays(school: School, teacher: Client) -> None:
    Category.objects.create(course=school.cast.course, name="Homework")
    changed = patch(teacher, ONE, {"category": "Homework", "policy": {"penalty": "10", "attempts": 3}}).json()
    assert (changed["category"], changed["policy"]["own"], changed["policy"]["attempts"]) == ("Homework", True, 3)
    more = patch(teacher, ONE, {"policy": {"late_hours": 24}}).json()
    assert (more["policy"]["attempts"], more["policy"]["penalty"], more["policy"]["late_hours"]) == (3, "10.00", 24)
    assert more["title"]["en"] == "Week 1"
    assert patch(teacher, ONE, {"policy": None}).json()["policy"]["own"] is False
    assert patch(teacher, ONE, {"category": None}).json()["category"] is None
    for wrong in ({"category": "Nothing"}, {"policy": {"penalty": None}}, {"mode": None}, {"title": {"fr": "Semaine"}}):
        assert patch(teacher, ONE, wrong).status_code == 422, wrong


def test_exercises_keep_their_work_and_may_be_pinned(school: School, teacher: Client) -> None:
    first = ExerciseVersion.objects.get()
    asked = {"exercises": [{"exercise": "corr2d", "points": 5, "version": first.hash[:12]}]}
    pinned = teacher.put(f"{ONE}/exercises", asked, "application/json").json()
    assert (pinned["exercises"][0]["pinned"], pinned["exercises"][0]["version"]) == (True, first.hash)
    school.submit()
    refused = teacher.put(f"{ONE}/exercises", {"exercises": []}, "application/json")
    assert (refused.status_code, AssignmentExercise.objects.count()) == (422, 1)
    unknown = {"exercises": [{"exercise": "nothing", "points": 5}]}
    assert teacher.put(f"{ONE}/exercises", unknown, "application/json").status_code == 422
    wrong = {"exercises": [{"exercise": "corr2d", "points": 5, "version": "0" * 12}]}
    assert teacher.put(f"{ONE}/exercises", wrong, "application/json").status_code == 404


def test_what_is_pinned_is_what_a_program_gets(school: School, teacher: Client) -> None:
    files = dict(new_exercise("relu", "neurons"))
    old = load_files("relu", files)
    new = load_files("relu", {**files, "statement.md": files["statement.md"].replace(b"Rectified", b"Newly rectified")})
    exercise = exercise_store(slug="relu", bundle=old, course=school.cast.course).exercise
    assignment_add(assignment=school.assignment, exercise=exercise)
    asked = {
        "exercises": [{"exercise": "corr2d", "points": 10}, {"exercise": "relu", "points": 10, "version": old.hash[:8]}]
    }
    assert teacher.put(f"{ONE}/exercises", asked, "application/json").status_code == 200
    exercise_store(slug="relu", bundle=new, course=school.cast.course)
    student = client_of(school.cast.student)
    found = student.get("/api/courses/cnn/assignments/week-1/exercises/relu").json()
    assert found["version"] == old.hash
    assert "Newly" not in found["statement"] + found["statement_html"]
    where = {"course": "cnn", "assignment": "week-1", "exercise": "relu", "source": "def relu(X):\n    return X\n"}
    sent = post(student, "/api/submissions", where).json()
    assert school.cast.student.submissions.get(public_id=sent["id"]).version.hash == old.hash
    regraded = {"assignment": "week-1", "exercise": "relu", "reason": "A new case"}
    assert post(teacher, "/api/teach/cnn/regrades", regraded).status_code == 422  # nothing has a result yet


def test_quiz_rules(school: School, teacher: Client) -> None:
    assert teacher.get(f"{ONE}/quiz").status_code == 404
    patch(teacher, ONE, {"mode": "quiz"})
    changed = patch(teacher, f"{ONE}/quiz", {"seconds": 900, "review": "score"}).json()
    assert (changed["seconds"], changed["review"], changed["attempts"]) == (900, "score", 1)
    assert patch(teacher, f"{ONE}/quiz", {"seconds": None}).json()["seconds"] is None
    assert patch(teacher, f"{ONE}/quiz", {"attempts": None}).status_code == 422
    assert QuizRules.objects.get().attempts == 1


def test_an_extension_is_given_listed_and_taken_back(school: School, teacher: Client) -> None:
    later = (timezone.now() + timedelta(days=9)).isoformat()
    data = {"student": "student", "due_at": later, "closes_at": later, "reason": "ill"}
    given = [post(teacher, f"{ONE}/extensions", data, key="e").json() for _ in range(2)]
    assert given[0] == given[1]
    assert (given[0]["user"], given[0]["reason"], given[0]["by"]) == (school.cast.student.pk, "ill", "Instructor")
    assert Extension.objects.count() == 1
    mine = client_of(school.cast.student).get("/api/courses/cnn/assignments").json()
    assert mine[0]["due_at"][:10] == later[:10]
    Section.objects.create(course=school.cast.course, name="Tuesday")
    post(teacher, f"{ONE}/extensions", {"section": "Tuesday", "more_seconds": 60})
    listed = teacher.get(f"{ONE}/extensions?limit=1").json()
    assert (listed["count"], listed["next"], listed["items"][0]["section"]) == (2, 1, "Tuesday")
    for wrong in ({}, {"student": "nobody"}, {"section": "Monday"}, {"student": "student", "section": "Tuesday"}):
        assert post(teacher, f"{ONE}/extensions", wrong).status_code == 422, wrong
    assert teacher.delete(f"{ONE}/extensions/{given[0]['id']}").status_code == 204
    assert teacher.delete(f"{ONE}/extensions/{given[0]['id']}").status_code == 404


def test_a_regrade_is_begun_and_dropped(school: School, teacher: Client) -> None:
    school.graded(report(5, 10))
    data = {
        "assignment": "week-1",
        "exercise": "corr2d",
        "policy": "best",
        "people": ["student"],
        "reason": "A new case",
    }
    begun = [post(teacher, "/api/teach/cnn/regrades", data, key="r") for _ in range(2)]
    assert [answer.status_code for answer in begun] == [201, 201]
    assert (begun[1].json()["total"], begun[1].json()["policy"], RegradeSet.objects.count()) == (1, "best", 1)
    assert post(teacher, "/api/teach/cnn/regrades", data).status_code == 422  # that one waits for a decision
    address = f"/api/teach/cnn/regrades/{begun[0].json()['id']}"
    assert post(teacher, f"{address}/extend", {}).json()["total"] == 1
    assert post(teacher, f"{address}/drop", {}).json()["state"] == "dropped"
    for wrong in (
        {"exercise": "nothing"},
        {"people": ["nobody"]},
        {"reason": " "},
        {"exercise": None, "version": "0" * 8},
    ):
        assert post(teacher, "/api/teach/cnn/regrades", {**data, **wrong}).status_code == 422, wrong


def test_an_own_exercise_is_uploaded_checked_and_published(school: School, teacher: Client) -> None:
    address = "/api/teach/cnn/exercises/relu"
    archive = SimpleUploadedFile("x.zip", write_zip("relu", dict(new_exercise("relu", "neurons"))))
    assert teacher.post(f"{address}/files", {"archive": archive}).status_code == 200
    assert teacher.get(f"{address}/check").status_code == 404
    refused = post(teacher, f"{address}/publish", {})
    assert (refused.status_code, refused.json()["code"]) == (422, "not-proved")
    asked = [post(teacher, f"{address}/check", {}) for _ in range(2)]
    assert [answer.status_code for answer in asked] == [202, 202]
    assert (asked[0].json()["state"], DraftCheck.objects.count()) == ("queued", 1)
    check = DraftCheck.objects.get()  # as a worker ends it
    DraftCheck.objects.update(state="finished", passed=True, result={"faults": [], "mutation": None})
    Proof.objects.create(version=check.version)
    found = teacher.get(f"{address}/check").json()
    assert (found["passed"], found["fresh"]) == (True, True)
    assert "mutants" in found["warnings"]
    assert post(teacher, f"{address}/publish", {}).json()["code"] == "not-signed"
    signed = {"signed": list(found["warnings"]), "note": "First"}
    made = [post(teacher, f"{address}/publish", signed, key="p") for _ in range(2)]
    assert [answer.status_code for answer in made] == [201, 201]
    assert made[0].json()["version"] == Exercise.objects.get(slug="relu").current.hash  # type: ignore[union-attr]
    assert post(teacher, f"{address}/publish", signed).json()["code"] == "nothing-new"


def test_a_check_says_what_it_found_in_the_language_asked_for(school: School, teacher: Client) -> None:
    address = "/api/teach/cnn/exercises/relu"
    archive = SimpleUploadedFile("x.zip", write_zip("relu", dict(new_exercise("relu", "neurons"))))
    teacher.post(f"{address}/files", {"archive": archive})
    post(teacher, f"{address}/check", {})
    fault = Fault("cheat", "cheats/a.py", Message("ends as {as_}.", as_=Message("passed")))
    stored = {"faults": [fault.to_json()], "mutation": None}
    DraftCheck.objects.update(state="finished", passed=False, result=stored)
    for language, said in (("en", "ends as passed."), ("zh-hans", "结果为“通过”。")):
        answer = teacher.get(f"{address}/check", headers={"accept-language": language}).json()
        assert answer["faults"] == [
            {"rule": "cheat", "file": "cheats/a.py", "message": said, "line": None, "detail": ""}
        ]


def test_assistants_and_students_have_none_of_it(school: School) -> None:
    for person in (school.cast.assistant, school.cast.student, school.cast.outsider):
        client = client_of(person)
        for address in (ONE, f"{ONE}/publish", f"{ONE}/extensions", "/api/teach/cnn/assignments"):
            assert client.get(address).status_code == 404, address
        assert post(client, "/api/teach/cnn/assignments", {"title": {"en": "Mine"}}).status_code == 404
        assert post(client, "/api/teach/cnn/regrades", {"assignment": "week-1", "reason": "x"}).status_code == 404
    assert Assignment.objects.count() == 1
