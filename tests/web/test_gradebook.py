"""The gradebook's pages and files: who reads them, what they say, and corrections that come back from a file."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from openpyxl import load_workbook

from grader.catalog.services import assignment_add
from grader.courses.models import Category, Event, Section
from grader.courses.services import assignment_create
from grader.gradebook.models import Adjustment, AdjustmentKind, Mark
from grader.gradebook.services import adjustment_add
from tests.school import School, report

BOOK = "/teach/cnn/gradebook/"
MARK = "/teach/cnn/marks/week-1/corr2d/{}/"


def as_(who: Any) -> Client:
    client = Client()
    if not isinstance(who, AnonymousUser):
        client.force_login(who)
    return client


@pytest.fixture
def marked(school: School) -> School:
    school.cast.student.name = "=cmd|'/C calc'!A0"
    school.cast.student.save()
    school.graded(report(3, 4))
    school.graded(report(4, 4), school.cast.other)
    return school


@pytest.mark.parametrize("address", [BOOK, f"{BOOK}export/", f"{BOOK}import/", MARK, "/teach/cnn/record/"])
def test_only_those_who_teach_read_them(marked: School, address: str) -> None:
    address = address.format(marked.cast.student.pk)
    for name, who in marked.cast.everybody():
        teaches = name == "instructor" or (name == "assistant" and "record" not in address)
        status = as_(who).get(address).status_code
        assert status == (200 if teaches else 302 if name == "nobody" else 404), name


def test_the_page_shows_marks_and_totals_in_few_queries(marked: School, django_assert_max_num_queries: Any) -> None:
    client = as_(marked.cast.instructor)
    with django_assert_max_num_queries(15):
        page = client.get(BOOK).content.decode()
    assert ">7.5</a>" in page
    assert "75.0 %" in page
    assert MARK.format(marked.cast.student.pk) in page


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("q=other", ["other"]),
        ("sort=total", ["other", "student"]),
        ("sort=total-up", ["student", "other"]),
        ("state=missing", []),
        ("state=late", []),
        ("section=abc", ["student", "other"]),
        ("from=1", ["other"]),
    ],
)
def test_rows_are_found_and_ordered(marked: School, query: str, names: list[str]) -> None:
    page = as_(marked.cast.instructor).get(f"{BOOK}?{query}")
    rows = [row.enrolment.user.username for row in page.context["book"].rows]
    assert rows == names or (query == "section=abc" and sorted(rows) == sorted(names))


def test_an_assistant_with_a_section_sees_that_section(marked: School) -> None:
    section = Section.objects.create(course=marked.cast.course, name="A")
    enrolments = marked.cast.course.enrolments
    enrolments.get(user=marked.cast.assistant).sections.add(section)
    enrolments.get(user=marked.cast.other).sections.add(section)
    client = as_(marked.cast.assistant)
    assert [row.enrolment.user for row in client.get(BOOK).context["book"].rows] == [marked.cast.other]
    assert client.get(MARK.format(marked.cast.student.pk)).status_code == 404
    assert client.get(MARK.format(marked.cast.other.pk)).status_code == 200
    assert "student" not in rows_of(client, "tensorgrade")[1]


def rows_of(client: Client, form: str) -> list[list[str]]:
    response = client.get(f"{BOOK}export/?form={form}")
    text = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


HEADERS = {
    "canvas": ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Week 1"],
    "moodle": [
        "First name",
        "Surname",
        "ID number",
        "Institution",
        "Department",
        "Email address",
        "Assignment: Week 1 (Real)",
    ],
    "blackboard": ["Last Name", "First Name", "Username", "Student ID", "Week 1 [Total Pts: 10 Score]"],
    "brightspace": [
        "OrgDefinedId",
        "Username",
        "Week 1 Points Grade <Numeric MaxPoints:10>",
        "End-of-Line Indicator",
    ],
}


@pytest.mark.parametrize("form", HEADERS)
def test_each_platform_gets_its_header_and_points(marked: School, form: str) -> None:
    rows = rows_of(as_(marked.cast.instructor), form)
    assert rows[0] == HEADERS[form]
    assert len({len(row) for row in rows}) == 1
    points = {row[HEADERS[form].index(next(h for h in HEADERS[form] if "Week 1" in h))] for row in rows[-2:]}
    assert points == {"7.50", "10.00"}
    if form == "canvas":
        assert rows[1] == ["    Points Possible", "", "", "", "", "10.00"]
    if form == "brightspace":
        assert {row[-1] for row in rows[1:]} == {"#"}


def test_what_each_platform_reads_is_written_as_it_wants_it(marked: School) -> None:
    client = as_(marked.cast.instructor)
    raw = {
        form: b"".join(client.get(f"{BOOK}export/?form={form}").streaming_content).decode()  # type: ignore[attr-defined]
        for form in HEADERS
    }
    assert all(line.startswith('"') and line.endswith('"') for line in raw["blackboard"].splitlines())
    assert not any(text.startswith("\ufeff") for text in raw.values())  # Canvas would take it for a part of "Student"
    assert "@" not in raw["brightspace"]  # which refuses whatever else is known of a person


def test_no_name_becomes_a_formula(marked: School) -> None:
    client = as_(marked.cast.instructor)
    for form in ("tensorgrade", *HEADERS):
        assert not any(cell[:1] in "=+@\t\r" for row in rows_of(client, form) for cell in row if cell)
    book = load_workbook(io.BytesIO(b"".join(client.get(f"{BOOK}export/?as=xlsx").streaming_content)))
    cells = [cell for row in book.active.iter_rows() for cell in row if str(cell.value).startswith("=")]
    assert [cell.data_type for cell in cells] == ["s"]
    assert Event.objects.filter(verb="exported").count() == 6


def send(client: Client, table: str, **more: str) -> Any:
    return client.post(f"{BOOK}import/", {"table": table, **more})


def test_corrections_are_shown_before_they_are_stored(marked: School) -> None:
    client = as_(marked.cast.instructor)
    table = "account;week-1/corr2d;week-9/none\nstudent;8,25;1\nother;excused;\nghost;3;\n"
    preview = send(client, table).context["preview"]
    assert [(one.user.username, one.before, one.after) for one in preview.corrections] == [
        ("student", Decimal("7.50"), Decimal("8.25")),
        ("other", Decimal(10), None),
    ]
    assert [line for line, _ in preview.problems] == [1, 4]
    assert not Adjustment.objects.exists()
    assert send(client, table, apply="1").status_code == 422  # no reason
    assert not Adjustment.objects.exists()
    assert send(client, table, apply="1", reason="typed from paper").status_code == 302
    assert Mark.objects.get(user=marked.cast.student).points == Decimal("8.25")
    assert Mark.objects.get(user=marked.cast.other).excused
    again = send(client, table).context["preview"]
    assert (again.corrections, again.unchanged) == ((), 2)


def test_a_mark_that_a_file_names_twice_is_not_guessed(marked: School) -> None:
    client = as_(marked.cast.instructor)
    preview = send(client, "account,week-1/corr2d\nstudent,5\nother,5\nstudent,6\n").context["preview"]
    assert [(one.user.username, one.after) for one in preview.corrections] == [("student", 5), ("other", 5)]
    assert [line for line, _ in preview.problems] == [4]
    preview = send(client, "account,week-1/corr2d,week-1/corr2d\nstudent,5,6\n").context["preview"]
    assert (preview.corrections, [line for line, _ in preview.problems]) == ((), [1])


def test_two_assignments_of_one_title_are_two_columns(marked: School) -> None:
    more = assignment_create(course=marked.cast.course, slug="again", title={"en": "Week 1"}, published=True)
    assignment_add(assignment=more, exercise=marked.exercise)
    for form in HEADERS:
        named = [cell for cell in rows_of(as_(marked.cast.instructor), form)[0] if "Week 1" in cell]
        assert sorted(cell.partition("(")[2].partition(")")[0] for cell in named) == ["again", "week-1"]


def test_our_own_export_comes_back_unchanged(marked: School) -> None:
    client = as_(marked.cast.instructor)
    for kind in ("csv", "xlsx"):
        data = client.get(f"{BOOK}export/?as={kind}")
        content = b"".join(data.streaming_content) if data.streaming else data.content
        upload = io.BytesIO(content)
        upload.name = f"book.{kind}"
        preview = client.post(f"{BOOK}import/", {"file": upload}).context["preview"]
        assert (preview.corrections, preview.problems, preview.unchanged) == ((), (), 2)


@pytest.mark.parametrize(
    "cell", ["-1", "11", "many", "NaN", "1e400", "Infinity"], ids=["below", "above", "word", "nan", "huge", "infinite"]
)
def test_a_cell_that_is_no_number_of_points_is_said_with_its_line(marked: School, cell: str) -> None:
    preview = send(as_(marked.cast.instructor), f"account,week-1/corr2d\nstudent,{cell}\n").context["preview"]
    assert [line for line, _ in preview.problems] == [2]
    assert not preview.corrections


@pytest.mark.parametrize("table", ["", "\0\1", "PK\x03\x04 no archive", "name,points\nx,1"])
def test_what_is_no_gradebook_gets_a_sentence(marked: School, table: str) -> None:
    upload = io.BytesIO(table.encode())
    upload.name = "book.xlsx"
    page = as_(marked.cast.instructor).post(f"{BOOK}import/", {"file": upload})
    assert page.status_code in (200, 422)
    assert "problem" in page.context or page.context["preview"].problems


def test_a_mark_says_where_it_comes_from_and_takes_a_decision(marked: School) -> None:
    client = as_(marked.cast.assistant)
    address = MARK.format(marked.cast.student.pk)
    assert "7.5" in client.get(address).content.decode()
    refused = client.post(address, {"kind": "points", "value": "two", "reason": "x"})
    assert refused.status_code == 422
    assert 'value="two"' in refused.content.decode()  # what was typed stays
    assert client.post(address, {"kind": "points", "value": "+1,5", "reason": "good style"}).status_code == 302
    page = client.get(address).content.decode()
    assert "good style" in page
    assert Mark.objects.get(user=marked.cast.student).points == 9
    row = Adjustment.objects.get()
    client.post(address, {"withdraw": str(row.pk), "reason": "mistaken"})
    assert Mark.objects.get(user=marked.cast.student).points == Decimal("7.50")
    assert "mistaken" in as_(marked.cast.instructor).get("/teach/cnn/record/").content.decode()


def test_categories_weigh_and_drop(marked: School) -> None:
    category = Category.objects.create(course=marked.cast.course, name="Homework", weight=3, drop_lowest=1)
    marked.assignment.category = category
    marked.assignment.save()
    rows = as_(marked.cast.instructor).get(BOOK).context["book"].rows
    assert {row.enrolment.user.username: row.total.percent for row in rows} == {"student": 75, "other": 100}


def test_an_excused_exercise_counts_in_no_total(marked: School) -> None:
    adjustment_add(
        assignment=marked.assignment,
        user=marked.cast.student,
        exercise=marked.exercise,
        kind=AdjustmentKind.EXCUSED,
        reason="ill",
        by=marked.cast.instructor,
    )
    rows = as_(marked.cast.instructor).get(BOOK).context["book"].rows
    assert {row.enrolment.user.username: row.total.percent for row in rows} == {"student": None, "other": 100}
