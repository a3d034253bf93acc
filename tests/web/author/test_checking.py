"""Checking and publishing an exercise, as the pages do it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from grader.accounts.models import User
from grader.catalog.models import DraftCheck, Exercise, Publication
from grader.catalog.own.checking import checks_run
from grader.grading.author.cache import Cache
from grader.sandbox.client import Jails
from tests.school import School

PAGE = "/teach/cnn/exercises/relu/"
JSON = {"accept": "application/json"}


@pytest.fixture
def author(school: School, sign_in: Callable[[User], Client]) -> Client:
    client = sign_in(school.cast.instructor)
    client.post("/teach/cnn/exercises/new/", {"from": "scaffold", "slug": "relu", "kind": "code", "languages": "en"})
    return client


def test_from_a_check_to_students(author: Client, school: School, jails: Jails, tmp_path: Path) -> None:
    assert "Not checked yet" in author.get(PAGE).content.decode()
    assert "has not passed its check" in author.get(f"{PAGE}publish/").content.decode()
    assert author.post(f"{PAGE}check/", {"path": "cases.py"}).headers["Location"] == f"{PAGE}?file=cases.py#check"
    page = author.get(PAGE).content.decode()
    assert "It waits for a worker." in page
    assert '<noscript><meta http-equiv="refresh"' in page
    state = author.get(f"{PAGE}check/?path=reference.py", headers=JSON).json()
    assert state["open"] is True
    checks_run(jails=jails, cache=Cache(tmp_path), worker="worker")
    state = author.get(f"{PAGE}check/?path=reference.py", headers=JSON).json()
    assert state["open"] is False
    assert "it may be published" in state["check"]
    refused = author.post(f"{PAGE}publish/")
    assert refused.status_code == 422
    assert "Students who read Chinese" in refused.content.decode()
    assert author.post(f"{PAGE}publish/", {"signed": ["language-zh-hans"], "note": "first"}).status_code == 302
    assert Publication.objects.get(exercise__slug="relu").note == "first"
    exercise = Exercise.objects.get(slug="relu")
    assert exercise.current is not None
    assert not exercise.listed
    author.post(f"/teach/cnn/assignments/{school.assignment.slug}/exercises/", {"exercise": "corr2d", "add": "relu"})
    student = Client(headers={"accept-language": "en"})
    student.force_login(school.cast.student)
    assert "Rectified linear units" in student.get("/courses/cnn/week-1/relu/").content.decode()


def test_findings_stand_in_their_files(author: Client, jails: Jails, tmp_path: Path) -> None:
    wrong = "def relu(X):\n    return X\n"
    author.post(f"{PAGE}files/", {"path": "accepted/loop.py", "text": wrong, "revision": "1"})
    author.post(f"{PAGE}check/")
    checks_run(jails=jails, cache=Cache(tmp_path), worker="worker")
    state = author.get(f"{PAGE}check/?path=accepted/loop.py", headers=JSON).json()
    assert state["counts"] == {"accepted/loop.py": 1}
    assert "is right, and ends as" in state["marks"][0]["message"]
    assert "1 thing stands against publishing it" in state["check"]
    author.post(f"{PAGE}files/", {"path": "accepted/loop.py", "text": f"{wrong}# changed\n", "revision": "2"})
    state = author.get(f"{PAGE}check/?path=accepted/loop.py", headers=JSON).json()
    assert state["marks"] == [], "of a file that has changed since nothing is said"
    assert "This was found before the last changes" in state["check"]
    assert author.post(f"{PAGE}publish/").status_code == 422


def test_what_cannot_be_read_is_not_checked(author: Client) -> None:
    author.post(f"{PAGE}files/", {"path": "exercise.toml", "text": "format = ", "revision": "1"})
    page = author.post(f"{PAGE}check/", follow=True).content.decode()
    assert "cannot be read as it is" in page
    assert not DraftCheck.objects.exists()


def test_a_proposed_case_is_added(author: Client, jails: Jails, tmp_path: Path) -> None:
    cases = "import numpy as np\n\n\ndef cases(rng):\n    yield dict(name='one', args=(np.array([-2.0, 3.0]),))\n"
    reference = "import numpy as np\n\n\ndef relu(X):\n    return X * np.where(X > 1, 1.0, 0.5)\n"
    author.post(f"{PAGE}files/", {"path": "cases.py", "text": cases, "revision": "1"})
    for path in ("reference.py", "accepted/loop.py", "accepted/halved.py"):
        author.post(f"{PAGE}files/", {"path": path, "text": reference, "revision": "1"})
    author.post(f"{PAGE}check/")
    checks_run(jails=jails, cache=Cache(tmp_path), worker="worker")
    page = author.get(PAGE)
    one = next(one for one in page.context["proof"].survivors if one.proposal)
    assert "Add a case that catches it" in page.content.decode()
    shown = author.get(f"{PAGE}check/", headers=JSON).json()["check"]  # what the page's script puts into the page
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', shown)
    assert token is not None
    author.handler.enforce_csrf_checks = True
    sent = {"do": "case", "mutant": one.name, "csrfmiddlewaretoken": token[1]}
    added = author.post(f"{PAGE}files/", sent)
    author.handler.enforce_csrf_checks = False
    assert added.headers["Location"].endswith("?file=cases.py")
    text = author.get(f"{PAGE}?file=cases.py").context["text"]
    assert 'name="a further input 1"' in text
    assert author.post(f"{PAGE}files/", {"do": "case", "mutant": "another"}).status_code == 404
    author.post(f"{PAGE}files/", {"path": "cases.py", "text": "x = 1\n", "revision": "3"})
    assert author.post(f"{PAGE}files/", {"do": "case", "mutant": one.name}).status_code == 422
