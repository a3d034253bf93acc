"""Submissions seen by those who teach: lists, the class's mistakes, comments, rubrics, requests to look again."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.utils import timezone
from lxml import html

from grader.courses.models import Course, Section
from grader.gradebook.models import Adjustment, Comment, Mark, ReviewRequest, RubricItem
from grader.gradebook.teaching.mistakes import SHOWN, ClassMistake, by_exercise
from grader.submissions.models import GradingRun
from tests.school import School, report

PAGES = ("submissions/", "mistakes/", "now/")


def as_(who: Any) -> Client:
    client = Client()
    if not isinstance(who, AnonymousUser):
        client.force_login(who)
    return client


@pytest.fixture
def wrong(school: School) -> GradingRun:
    return school.graded(report(1, 4, misconceptions=("flipped_kernel",)))


def say(client: Client, run: GradingRun, **data: Any) -> int:
    return client.post(f"/submissions/{run.submission.public_id}/say/", data).status_code


def read(client: Client, run: GradingRun) -> str:
    return client.get(f"/submissions/{run.submission.public_id}/").content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_who_reads_them(school: School, wrong: GradingRun, page: str, django_assert_max_num_queries: Any) -> None:
    for name, who in school.cast.everybody():
        client = as_(who)
        with django_assert_max_num_queries(15):
            status = client.get(f"/teach/cnn/{page}").status_code
        expected = 200 if name in ("instructor", "assistant") else 302 if name == "nobody" else 404
        assert status == expected, name


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 2),
        ("verdict=partial", 1),
        ("verdict=passed", 1),
        ("verdict=waiting", 0),
        ("mistake=flipped_kernel", 1),
        ("mistake=other", 0),
        ("assignment=week-1&exercise=corr2d", 2),
        ("exercise=max-pool", 0),
        ("q=other", 1),
        ("late=1", 0),
        ("counted=1", 2),
        ("section=999", 0),
        ("before=1", 0),
    ],
)
def test_the_list_is_filtered(school: School, wrong: GradingRun, query: str, count: int) -> None:
    school.graded(report(4, 4), school.cast.other)
    found = as_(school.cast.assistant).get(f"/teach/cnn/submissions/?{query}").context["found"]
    assert len(found.rows) == count


def test_the_class_map_counts_people_and_what_became_of_them(school: School, wrong: GradingRun) -> None:
    school.graded(report(1, 4, misconceptions=("flipped_kernel",)))
    school.graded(report(1, 4, misconceptions=("flipped_kernel",)), school.cast.other)
    school.graded(report(4, 4))
    [row] = as_(school.cast.instructor).get("/teach/cnn/mistakes/").context["rows"]
    assert (row.name, row.people, row.submissions, row.passed) == ("flipped_kernel", 2, 3, 1)
    assert "kernel" in row.sentence["en"]


def test_the_map_shows_the_first_few_of_an_exercise_and_folds_the_rest(school: School) -> None:
    rows = [ClassMistake(school.assignment, school.exercise, f"m{number}") for number in range(SHOWN + 2)]
    [group] = by_exercise(rows)
    assert [row.name for row in (*group.first, *group.rest)] == [row.name for row in rows]
    assert (len(group.first), len(group.rest)) == (SHOWN, 2)


def test_one_comment_goes_to_all_who_made_a_mistake(school: School, wrong: GradingRun) -> None:
    data = {
        "mistake": "flipped_kernel",
        "assignment": school.assignment.pk,
        "exercise": school.exercise.pk,
        "text": "Look at section 2.",
    }
    assert as_(school.cast.student).post("/teach/cnn/mistakes/tell/", data).status_code == 404
    as_(school.cast.instructor).post("/teach/cnn/mistakes/tell/", data)
    assert Comment.objects.get().submission == wrong.submission
    assert "Look at section 2." in read(as_(school.cast.student), wrong)


def test_a_comment_is_read_once_released(school: School, wrong: GradingRun) -> None:
    staff, student = as_(school.cast.assistant), as_(school.cast.student)
    assert say(student, wrong, do="comment", text="I like it") == 404
    assert say(as_(school.cast.other), wrong, do="comment", text="Not yours") == 404
    say(staff, wrong, do="comment", text="Mind the <b>index</b>", line="2", later="1")
    assert "Mind the" not in read(student, wrong)
    say(staff, wrong, do="release")
    assert "Mind the &lt;b&gt;index&lt;/b&gt;" in read(student, wrong)
    say(staff, wrong, do="comment", text="Nowhere", line="99")
    assert Comment.objects.count() == 1


def test_rubric_points_reach_the_mark_and_can_be_taken_away(school: School, wrong: GradingRun) -> None:
    staff = as_(school.cast.assistant)
    assert Mark.objects.get().points == Decimal("2.5")
    say(staff, wrong, do="rubric-new", text="Good names", points="+1")
    assert Mark.objects.get().points == Decimal("3.5")
    assert "Good names" in read(as_(school.cast.student), wrong)
    say(staff, wrong, do="rubric-new", text="No docstring", points="−0,5")
    assert Mark.objects.get().points == 3
    say(staff, wrong, do="rubric")  # nothing ticked
    assert Mark.objects.get().points == Decimal("2.5")
    say(staff, wrong, do="rubric-new", text="Broken", points="lots")
    assert RubricItem.objects.count() == 2


def test_a_student_asks_and_staff_answer(school: School, wrong: GradingRun) -> None:
    staff, student = as_(school.cast.assistant), as_(school.cast.student)
    assert say(staff, wrong, do="ask", text="For them") == 404
    say(student, wrong, do="ask", text="  ")
    assert not ReviewRequest.objects.exists()
    say(student, wrong, do="ask", text="My loop is right")
    say(student, wrong, do="ask", text="Again")
    assert ReviewRequest.objects.get().text == "My loop is right"
    assert say(student, wrong, do="answer", text="Yes it is") == 404
    say(staff, wrong, do="answer", text="It is; the kernel is flipped.")
    assert "the kernel is flipped" in read(student, wrong)


def test_an_assistant_of_another_section_says_nothing(school: School, wrong: GradingRun) -> None:
    section = Section.objects.create(course=school.cast.course, name="A")
    school.cast.course.enrolments.get(user=school.cast.assistant).sections.add(section)
    assert say(as_(school.cast.assistant), wrong, do="comment", text="Hello") == 404
    assert as_(school.cast.assistant).get("/teach/cnn/submissions/").context["found"].rows == ()


def test_in_an_archived_course_nothing_more_is_said_or_decided(school: School, wrong: GradingRun) -> None:
    Course.objects.update(archived_at=timezone.now())
    staff, student = as_(school.cast.instructor), as_(school.cast.student)
    mark = f"/teach/cnn/marks/week-1/{school.exercise.slug}/{school.cast.student.pk}/"
    for who, what in ((student, {"do": "ask", "text": "Why?"}), (staff, {"do": "comment", "text": "Because"})):
        assert say(who, wrong, **what) == 409
    sent = {"kind": "excused", "reason": "ill", "table": "account\n", "text": "x"}
    for address in (mark, "/teach/cnn/mistakes/tell/", "/teach/cnn/gradebook/import/"):
        assert staff.post(address, sent).status_code == 409
    assert [rows.objects.count() for rows in (Comment, ReviewRequest, Adjustment)] == [0, 0, 0]
    for address in (mark, "/teach/cnn/submissions/", "/teach/cnn/gradebook/"):
        assert staff.get(address).status_code == 200
    assert staff.post("/teach/cnn/as/", {"user": school.cast.student.pk}).status_code == 302  # looking changes nothing


def test_two_attempts_side_by_side(school: School, wrong: GradingRun) -> None:
    better = school.graded(report(4, 4), source="def corr2d(X, K):\n    return X + 1\n")
    address = f"/submissions/{wrong.submission.public_id}/compare/{better.submission.public_id}/"
    student = as_(school.cast.student)
    assert address in read(student, better), "its author is led there"
    assert "/compare/" not in read(student, wrong), "nothing came before the first"
    page = student.get(address).content.decode()
    assert "<ins>+     return X + 1</ins>" in page
    assert "<del>-     return X</del>" in page
    assert as_(school.cast.other).get(address).status_code == 404


def test_the_live_page_says_who_is_stuck(school: School) -> None:
    for _ in range(5):
        school.graded(report(1, 4))
    live = as_(school.cast.instructor).get("/teach/cnn/now/").context["live"]
    assert [(one.user, one.tries) for one in live.stuck] == [(school.cast.student, 5)]
    assert sum(count for _, count in live.minutes) == 5
    assert live.waiting == 0


def test_the_answer_to_a_request_is_not_taken_for_the_exercises_form(school: School, wrong: GradingRun) -> None:
    say(as_(school.cast.student), wrong, do="ask", text="My loop is right")
    page = html.fromstring(read(as_(school.cast.instructor), wrong))
    assert page.xpath("//textarea[@id='review-answer']/@name") == ["text"]
    [label] = page.xpath("//label[@for='review-answer']")
    assert label.text == "Your answer"
    assert [one.tag for one in page.xpath("//*[@id='answer']")] in ([], ["form"]), "its script takes that for its form"
