"""The page on which an exercise is removed, and what its other authors see then."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from grader.accounts.models import User
from grader.catalog.models import DraftFile, Exercise
from grader.catalog.services import exercise_store
from grader.content.loader import load_files
from grader.content.scaffold.exercise import new_exercise
from tests.school import School

LIST = "/teach/cnn/exercises/"
PAGE = f"{LIST}relu/"
REMOVE = f"{PAGE}remove/"
JSON = {"accept": "application/json"}
BEGIN = {"from": "scaffold", "slug": "relu", "kind": "code", "topic": "neurons"}


@pytest.fixture
def author(school: School, sign_in: Callable[[User], Client]) -> Client:
    return sign_in(school.cast.instructor)


def test_it_says_what_goes_offers_the_folder_and_asks(author: Client) -> None:
    author.post(f"{LIST}new/", BEGIN)
    assert REMOVE in author.get(PAGE).content.decode()
    author.post(f"{PAGE}check/")
    author.post(f"{PAGE}try/", {"source": "def relu(X):\n    return X\n", "kind": "submission"})
    page = author.get(REMOVE).content.decode()
    count = DraftFile.objects.count()
    for said in (
        f"{count} files of the draft",
        "1 check, with what it found",
        "1 try of its authors",
        f"{PAGE}export/",
    ):
        assert said in page, said
    assert Exercise.objects.filter(slug="relu").exists(), "looking removes nothing"
    done = author.post(REMOVE, {"exercise": Exercise.objects.get(slug="relu").pk}, follow=True)
    assert done.redirect_chain == [(LIST, 302)]
    assert "“relu” is removed" in done.content.decode()
    assert "removed the exercise" in author.get("/teach/cnn/record/").content.decode()
    assert author.get(PAGE, headers={"accept-language": "zh-hans"}).content.decode().count("已删除练习“relu”") == 1


def test_a_save_after_that_is_told_and_loses_nothing(author: Client) -> None:
    author.post(f"{LIST}new/", BEGIN)
    old = str(Exercise.objects.get(slug="relu").pk)
    typed = {"path": "cases.py", "text": "mine = 1\n", "revision": "1", "exercise": old}
    author.post(REMOVE, {"exercise": old})
    answer = author.post(f"{PAGE}files/", typed, headers=JSON)
    assert answer.status_code == 410
    assert "has removed the exercise" in answer.json()["sentence"]
    without_scripts = author.post(f"{PAGE}files/", typed)
    assert without_scripts.status_code == 410
    assert "mine = 1\n</textarea>" in without_scripts.content.decode()
    page = author.get(PAGE)
    assert page.status_code == 410
    assert f'data-left="{PAGE}files/"' in page.content.decode()


def test_another_exercise_at_its_address_is_not_written_into(author: Client) -> None:
    author.post(f"{LIST}new/", BEGIN)
    old = str(Exercise.objects.get(slug="relu").pk)
    author.post(REMOVE, {"exercise": old})
    author.post(f"{LIST}new/", BEGIN)
    typed = {"path": "cases.py", "text": "mine = 1\n", "revision": "1", "exercise": old}
    assert author.post(f"{PAGE}files/", typed, headers=JSON).status_code == 410
    assert author.post(REMOVE, {"exercise": old}).status_code == 410
    assert DraftFile.objects.get(path="cases.py").text == new_exercise("relu", "neurons")["cases.py"].decode()


def test_one_that_was_published_stays_and_the_page_says_why(author: Client, school: School) -> None:
    author.post(f"{LIST}new/", BEGIN)
    files = dict(new_exercise("relu", "neurons"))
    exercise_store(slug="relu", bundle=load_files("relu", files), course=school.cast.course)
    assert REMOVE not in author.get(PAGE).content.decode()
    page = author.get(REMOVE)
    assert (page.status_code, "it has been published" in page.content.decode()) == (200, True)
    assert "for good" not in page.content.decode()
    refused = author.post(REMOVE)
    assert (refused.status_code, "it has been published" in refused.content.decode()) == (409, True)
    assert Exercise.objects.filter(slug="relu").exists()
