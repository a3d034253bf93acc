"""What is forgotten, and what never is; a person erased; a course in one file."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from grader import clock
from grader.accounts.models import ApiToken, OpenSession, User
from grader.accounts.tokens.services import api_token_create
from grader.courses.models import Enrolment, Event, Verb
from grader.courses.record.events import record
from grader.gradebook.models import Mark
from grader.operations.keeping.archive import course_archive
from grader.operations.keeping.erasure import ROWS_GO, ROWS_STAY, columns_of_people, person_erase
from grader.operations.keeping.forgetting import forgotten
from grader.operations.models import Erasure
from grader.quizzes.models import Save
from grader.quizzes.sitting.attempts import attempt_finish, attempt_start
from grader.quizzes.sitting.saving import response_save
from grader.submissions.models import Draft, Submission
from tests.quizzes.exam import Exam
from tests.school import TRIAL, School, report

YEARS = timedelta(days=1500)


def forget() -> dict[str, int]:
    return dict(forgotten(really=True))


def test_old_trials_and_drafts_go_and_submissions_stay(school: School) -> None:
    school.graded(report(10), kind=TRIAL, source="old\n")
    school.graded(report(10), source="mine\n")
    young = school.submit(kind=TRIAL, source="young\n")
    Submission.objects.exclude(pk=young.pk).update(created_at=clock.now() - YEARS)
    assert (dict(forgotten(really=False))["trials"], Submission.objects.count()) == (1, 3)
    assert forget()["trials"] == 1
    assert set(Submission.objects.values_list("source", flat=True)) == {"mine\n", "young\n"}
    assert Mark.objects.get().points == 10
    Draft.objects.update(updated_at=clock.now() - YEARS)
    assert forget()["drafts"] == 1


def test_of_an_old_attempt_the_last_save_that_counts_stays(exam: Exam) -> None:
    attempt = attempt_start(user=exam.cast.student, assignment=exam.quiz)
    place = attempt.places.filter(variant__isnull=False).first()
    assert place is not None
    for answer in ("1", "2", "3"):
        response_save(place=place, response=answer)
    assert forget()["saves of attempts"] == 0
    Save.objects.update(saved_at=clock.now() - YEARS)
    assert forget()["saves of attempts"] == 0  # its attempt is under way
    attempt_finish(attempt=attempt)
    type(attempt).objects.update(started_at=clock.now() - YEARS, finished_at=clock.now() - YEARS)
    assert forget()["saves of attempts"] == 2
    assert Save.objects.get(place=place).response == "3"


def test_sessions_that_ended_go_and_those_in_use_stay(school: School, client: Client) -> None:
    client.force_login(school.cast.student)
    client.get("/")
    OpenSession.objects.create(user=school.cast.other, key="gone", address="127.0.0.1", agent="x", used_at=clock.now())
    assert forget()["signs of sessions that have ended"] == 1
    assert OpenSession.objects.get().user == school.cast.student


def test_logs_that_nobody_writes_go(tmp_path: Path, configured: object) -> None:
    import os

    from grader.operations.keeping import forgetting

    configured(data_dir=tmp_path)  # type: ignore[operator]
    (tmp_path / "log").mkdir()
    for name, days in (("old.log", 31), ("young.log", 29)):
        path = tmp_path / "log" / name
        path.touch()
        os.utime(path, (path.stat().st_mtime - days * 86_400,) * 2)
    assert forgetting._logs(really=True) == 1
    assert [path.name for path in (tmp_path / "log").iterdir()] == ["young.log"]


def test_somebody_erased_is_nobody_and_their_marks_stay(school: School, client: Client) -> None:
    student = school.cast.student
    run = school.graded(report(10), source="# by Student\n")
    User.objects.filter(pk=student.pk).update(email="student@example.edu")
    Enrolment.objects.filter(user=student).update(student_number="4711")
    student.refresh_from_db()
    api_token_create(user=student, name="laptop")
    client.force_login(student)
    client.get("/")
    course, actor = school.cast.course, school.cast.instructor
    record(
        Verb.PERSON_CHANGED, course=course, actor=actor, subject=student, email="student@example.edu", note=["Student"]
    )
    done = person_erase(user=student, by="the office", reason="asked for")
    student.refresh_from_db()
    assert (student.username, student.name, student.email) == (f"erased-{student.pk}", "", "")
    assert client.get("/me/").status_code == 302
    assert not ApiToken.objects.filter(user=student).exists()
    assert not Draft.objects.filter(user=student).exists()
    assert Enrolment.objects.get(user=student).student_number == ""
    assert Event.objects.filter(subject=student).latest("pk").data == {"email": "erased", "note": ["erased"]}
    assert Mark.objects.get(user=student).points == 10
    assert Submission.objects.get(pk=run.submission_id).source == "# by Student\n"
    assert (done.person, done.by, done.counts["accounts.ApiToken"]) == (student.pk, "the office", 1)
    person_erase(user=student, by="the office", reason="the code too", code=True)
    assert "Student" not in Submission.objects.get(pk=run.submission_id).source
    assert Erasure.objects.count() == 2


def test_the_command_asks_and_records(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", lambda _: "somebody")
    with pytest.raises(CommandError, match="Nothing was erased"):
        call_command("erase_person", "student", by="me")
    call_command("erase_person", "student", by="me", yes=True)
    assert Erasure.objects.get().by == "me"
    with pytest.raises(CommandError, match="no account"):
        call_command("erase_person", "student", by="me", yes=True)


def test_every_column_that_names_a_person_has_been_decided() -> None:
    """A new table with people in it fails here until erasure.py says what becomes of its rows."""
    assert columns_of_people() == ROWS_GO | ROWS_STAY


def test_a_course_in_one_file(school: School, tmp_path: Path) -> None:
    run = school.graded(report(5), source="=HYPERLINK()\n")
    path = tmp_path / "course.zip"
    counts = course_archive(course=school.cast.course, path=path)
    assert (counts["people"], counts["marks"], counts["submissions"], counts["exercises"]) == (4, 1, 1, 1)
    with zipfile.ZipFile(path) as archive:
        name = f"submissions/week-1/corr2d/student/{run.submission.public_id}.txt"
        assert archive.read(name).decode() == "=HYPERLINK()\n"
        assert any(entry.endswith("/exercise.toml") for entry in archive.namelist())
        rows = list(csv.DictReader(io.StringIO(archive.read("submissions.csv").decode())))
        assert [(row["account"], row["verdict"], row["points"]) for row in rows] == [("student", "partial", "5.0")]
        accounts = {row["account"] for row in csv.DictReader(io.StringIO(archive.read("people.csv").decode()))}
        assert accounts == {"student", "other", "assistant", "instructor"}
    with pytest.raises(CommandError, match="File exists"):
        call_command("archive_course", "cnn", str(path))
