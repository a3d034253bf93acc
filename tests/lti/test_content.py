"""What instructors decide: which course it is, what a link opens, and what the platform links to."""

from __future__ import annotations

import re
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from django.test import Client

from grader.courses.models import Assignment, Course, Enrolment, Role
from grader.lti.models import Context, LineItem, ResourceLink, ToolKey
from tests.lti.platform import CLAIM, INSTRUCTOR, LEARNER, FakePlatform
from tests.school import School

DEEP = "https://purl.imsglobal.org/spec/lti-dl/claim/"
TEACHER: dict[str, Any] = {"sub": "teacher-1", "email": "teacher@example.org", "name": "Tea", "roles": INSTRUCTOR}


def deep(platform: FakePlatform, **more: Any) -> dict[str, Any]:
    settings = {
        "deep_link_return_url": f"{platform.url}/back",
        "accept_types": ["link", "ltiResourceLink"],
        "accept_multiple": True,
        "data": "the platform's own",
        **more,
    }
    return {
        **TEACHER,
        "message_type": "LtiDeepLinkingRequest",
        "resource_link": None,
        f"{DEEP}deep_linking_settings": settings,
    }


def sent_back(page: Any) -> dict[str, Any]:
    """The claims of the message that a page sends to the platform."""
    token = re.search(r'name="JWT" value="([^"]+)"', page.content.decode())
    assert token is not None, page.content.decode()
    key = jwt.decode(token[1], options={"verify_signature": False})
    public = serialization.load_pem_private_key(ToolKey.objects.get().private.encode(), None).public_key()
    assert key["iss"] == "tensorgrade-client"
    return jwt.decode(token[1], public, algorithms=["RS256"], audience=key["aud"])  # type: ignore[arg-type]


def test_an_instructor_makes_a_course_and_then_a_link_to_it(platform: FakePlatform, browser: Client) -> None:
    page = platform.arrive(browser, **TEACHER)
    assert page.request["PATH_INFO"].endswith("/course/")
    here = page.request["PATH_INFO"]
    page = browser.post(here, {"title": "Deep Learning"}, follow=True)
    course = Course.objects.get(slug="deep-learning")
    assert Context.objects.get().course == course
    assert Enrolment.objects.get(course=course).role == Role.INSTRUCTOR
    assert page.request["PATH_INFO"].endswith("/link/")
    assert browser.get(here).status_code == 404  # it is connected by now


def test_an_instructor_connects_one_of_their_courses(platform: FakePlatform, browser: Client, school: School) -> None:
    browser.force_login(school.cast.instructor)
    school.cast.instructor.email = "teacher@example.org"
    school.cast.instructor.save()
    page = browser.get(platform.launch(browser, **TEACHER)["Location"])
    page = browser.post(page.request["PATH_INFO"], {"do": "mine"}, follow=True)
    here = page.request["PATH_INFO"]
    assert browser.post(here, {"course": "elsewhere"}).status_code == 404
    browser.post(here, {"course": "cnn"})
    assert Context.objects.get().course == school.cast.course


def test_where_platforms_make_no_courses_there_is_nothing_to_make(platform: FakePlatform, browser: Client) -> None:
    assert platform.row is not None
    platform.row.makes_courses = False
    platform.row.save()
    page = platform.arrive(browser, **TEACHER)
    assert "Make and connect it" not in page.content.decode()
    assert browser.post(page.request["PATH_INFO"], {"title": "X"}).status_code == 404


def test_a_link_made_by_hand_is_asked_about_once(connected: FakePlatform, browser: Client, school: School) -> None:
    page = connected.arrive(browser, **TEACHER)
    here = page.request["PATH_INFO"]
    assert browser.post(here, {"do": "choose"}).status_code == 422
    page = browser.post(here, {"do": "choose", "chosen": "week-1"}, follow=True)
    assert page.request["PATH_INFO"] == "/courses/cnn/week-1/"
    assert ResourceLink.objects.get().assignment == school.assignment
    assert connected.arrive(Client()).request["PATH_INFO"] == "/courses/cnn/week-1/"
    assert LineItem.objects.get().assignment == school.assignment


def test_deep_linking_gives_back_what_was_chosen(connected: FakePlatform, browser: Client) -> None:
    page = connected.arrive(browser, **deep(connected))
    here = page.request["PATH_INFO"]
    page = browser.post(here, {"do": "choose", "chosen": ["week-1", "week-1/corr2d", "../other"]})
    assert "form-action https:" in page["Content-Security-Policy"]
    claims = sent_back(page)
    assert claims["aud"] == [connected.url]
    assert claims[f"{CLAIM}message_type"] == "LtiDeepLinkingResponse"
    assert claims[f"{CLAIM}deployment_id"] == "deployment-1"
    assert claims[f"{DEEP}data"] == "the platform's own"
    whole, one = claims[f"{DEEP}content_items"]
    assert whole["custom"] == {"tensorgrade_assignment": "week-1"}
    assert whole["url"] == "http://testserver/lti/launch/"
    assert whole["title"] == "Week 1"
    assert whole["lineItem"]["scoreMaximum"] == 10.0
    assert "endDateTime" in whole["submission"]
    assert one["custom"] == {"tensorgrade_assignment": "week-1", "tensorgrade_exercise": "corr2d"}
    # What was chosen leads there, for whoever comes by it.
    student = connected.arrive(Client(), custom=one["custom"])
    assert student.request["PATH_INFO"] == "/courses/cnn/week-1/corr2d/"


def test_deep_linking_makes_an_assignment(connected: FakePlatform, browser: Client) -> None:
    page = connected.arrive(browser, **deep(connected, accept_multiple=False, accept_lineitem=False))
    here = page.request["PATH_INFO"]
    assert browser.post(here, {"do": "make", "title": "Warm-up"}).status_code == 422
    kept = browser.post(here, {"do": "make", "title": "", "exercise": "corr2d"})
    assert (kept.status_code, 'value="corr2d" checked' in kept.content.decode()) == (422, True)
    claims = sent_back(browser.post(here, {"do": "make", "title": "Warm-up", "exercise": ["corr2d", "no-such"]}))
    (item,) = claims[f"{DEEP}content_items"]
    made = Assignment.objects.get(slug=item["custom"]["tensorgrade_assignment"])
    assert (made.published, [row.exercise.slug for row in made.items.all()]) == (True, ["corr2d"])
    assert "lineItem" not in item


@pytest.mark.parametrize(
    "roles", [LEARNER, ["http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#TeachingAssistant"]]
)
def test_only_instructors_choose(connected: FakePlatform, browser: Client, roles: list[str]) -> None:
    response = connected.arrive(browser, **{**deep(connected), "roles": roles})
    assert (response.status_code, "Only instructors" in response.content.decode()) == (403, True)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"deep_link_return_url": None}, "deep_link_return_url"),
        ({"deep_link_return_url": "javascript:alert(1)"}, "deep_link_return_url"),
        ({"accept_types": ["file"]}, "takes no links"),
        ({"data": "x" * 40_000}, "too long"),
    ],
)
def test_deep_linking_that_cannot_be_is_a_sentence(
    connected: FakePlatform, browser: Client, settings: dict[str, Any], words: str
) -> None:
    response = connected.arrive(browser, **deep(connected, **settings))
    assert (response.status_code, words in response.content.decode()) == (400, True)
