"""A launch: what is believed, what is refused with which sentence, and what comes of a role."""

from __future__ import annotations

import base64
import time
from typing import Any

import jwt
import pytest
from django.test import Client

from grader.accounts.models import User
from grader.courses.models import Enrolment, Role
from grader.lti.launching.roles import told_role
from grader.lti.models import Identity, LineItem, Login, ResourceLink
from tests.lti.platform import AGS, CLAIM, INSTRUCTOR, LEARNER, ROLES, SCOPES, FakePlatform
from tests.school import School

WEEK_1 = {"tensorgrade_assignment": "week-1"}


def test_a_student_comes_to_the_assignment(connected: FakePlatform, browser: Client, school: School) -> None:
    page = connected.arrive(browser, custom=WEEK_1)
    assert (page.status_code, page.request["PATH_INFO"]) == (200, "/courses/cnn/week-1/")
    user = User.objects.get(email="ada@example.org")
    assert (user.name, user.has_usable_password()) == ("Ada Lovelace", False)
    assert Enrolment.objects.get(user=user, course=school.cast.course).role == Role.STUDENT
    assert ResourceLink.objects.get().assignment == school.assignment
    assert LineItem.objects.get().assignment == school.assignment
    # The second time the same account, whatever the platform calls them by now.
    connected.arrive(Client(), custom=WEEK_1, name="Ada King", email="king@example.org")
    assert Identity.objects.get().user == user


def test_a_link_to_an_exercise_leads_to_it(connected: FakePlatform, browser: Client) -> None:
    page = connected.arrive(browser, custom={**WEEK_1, "tensorgrade_exercise": "corr2d"})
    assert page.request["PATH_INFO"] == "/courses/cnn/week-1/corr2d/"


def test_a_launch_posted_twice_is_refused(connected: FakePlatform, browser: Client) -> None:
    wanted = connected.begin(browser)
    sent = {"id_token": connected.sign(connected.claims(wanted["nonce"])), "state": wanted["state"]}
    assert browser.post("/lti/launch/", sent).status_code == 302
    again = browser.post("/lti/launch/", sent)
    assert again.status_code == 403
    assert "used already" in again.content.decode()
    assert not Login.objects.exists()


def test_a_launch_of_another_browser_is_refused(connected: FakePlatform, browser: Client) -> None:
    wanted = connected.begin(Client())
    sent = {"id_token": connected.sign(connected.claims(wanted["nonce"])), "state": wanted["state"]}
    response = browser.post("/lti/launch/", sent)
    assert response.status_code == 403
    assert "Open in a new window" in response.content.decode()
    # Nor does it help to claim that the platform's storage had the proof: only a page of ours can ask it.
    for origin in ({}, {"Origin": connected.url}):
        stolen = browser.post("/lti/launch/", {**sent, "proof": "x"}, headers=origin)
        assert stolen.status_code == 403
    assert not Identity.objects.exists()


def changed(**changes: Any) -> dict[str, Any]:
    return changes


@pytest.mark.parametrize(
    ("changes", "status", "words"),
    [
        (changed(sub=None), 400, "does not say who you are"),
        (changed(sub=""), 400, "does not say who you are"),
        (changed(sub="x" * 256), 400, "does not say who you are"),
        (changed(resource_link=None), 400, "which link was opened"),
        (changed(resource_link={"title": "no id"}), 400, "which link was opened"),
        (changed(roles=None), 400, "what your role is"),
        (changed(roles="Learner"), 400, "what your role is"),
        (changed(roles=[]), 403, "has no counterpart"),
        (changed(roles=[f"{ROLES}Mentor"]), 403, "(Mentor) has no counterpart"),
        (changed(roles=["urn:lti:sysrole:ims/lis/None"]), 403, "has no counterpart"),
        (changed(version="1.1"), 400, "not LTI 1.3"),
        (changed(message_type="LtiSubmissionReviewRequest"), 400, "no kind of message"),
        (changed(deployment_id=None), 400, "deployment_id"),
        (changed(context=None), 403, "which course this is"),
        (changed(nonce="another"), 400, "answers another question"),
        (changed(aud="another"), 400, "another client"),
        (changed(aud=["tensorgrade-client", "another"], azp="another"), 400, "another client"),
        (changed(iss="https://elsewhere.example"), 400, "another issuer"),
        (changed(exp=int(time.time()) - 120), 400, "run out"),
        (changed(iat=int(time.time()) + 3600), 400, "from the future"),
        (changed(exp=None), 400, "exp"),
    ],
)
def test_what_cannot_be_is_a_sentence(
    connected: FakePlatform, browser: Client, changes: dict[str, Any], status: int, words: str
) -> None:
    response = connected.arrive(browser, custom=WEEK_1, **changes)
    assert (response.status_code, words in response.content.decode()) == (status, True), response.content.decode()
    assert not Enrolment.objects.filter(user__email="ada@example.org").exists()


def test_a_clock_a_minute_off_is_no_matter(connected: FakePlatform, browser: Client) -> None:
    now = int(time.time())
    for changes in (changed(iat=now + 50), changed(exp=now - 50, iat=now - 350)):
        assert connected.arrive(browser, custom=WEEK_1, **changes).status_code == 200


@pytest.mark.parametrize("how", ["none", "HS256", "another key", "another kid", "no token", "huge", "deep"])
def test_what_the_platform_did_not_sign_is_refused(connected: FakePlatform, browser: Client, how: str) -> None:
    wanted = connected.begin(browser)
    claims = connected.claims(wanted["nonce"])
    if how == "none":
        token = jwt.encode(claims, None, algorithm="none")
    elif how == "HS256":
        token = jwt.encode(claims, "a secret that is as long as is needed for this", headers={"kid": "first"})
    elif how == "another key":
        connected.key = 1
        token = connected.sign(claims)
        connected.key = 0
    elif how == "another kid":
        token = connected.sign(claims, headers={"kid": "second"})
    else:
        nested = base64.urlsafe_b64encode(b'{"a":' + b"[" * 60_000).decode()
        token = {"no token": "x.y.z", "huge": "x" * 200_000, "deep": f"{nested}.y.z"}[how]
    response = browser.post("/lti/launch/", {"id_token": token, "state": wanted["state"]})
    assert response.status_code == 400
    assert not Identity.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sent", "status", "words"),
    [
        ({}, 400, "iss, login_hint"),
        ({"iss": "https://nobody.example", "login_hint": "x"}, 403, "is not registered here"),
        ({"iss": "https://nobody.example/" + "x" * 20_000, "login_hint": "x"}, 400, "too long"),
        ({"iss": "a\0b", "login_hint": "x"}, 403, "is not registered"),
    ],
)
def test_whoever_is_not_registered_gets_a_sentence(
    browser: Client, sent: dict[str, str], status: int, words: str
) -> None:
    response = browser.post("/lti/login/", sent)
    assert (response.status_code, words in response.content.decode()) == (status, True)


@pytest.mark.parametrize(
    ("sent", "status", "words"),
    [
        ({}, 400, "id_token, state"),
        ({"id_token": "x", "state": "wrong"}, 403, "used already or has taken too long"),
        ({"error": "login_required", "error_description": "no session", "state": "x"}, 400, "login_required"),
    ],
)
def test_a_wrong_state_is_a_sentence(
    platform: FakePlatform, browser: Client, sent: dict[str, str], status: int, words: str
) -> None:
    response = browser.post("/lti/launch/", sent)
    assert (response.status_code, words in response.content.decode()) == (status, True)


def test_keys_are_kept_and_asked_for_anew_once_they_rotate(connected: FakePlatform, browser: Client) -> None:
    for _ in range(3):
        assert connected.arrive(browser, custom=WEEK_1).status_code == 200
    assert len(connected.of("/keys")) == 1
    connected.kid, connected.key = "second", 1
    assert connected.arrive(browser, custom=WEEK_1).status_code == 200
    assert len(connected.of("/keys")) == 2
    # Made-up ids do not make the service ask again and again.
    for _ in range(3):
        wanted = connected.begin(browser)
        token = connected.sign(connected.claims(wanted["nonce"]), headers={"kid": "made up"})
        browser.post("/lti/launch/", {"id_token": token, "state": wanted["state"]})
    assert len(connected.of("/keys")) == 2


def test_a_platform_whose_keys_cannot_be_had_is_named(connected: FakePlatform, browser: Client) -> None:
    connected.says["/keys"] = [(503, {})]
    response = connected.launch(browser)
    assert response.status_code == 502
    assert "status 503" in response.content.decode()
    assert connected.arrive(browser, custom=WEEK_1).status_code == 200  # a fresh launch, once it answers


def test_a_role_that_changes_is_changed(connected: FakePlatform, browser: Client, school: School) -> None:
    def role(roles: list[str]) -> str:
        connected.arrive(browser, custom=WEEK_1, roles=roles)
        return Enrolment.objects.get(course=school.cast.course, user__email="ada@example.org").role

    assert role(INSTRUCTOR) == Role.INSTRUCTOR
    assert role(LEARNER) == Role.STUDENT
    Enrolment.objects.filter(user__email="ada@example.org").update(role=Role.ASSISTANT)
    assert role(LEARNER) == Role.ASSISTANT  # decided here, and the platform says nothing new
    assert role(INSTRUCTOR) == Role.INSTRUCTOR
    # A role that is none of ours leaves nobody what they were by the platform's word.
    response = connected.arrive(browser, custom=WEEK_1, roles=[f"{ROLES}Mentor"])
    assert response.status_code == 403


def test_who_was_taken_out_here_stays_out(connected: FakePlatform, browser: Client) -> None:
    connected.arrive(browser, custom=WEEK_1)
    Enrolment.objects.filter(user__email="ada@example.org").update(status="dropped")
    response = connected.arrive(browser, custom=WEEK_1)
    assert (response.status_code, "taken out of this course" in response.content.decode()) == (403, True)


@pytest.mark.parametrize(
    ("roles", "role"),
    [
        ([f"{ROLES}Learner"], "student"),
        (["Learner"], "student"),
        (["http://purl.imsglobal.org/vocab/lis/v2/membership/Learner#GuestLearner"], "student"),
        ([f"{ROLES}Instructor", f"{ROLES}Learner"], "instructor"),
        (["http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#TeachingAssistant"], "assistant"),
        (
            [f"{ROLES}Instructor", "http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#TeachingAssistant"],
            "assistant",
        ),
        (["http://purl.imsglobal.org/vocab/lis/v2/institution/person#Student"], ""),
        (["http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor"], ""),
        (["http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator"], "instructor"),
        (["http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator", f"{ROLES}Learner"], "student"),
        ([f"{ROLES}Mentor"], ""),
        ([f"{ROLES}Observer"], ""),
        (["https://evil.example/#Instructor"], ""),
        (["urn:lti:role:ims/lis/Instructor"], ""),
        ([], ""),
    ],
)
def test_roles(roles: list[str], role: str) -> None:
    assert told_role(roles).role == role


def test_a_second_deployment_knows_the_same_person(connected: FakePlatform, browser: Client) -> None:
    connected.arrive(browser, custom=WEEK_1)
    connected.arrive(Client(), deployment_id="deployment-2")
    assert len({row.user_id for row in Identity.objects.all()}) == 1
    assert Identity.objects.count() == 2


def test_deployments_that_do_not_stand_in_the_form_are_refused(connected: FakePlatform, browser: Client) -> None:
    assert connected.row is not None
    connected.row.any_deployment = False
    connected.row.save()
    assert connected.arrive(browser, custom=WEEK_1).status_code == 200
    response = connected.arrive(Client(), deployment_id="another")
    assert (response.status_code, "deployment another" in response.content.decode()) == (403, True)


def test_a_picture_or_a_name_of_any_length_is_no_matter(connected: FakePlatform, browser: Client) -> None:
    long = "https://pictures.example/" + "x" * 3000
    page = connected.arrive(browser, custom=WEEK_1, picture=long, name="N" * 4000, given_name=["no", "text"])
    assert page.status_code == 200
    assert len(User.objects.get(email="ada@example.org").name) == 150


def test_characters_that_no_database_keeps_are_no_matter(connected: FakePlatform, browser: Client) -> None:
    zero = {"custom": {**WEEK_1, "a\0": "b\0"}, "name": "A\0da", "roles": [*LEARNER, "x\0"]}
    endpoint = {f"{AGS}claim/endpoint": {"scope": [*SCOPES, "z\0"], "lineitems": f"{connected.url}/line\0items"}}
    assert connected.arrive(browser, **zero, **endpoint).status_code == 200


def test_an_email_that_is_none_makes_an_account_without(connected: FakePlatform, browser: Client) -> None:
    for email in (None, "no address", "x" * 300 + "@example.org", 7):
        page = connected.arrive(Client(), custom=WEEK_1, email=email, sub=f"person-{str(email)[:9]}")
        assert page.status_code == 200
    assert set(User.objects.filter(lti_identities__isnull=False).values_list("email", flat=True)) == {""}


def test_before_the_course_is_connected_students_are_told_who_to_ask(platform: FakePlatform, browser: Client) -> None:
    response = platform.arrive(browser)
    assert (response.status_code, "not connected yet" in response.content.decode()) == (403, True)


def test_a_link_that_nobody_chose_for_leads_students_nowhere(connected: FakePlatform, browser: Client) -> None:
    for custom in ({}, {"tensorgrade_assignment": "no-such"}, {**WEEK_1, "tensorgrade_exercise": "no-such"}):
        response = connected.arrive(browser, custom=custom)
        assert (response.status_code, "leads nowhere yet" in response.content.decode()) == (403, True)


def test_a_platform_that_is_switched_off_lets_nobody_in(connected: FakePlatform, browser: Client) -> None:
    wanted = connected.begin(browser)
    assert connected.row is not None
    connected.row.active = False
    connected.row.save()
    sent = {"id_token": connected.sign(connected.claims(wanted["nonce"])), "state": wanted["state"]}
    assert browser.post("/lti/launch/", sent).status_code == 403
    assert browser.post("/lti/login/", {"iss": connected.url, "login_hint": "x"}).status_code == 403


def test_our_keys_are_published(browser: Client, db: None) -> None:
    (key,) = browser.get("/lti/keys/").json()["keys"]
    assert set(key) == {"kty", "use", "alg", "kid", "n", "e"}
    assert f"{CLAIM}" not in key
