"""An author solves a draft as a student would, before anybody else sees it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import resolve

from grader.accounts.models import User
from grader.catalog.models import Exercise, ExerciseVersion
from grader.catalog.own.checking import checks_run
from grader.grading.author.cache import Cache
from grader.sandbox.client import Jails
from grader.submissions.models import Submission
from tests.school import School, finish, report

PAGE = "/teach/cnn/exercises/relu/"
TRY = f"{PAGE}try/"


@pytest.fixture
def author(school: School, sign_in: Callable[[User], Client]) -> Client:
    return sign_in(school.cast.instructor)


def begin(author: Client, kind: str) -> None:
    author.post("/teach/cnn/exercises/new/", {"from": "scaffold", "slug": "relu", "kind": kind})


def test_code_is_sent_for_the_draft_as_it_is(author: Client, school: School, sign_in: Callable[[User], Client]) -> None:
    begin(author, "code")
    page = author.get(TRY).content.decode()
    assert "Rectified linear units" in page
    assert "is still empty" in page, "the starter"
    for action in re.findall(r'<form[^>]* action="([^"]+)"', page):
        assert resolve(action), "each form of it leads somewhere"
    sent = author.post(TRY, {"source": "def relu(X):\n    return X\n", "kind": "submission"})
    submission = Submission.objects.get()
    assert sent.headers["Location"] == f"{TRY}?submission={submission.public_id}#result"
    assert submission.assignment is None
    assert Exercise.objects.get(slug="relu").current is None, "students get nothing yet"
    finish(submission, report(4.0))
    assert "return X" in author.get(TRY).content.decode()
    assert author.get(f"/submissions/{submission.public_id}/").status_code == 200
    other = sign_in(school.cast.assistant)
    assert other.get(f"/submissions/{submission.public_id}/").status_code == 404
    assert other.get(TRY).status_code == 404
    saved = author.post(f"{TRY}draft/", {"source": "later", "revision": "old"}, headers={"accept": "application/json"})
    assert saved.status_code == 409
    new = "def relu(X):\n    return None\n"
    author.post(f"{PAGE}files/", {"path": "starter.py", "text": new, "revision": "1"})
    author.post(TRY, {"source": "def relu(X):\n    return X\n", "kind": "trial"})
    assert Submission.objects.count() == 2
    assert ExerciseVersion.objects.filter(exercise__slug="relu").count() == 2, "a try is of what stands there now"
    assert author.get(f"{TRY}starter/").content.decode() == new


def test_a_question_is_answered(author: Client, jails: Jails, tmp_path: Path) -> None:
    begin(author, "question")
    assert "No variant has been drawn yet" in author.get(TRY).content.decode()
    author.post(f"{PAGE}check/")
    checks_run(jails=jails, cache=Cache(tmp_path), worker="worker")
    page = author.get(f"{TRY}?n=1")
    right = author.get(PAGE).context["proof"].variants[1].right[0]
    name = page.context["form"].name
    name = page.context["form"].name
    for answer, percent in ((right.replace(",", ""), 100), ("1", 0)):
        assert author.post(f"{TRY}?n=1", {name: answer}).context["latest"].percent == percent
    assert not Submission.objects.exists()


def test_what_cannot_be_read_cannot_be_tried(author: Client) -> None:
    begin(author, "code")
    author.post(f"{PAGE}files/", {"path": "exercise.toml", "text": "", "revision": "1"})
    assert author.get(TRY).status_code == 422
