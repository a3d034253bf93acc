"""Whose account a launch opens: never one that its bearer has not agreed to."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client

from grader.accounts.models import User
from grader.courses.models import Enrolment
from grader.courses.people.roster import roster_apply
from grader.lti.models import Identity, Launch
from grader.tables import Table
from tests.lti.platform import FakePlatform
from tests.people import PASSWORD
from tests.school import School

WEEK_1 = {"tensorgrade_assignment": "week-1"}


@pytest.fixture
def student(school: School) -> User:
    """The cast's student, who has the address that the platform claims."""
    User.objects.filter(pk=school.cast.student.pk).update(email="Ada@Example.org")
    return User.objects.get(pk=school.cast.student.pk)


def ask(connected: FakePlatform, browser: Client) -> str:
    response = connected.launch(browser, custom=WEEK_1)
    assert re.fullmatch(r"/lti/launches/[0-9a-f-]+/account/", response["Location"])
    page = browser.get(response["Location"])
    assert "ada@example.org" in page.content.decode()
    return response["Location"]


def test_an_address_alone_opens_no_account(connected: FakePlatform, browser: Client, student: User) -> None:
    place = ask(connected, browser)
    assert not Identity.objects.exists()
    assert "_auth_user_id" not in browser.session
    assert browser.get(place.replace("account/", "")).status_code == 302  # to the sign-in
    wrong = browser.post(place, {"do": "link", "username": "student", "password": "wrong"})
    assert (wrong.status_code, Identity.objects.exists()) == (422, False)
    right = browser.post(place, {"do": "link", "username": "student", "password": PASSWORD}, follow=True)
    assert right.request["PATH_INFO"] == "/courses/cnn/week-1/"
    assert Identity.objects.get().user == student
    # Used up, and never asked again.
    assert browser.post(place, {"do": "new"}).status_code == 403
    assert connected.arrive(Client(), custom=WEEK_1).request["PATH_INFO"] == "/courses/cnn/week-1/"


def test_a_new_account_has_nothing_of_the_other(connected: FakePlatform, browser: Client, student: User) -> None:
    page = browser.post(ask(connected, browser), {"do": "new"}, follow=True)
    assert page.request["PATH_INFO"] == "/courses/cnn/week-1/"
    user = Identity.objects.get().user
    assert (user != student, user.email, user.name) == (True, "", "Ada Lovelace")


def test_whoever_is_signed_in_here_says_so_with_one_press(
    connected: FakePlatform, browser: Client, student: User
) -> None:
    browser.force_login(student)
    place = ask(connected, browser)
    page = browser.post(place, {"do": "mine"}, follow=True)
    assert page.request["PATH_INFO"] == "/courses/cnn/week-1/"
    assert Identity.objects.get().user == student
    # An account is one person of a platform's, not two.
    other = browser.post(self_other(connected, browser), {"do": "mine"})
    assert (other.status_code, "somebody else on the learning platform" in other.content.decode()) == (403, True)


def self_other(connected: FakePlatform, browser: Client) -> str:
    return str(connected.launch(browser, custom=WEEK_1, sub="student-2")["Location"])


def test_an_account_that_a_list_made_needs_no_password(
    connected: FakePlatform, browser: Client, school: School
) -> None:
    table = Table(("name", "email"), (("Ada", "ada@example.org"),), (2,))
    roster_apply(course=school.cast.course, table=table, drop=False, by=school.cast.instructor)
    place = ask(connected, browser)
    assert "That is me" in browser.get(place).content.decode()
    page = browser.post(place, {"do": "waiting"}, follow=True)
    assert page.request["PATH_INFO"] == "/courses/cnn/week-1/"
    user = Identity.objects.get().user
    assert user.email == "ada@example.org"
    assert Enrolment.objects.filter(user=user).count() == 1


def test_an_account_in_use_is_not_given_away_like_that(connected: FakePlatform, browser: Client, student: User) -> None:
    place = ask(connected, browser)
    assert "That is me" not in browser.get(place).content.decode()
    assert browser.post(place, {"do": "waiting"}).status_code == 404
    # Nor is one without a password that is in another course, or keeps the site.
    User.objects.filter(pk=student.pk).update(password="!")
    Enrolment.objects.filter(user=student).update(role="instructor")
    assert browser.post(place, {"do": "waiting"}).status_code == 404


def test_no_platform_opens_an_account_that_keeps_the_site(
    connected: FakePlatform, browser: Client, student: User
) -> None:
    User.objects.filter(pk=student.pk).update(is_staff=True)
    place = ask(connected, browser)
    response = browser.post(place, {"do": "link", "username": "student", "password": PASSWORD})
    assert (response.status_code, "keeps the site" in response.content.decode()) == (403, True)
    assert not Identity.objects.exists()
    User.objects.filter(pk=student.pk).update(is_staff=False)
    browser.post(place, {"do": "link", "username": "student", "password": PASSWORD})
    User.objects.filter(pk=student.pk).update(is_staff=True)
    assert connected.arrive(Client(), custom=WEEK_1).status_code == 403


def test_a_closed_account_stays_closed(connected: FakePlatform, browser: Client) -> None:
    connected.arrive(browser, custom=WEEK_1)
    User.objects.filter(lti_identities__isnull=False).update(is_active=False)
    response = connected.arrive(Client(), custom=WEEK_1)
    assert (response.status_code, "account is closed" in response.content.decode()) == (403, True)


def test_a_launch_is_its_bearers_alone(connected: FakePlatform, browser: Client, school: School) -> None:
    connected.arrive(browser, custom=WEEK_1)
    launch = Launch.objects.get()
    other = Client()
    other.force_login(school.cast.other)
    assert other.get(f"/lti/launches/{launch.public_id}/").status_code == 404
    assert other.get(f"/lti/launches/{launch.public_id}/account/").status_code == 403


def test_a_person_sees_which_platforms_open_their_account(connected: FakePlatform, browser: Client) -> None:
    connected.arrive(browser, custom=WEEK_1)
    assert "School" in browser.get("/me/").content.decode()
    kept = json.loads(b"".join(browser.get("/me/data.json").streaming_content))  # type: ignore[attr-defined]
    (said,) = [row for row in kept if row["kind"] == "platform"]
    assert (said["subject"], said["deployment"]) == ("student-1", "deployment-1")
