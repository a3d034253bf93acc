"""The platform's roster: fetched in pages, shown, and applied as it was shown."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from grader.accounts.models import User
from grader.courses.models import Enrolment
from grader.lti.models import Context, Identity
from tests.lti.platform import INSTRUCTOR, LEARNER, FakePlatform
from tests.school import School

WEEK_1 = {"tensorgrade_assignment": "week-1"}


def member(number: int, **more: Any) -> dict[str, Any]:
    return {
        "user_id": f"student-{number}",
        "name": f"Student {number}",
        "email": f"s{number}@example.org",
        "roles": LEARNER,
        "status": "Active",
        **more,
    }


@pytest.fixture
def teacher(school: School) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(school.cast.instructor)
    return client


@pytest.fixture
def place(connected: FakePlatform) -> str:
    context = Context.objects.get()
    context.memberships_url = f"{connected.url}/members"
    context.save()
    return f"/teach/cnn/platform/roster/{context.pk}/"


def apply(teacher: Client, place: str, **more: str) -> str:
    page = teacher.post(place, more).content.decode()
    carried = re.search(r'name="members" value="([^"]+)"', page)
    assert carried is not None, page
    done = teacher.post(place, {"apply": "1", "members": carried[1], **more})
    assert done.status_code == 302
    return page


def test_a_roster_of_several_pages_comes_in(
    connected: FakePlatform, teacher: Client, place: str, school: School
) -> None:
    connected.members = [member(number) for number in range(25)] + [member(99, roles=INSTRUCTOR, name="Tea")]
    connected.page = 10
    page = apply(teacher, place)
    assert [one.query.get("From") for one in connected.of("/members")] == [None, ["10"], ["20"]]
    assert connected.of("/members")[1].query["Group"] == ["A"]  # the next link as it was written
    assert "25 would be added" in page
    assert "Tea" in page
    assert Enrolment.objects.filter(course=school.cast.course, user__email__endswith="@example.org").count() == 25
    # Accounts that were made for it are the platform's people's: they come in without a question.
    connected.arrive(Client(), custom=WEEK_1, sub="student-3", email="s3@example.org")
    assert Identity.objects.get(subject="student-3").user == User.objects.get(email="s3@example.org")
    assert len(connected.of("/members")) == 3  # applied as it was shown, not asked again


def test_an_account_of_before_is_enrolled_and_not_linked(
    connected: FakePlatform, teacher: Client, place: str, school: School
) -> None:
    User.objects.create_user("elsewhere", email="s1@example.org")
    connected.members = [member(1)]
    apply(teacher, place)
    assert Enrolment.objects.filter(course=school.cast.course, user__username="elsewhere").exists()
    assert not Identity.objects.exists()


def test_a_list_that_goes_on_elsewhere_is_not_followed(connected: FakePlatform, teacher: Client, place: str) -> None:
    connected.members = [member(number) for number in range(25)]
    connected.page, connected.next_origin = 10, "http://localhost:9"
    response = teacher.post(place)
    assert (response.status_code, "another server" in response.content.decode()) == (502, True)


def test_nobody_is_dropped_while_addresses_are_missing(
    connected: FakePlatform, teacher: Client, place: str, school: School
) -> None:
    connected.members = [member(1), member(2, email=None), member(3, status="Inactive"), {"user_id": ""}, 7]
    page = apply(teacher, place, drop="1")
    assert "no e-mail address of 1 student" in page
    assert Enrolment.objects.get(user=school.cast.student).status == "active"
    assert not User.objects.filter(email="s3@example.org").exists()
    connected.members = [member(1)]
    apply(teacher, place, drop="1")
    assert Enrolment.objects.get(user=school.cast.student).status == "dropped"


def test_what_the_form_carries_is_ours(connected: FakePlatform, teacher: Client, place: str) -> None:
    assert teacher.post(place, {"apply": "1", "members": "forged"}).status_code == 404


@pytest.mark.parametrize(("answer", "words"), [((403, {"message": "not allowed"}), "not allowed"), ((500, {}), "500")])
def test_a_platform_that_refuses_is_quoted(
    connected: FakePlatform, teacher: Client, place: str, answer: Any, words: str
) -> None:
    connected.says["/members"] = [answer]
    response = teacher.post(place)
    assert (response.status_code, words in response.content.decode()) == (502, True)


def test_a_platform_without_rosters_is_said(connected: FakePlatform, teacher: Client, place: str) -> None:
    Context.objects.update(memberships_url="")
    assert "does not let this service read" in teacher.post(place).content.decode()
