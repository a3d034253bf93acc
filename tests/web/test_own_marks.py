"""What a student learns of their own marks: how one came about, what is due, what submitting late would cost."""

from __future__ import annotations

import json
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from grader.catalog.services import assignment_add
from grader.courses.models import Policy
from grader.courses.people.groups import groups_set
from grader.courses.services import assignment_create, extension_grant
from grader.gradebook.models import Mark
from grader.gradebook.teaching.feedback import rubric_add
from grader.quizzes.sitting.attempts import attempt_start
from grader.quizzes.sitting.saving import response_save
from grader.submissions.services import submission_create
from tests.people import Cast
from tests.quizzes.exam import Exam
from tests.quizzes.test_tries import drawn
from tests.school import School, finish, report

HOUR = timedelta(hours=1)


@pytest.fixture
def student(school: School) -> Client:
    client = Client()
    client.force_login(school.cast.student)
    return client


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return (b"".join(response.streaming_content) if response.streaming else response.content).decode()


def late(school: School, by: timedelta, **policy: Any) -> None:
    school.assignment.policy = Policy.objects.create(**policy)
    school.reschedule(opens_at=None, due_at=timezone.now() - by)


def test_how_a_mark_came_about(school: School, student: Client) -> None:
    late(school, 30 * HOUR, penalty=10)
    school.graded(report(3, 4))
    text = page(student, "/courses/cnn/week-1/corr2d/mark/")
    assert "−20 %" in text
    assert "6 / 10" in text
    other = Client()
    other.force_login(school.cast.other)
    assert "6 / 10" not in page(other, "/courses/cnn/week-1/corr2d/mark/")


def test_a_groups_mark_says_who_handed_in_and_links_to_what_its_reader_may_open(
    school: School, student: Client
) -> None:
    groups_set(assignment=school.assignment, text="Red: student, other", by=school.cast.instructor)
    link = f"/submissions/{school.graded(report(3, 4), school.cast.other).submission.public_id}/"
    mark = "/courses/cnn/week-1/corr2d/mark/"
    assert "for the group" in page(student, mark)
    assert (link in page(student, mark), student.get(link).status_code) == (False, 404)
    student.force_login(school.cast.other)
    assert link in page(student, mark)
    student.force_login(school.cast.instructor)
    assert link in page(student, f"/teach/cnn/marks/week-1/corr2d/{school.cast.student.pk}/")


def test_what_submitting_now_would_cost_is_said_before(school: School, student: Client) -> None:
    assert "Submitting now" not in page(student, "/courses/cnn/week-1/corr2d/")
    late(school, 25 * HOUR + timedelta(minutes=1), penalty=10)
    text = page(student, "/courses/cnn/week-1/corr2d/")
    assert "Submitting now is 25 h late." in text
    assert "lose 20 % of its points" in text


def test_what_answering_a_question_now_would_cost_is_said_too(cast: Cast, client: Client) -> None:
    draw = drawn(cast, "dense-count")
    client.force_login(cast.student)
    address = f"/courses/cnn/{draw.assignment.slug}/dense-count/question/"
    assert "Submitting now" not in page(client, address)
    draw.assignment.policy = Policy.objects.create(penalty=10)
    draw.assignment.opens_at, draw.assignment.due_at = None, timezone.now() - 25 * HOUR
    draw.assignment.save()
    assert "Submitting now is 25 h late." in page(client, address)
    draw.assignment.closes_at = timezone.now() - HOUR
    draw.assignment.save()
    assert "Submitting now" not in page(client, address)


def test_free_late_time_is_said_too(school: School, student: Client) -> None:
    school.cast.course.policy = Policy.objects.create(penalty=50, free_days=2)
    school.cast.course.save()
    school.reschedule(opens_at=None, due_at=timezone.now() - 10 * HOUR)
    text = page(student, "/courses/cnn/week-1/corr2d/")
    assert "10 h of your free late time would be used" in text
    assert "lose no points" in text


def test_free_time_that_a_later_assignment_used_is_still_there_for_an_earlier_one(
    school: School, student: Client
) -> None:
    school.cast.course.policy = Policy.objects.create(penalty=50, free_days=2)
    school.cast.course.save()
    late(school, 47 * HOUR, penalty=50)
    other = assignment_create(
        course=school.cast.course, slug="week-2", title={"en": "2"}, due_at=timezone.now() - 40 * HOUR, published=True
    )
    assignment_add(assignment=other, exercise=school.exercise)
    sent = submission_create(user=school.cast.student, exercise=school.exercise, assignment=other, source="x = 1\n")
    finish(sent, report(4, 4))
    assert Mark.objects.get(assignment=other).penalty == 0  # for 40 of the 48 hours
    assert "lose no points" in page(student, "/courses/cnn/week-1/corr2d/")
    school.graded(report(4, 4))
    assert Mark.objects.get(assignment=school.assignment).penalty == 0  # as was said
    assert Mark.objects.get(assignment=other).penalty == 100
    assert "lose 100 % of its points" in page(student, "/courses/cnn/week-2/corr2d/")


def test_the_page_says_until_when_late_hand_ins_are_taken(school: School, student: Client) -> None:
    late(school, HOUR, penalty=10, late_hours=24)
    last = school.assignment.due_at + 24 * HOUR
    school.reschedule(closes_at=last + 240 * HOUR)
    text = page(student, "/courses/cnn/week-1/").split("Still taken, as late, until")[1]
    assert text.split('datetime="')[1].startswith(last.isoformat())
    school.reschedule(due_at=school.assignment.due_at - 48 * HOUR)
    text = page(student, "/courses/cnn/week-1/").split("Closed")[1]
    assert text.split('datetime="')[1].startswith((last - 48 * HOUR).isoformat())


def test_home_says_what_is_due_next_until_it_is_solved(school: School, student: Client) -> None:
    assert "Due next" in page(student, "/")
    school.graded(report(4, 4))
    assert "Due next" not in page(student, "/")


def test_an_archived_course_asks_for_nothing(school: School, student: Client) -> None:
    address = "/courses/cnn/week-1/corr2d/"
    assert "1 assignment open" in page(student, "/")
    assert 'value="submission"' in page(student, address)
    school.cast.course.archived_at = timezone.now()
    school.cast.course.save()
    assert "Due next" not in page(student, "/")
    assert "1 assignment open" not in page(student, "/")
    assert 'value="submission"' not in page(student, address)


def test_a_person_takes_everything_along_and_nothing_of_others(school: School, student: Client) -> None:
    school.graded(report(3, 4), source="mine = 1\n")
    school.graded(report(3, 4), school.cast.other, source="theirs = 1\n")
    rows = json.loads(page(student, "/me/data.json"))
    sources = [row["source"] for row in rows if row["kind"] == "submission"]
    assert sources == ["mine = 1\n"]
    assert [row["points"] for row in rows if row["kind"] == "mark"] == ["7.50"]


def test_a_running_quiz_keeps_its_results_out_of_it(exam: Exam) -> None:
    client = Client()
    client.force_login(exam.cast.student)
    rows = json.loads(page(client, "/me/data.json"))
    assert not [row for row in rows if row["kind"] == "mark"]


def test_what_a_person_was_given_goes_with_them(school: School, student: Client) -> None:
    due = school.assignment.due_at
    assert due is not None
    extension_grant(assignment=school.assignment, user=school.cast.student, due_at=due + HOUR, reason="for colleagues")
    groups_set(assignment=school.assignment, text="Red: student", by=school.cast.instructor)
    run = school.graded(report(3, 4))
    rubric_add(submission=run.submission, by=school.cast.assistant, text="Good names", points=Decimal(1))
    text = page(student, "/me/data.json")
    rows = {row["kind"]: row for row in json.loads(text)}
    assert rows["extension"]["assignment"] == rows["group"]["assignment"] == "week-1"
    assert rows["group"]["name"] == "Red"
    assert rows["rubric"]["text"] == "Good names"
    assert "for colleagues" not in text


def test_attempts_and_what_was_saved_in_them_go_too(exam: Exam) -> None:
    attempt = attempt_start(user=exam.cast.student, assignment=exam.quiz)
    response_save(place=attempt.places.get(item__exercise__slug="dense-count"), response="7")
    client = Client()
    client.force_login(exam.cast.student)
    rows = {row["kind"]: row for row in json.loads(page(client, "/me/data.json"))}
    assert (rows["attempt"]["number"], rows["answer"]["response"]) == (1, "7")
