"""Against platforms that nobody here wrote: a launch, deep linking, a score and a roster, over real HTTP."""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

import jwt
import pytest

from grader.accounts.models import User
from grader.courses.models import Course, Enrolment
from grader.lti.grades.outbox import scores_send
from grader.lti.grades.upkeep import columns_update
from grader.lti.members.roster import members_fetch
from grader.lti.models import Context, Deployment, LineItem, Platform, Score
from tests.require import need
from tests.school import School, open_school, report

ROOT = Path(__file__).resolve().parent.parent.parent
PYTHON = Path(os.environ.get("PLATFORMS_PYTHON", ROOT / ".venv-platforms" / "bin" / "python"))


@dataclass
class Other:
    """One such platform, running."""

    address: str
    client_id: str
    keys: str
    token: str
    auth: str

    def seen(self) -> dict[str, Any]:
        """What it has been told."""
        with build_opener().open(f"{self.address}/seen") as answer:
            return dict(json.load(answer))


class Browser:
    """As much of a browser as a launch takes: cookies, redirects, and forms that submit themselves."""

    def __init__(self) -> None:
        self.opener: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))

    def go(self, url: str, data: dict[str, str] | None = None, origin: str = "") -> tuple[str, str]:
        """The address and the text of the page at last."""
        sent = urlencode(data).encode() if data is not None else None
        request = Request(url, sent, {"Origin": origin} if origin else {})
        with self.opener.open(request) as answer:
            return answer.url, answer.read().decode()

    def start(self, other: Other, user: str, hint: str = "link") -> tuple[str, str]:
        """A press on the platform, as far as the tool's page."""
        url, page = self.go(f"{other.address}/start?{urlencode({'user': user, 'hint': hint})}")
        assert url.startswith(other.address), page
        return self.submit(url, page)

    def submit(self, url: str, page: str) -> tuple[str, str]:
        """The form that carries a message, as it stands."""
        forms = re.findall(r"<form.*?</form>", page, re.DOTALL)
        form = next((one for one in forms if "id_token" in one or "JWT" in one), "")
        action = re.search(r'action="([^"]+)"', form)
        assert action is not None, page
        return self.go(urljoin(url, html.unescape(action[1])), fields(form))


def fields(page: str) -> dict[str, str]:
    found = {}
    for tag in re.findall(r"<input[^>]*>", page, re.DOTALL):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag, re.DOTALL)
        if name and value:
            found[name[1]] = html.unescape(value[1])
    return found


@pytest.fixture(params=["plain", "xblock_platform"])
def other(
    request: pytest.FixtureRequest, live_server: Any, configured: Callable[..., None], tmp_path: Path
) -> Iterator[Other]:
    need(PYTHON.exists(), f"{PYTHON} is not there: see requirements/platforms.txt")
    configured(allow_private_addresses=True)
    script = Path(__file__).with_name("others") / f"{request.param}.py"
    log = (tmp_path / "log").open("wb")
    command = [str(PYTHON), str(script), live_server.url, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            assert line, (tmp_path / "log").read_text()
            yield Other(**json.loads(line))
        finally:
            process.terminate()
            process.wait(10)
            log.close()


@pytest.fixture
def school(other: Other) -> School:
    found = open_school()
    platform = Platform.objects.create(
        name="Other", issuer=other.address, client_id=other.client_id, auth_url=f"{other.address}{other.auth}",
        token_url=f"{other.address}{other.token}", keyset_url=f"{other.address}{other.keys}",
    )  # fmt: skip
    Deployment.objects.create(platform=platform, deployment_id="1")
    return found


def test_a_course_with_it(other: Other, school: School, live_server: Any) -> None:
    teacher, student = Browser(), Browser()
    # The first time an instructor comes, they say which course it is: here they make it.
    url, page = teacher.start(other, "teacher-1", "deep")
    assert url.endswith("/course/"), page
    url, page = teacher.go(url, {"title": "Made there", "csrfmiddlewaretoken": fields(page)["csrfmiddlewaretoken"]})
    course = Course.objects.get(title__en="Made there")
    assert Enrolment.objects.get(course=course).role == "instructor"
    # Then the cast's course takes its place, which has something to link.
    Context.objects.update(course=school.cast.course)
    Enrolment.objects.filter(course=course).update(course=school.cast.course)

    url, page = teacher.start(other, "teacher-1", "deep")
    assert url.endswith("/content/"), page
    chosen = {"do": "choose", "chosen": "week-1", "csrfmiddlewaretoken": fields(page)["csrfmiddlewaretoken"]}
    url, page = teacher.go(url, chosen)
    if "plain" in other.client_id:
        _url, taken = teacher.submit(url, page)
        (item,) = json.loads(taken)
    else:
        # Its own page for this belongs to Open edX's studio; what it checks of the message, it checks here.
        (item,) = jwt.decode(fields(page)["JWT"], options={"verify_signature": False})[
            "https://purl.imsglobal.org/spec/lti-dl/claim/content_items"
        ]
    assert (item["type"], item["custom"]) == ("ltiResourceLink", {"tensorgrade_assignment": "week-1"})

    url, page = student.start(other, "student-1")
    assert url == f"{live_server.url}/courses/cnn/week-1/"
    user = User.objects.get(name="Student-1")
    assert Enrolment.objects.get(user=user, course=school.cast.course).role == "student"

    school.graded(report(7.5), user=user)
    assert scores_send() == 1
    assert Score.objects.get().state == "sent", Score.objects.get().problem
    seen = other.seen()
    assert [(one["userId"], one["scoreGiven"], one["scoreMaximum"]) for one in seen["scores"]] == [
        ("student-1", 7.5, 10.0)
    ]
    assert [column["label"] for column in seen["columns"].values()] == ["Week 1"]
    school.assignment.title = {"en": "First week"}
    school.assignment.save()
    LineItem.objects.update(checked_at=None)
    columns_update()
    assert LineItem.objects.get().problem == ""
    assert [column["label"] for column in other.seen()["columns"].values()] == ["First week"]

    members = {member.subject: member.role for member in members_fetch(context=Context.objects.get())}
    assert members == {"student-1": "student", "student-2": "student", "teacher-1": "instructor"}
