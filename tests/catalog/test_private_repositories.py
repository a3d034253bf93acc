"""A private repository is pulled with a token that nobody reads again: not a page, not a log, not another server."""

from __future__ import annotations

import base64
import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client

from grader.accounts.models import User
from grader.catalog.models import Exercise, GitSource
from grader.catalog.own.drafts import draft_create
from grader.catalog.own.repositories.fetching import NotPulled
from grader.catalog.own.repositories.pulls import pull_ask, pulls_run, source_set, token_forget
from grader.catalog.own.repositories.tokens import Access, check_token
from grader.catalog.own.selectors import own_get
from grader.content.scaffold.exercise import new_exercise
from grader.sealed import SealBrokenError, seal, unseal
from tests.catalog.git_server import commit, served
from tests.school import School

FILES = dict(new_exercise("relu", "neurons"))
TOKEN = "ghp_very-secret"
Configured = Callable[..., None]
Asked = list[tuple[str, str]]


@pytest.fixture
def asked() -> Asked:
    """The address and the Authorization header of each request that the server was sent."""
    return []


@pytest.fixture
def server(tmp_path: Path, configured: Configured, asked: Asked) -> Iterator[str]:
    configured(allow_private_addresses=True)
    commit(tmp_path / "private", FILES)
    with served(tmp_path, password=("x-access-token", TOKEN), asked=asked) as address:
        yield address


@pytest.fixture
def author(school: School) -> User:
    return school.cast.instructor


@pytest.fixture
def exercise(school: School, author: User) -> Exercise:
    return draft_create(course=school.cast.course, slug="relu", files={"exercise.toml": b""}, by=author)


def pulled(source: GitSource) -> str:
    """What the last pull says, "" where it brought the folder."""
    assert pulls_run() == 1
    source.refresh_from_db()
    return source.problem


def test_it_is_read_with_its_token_and_not_without(
    server: str, exercise: Exercise, author: User, asked: Asked, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    url = f"{server}/private"
    source = source_set(exercise=exercise, url=url, branch="", folder="", by=author)
    assert "enter an access token" in pulled(source)
    source = source_set(exercise=exercise, url=url, branch="", folder="", by=author, token="another")
    assert "does not take the access token" in pulled(source)
    source = source_set(exercise=exercise, url=url, branch="", folder="", by=author, token=TOKEN)
    assert pulled(source) == ""
    assert own_get(viewer=author, course_slug="cnn", slug="relu").contents == FILES

    assert TOKEN not in source.token
    assert TOKEN not in repr(source.__dict__)
    assert TOKEN not in caplog.text
    assert base64.b64encode(f"x-access-token:{TOKEN}".encode()).decode() in asked[-1][1]
    pull_ask(source=source, by=author)
    assert pulled(source) == "", "and again, without being asked for it"
    token_forget(source=source)
    pull_ask(source=source, by=author)
    assert "enter an access token" in pulled(source)


def test_a_token_stays_with_its_address(server: str, exercise: Exercise, author: User, asked: Asked) -> None:
    url = f"{server}/private"
    source_set(exercise=exercise, url=url, branch="", folder="", by=author, token=TOKEN)
    pulls_run()
    source = source_set(exercise=exercise, url=url, branch="main", folder="", by=author)
    assert pulled(source) == "", "another branch of it"
    asked.clear()
    source = source_set(exercise=exercise, url=f"{server}/elsewhere", branch="", folder="", by=author)
    assert source.token == ""
    pulled(source)
    assert asked
    assert all(header == "" for _path, header in asked)


def test_no_page_shows_it(server: str, school: School, author: User) -> None:
    client = Client(headers={"accept-language": "en"})
    client.force_login(author)
    typed = {"url": f"{server}/private", "token": TOKEN, "token_user": "x-access-token"}
    begun = client.post("/teach/cnn/exercises/new/", {"from": "git", "slug": "relu", **typed}, follow=True)
    place = "/teach/cnn/exercises/relu/source/"
    pages = [
        begun,
        client.get(place),
        client.post(place, {"do": "set", **typed}, follow=True),
        client.post(place, {"do": "set", **typed, "url": "file:///etc"}),
        client.post("/teach/cnn/exercises/new/", {"from": "git", "slug": "relu", **typed}),
        client.get("/teach/cnn/exercises/relu/"),
    ]
    assert all(TOKEN not in page.content.decode() for page in pages)
    assert [page.status_code for page in pages] == [200, 200, 200, 400, 422, 200]
    assert "It is read with an access token" in client.get(place).content.decode()
    client.post(place, {"do": "forget"})
    assert GitSource.objects.get().token == ""
    bad = client.post(place, {"do": "set", **typed, "token": "a b"})
    assert bad.status_code == 400
    assert "cannot be an access token" in bad.content.decode()


@pytest.mark.parametrize(
    ("token", "user"), [("a b", ""), ("", ""), ("a\nX: y", ""), ("é", ""), ("x" * 501, ""), ("a", "b:c"), ("a", "b\n")]
)
def test_what_can_be_no_token_is_refused(token: str, user: str) -> None:
    with pytest.raises(NotPulled):
        check_token(token=token, user=user)


def test_what_is_sealed_opens_for_its_purpose_alone(configured: Configured) -> None:
    text = seal(TOKEN, purpose="one")
    assert unseal(text, purpose="one") == TOKEN
    for wrong, purpose in ((text, "another"), (f"{text[:-8]}AAAAAAA=", "one"), ("é", "one")):
        with pytest.raises(SealBrokenError):
            unseal(wrong, purpose=purpose)


def test_access_is_written_nowhere() -> None:
    access = Access("git", TOKEN)
    assert TOKEN not in f"{access!r} {access}"
    basic = base64.b64encode(f"git:{TOKEN}".encode()).decode()
    assert access.without(f"remote: {TOKEN} {basic}") == "remote: … …"
