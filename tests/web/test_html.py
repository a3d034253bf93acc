"""What holds for every page: well-formed, labelled, without inline scripts or styles, under the strict policy."""

from __future__ import annotations

import re
from collections import Counter
from http import HTTPStatus
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles import finders
from django.test import Client

import grader
from tests.school import School
from tests.web.html import Pages, css, one, read, text
from tests.web.reports import ERROR, WRONG

TEMPLATES = Path(__file__).resolve().parents[2] / "grader"
NAMES = ["landing", "sign-in", "home", "account", "course", "assignment", "exercise", "submission", "missing"]


def test_every_comment_of_a_template_ends_on_its_line() -> None:
    """One that goes on is none to Django: it would stand on the page."""
    for path in sorted(TEMPLATES.rglob("*.html")):
        for number, line in enumerate(path.read_text().splitlines(), start=1):
            assert line.count("{#") == line.count("#}"), f"{path.name}:{number}"


@pytest.fixture
def page(request: pytest.FixtureRequest, school: School, pages: Pages, sign_in):  # type: ignore[no-untyped-def]
    """The named page's response, of a student who has sent something."""
    school.graded(ERROR, source="# first\n")
    sent = school.graded(WRONG).submission
    address = {
        "landing": "/",
        "sign-in": "/sign-in/",
        "home": "/",
        "account": "/me/",
        "course": pages.course,
        "assignment": pages.assignment,
        "exercise": pages.exercise,
        "submission": pages.submission(sent),
        "missing": "/nothing/",
    }[request.param]
    user = AnonymousUser() if request.param in ("landing", "sign-in") else school.cast.student
    return sign_in(user).get(address)


def _tree(page):  # type: ignore[no-untyped-def]
    return read(page, HTTPStatus(page.status_code))


@pytest.mark.parametrize("page", NAMES, indirect=True)
def test_no_script_and_no_style_stands_in_the_page_itself(page) -> None:  # type: ignore[no-untyped-def]
    tree = _tree(page)
    assert not [script for script in css(tree, "script") if not script.get("src") or (script.text or "").strip()]
    assert not css(tree, "style")
    assert not tree.xpath("//@style")
    assert not [name for name in tree.xpath("//@*[starts-with(name(), 'on')]") if name]
    assert not tree.xpath("//@*[starts-with(name(), 'hx-on')]")
    assert not tree.xpath("//a[starts-with(@href, 'javascript:')]")


@pytest.mark.parametrize("page", NAMES, indirect=True)
def test_the_policy_allows_our_own_files_only(page) -> None:  # type: ignore[no-untyped-def]
    policy = dict(part.strip().partition(" ")[::2] for part in page["Content-Security-Policy"].split(";"))
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["default-src"] == "'none'"


@pytest.mark.parametrize("page", NAMES, indirect=True)
def test_every_file_the_page_asks_for_is_ours_and_there(page) -> None:  # type: ignore[no-untyped-def]
    tree = _tree(page)
    asked = tree.xpath("//script/@src | //link/@href | //img/@src")
    assert asked
    for address in asked:
        assert address.startswith("/static/")
        assert finders.find(address.removeprefix("/static/")), address


@pytest.mark.parametrize("page", NAMES, indirect=True)
def test_the_page_has_one_title_one_heading_one_main_and_a_language(page) -> None:  # type: ignore[no-untyped-def]
    tree = _tree(page)
    assert one(tree, "html").get("lang") == "en"
    assert "Tensorgrade" in text(one(tree, "title"))
    one(tree, "main")
    one(tree, "h1")


@pytest.mark.parametrize("page", NAMES, indirect=True)
def test_no_id_is_there_twice_and_every_reference_finds_one(page) -> None:  # type: ignore[no-untyped-def]
    tree = _tree(page)
    ids = Counter(tree.xpath("//@id"))
    assert not [name for name, count in ids.items() if count > 1]
    names = [
        name for names in tree.xpath("//@aria-labelledby | //@aria-describedby | //@for") for name in names.split()
    ]
    assert not [name for name in names if name not in ids]


@pytest.mark.parametrize("page", NAMES, indirect=True)
def test_everything_that_is_pressed_or_filled_in_has_a_name(page) -> None:  # type: ignore[no-untyped-def]
    tree = _tree(page)
    for node in tree.xpath("//button | //a | //summary"):
        assert text(node) or node.get("aria-label"), node.attrib
    labels = set(tree.xpath("//label/@for"))
    for field in tree.xpath("//input[not(@type='hidden')] | //textarea[not(@hidden)] | //select"):
        around = field.xpath("ancestor::label")
        assert field.get("id") in labels or (around and text(around[0])), field.attrib


@pytest.mark.parametrize("page", NAMES, indirect=True)
def test_every_form_that_changes_something_carries_its_token(page) -> None:  # type: ignore[no-untyped-def]
    for form in css(_tree(page), "form"):
        assert form.get("method") == "post"
        assert form.xpath(".//input[@name='csrfmiddlewaretoken']")


@pytest.mark.parametrize("page", NAMES, indirect=True)
def test_icons_are_hidden_from_screen_readers_and_pictures_are_not(page) -> None:  # type: ignore[no-untyped-def]
    for svg in _tree(page).xpath("//*[local-name()='svg']"):
        named = svg.get("role") == "img" and svg.get("aria-label")
        assert named or svg.get("aria-hidden") == "true", svg.attrib


def test_our_fault_has_a_page_that_needs_nothing(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from grader.web.views import home

    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr(home, "flipped_kernel", broken)
    client.raise_request_exception = False
    tree = read(client.get("/"), HTTPStatus.INTERNAL_SERVER_ERROR)
    assert text(one(tree, "h1")) == "Something broke on our side"
    assert "broken on purpose" not in text(tree)


def test_it_comes_even_when_the_static_files_are_not_there(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.contrib.staticfiles.storage import staticfiles_storage

    def missing(*args: object, **kwargs: object) -> str:
        raise ValueError("Missing staticfiles manifest entry")

    monkeypatch.setattr(staticfiles_storage, "url", missing)
    client.raise_request_exception = False
    response = client.get("/sign-in/")
    assert response.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    assert "Something broke on our side" in response.content.decode()


def test_every_column_of_a_table_has_a_name() -> None:
    """Also of buttons, for whoever hears the table read out."""
    templates = Path(grader.__file__).parent.rglob("*.html")
    assert [path.name for path in templates if re.search(r"<th[^>]*>\s*</th>", path.read_text())] == []
