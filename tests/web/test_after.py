"""What comes after passing, what is offered to who is stuck, and the two lists of what was sent."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus

from django.test import Client
from django.utils import timezone

from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise
from grader.catalog.services import assignment_add, exercise_store, exercise_sync, preparation_store
from grader.catalog.sync import library_enter, library_sync
from grader.courses.models import Enrolment
from grader.gradebook.own.mastery import Mastery
from grader.gradebook.own.mine import everything_of
from grader.gradebook.own.practice import library_view
from grader.grading.approach import loops_of
from grader.submissions.models import GradingRun
from tests.school import CORR2D, SOURCE, TRIAL, School, corr2d, report
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


def test_how_others_solved_it_is_told_of_five_and_never_before_all_are_done(
    student: Client, school: School, pages: Pages
) -> None:
    address, loops = f"{pages.exercise}after/", (CORR2D / "accepted" / "loops.py").read_text()
    arrays = (CORR2D / "accepted" / "matrix_product.py").read_text()
    version = school.graded(PASSED, source=loops).version
    preparation_store(version_id=version.pk, fault="", took={"loops.py": 0.004, "matrix_product.py": 0.002})
    people = [User.objects.create_user(f"p{number}", name=f"Person {number}") for number in range(4)]
    Enrolment.objects.bulk_create(Enrolment(course=school.cast.course, user=user) for user in people)
    for user in people[:3]:
        school.graded(PASSED, user=user, source=arrays)
    GradingRun.objects.update(seconds=0.002)
    GradingRun.objects.filter(submission__source=loops).update(seconds=0.0065)
    assert not read(student.get(address)).xpath("//*[@id='approaches']")
    past = timezone.now() - timedelta(minutes=1)
    school.reschedule(opens_at=past - timedelta(days=1), due_at=past, closes_at=past)
    assert not read(student.get(address)).xpath("//*[@id='approaches']")  # of four nothing is told
    school.reschedule(due_at=past + timedelta(days=1), closes_at=past + timedelta(days=1))
    fifth = school.graded(PASSED, user=people[3], source=loops)
    GradingRun.objects.filter(pk=fifth.pk).update(seconds=0.0065)
    school.reschedule(due_at=past, closes_at=past)
    page = read(student.get(address))
    told = [text(row) for row in page.xpath("//*[@aria-labelledby='approaches']//li")]
    assert told == [
        "3 without a loop in Python · about as fast as the fastest solution here",
        "2 with loops in Python · 3.3 times the time of the fastest solution here",
    ]
    assert "3.3 times the time of the fastest solution here" in text(
        page.xpath("//*[@aria-labelledby='own-way']//p")[0]
    )


def test_a_link_leads_into_the_library_whoever_was_never_there(school: School, sign_in) -> None:  # type: ignore[no-untyped-def]
    practice = library_sync()
    assignment_add(assignment=practice, exercise=school.exercise)
    school.exercise.listed = True
    school.exercise.save()
    page = sign_in(school.cast.outsider).get(f"/courses/library/practice/{school.exercise.slug}/")
    assert page.status_code == 200
    assert library_sync().course.enrolments.filter(user=school.cast.outsider).exists()


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
    copy = exercise_store(slug="ours", bundle=corr2d(), course=school.cast.course).exercise
    type(copy).objects.filter(pk=copy.pk).update(copied_from=school.exercise)
    AssignmentExercise.objects.filter(assignment=school.assignment).update(exercise=copy)  # a copy is as good as it
    assert len(css(read(sign_in(outsider).get(address)), ".listing")) == 1
    past = timezone.now() - timedelta(minutes=1)
    school.reschedule(opens_at=past - timedelta(days=1), due_at=past, closes_at=past)
    assert len(css(read(sign_in(outsider).get(address)), ".listing")) > 3


def test_whoever_is_stuck_may_ask_the_course(student: Client, school: School, pages: Pages) -> None:
    runs = [school.graded(WRONG) for _ in range(3)]
    first, last = (read(student.get(f"{pages.submission(run.submission)}result/")) for run in (runs[0], runs[2]))
    ask = last.xpath("//a[contains(@href, '#said')]")[0].get("href")
    assert ask.startswith(pages.submission(runs[2].submission))
    form = "//details[summary='Ask to look at this again']"
    assert read(student.get(ask)).xpath(form)[0].get("open") is not None, (
        "the form stands open for whoever comes to ask"
    )
    assert read(student.get(pages.submission(runs[2].submission))).xpath(form)[0].get("open") is None
    assert not first.xpath("//a[contains(@href, '#said')]")
    assert exercise_sync(folder=CORR2D).exercise.pk == school.exercise.pk


def test_the_step_before_is_the_one_of_the_same_homework(student: Client, school: School, pages: Pages) -> None:
    bias = exercise_sync(folder=CORR2D.with_name("conv-bias")).exercise
    later = School(school.cast, bias, school.assignment, assignment_add(assignment=school.assignment, exercise=bias))
    runs = [later.graded(WRONG) for _ in range(3)]
    first, last = (read(student.get(f"{pages.submission(run.submission)}result/")) for run in (runs[0], runs[2]))
    (before,) = last.xpath(f"//a[@href='{pages.exercise}']")
    assert text(before) == "Two-dimensional cross-correlation"
    assert not first.xpath(f"//a[@href='{pages.exercise}']")


def test_runs_and_submissions_have_a_list_each_and_five_are_shown(
    student: Client, school: School, pages: Pages
) -> None:
    for number in range(7):
        school.graded(report(1, 2, trial=True), source=f"{SOURCE}# {number}\n", kind=TRIAL)
    school.graded(PASSED)
    page = read(student.get(f"{pages.exercise}history/"))
    assert [len(node.xpath("./li")) for node in css(page, ".sent")] == [1, 5]
    (more,) = one(page, ".sent-more").xpath("a")
    longer = read(student.get(more.get("href")))  # as without scripts
    assert [len(node.xpath("./li")) for node in css(longer, ".sent")] == [1, 7]
    assert one(longer, "#history-runs").get("checked") is not None
    assert not css(longer, ".sent-more")
    kept = read(student.get(f"{pages.exercise}history/", {"runs": "25", "sent": "5", "history-list": "runs"}))
    assert [len(node.xpath("./li")) for node in css(kept, ".sent")] == [1, 7]
    for nonsense in ("-1", "x", "9" * 400, "٣"):
        answer = student.get(f"{pages.exercise}history/", {"runs": nonsense})
        assert [len(node.xpath("./li")) for node in css(read(answer), ".sent")] == [1, 5]


def test_what_is_passed_once_solutions_were_read_is_not_mastered(
    student: Client, school: School, pages: Pages, sign_in
) -> None:  # type: ignore[no-untyped-def]
    practice = library_sync()
    assignment_add(assignment=practice, exercise=school.exercise)
    school.exercise.listed = True
    school.exercise.save()
    past = timezone.now() - timedelta(minutes=1)
    school.reschedule(opens_at=past - timedelta(days=1), due_at=past, closes_at=past)
    inside = School(school.cast, school.exercise, practice, school.item)
    reader, other = school.cast.other, school.cast.student
    read(sign_in(reader).get(f"{pages.exercise}after/"))
    read(sign_in(school.cast.instructor).get(f"{pages.exercise}after/"))
    standing = {}
    for user in (reader, other, school.cast.instructor):
        library_enter(user=user)
        inside.graded(PASSED, user=user)
        (row,) = library_view(user=user, practice=practice).rows
        standing[user.pk] = row.mastery
    assert standing[reader.pk] is Mastery.READ
    assert standing[other.pk] is Mastery.MASTERED
    assert standing[school.cast.instructor.pk] is Mastery.MASTERED  # who teaches has the solutions anyway
    assert [what for kind, what in everything_of(user=reader) if kind == "solution"]
