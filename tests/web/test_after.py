"""What comes after passing, what is offered to who is stuck, and the two lists of what was sent."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus

from django.test import Client
from django.utils import timezone

from grader.catalog.services import assignment_add, exercise_sync
from grader.catalog.sync import library_enter, library_sync
from grader.grading.approach import loops_of
from tests.school import CORR2D, SOURCE, TRIAL, School, report
from tests.web.html import Pages, css, one, read, text
from tests.web.reports import PASSED, WRONG


def test_how_deep_loops_stand_is_read_of_the_code() -> None:
    assert loops_of((CORR2D / "accepted" / "loops.py").read_text()) == 2
    assert loops_of((CORR2D / "accepted" / "matrix_product.py").read_text()) == 0
    assert loops_of("[x for y in z for x in y]") == 2
    assert loops_of("def f(:") is None


def test_ways_to_solve_it_are_shown_when_nobody_can_hand_it_in_any_more(
    student: Client, school: School, pages: Pages, sign_in
) -> None:  # type: ignore[no-untyped-def]
    address = f"{pages.exercise}after/"
    assert student.get(address).status_code == HTTPStatus.NOT_FOUND
    run = school.graded(PASSED)
    result = read(student.get(f"{pages.submission(run.submission)}result/"))
    assert result.xpath(f"//a[@href='{address}']")
    waiting = read(student.get(address))
    assert "once nobody can hand it in any more" in text(waiting)
    assert len(css(waiting, ".listing")) == 1  # their own
    past = timezone.now() - timedelta(minutes=1)
    school.reschedule(opens_at=past - timedelta(days=1), due_at=past, closes_at=past)
    shown = read(student.get(address))
    assert len(css(shown, ".listing")) > 3
    assert "no loop in Python" in text(shown)
    never = read(sign_in(school.cast.other).get(address))  # whoever did not hand it in may read them now as well
    assert len(css(never, ".listing")) == len(css(shown, ".listing")) - 1


def test_practice_keeps_them_while_a_course_still_asks_for_it(school: School, sign_in) -> None:  # type: ignore[no-untyped-def]
    library_sync()
    from grader.courses.models import Assignment

    practice = Assignment.objects.get(course__slug="library")
    assignment_add(assignment=practice, exercise=school.exercise)
    school.exercise.listed = True
    school.exercise.save()
    outsider = school.cast.outsider
    library_enter(user=outsider)
    inside = School(school.cast, school.exercise, practice, school.item)
    inside.graded(PASSED, user=outsider)
    address = f"/courses/library/practice/{school.exercise.slug}/after/"
    assert len(css(read(sign_in(outsider).get(address)), ".listing")) == 1
    past = timezone.now() - timedelta(minutes=1)
    school.reschedule(opens_at=past - timedelta(days=1), due_at=past, closes_at=past)
    assert len(css(read(sign_in(outsider).get(address)), ".listing")) > 3


def test_whoever_is_stuck_may_ask_the_course_and_finds_the_step_before(
    student: Client, school: School, pages: Pages
) -> None:
    runs = [school.graded(WRONG) for _ in range(3)]
    first, last = (read(student.get(f"{pages.submission(run.submission)}result/")) for run in (runs[0], runs[2]))
    ask = f"//a[@href='{pages.submission(runs[2].submission)}#said']"
    assert last.xpath(ask)
    assert not first.xpath("//a[contains(@href, '#said')]")
    assert exercise_sync(folder=CORR2D).exercise.pk == school.exercise.pk


def test_runs_and_submissions_have_a_list_each_and_five_are_shown(
    student: Client, school: School, pages: Pages
) -> None:
    for number in range(7):
        school.graded(report(1, 2, trial=True), source=f"{SOURCE}# {number}\n", kind=TRIAL)
    school.graded(PASSED)
    page = read(student.get(f"{pages.exercise}history/"))
    lists = [len(node.xpath("./li")) for node in css(page, ".sent")]
    assert lists == [1, 5, 2]
    assert one(page, ".sent-more").xpath(".//li")
