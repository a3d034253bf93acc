"""A teacher who looks at a course as a student sees what the student sees, no more, and writes nothing."""

from __future__ import annotations

import pytest
from django.test import Client

from grader.courses.models import Enrolment, Section, Status
from grader.quizzes.models import Draw
from grader.submissions.models import Draft
from tests.access.table import Row, rows
from tests.access.walk import Walker
from tests.access.world import build_world

# Written by a teacher of their own browser, whomever they look at.
THEIR_OWN = {"POST /viewing/end/", "POST /sign-out/", "POST /theme/", "POST /language/"}


def look(walker: Walker, who: str = "instructor", user: str = "{user}") -> None:
    answer = walker.clients[who].post("/teach/cnn/as/", {"user": walker.world.address(user)})
    assert answer["Location"] == "/courses/cnn/"


def shown(row: Row) -> bool:
    return row.method == "GET" and row.address.startswith("/courses/{course}/")


@pytest.mark.django_db
@pytest.mark.parametrize("moment", ["before", "open", "under way", "closed"])
@pytest.mark.parametrize("who", ["instructor", "assistant"])
def test_every_page_of_the_course_is_the_students(moment: str, who: str) -> None:
    walker = Walker(build_world(moment))
    look(walker, who)
    before = (Draw.objects.count(), Draft.objects.count())
    wanted = {str(row): row.cells["student"][moment] for row in rows() if shown(row)}
    assert {str(row): walker.ask(who, row.method, row.address) for row in rows() if shown(row)} == wanted
    for row in rows():  # and for good: nothing of what a page does when it is opened stays
        if shown(row):
            walker.clients[who].get(walker.world.address(row.address))
    assert (Draw.objects.count(), Draft.objects.count()) == before


@pytest.mark.django_db
def test_every_post_is_refused() -> None:
    walker = Walker(build_world("under way"))
    look(walker)
    got = {str(row): walker.ask("instructor", "POST", row.address) for row in rows() if row.method == "POST"}
    allowed = {row for row, said in got.items() if not said.startswith("403")}
    assert allowed == THEIR_OWN
    for method in ("put", "patch", "delete"):
        assert getattr(walker.clients["instructor"], method)("/courses/cnn/homework/").status_code == 403


@pytest.mark.django_db
def test_what_is_not_of_the_course_stays_the_teachers_own() -> None:
    walker = Walker(build_world("under way"))
    look(walker)
    for address in ("/", "/me/", "/teach/cnn/gradebook/", "/practice/"):
        page = walker.clients["instructor"].get(address)
        assert page.context["user"] == walker.world.cast.instructor, address
        assert "viewing-bar" in page.content.decode(), address
    assert walker.ask("instructor", "GET", "/attempts/{attempt}/").startswith("403")
    elsewhere = walker.clients["instructor"].get("/courses/elsewhere/")
    assert elsewhere.status_code == 404


@pytest.mark.django_db
def test_only_whom_one_teaches() -> None:
    walker = Walker(build_world("open"))
    cast, people = walker.world.cast, walker.world.people
    monday = Section.objects.create(course=cast.course, name="Monday")
    for user in (cast.assistant, cast.other):
        Enrolment.objects.get(course=cast.course, user=user).sections.add(monday)
    for who, user, status in [
        ("instructor", people["guest"], 404),
        ("instructor", cast.assistant, 404),
        ("instructor", cast.student, 302),
        ("assistant", cast.student, 404),
        ("assistant", cast.other, 302),
        ("student", cast.other, 404),
        ("outsider", cast.student, 404),
    ]:
        got = walker.clients[who].post("/teach/cnn/as/", {"user": user.pk})
        assert got.status_code == status, (who, user)


@pytest.mark.django_db
def test_it_ends_by_itself_with_the_right_to_look_and_by_a_press() -> None:
    world = build_world("open")
    client = Client(headers={"accept-language": "en"})
    client.force_login(world.cast.instructor)
    client.post("/teach/cnn/as/", {"user": world.cast.student.pk, "back": "/teach/cnn/people/"})
    page = client.get("/courses/cnn/homework/").content.decode()
    assert "You see this as <b>Student</b>" in page
    assert '<fieldset class="viewing" disabled>' in page
    csp = client.get("/courses/cnn/homework/heron/").headers["Content-Security-Policy"]
    assert "script-src-elem http://testserver/static/web/site" in csp
    assert client.post("/viewing/end/")["Location"] == "/teach/cnn/people/"
    assert "viewing-bar" not in client.get("/courses/cnn/homework/").content.decode()
    client.post("/teach/cnn/as/", {"user": world.cast.student.pk, "back": "https://elsewhere.example/"})
    Enrolment.objects.filter(user=world.cast.student, course=world.cast.course).update(status=Status.DROPPED)
    page = client.get("/courses/cnn/homework/")
    assert page.context["user"] == world.cast.instructor
    assert "viewing-bar" not in page.content.decode()
    assert client.post("/courses/cnn/homework/heron/draft/", {"source": "x = 1"}).status_code == 200
    client.post("/teach/cnn/as/", {"user": world.cast.other.pk, "back": "https://elsewhere.example/"})
    assert client.post("/viewing/end/")["Location"] == "/"
