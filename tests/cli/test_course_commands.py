"""A course made, its roster applied and its gradebook written, by commands."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from grader.courses.models import Course, Enrolment, Event, Role
from tests.people import Cast
from tests.school import School, report


def run(*args: str) -> str:
    out = io.StringIO()
    call_command(*args, stdout=out)
    return out.getvalue()


def test_a_course_is_made_once(cast: Cast) -> None:
    args = ("course_create", "--instructor", "outsider", "--title-en", "Deep nets", "--term", "Winter 2026")
    assert run(*args, "--time-zone", "Europe/Berlin") == "deep-nets-winter-2026\n"
    assert run(*args) == "deep-nets-winter-2026-2\n"
    course = Course.objects.get(slug="deep-nets-winter-2026")
    assert (course.time_zone, course.languages) == ("Europe/Berlin", ["en"])
    assert course.enrolments.get().role == Role.INSTRUCTOR
    for wrong in (
        ("--instructor", "nobody", "--title-en", "X"),
        ("--instructor", "outsider"),
        ("--instructor", "outsider", "--title-en", "X", "--time-zone", "Mars"),
        ("--instructor", "outsider", "--title-en", "X", "--slug", "cnn"),
    ):
        with pytest.raises(CommandError):
            run("course_create", *wrong)


def test_a_roster_is_shown_and_then_applied(cast: Cast, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("name,e-mail,number\nAda Lovelace,ada@example.org,123\n")
    before = Enrolment.objects.count()
    shown = run("roster", "cnn", str(file))
    assert "add" in shown
    assert "Ada Lovelace ada@example.org 123" in shown
    assert "Nothing is written" in shown
    assert Enrolment.objects.count() == before
    run("roster", "cnn", str(file), "--apply")
    assert Enrolment.objects.count() == before + 1
    assert Event.objects.filter(course=cast.course, actor=cast.instructor).exists()
    assert "0 add" in run("roster", "cnn", str(file), "--apply")
    file.write_text("name,e-mail\nNo Address,\n")
    with pytest.raises(CommandError, match="wrong"):
        run("roster", "cnn", str(file))
    with pytest.raises(CommandError, match="no instructor"):
        run("roster", "cnn", str(file), "--as", "assistant")
    with pytest.raises(CommandError, match="cannot be read"):
        run("roster", "cnn", str(tmp_path / "none.csv"))


def test_the_gradebook_is_written(school: School, tmp_path: Path) -> None:
    school.graded(report())
    file = tmp_path / "marks.csv"
    run("export_grades", "cnn", "--to", str(file))
    [row] = [
        row for row in csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()) if row["account"] == "student"
    ]
    assert row["week-1/corr2d"] in ("10", "10.00")
    run("export_grades", "cnn", "--format", "canvas", "--to", str(file))
    assert file.read_text().startswith("Student,")
    run("export_grades", "cnn", "--format", "xlsx", "--to", str(file))
    assert file.read_bytes().startswith(b"PK")
    with pytest.raises(CommandError, match="no course"):
        run("export_grades", "nowhere")
