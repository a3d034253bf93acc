"""Rosters: every way people hand one in, what the preview says, and that applying twice changes nothing."""

from __future__ import annotations

import pytest

from grader.accounts.models import User
from grader.courses.models import Course, Enrolment, Event, Role, Section, Status
from grader.courses.people.roster import Change, roster_apply, roster_preview
from grader.errors import Refused
from grader.tables import Table, read_table
from tests.people import Cast

PLAIN = "name,e-mail,number,section\nAda Lovelace,ada@example.org,123,A\n陈晨,chen@example.org,124,B\n"


def preview(cast: Cast, text: str | bytes, drop: bool = False) -> list[tuple[int, Change]]:
    rows = roster_preview(course=cast.course, table=read_table(text), drop=drop).rows
    return [(row.line, row.change) for row in rows]


@pytest.mark.parametrize(
    "data",
    [
        PLAIN,
        PLAIN.encode("utf-8-sig"),
        PLAIN.encode("utf-16"),
        PLAIN.encode("gb18030"),
        PLAIN.replace(",", ";"),
        PLAIN.replace(",", "\t"),
        "姓名,邮箱,学号,班级\nAda Lovelace,ada@example.org,123,A\n陈晨,chen@example.org,124,B\n",
        "First Name,Surname,Email,ID number,Group\nAda,Lovelace,ada@example.org,123,A\n,陈晨,chen@example.org,124,B",
        "Ada Lovelace,ada@example.org,123,A\n陈晨,chen@example.org,124,B",
        "Ada Lovelace <ada@example.org>\t123\tA\n陈晨 <chen@example.org>\t124\tB",
        "sep=;\n" + PLAIN.replace(",", ";"),
        "姓名，电子邮箱地址，学号，行政班级\nAda Lovelace，ada@example.org，123，A\n陈晨，chen@example.org，124，B",
        "Ada Lovelace；ada@example.org；123；A\n陈晨；chen@example.org；124；B",
        "姓,名,邮箱,学号,班级\nLovelace,Ada,ada@example.org,123,A\n陈,晨,chen@example.org,124,B",
        PLAIN.replace("ada@example.org", "\u200bada@example.org\u200b"),
        '\n"Ada Lovelace";"ADA@example.org";"123";"A"\n\n"陈晨";"chen@example.org";"124";"B"\n\n',
    ],
)
def test_every_way_to_hand_a_roster_in(cast: Cast, data: str | bytes) -> None:
    roster = roster_preview(course=cast.course, table=read_table(data), drop=False)
    people = [(row.change, row.name, row.email, row.number, row.section) for row in roster.rows]
    assert people == [
        (Change.ADD, "Ada Lovelace", "ada@example.org", "123", "A"),
        (Change.ADD, "陈晨", "chen@example.org", "124", "B"),
    ]


@pytest.mark.parametrize("name", ["Müller", "André", "Øyvind Åse", "François Þór"])
def test_a_western_encoding_is_not_taken_for_chinese(cast: Cast, name: str) -> None:
    table = read_table(f"name,e-mail\n{name},x@example.org\n".encode("cp1252"))
    assert table.rows[0][0] == name


def test_applying_twice_changes_nothing(cast: Cast) -> None:
    table = read_table(PLAIN)
    roster_apply(course=cast.course, table=table, drop=False, by=cast.instructor)
    ada = Enrolment.objects.get(user__email="ada@example.org")
    assert (ada.role, ada.student_number, [s.name for s in ada.sections.all()]) == (Role.STUDENT, "123", ["A"])
    assert not ada.user.has_usable_password()
    before = (User.objects.count(), Enrolment.objects.count(), Section.objects.count(), Event.objects.count())
    again = roster_apply(course=cast.course, table=table, drop=False, by=cast.instructor)
    assert [row.change for row in again.rows] == [Change.SAME, Change.SAME]
    assert before == (User.objects.count(), Enrolment.objects.count(), Section.objects.count(), Event.objects.count())


def test_a_known_address_is_the_same_person_whatever_its_case(cast: Cast) -> None:
    User.objects.create_user("someone", email="Ada@Example.org", name="Ada L.")
    roster_apply(course=cast.course, table=read_table(PLAIN), drop=False, by=cast.instructor)
    assert Enrolment.objects.get(student_number="123").user.username == "someone"


def test_changes_are_said_and_made(cast: Cast) -> None:
    roster_apply(course=cast.course, table=read_table(PLAIN), drop=False, by=cast.instructor)
    moved = read_table(PLAIN.replace("123,A", "129,B"))
    [ada, chen] = roster_preview(course=cast.course, table=moved, drop=False).rows
    assert (ada.change, chen.change) == (Change.CHANGE, Change.SAME)
    assert "123 → 129" in ada.says
    assert "A → B" in ada.says
    roster_apply(course=cast.course, table=moved, drop=False, by=cast.instructor)
    assert Enrolment.objects.get(student_number="129").sections.get().name == "B"


def test_who_is_left_out_drops_only_when_asked_and_comes_back(cast: Cast) -> None:
    table = read_table(PLAIN)
    roster_apply(course=cast.course, table=table, drop=False, by=cast.instructor)
    short = read_table("\n".join(PLAIN.splitlines()[:2]))
    assert preview(cast, "\n".join(PLAIN.splitlines()[:2])) == [(2, Change.SAME)]
    roster_apply(course=cast.course, table=short, drop=True, by=cast.instructor)
    chen = Enrolment.objects.get(student_number="124")
    assert chen.status == Status.DROPPED
    assert Enrolment.objects.get(user=cast.assistant).status == Status.ACTIVE  # only students drop
    roster_apply(course=cast.course, table=table, drop=False, by=cast.instructor)
    chen.refresh_from_db()
    assert chen.status == Status.ACTIVE


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Ada,,,", "neither"),
        ("Ada,no address,1,", "no e-mail"),
        ("Ada,,77,", "a new person needs"),
        (f"{'x' * 151},ada@example.org,1,", "too long"),
    ],
)
def test_a_wrong_line_is_said_and_left_out(cast: Cast, line: str, says: str) -> None:
    table = read_table(f"name,e-mail,number,section\n{line}\nBo,bo@example.org,2,\n")
    roster = roster_apply(course=cast.course, table=table, drop=False, by=cast.instructor)
    assert [row.change for row in roster.rows] == [Change.WRONG, Change.ADD]
    assert says in roster.rows[0].says


def test_one_person_twice_and_two_people_in_one_line(cast: Cast) -> None:
    roster_apply(course=cast.course, table=read_table(PLAIN), drop=False, by=cast.instructor)
    text = "e-mail,number\nada@example.org,123\nADA@example.org,\nchen@example.org,123\n"
    assert preview(cast, text) == [(2, Change.SAME), (3, Change.WRONG), (4, Change.WRONG)]
    assert preview(cast, "e-mail,number\nada@example.org,124\n") == [(2, Change.WRONG)]
    text = "e-mail,number,section\n,123,A\nada@example.org,,B\n"  # else each applying would move them there and back
    assert preview(cast, text) == [(2, Change.SAME), (3, Change.WRONG)]


def test_a_thousand_rows_take_few_queries(cast: Cast, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    table = Table(("e-mail",), tuple((f"s{n}@example.org",) for n in range(1000)), tuple(range(2, 1002)))
    with django_assert_max_num_queries(6):
        roster = roster_preview(course=cast.course, table=table, drop=True)
    assert roster.counts[Change.ADD] == 1000


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\0\0\0", b"PK\x03\x04nothing", "a\n" * 20_001, "x" * (9 << 20)])
def test_what_is_no_table_gets_a_sentence(data: bytes | str) -> None:
    with pytest.raises(Refused, match="table"):
        read_table(data)


def test_courses_do_not_meet(cast: Cast) -> None:
    other = Course.objects.get(slug="elsewhere")
    roster_apply(course=other, table=read_table(PLAIN), drop=False, by=cast.outsider)
    assert preview(cast, "e-mail,number\nada@example.org,123\n") == [(2, Change.ADD)]
