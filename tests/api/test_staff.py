"""Teachers' part of the API: what is read, what is changed, and that a key does it once."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from grader.accounts.models import User
from grader.accounts.tokens.scopes import Scope
from grader.accounts.tokens.services import api_token_create
from grader.content.archive import write_zip
from grader.courses.models import Enrolment, Status
from grader.gradebook.models import Adjustment, Comment
from grader.gradebook.regrades.services import Asked, regrade_create
from tests.school import CORR2D, School, report


def client_of(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def bearer(user: User, *scopes: Scope) -> Client:
    token = api_token_create(user=user, name="script", scopes=scopes)
    return Client(enforce_csrf_checks=True, headers={"authorization": f"Bearer {token}"})


def post(client: Client, address: str, data: dict[str, Any], key: str = "") -> HttpResponse:
    headers = {"idempotency-key": key} if key else {}
    return client.post(address, data, "application/json", headers=headers)


@pytest.fixture
def teacher(school: School) -> Client:
    return client_of(school.cast.instructor)


def mark_address(school: School, user: User | None = None) -> str:
    return f"/api/teach/cnn/marks/week-1/corr2d/{(user or school.cast.student).pk}"


def test_people_come_in_windows_and_by_what_is_asked(school: School, teacher: Client) -> None:
    everybody = teacher.get("/api/teach/cnn/people").json()
    assert (everybody["count"], everybody["next"]) == (4, None)
    students = teacher.get("/api/teach/cnn/people?role=student&q=stud").json()
    assert [row["user_name"] for row in students["items"]] == ["student"]
    assert [row["user_name"] for row in teacher.get("/api/teach/cnn/people?from=3").json()["items"]] == ["student"]


def test_a_roster_is_tried_first_and_a_key_applies_it_once(school: School, teacher: Client) -> None:
    data = {"table": "name,email\nIda Rhodes,ida@example.edu\n"}
    tried = post(teacher, "/api/teach/cnn/roster", data).json()
    assert (tried["counts"]["add"], tried["applied"]) == (1, False)
    assert not User.objects.filter(email="ida@example.edu").exists()
    answers = [post(teacher, "/api/teach/cnn/roster", {**data, "apply": True}, key="r1").json() for _ in range(2)]
    assert answers[0] == answers[1]
    assert answers[1]["counts"]["add"] == 1  # what the first one did, and not "same"
    assert Enrolment.objects.filter(user__email="ida@example.edu", status=Status.ACTIVE).count() == 1
    other = post(teacher, "/api/teach/cnn/roster", {"table": "name,email\n", "apply": True}, key="r1")
    assert (other.status_code, other.json()["code"]) == (409, "key-reused")


def test_an_adjustment_with_a_key_is_made_once_and_taken_back(school: School, teacher: Client) -> None:
    school.graded(report(5, 10))
    address = mark_address(school)
    assert teacher.get(address).json()["points"] == "5.00"
    bonus = {"kind": "bonus", "value": "2", "reason": "A proof in the comments"}
    first, second = (post(teacher, f"{address}/adjustments", bonus, key="k").json() for _ in range(2))
    assert first == second
    assert (first["points"], Adjustment.objects.count()) == ("7.00", 1)
    back = {"kind": "withdrawal", "reason": "It was copied", "withdraw": first["adjustments"][0]["id"]}
    answers = [post(teacher, f"{address}/adjustments", back, key="w") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert (answers[1].json()["points"], Adjustment.objects.count()) == ("5.00", 2)


@pytest.mark.parametrize(
    "data",
    [
        {"kind": "bonus", "value": "2", "reason": " "},
        {"kind": "bonus", "reason": "no value"},
        {"kind": "bonus", "value": "-1", "reason": "negative"},
        {"kind": "points", "value": "1e99", "reason": "far too many"},
        {"kind": "withdrawal", "reason": "of nothing"},
        {"kind": "withdrawal", "reason": "of another", "withdraw": 10**9},
        {"kind": "magic", "reason": "unknown"},
    ],
    ids=lambda data: data["reason"].strip() or "no reason",
)
def test_what_no_adjustment_is_changes_nothing(school: School, teacher: Client, data: dict[str, Any]) -> None:
    school.graded(report(5, 10))
    answer = post(teacher, f"{mark_address(school)}/adjustments", data)
    assert answer.status_code == 422
    assert answer.json()["message"]
    assert not Adjustment.objects.exists()


def test_submissions_gradebook_statistics_and_files(school: School, teacher: Client) -> None:
    school.graded(report(5, 10))
    [line] = teacher.get("/api/teach/cnn/submissions?assignment=week-1&verdict=partial").json()["items"]
    assert (line["user"], line["points"]) == (school.cast.student.pk, 5.0)
    assert teacher.get("/api/teach/cnn/submissions?verdict=passed").json()["items"] == []
    book = teacher.get("/api/teach/cnn/gradebook?q=student&limit=1").json()
    assert book["items"][0]["marks"][0]["points"] == "5.00"
    assert book["items"][0]["totals"] == {"week-1": "5.00"}
    [exercise] = teacher.get("/api/teach/cnn/statistics/week-1").json()
    assert (exercise["exercise"], exercise["tried"], exercise["passed"]) == ("corr2d", 1, 0)
    canvas = teacher.get("/api/teach/cnn/export?form=canvas")
    assert canvas.content.decode().startswith("Student,ID,SIS User ID")
    assert teacher.get("/api/teach/cnn/export?form=abacus").status_code == 404
    assert teacher.get("/api/teach/cnn/record").json()["items"][0]["verb"] == "exported"


def test_exercises_and_their_versions(school: School, teacher: Client) -> None:
    school.submit()
    found = teacher.get("/api/teach/cnn/exercises").json()
    assert [(row["slug"], row["own"]) for row in found["items"]] == [("corr2d", False)]
    [version] = teacher.get("/api/teach/cnn/exercises/corr2d/versions").json()
    assert (version["hash"], version["current"], version["submissions"]) == (found["items"][0]["version"], True, 1)
    assert teacher.get("/api/teach/cnn/exercises/unknown/versions").status_code == 404


def test_an_assignment_is_changed_and_what_is_not_named_stays(school: School, teacher: Client) -> None:
    address = "/api/teach/cnn/assignments/week-1"
    answer = teacher.patch(address, {"published": False, "closes_at": None}, "application/json").json()
    assert (answer["closes_at"], answer["title"]["en"]) == (None, "Week 1")
    school.assignment.refresh_from_db()
    assert (school.assignment.published, school.assignment.closes_at) == (False, None)
    assert school.assignment.due_at is not None
    wrong = teacher.patch(address, {"due_at": "2001-01-01T00:00:00Z"}, "application/json")
    assert wrong.status_code == 422
    assert teacher.patch(address, {"published": None}, "application/json").status_code == 422


def test_a_comment_reaches_its_student(school: School, teacher: Client) -> None:
    sent = school.submit()
    address = f"/api/submissions/{sent.public_id}/comments"
    assert post(teacher, address, {"text": "Look at line 1.", "line": 1}, key="c").status_code == 201
    assert post(teacher, address, {"text": "Look at line 1.", "line": 1}, key="c").status_code == 201
    assert Comment.objects.get().text == "Look at line 1."
    assert post(teacher, address, {"text": "x", "line": 999}).status_code == 422


def test_a_teachers_token_is_held_to_its_scope(school: School) -> None:
    sent, teacher = school.submit(), school.cast.instructor
    work = f"/api/submissions/{sent.public_id}"
    reader = bearer(teacher, Scope.READ)
    assert reader.get("/api/courses").status_code == 200
    for address in (work, f"{work}/source", "/api/teach/cnn/people", mark_address(school)):
        assert reader.get(address).json()["code"] == "token-scope", address
    looker = bearer(teacher, Scope.READ, Scope.TEACH)
    assert looker.get(work).status_code == 200
    assert looker.get("/api/teach/cnn/people").status_code == 200
    excused = {"kind": "excused", "reason": "ill"}
    assert post(looker, f"{mark_address(school)}/adjustments", excused).json()["code"] == "token-scope"
    changer = bearer(teacher, Scope.MANAGE)
    assert post(changer, f"{mark_address(school)}/adjustments", excused).status_code == 201


def test_a_students_token_opens_nothing_of_teachers(school: School) -> None:
    student = bearer(school.cast.student, *Scope)
    assert student.get("/api/teach/cnn/people").status_code == 404
    assert student.get(mark_address(school)).status_code == 404
    excused = {"kind": "excused", "reason": "me"}
    assert post(student, f"{mark_address(school)}/adjustments", excused).status_code == 404


def test_an_archived_course_is_read(school: School, teacher: Client) -> None:
    from django.utils import timezone

    type(school.cast.course).objects.update(archived_at=timezone.now())
    assert teacher.get("/api/teach/cnn/people").status_code == 200
    answer = post(teacher, "/api/teach/cnn/roster", {"table": "name,email\nIda,ida@example.edu\n", "apply": True})
    assert (answer.status_code, answer.json()["code"]) == (409, "course-archived")


def test_a_folder_becomes_a_draft_of_the_courses_own(school: School, teacher: Client) -> None:
    def zipped(**files: str) -> SimpleUploadedFile:
        return SimpleUploadedFile("x.zip", write_zip("mine", {name: text.encode() for name, text in files.items()}))

    toml = CORR2D.joinpath("exercise.toml").read_text()
    address = "/api/teach/cnn/exercises/mine/files"
    files = {"exercise.toml": toml, "statement.md": "Write it."}
    made = teacher.post(address, {"archive": zipped(**files)}).json()
    assert (made["new"], made["changed"]) == (True, ["exercise.toml", "statement.md"])
    same = teacher.post(address, {"archive": zipped(**files)}).json()
    assert (same["new"], same["changed"], same["removed"]) == (False, [], [])
    later = {"exercise.toml": toml, "starter.py": "def corr2d(X, K):\n    pass\n"}
    changed = teacher.post(address, {"archive": zipped(**later)}).json()
    assert (changed["changed"], changed["removed"]) == (["starter.py"], ["statement.md"])
    refused = teacher.post(address, {"archive": SimpleUploadedFile("x.zip", b"no zip")})
    assert (refused.status_code, refused.json()["code"]) == (422, "archive-broken")
    assert teacher.post("/api/teach/cnn/exercises/corr2d/files", {"archive": zipped(**files)}).status_code == 422
    outsider = client_of(school.cast.assistant).post(address, {"archive": zipped(**files)})
    assert outsider.status_code == 404


def test_a_regrade_is_looked_at_and_decided(school: School, teacher: Client) -> None:
    school.graded(report(5, 10))
    made = regrade_create(by=school.cast.instructor, assignment=school.assignment, asked=Asked(), reason="A new case")
    [row] = teacher.get("/api/teach/cnn/regrades").json()["items"]
    assert (row["id"], row["assignment"], row["reason"]) == (made.pk, "week-1", "A new case")
    address = f"/api/teach/cnn/regrades/{made.pk}"
    assert teacher.get(address).json()["total"] == 1
    too_early = post(teacher, f"{address}/apply", {})
    assert (too_early.status_code, "cannot be done" in too_early.json()["message"]) == (422, True)
    assert post(teacher, f"{address}/drop", {}).json()["state"] == "dropped"
    assert post(teacher, f"{address}/drop", {}).status_code == 422
    assert post(teacher, f"{address}/forget", {}).status_code == 422
    assert client_of(school.cast.assistant).get(address).status_code == 404


def test_corrections_are_tried_first_and_a_key_stores_them_once(school: School, teacher: Client) -> None:
    school.graded(report(5, 10))
    table = teacher.get("/api/teach/cnn/export").content.decode().replace("5.00", "7.5")
    tried = post(teacher, "/api/teach/cnn/corrections", {"table": table}).json()
    [row] = tried["corrections"]
    assert (row["user_name"], row["before"], row["after"]) == ("student", "5.00", "7.50")
    assert (tried["changed"], tried["problems"]) == (0, [])
    assert post(teacher, "/api/teach/cnn/corrections", {"table": table, "apply": True}).status_code == 422
    assert not Adjustment.objects.exists()
    data = {"table": table, "apply": True, "reason": "On paper it was more"}
    answers = [post(teacher, "/api/teach/cnn/corrections", data, key="c") for _ in range(2)]
    assert [answer.json()["changed"] for answer in answers] == [1, 1]
    assert Adjustment.objects.get().reason == "On paper it was more"
    assert teacher.get(mark_address(school)).json()["points"] == "7.50"
