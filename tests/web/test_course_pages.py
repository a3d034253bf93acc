"""A course from nothing to one that students can begin, on its own pages: made, filled, published, copied, archived."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.utils import timezone

from grader.catalog.models import AssignmentExercise
from grader.courses.models import (
    Assignment,
    Course,
    Enrolment,
    Event,
    Policy,
    Role,
    Status,
)
from grader.courses.services import course_create
from grader.courses.setup.copying import shifted
from grader.gradebook.models import Mark
from tests.people import Cast
from tests.quizzes.exam import Exam
from tests.school import School, report

RULES = {
    "policy-grace_minutes": "0",
    "policy-penalty": "10",
    "policy-penalty_per": "day",
    "policy-penalty_most": "100",
    "policy-free_days": "0",
    "policy-cooldown_seconds": "0",
    "policy-counts": "best",
}


def as_(who: Any) -> Client:
    client = Client()
    if not isinstance(who, AnonymousUser):
        client.force_login(who)
    return client


PAGES = (
    "setup/",
    "copy/",
    "assignments/new/",
    "assignments/week-1/",
    "people/",
    "people/roster/",
)


@pytest.mark.parametrize("page", PAGES)
def test_who_opens_which_page(school: School, page: str) -> None:
    for name, who in school.cast.everybody():
        allowed = name == "instructor" or (name == "assistant" and page == "people/")
        status = as_(who).get(f"/teach/cnn/{page}").status_code
        assert status == (200 if allowed else 302 if name == "nobody" else 404), name


@pytest.mark.parametrize(
    "page", ["archive/", "assignments/week-1/exercises/", "assignments/week-1/publish/", "people/code/"]
)
def test_only_instructors_change_anything(school: School, page: str) -> None:
    for name, who in school.cast.everybody():
        if name != "instructor":
            assert as_(who).post(f"/teach/cnn/{page}").status_code in (302, 404)
    assert not Event.objects.exists()


def test_a_course_from_nothing(cast: Cast) -> None:
    client = as_(cast.instructor)
    made = client.post("/teach/", {"title_en": "Deep nets", "term": "Winter 2026", "time_zone": "Europe/Berlin"})
    assert made["Location"] == "/teach/deep-nets-winter-2026/setup/"
    steps = client.get(made["Location"]).context["checklist"]
    assert not any(step.done for step in steps)
    course = Course.objects.get(slug="deep-nets-winter-2026")
    assert course.enrolments.get().role == Role.INSTRUCTOR
    base = "/teach/deep-nets-winter-2026/"
    new = client.post(
        f"{base}assignments/new/", {"title_zh": "第一次作业", "mode": "homework", "due_at": "2026-10-25T23:59"}
    )
    assert new.status_code == 302
    assignment = Assignment.objects.get(course=course)
    # The clocks go back in Berlin that night; at 23:59 it is winter time.
    assert assignment.due_at == datetime(2026, 10, 25, 22, 59, tzinfo=UTC)
    assert not assignment.published


def test_a_title_in_chinese_alone_is_enough_and_none_is_not(cast: Cast) -> None:
    client = as_(cast.instructor)
    assert client.post("/teach/", {"title_zh": "深度学习", "time_zone": "Asia/Shanghai"}).status_code == 302
    refused = client.post("/teach/", {"term": "2026", "time_zone": "UTC"})
    assert refused.status_code == 422
    assert 'value="2026"' in refused.content.decode()


def test_who_teaches_nothing_makes_no_course(cast: Cast) -> None:
    assert as_(cast.student).get("/teach/").status_code == 404


def test_exercises_are_found_placed_ordered_and_taken_out(school: School) -> None:
    client, address = as_(school.cast.instructor), "/teach/cnn/assignments/week-1/exercises/"
    from pathlib import Path

    from grader.catalog.services import exercise_sync

    root = Path(__file__).parents[2] / "exercises"
    exercise_sync(folder=root / "pooling" / "max-pool")
    found = client.get("/teach/cnn/assignments/week-1/?q=pool").context["found"]
    assert [exercise.slug for exercise in found.exercises] == ["max-pool"]
    client.post(address, {"exercise": ["corr2d"], "points-corr2d": "10", "add": "max-pool"})
    client.post(
        address, {"exercise": ["corr2d", "max-pool"], "points-corr2d": "4", "points-max-pool": "6,5", "up": "max-pool"}
    )
    rows = AssignmentExercise.objects.filter(assignment=school.assignment)
    assert list(rows.values_list("exercise__slug", "points")) == [("max-pool", Decimal("6.5")), ("corr2d", Decimal(4))]
    client.post(address, {"exercise": ["max-pool", "corr2d"], "remove": "max-pool", "points-corr2d": "4"})
    assert [row.exercise.slug for row in rows.all()] == ["corr2d"]


def test_changed_points_reach_marks_at_once_and_work_is_never_taken_out(school: School) -> None:
    school.graded(report(2, 4))
    client, address = as_(school.cast.instructor), "/teach/cnn/assignments/week-1/exercises/"
    client.post(address, {"exercise": ["corr2d"], "points-corr2d": "20"})
    assert Mark.objects.get().points == 10
    client.post(address, {"exercise": ["corr2d"], "remove": "corr2d"})
    assert Mark.objects.get().max_points == 20


def test_dates_out_of_order_are_said_and_nothing_typed_is_lost(school: School) -> None:
    data = {"title_en": "Week one", "mode": "homework", "due_at": "2026-10-02T10:00", "closes_at": "2026-10-01T10:00"}
    refused = as_(school.cast.instructor).post("/teach/cnn/assignments/week-1/", {**data, **RULES})
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "closes before it is due" in page
    assert 'value="Week one"' in page
    school.assignment.refresh_from_db()
    assert school.assignment.title["en"] == "Week 1"


@pytest.mark.parametrize("due", ["tomorrow", "2026-02-30T10:00", "2026-03-29T02:30", "9999-99-99"])
def test_a_date_that_is_none_is_said(school: School, due: str) -> None:
    Course.objects.update(time_zone="Europe/Berlin")
    data = {"title_en": "Week one", "mode": "homework", "due_at": due}
    assert as_(school.cast.instructor).post("/teach/cnn/assignments/week-1/", {**data, **RULES}).status_code == 422


def test_a_policy_of_its_own_reaches_marks_at_once(school: School) -> None:
    run = school.graded(report(4, 4))
    client, zone = as_(school.cast.instructor), school.cast.course.zone
    due = (run.submission.created_at - timedelta(minutes=5)).astimezone(zone).strftime("%Y-%m-%dT%H:%M")
    data = {"title_en": "Week 1", "mode": "homework", "due_at": due, "own_policy": "on", **RULES}
    assert client.post("/teach/cnn/assignments/week-1/", data).status_code == 302
    assert (Mark.objects.get().points, Mark.objects.get().penalty) == (9, 10)
    client.post("/teach/cnn/assignments/week-1/", {**data, "own_policy": ""})
    assert Mark.objects.get().points == 10
    assert not Policy.objects.exists()
    assert Event.objects.filter(verb="assignment-changed").count() == 2


def test_publishing_needs_exercises(school: School) -> None:
    client = as_(school.cast.instructor)
    AssignmentExercise.objects.all().delete()
    school.reschedule(published=False)
    client.post("/teach/cnn/assignments/week-1/publish/", {"published": "1"})
    school.assignment.refresh_from_db()
    assert not school.assignment.published


def test_what_has_closed_is_not_said_to_begin_at_once(exam: Exam) -> None:
    client = as_(exam.cast.instructor)
    Assignment.objects.filter(pk=exam.quiz.pk).update(published=False)
    address = f"/teach/cnn/assignments/{exam.quiz.slug}/publish/"
    assert "It can be started at once." in client.get(address).content.decode()
    Assignment.objects.filter(pk=exam.quiz.pk).update(due_at=timezone.now(), closes_at=timezone.now())
    page = client.get(address).content.decode()
    assert "nobody can begin it without an extension" in page
    assert "at once" not in page.split("What will happen")[1].replace("dates at once", "")


def test_the_first_page_of_a_quiz_leads_its_instructor_to_its_settings(exam: Exam) -> None:
    link = f'href="/teach/cnn/assignments/{exam.quiz.slug}/"'
    address = f"/courses/cnn/{exam.quiz.slug}/"
    assert link in as_(exam.cast.instructor).get(address).content.decode()
    assert link not in as_(exam.cast.assistant).get(address).content.decode()


def test_a_copy_keeps_the_time_of_day_over_a_change_of_clocks(school: School) -> None:
    Course.objects.update(time_zone="Europe/Berlin")
    zone = ZoneInfo("Europe/Berlin")
    school.reschedule(opens_at=None, due_at=datetime(2026, 10, 20, 23, 59, tzinfo=zone), closes_at=None)
    client = as_(school.cast.instructor)
    assert "2026-10-27 23:59" in client.get("/teach/cnn/copy/?days=7").content.decode()
    made = client.post("/teach/cnn/copy/", {"title_en": "CNN", "term": "2027", "days": "7"})
    assert made.status_code == 302
    copy = Assignment.objects.get(course__slug="cnn-2027")
    assert copy.due_at == datetime(2026, 10, 27, 23, 59, tzinfo=zone)
    assert (copy.published, copy.items.get().exercise) == (False, school.exercise)
    assert [row.role for row in copy.course.enrolments.all()] == [Role.INSTRUCTOR]
    assert shifted(None, days=3, zone=zone) is None


def test_last_terms_course_is_copied_after_it_was_archived(school: School) -> None:
    client = as_(school.cast.instructor)
    client.post("/teach/cnn/archive/", {"archived": "1"})
    made = client.post("/teach/cnn/copy/", {"title_en": "CNN", "term": "2027", "days": "365"})
    assert (made.status_code, made.headers["Location"]) == (302, "/teach/cnn-2027/setup/")
    assert Course.objects.get(slug="cnn-2027").archived_at is None
    assert Course.objects.get(slug="cnn").archived_at is not None


def test_joining_by_code(cast: Cast) -> None:
    teacher, guest = as_(cast.instructor), as_(cast.outsider)
    teacher.post("/teach/cnn/people/code/", {"on": "1"})
    code = Course.objects.get(slug="cnn").join_code
    assert code
    assert guest.post("/join/", {"code": "WRONG"}).status_code == 422
    assert guest.post("/join/", {"code": f" {code.lower()} "}).status_code == 302
    assert Enrolment.objects.get(course=cast.course, user=cast.outsider).role == Role.STUDENT
    assert teacher.post("/join/", {"code": code}).status_code == 302
    assert Enrolment.objects.get(course=cast.course, user=cast.instructor).role == Role.INSTRUCTOR
    teacher.post("/teach/cnn/people/code/", {"on": "0"})
    assert guest.post("/join/", {"code": code}).status_code == 422


def test_one_persons_membership(cast: Cast) -> None:
    client = as_(cast.instructor)
    address = f"/teach/cnn/people/{cast.student.pk}/"
    assert client.post(address, {"role": "student", "status": "dropped"}).status_code == 302
    assert as_(cast.student).get("/courses/cnn/").status_code == 404
    assert Enrolment.objects.get(user=cast.student).status == Status.DROPPED
    mine = f"/teach/cnn/people/{cast.instructor.pk}/"
    refused = client.post(mine, {"role": "student", "status": "active"})
    assert refused.status_code == 422
    assert "needs an instructor" in refused.content.decode()
    assert Enrolment.objects.get(user=cast.instructor, course=cast.course).role == Role.INSTRUCTOR


def test_a_roster_is_shown_before_it_is_applied(cast: Cast) -> None:
    client, table = as_(cast.instructor), "name,e-mail\nAda,ada@example.org\nBo,no address\n"
    page = client.post("/teach/cnn/people/roster/", {"table": table})
    assert [row.change for row in page.context["roster"].rows] == ["add", "wrong"]
    assert not Enrolment.objects.filter(user__email="ada@example.org").exists()
    client.post("/teach/cnn/people/roster/", {"table": table, "apply": "1"})
    assert Enrolment.objects.filter(user__email="ada@example.org").exists()


def test_another_course_is_not_reached_through_ones_own(cast: Cast) -> None:
    mine = course_create(slug="mine", title={"en": "Mine"}, instructor=cast.outsider)
    client = as_(cast.outsider)
    assert client.get(f"/teach/mine/people/{cast.student.pk}/").status_code == 404
    assert client.get(f"/teach/{mine.slug}/marks/week-1/corr2d/{cast.student.pk}/").status_code == 404


def test_exercises_are_found_by_tag_and_language(school: School) -> None:
    client = as_(school.cast.instructor)
    AssignmentExercise.objects.all().delete()
    page = "/teach/cnn/assignments/week-1/"

    def found(query: str) -> list[str]:
        return [row.slug for row in client.get(f"{page}?{query}").context["found"].exercises]

    tags = client.get(page).context["found"].tags
    assert "forward" in tags
    assert found("tag=forward") == ["corr2d"]
    assert found("tag=none") == []
    assert found("language=zh-hans&tag=forward") == ["corr2d"]
    version = school.exercise.current
    assert version is not None
    type(version).objects.filter(pk=version.pk).update(spec={**version.spec, "languages": ["en"]})
    assert found("language=zh-hans") == []
    assert found("language=en") == ["corr2d"]


def test_an_order_sent_by_the_pages_script_is_answered_as_data(school: School) -> None:
    client = as_(school.cast.instructor)
    address = "/teach/cnn/assignments/week-1/exercises/"
    sent = {"exercise": ["corr2d"], "points-corr2d": "7"}
    answer = client.post(address, sent, headers={"accept": "application/json"})
    assert answer.json() == {"order": ["corr2d"]}
    assert AssignmentExercise.objects.get().points == 7
    refused = client.post(address, {**sent, "points-corr2d": "many"}, headers={"accept": "application/json"})
    assert refused.status_code == 422
    assert "many" in refused.json()["sentence"]
