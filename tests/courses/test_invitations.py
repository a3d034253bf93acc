"""Links that let people in: whom, as what, how many, until when; and what nobody gets by one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from grader.accounts.models import User
from grader.courses.models import Course, Enrolment, Event, Invitation, Role, Section, Status
from grader.courses.people.invitations import (
    MOST_OPEN,
    InvitationOver,
    invitation_accept,
    invitation_create,
    invitation_list,
    invitation_withdraw,
    token_of,
)
from grader.errors import NotFound
from tests.people import PASSWORD, Cast

DAY = timedelta(days=1)


def make(cast: Cast, role: Role = Role.STUDENT, **more: Any) -> Invitation:
    more.setdefault("expires_at", timezone.now() + DAY)
    return invitation_create(course=cast.course, by=cast.instructor, role=role, **more)


def test_a_link_gives_its_role_and_sections_and_is_recorded(cast: Cast) -> None:
    section = Section.objects.create(course=cast.course, name="Monday")
    made = make(cast, Role.ASSISTANT, sections=[section], most_uses=1)
    assert invitation_accept(user=cast.outsider, token=token_of(made)) == cast.course
    row = Enrolment.objects.get(course=cast.course, user=cast.outsider)
    assert (row.role, list(row.sections.all())) == (Role.ASSISTANT, [section])
    enrolled, invited = Event.objects.filter(course=cast.course)[:2]
    assert (invited.verb, invited.data["role"], invited.data["sections"]) == ("person-invited", "assistant", ["Monday"])
    assert (enrolled.actor, enrolled.data["invitation"]) == (cast.outsider, made.pk)


def test_the_last_use_is_one_persons(cast: Cast) -> None:
    made = make(cast, most_uses=1)
    invitation_accept(user=cast.outsider, token=token_of(made))
    invitation_accept(user=cast.outsider, token=token_of(make(cast, most_uses=1)))  # who is in uses nothing up
    with pytest.raises(InvitationOver):
        invitation_accept(user=User.objects.create_user("late"), token=token_of(made))
    assert not Enrolment.objects.filter(user__username="late").exists()
    assert [row.uses for row in Invitation.objects.order_by("pk")] == [1, 0]


def test_what_opens_nothing(cast: Cast) -> None:
    made = make(cast)
    good = token_of(made)
    others = make(cast)
    for token in ("", "x", "-", f"{made.pk}", f"{made.pk}-", good[:-1], good + "0", "²-a", f"{'9' * 30}-a"):
        with pytest.raises(InvitationOver):
            invitation_accept(user=cast.outsider, token=token)
    with pytest.raises(InvitationOver):
        invitation_accept(user=cast.outsider, token=f"{others.pk}-{good.partition('-')[2]}")
    invitation_withdraw(invitation=others, by=cast.instructor)
    with pytest.raises(InvitationOver):
        invitation_accept(user=cast.outsider, token=token_of(others))
    Invitation.objects.filter(pk=made.pk).update(expires_at=timezone.now())
    with pytest.raises(InvitationOver):
        invitation_accept(user=cast.outsider, token=good)
    assert invitation_list(viewer=cast.instructor, course=cast.course) == ()


def test_nobody_comes_back_or_rises_by_a_link(cast: Cast) -> None:
    token = token_of(make(cast, Role.INSTRUCTOR, most_uses=5))
    invitation_accept(user=cast.student, token=token)
    assert Enrolment.objects.get(course=cast.course, user=cast.student).role == Role.STUDENT
    Enrolment.objects.filter(user=cast.other).update(status=Status.DROPPED)
    with pytest.raises(InvitationOver):
        invitation_accept(user=cast.other, token=token)
    Course.objects.filter(pk=cast.course.pk).update(archived_at=timezone.now())
    with pytest.raises(InvitationOver):
        invitation_accept(user=cast.outsider, token=token)


@pytest.mark.parametrize(
    ("role", "more"),
    [
        (Role.STUDENT, {"expires_at": timezone.now() - DAY}),
        (Role.STUDENT, {"expires_at": timezone.now() + 400 * DAY}),
        (Role.STUDENT, {"most_uses": 0}),
        (Role.ASSISTANT, {}),
        (Role.INSTRUCTOR, {"most_uses": 21}),
    ],
)
def test_a_link_has_bounds(cast: Cast, role: Role, more: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        make(cast, role, **more)
    assert not Invitation.objects.exists()


def test_a_course_has_so_many_links(cast: Cast) -> None:
    for _ in range(MOST_OPEN):
        make(cast)
    with pytest.raises(ValidationError):
        make(cast)


def test_only_instructors_read_the_links(cast: Cast) -> None:
    make(cast)
    for name, who in cast.everybody():
        if name == "instructor":
            assert len(invitation_list(viewer=who, course=cast.course)) == 1
        else:
            with pytest.raises(NotFound):
                invitation_list(viewer=who, course=cast.course)


def test_from_the_people_page_through_sign_in_into_the_course(cast: Cast) -> None:
    client = Client(headers={"accept-language": "en"})
    client.force_login(cast.instructor)
    page = "/teach/cnn/people/invitations/"
    assert page in client.get("/teach/cnn/people/").content.decode()
    refused = client.post(page, {"role": "assistant"})
    assert refused.status_code == 422
    assert "Say how many people" in refused.content.decode()
    assert client.post(page, {"role": "student", "name": "Tuesday"}).status_code == 302
    [[row, link]] = client.get(page).context["rows"]
    address = link.removeprefix("http://testserver")
    stranger = Client(headers={"accept-language": "en"})
    to_sign_in = stranger.get(address)
    assert to_sign_in["Location"] == f"/sign-in/?next={address}"
    signed_in = stranger.post(to_sign_in["Location"], {"username": "outsider", "password": PASSWORD, "next": address})
    assert signed_in["Location"] == address
    text = stranger.get(address).content.decode()
    assert "Convolutional networks" in text
    assert "Tuesday" not in text  # what the instructor calls it is theirs
    assert stranger.post(address)["Location"] == "/courses/cnn/"
    assert stranger.get(address)["Location"] == "/courses/cnn/"
    assert client.post(f"{page}withdraw/", {"invitation": row.pk}).status_code == 302
    assert client.post(f"{page}withdraw/", {"invitation": row.pk}).status_code == 404
    assert stranger.get(address).status_code == 404
