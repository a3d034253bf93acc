"""Hints: opened one at a time by who may, kept, paid for by what comes after them, offered to who is stuck."""

from __future__ import annotations

from decimal import Decimal
from http import HTTPStatus

from django.test import Client

from grader.catalog.hints import WrittenHint
from grader.catalog.selectors import item_of
from grader.courses.models import Group, GroupMember, Mode
from grader.gradebook.models import Mark
from grader.gradebook.services import course_recompute, marks_differing
from grader.quizzes.access import QuizAccess
from grader.quizzes.models import QuizRules
from grader.submissions.help.hints import hint_open
from grader.submissions.models import Draft, OpenedHint
from tests.school import School, report
from tests.web.html import Pages, css, one, read, text
from tests.web.reports import PASSED, TRIAL, WRONG

COSTLY = (WrittenHint("look", Decimal(2)), WrittenHint("do", Decimal(0)))


def test_hints_are_opened_in_their_order_and_stay_open(student: Client, pages: Pages, school: School) -> None:
    before = one(read(student.get(pages.exercise)), "#hints")
    assert not before.xpath(".//li")
    assert "Open hint 1 of" in text(before)
    assert "It costs nothing." in text(before)
    assert student.post(f"{pages.exercise}hint/", {"hint": "2"}).status_code == HTTPStatus.NOT_FOUND
    for _ in range(2):  # a second click of the same button opens no second hint
        assert student.post(f"{pages.exercise}hint/", {"hint": "1"}).status_code == HTTPStatus.FOUND
    after = one(read(student.get(pages.exercise)), "#hints")
    assert len(after.xpath(".//li")) == 1
    assert "Open hint 2 of" in text(after)
    assert OpenedHint.objects.filter(user=school.cast.student).count() == 1


def test_without_scripts_what_stands_in_the_editor_is_kept(student: Client, pages: Pages) -> None:
    form = {"hint": "1", "source": "begun = True\n", "revision": ""}
    student.post(f"{pages.exercise}hint/", form)
    assert Draft.objects.get().source == "begun = True\n"
    stale = student.post(f"{pages.exercise}hint/", {"hint": "2", "source": "other = True\n", "revision": ""})
    assert one(read(stale), "textarea[name=source]").text.strip() == "other = True"
    assert Draft.objects.get().source == "begun = True\n"


def test_a_script_gets_the_hints_alone(student: Client, pages: Pages) -> None:
    response = student.post(f"{pages.exercise}hint/", {"hint": "1"}, headers={"HX-Request": "true"})
    assert "<html" not in response.content.decode()
    assert len(one(read(response), "#hints").xpath(".//li")) == 1


def test_a_hint_costs_what_is_handed_in_afterwards(school: School) -> None:
    school.graded(report(3, 4))  # 7.5 of 10
    _open(school, 1)
    school.graded(report(4, 4))
    mark = Mark.objects.get(user=school.cast.student)
    assert (mark.points, mark.hints, mark.earned) == (Decimal(8), Decimal(2), Decimal(10))
    _open(school, 2)
    assert not list(marks_differing(course=school.cast.course))
    course_recompute(course=school.cast.course)
    assert Mark.objects.get(user=school.cast.student).points == Decimal(8)


def test_what_came_before_a_hint_keeps_its_points(school: School) -> None:
    school.graded(report(3.6, 4))  # 9 of 10
    _open(school, 1)
    school.graded(report(4, 4))  # 10, less 2
    mark = Mark.objects.get(user=school.cast.student)
    assert (mark.points, mark.hints) == (Decimal(9), Decimal(0))


def test_a_group_pays_once_for_a_hint(school: School) -> None:
    group = Group.objects.create(assignment=school.assignment, name="Red")
    for user in (school.cast.student, school.cast.other):
        GroupMember.objects.create(group=group, assignment=school.assignment, user=user)
        _open(school, 1, user=user)
    school.graded(report(4, 4), user=school.cast.other)
    assert set(Mark.objects.values_list("user__username", "points")) == {("student", 8), ("other", 8)}


def test_teachers_and_the_student_see_which_were_opened(school: School, pages: Pages, sign_in) -> None:  # type: ignore[no-untyped-def]
    _open(school, 1)
    school.graded(report(4, 4))
    place = f"{school.assignment.slug}/{school.exercise.slug}"
    teacher = sign_in(school.cast.instructor)
    shown = read(teacher.get(f"/teach/{school.cast.course.slug}/marks/{place}/{school.cast.student.pk}/"))
    assert "Hint 1 ·" in text(shown)
    assert "−2" in [text(node) for node in css(shown, "dd")]
    own = read(sign_in(school.cast.student).get(f"{pages.exercise}mark/"))
    assert "Hint 1 ·" in text(own)


def test_a_result_without_a_named_mistake_offers_the_next_hint(student: Client, pages: Pages, school: School) -> None:
    run = school.graded(report(0, 4))
    assert _offers(_result(student, pages, run)) == [f"{pages.exercise}#hints"]
    assert not _offers(_result(student, pages, school.graded(PASSED)))
    for number in range(1, 4):
        student.post(f"{pages.exercise}hint/", {"hint": str(number)})
    assert not _offers(_result(student, pages, school.graded(report(0, 4))))


def test_a_named_mistake_offers_one_after_three_failures(student: Client, pages: Pages, school: School) -> None:
    offered = [bool(_offers(_result(student, pages, school.graded(WRONG)))) for _ in range(3)]
    assert offered == [False, False, True]
    school.graded(PASSED)
    assert not _offers(_result(student, pages, school.graded(WRONG)))
    assert TRIAL.verdict.value == "passed"


def test_a_quiz_gives_hints_only_where_its_rules_say_so(school: School) -> None:
    school.assignment.mode = Mode.QUIZ
    assert not QuizAccess().hints(school.assignment)
    QuizRules.objects.create(assignment=school.assignment, hints=True)
    assert QuizAccess().hints(school.assignment)


def _open(school: School, number: int, user=None) -> None:  # type: ignore[no-untyped-def]
    viewer = user or school.cast.student
    view = item_of(viewer=viewer, assignment=school.assignment, exercise=school.exercise)
    hint_open(view=view, written=COSTLY, number=number)


def _result(client: Client, pages: Pages, run):  # type: ignore[no-untyped-def]
    return read(client.get(f"{pages.submission(run.submission)}result/"))


def _offers(result) -> list[str]:  # type: ignore[no-untyped-def]
    return result.xpath("//p[@class='offer']/a/@href[contains(., '#hints')]")
