"""A course made, its roster applied and its gradebook written, by commands."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command

from grader.courses.models import Course, Enrolment, Event, Role
from grader.gradebook.models import Adjustment
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


def test_corrections_are_shown_and_then_stored(school: School, tmp_path: Path) -> None:
    school.graded(report(5, 10))
    file = tmp_path / "marks.csv"
    run("export_grades", "cnn", "--to", str(file))
    file.write_text(file.read_text(encoding="utf-8-sig").replace("5.00", "6"))
    shown = run("corrections", "cnn", str(file))
    assert "student week-1/corr2d: 5.00 -> 6.00" in shown
    assert "Nothing is written" in shown
    with pytest.raises(CommandError, match="why"):
        run("corrections", "cnn", str(file), "--apply")
    assert not Adjustment.objects.exists()
    assert "1 changed" in run("corrections", "cnn", str(file), "--apply", "--reason", "typed from paper")
    assert Adjustment.objects.get().author == school.cast.instructor
    file.write_text("account,week-1/corr2d\nghost,3\n")
    with pytest.raises(CommandError, match="wrong"):
        run("corrections", "cnn", str(file))


def test_a_course_is_copied_and_its_dates_are_shown_first(school: School) -> None:
    school.cast.course.time_zone = "Europe/Berlin"
    school.cast.course.save()
    due = datetime(2026, 10, 20, 23, 59, tzinfo=ZoneInfo("Europe/Berlin"))
    school.reschedule(opens_at=None, due_at=due, closes_at=None)
    shown = run("course_copy", "cnn", "--days", "14", "--show")
    assert "week-1: opens -, due Tue 2026-11-03 23:59, closes -" in shown  # over the change of clocks
    assert Course.objects.filter(copied_from=school.cast.course).count() == 0
    slug = run("course_copy", "cnn", "--days", "14", "--term", "Next").strip()
    copy = Course.objects.get(slug=slug)
    row = copy.assignments.get()
    assert row.due_at is not None
    assert (copy.copied_from, row.published) == (school.cast.course, False)
    assert row.due_at.astimezone(copy.zone).strftime("%d %H:%M") == "03 23:59"
    with pytest.raises(CommandError):
        run("course_copy", "cnn", "--days", "1", "--slug", "cnn")
