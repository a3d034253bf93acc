"""What people and programs send that is no solution: each has its sentence and its status, and nothing is lost."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from grader.config import config
from grader.submissions.models import Submission
from tests.web.html import Pages, one, read, text

FORM = "application/x-www-form-urlencoded"
LIMIT = config.max_source_kb << 10

BAD = {
    "empty": (b"", HTTPStatus.BAD_REQUEST, "There is no code yet."),
    "white space": (b" \n\t\n", HTTPStatus.BAD_REQUEST, "There is no code yet."),
    "too big": (b"#" * (LIMIT + 1), HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "a solution may have 256 KB at most"),
    "not UTF-8": (b"# na\xefve\n", HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "This file is not UTF-8 text: byte 4"),
    "NUL": (b"x = 1\n\0", HTTPStatus.BAD_REQUEST, "Line 2 holds a NUL character"),
}


def _post(client: Client, address: str, source: bytes, **headers: str) -> object:
    body = urlencode({"kind": "submission", "source": source})
    return client.post(address, body, content_type=FORM, headers=headers)


@pytest.mark.parametrize("name", BAD)
def test_a_form_is_refused_with_its_sentence_and_keeps_the_code(name: str, student: Client, pages: Pages) -> None:
    source, status, sentence = BAD[name]
    tree = read(_post(student, pages.exercise, source), status)
    assert sentence in text(one(tree, "#result"))
    kept = one(tree, "textarea[name=source]").text_content()
    assert len(kept) >= len(source.decode("utf-8", "replace").strip()) - 1
    assert not Submission.objects.exists()


@pytest.mark.parametrize("name", BAD)
def test_a_script_gets_the_sentence_alone(name: str, student: Client, pages: Pages) -> None:
    source, status, sentence = BAD[name]
    response = _post(student, pages.exercise, source, **{"hx-request": "true"})
    assert response.status_code == status
    assert sentence in response.content.decode()
    assert b"<html" not in response.content


@pytest.mark.parametrize("name", BAD)
def test_an_uploaded_file_is_refused_the_same_way(name: str, student: Client, pages: Pages) -> None:
    source, status, sentence = BAD[name]
    upload = SimpleUploadedFile("mine.py", source)
    response = student.post(pages.exercise, {"file": upload, "kind": "submission"})
    assert response.status_code == status
    assert sentence in text(one(read(response, status), "#result"))


@pytest.mark.parametrize("name", ["too big", "not UTF-8", "NUL"])
def test_a_draft_is_refused_the_same_way(name: str, student: Client, pages: Pages) -> None:
    source, status, sentence = BAD[name]
    response = _post(student, pages.draft, source, **{"hx-request": "true"})
    assert response.status_code == status
    assert sentence in response.content.decode()


def test_the_largest_source_allowed_is_taken(student: Client, pages: Pages) -> None:
    assert _post(student, pages.exercise, b"#" * LIMIT).status_code == HTTPStatus.FOUND
    assert len(Submission.objects.get().source) == LIMIT


def test_a_body_past_all_bounds_is_refused_before_it_is_read(student: Client, pages: Pages) -> None:
    response = _post(student, pages.exercise, b"\xff" * (LIMIT * 4))
    tree = read(response, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    assert "far larger than a solution may be" in text(one(tree, "#main"))


def test_too_many_within_a_minute_are_told_to_wait(student: Client, pages: Pages, configured) -> None:  # type: ignore[no-untyped-def]
    configured(max_per_minute=2)
    statuses = [_post(student, pages.exercise, b"x = %d" % n).status_code for n in range(3)]
    assert statuses == [HTTPStatus.FOUND, HTTPStatus.FOUND, HTTPStatus.TOO_MANY_REQUESTS]


def test_a_form_of_another_site_is_refused(school, pages: Pages) -> None:  # type: ignore[no-untyped-def]
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(school.cast.student)
    tree = read(strict.post(pages.exercise, {"source": "x = 1"}), HTTPStatus.FORBIDDEN)
    assert "This form was opened before you signed in or out." in text(one(tree, "#main"))


@pytest.mark.parametrize("n", ["", "-1", "9" * 40, "9" * 5_000, "x", "１"])
def test_a_strange_count_in_a_polls_address_counts_as_the_first(n: str, student: Client, pages: Pages) -> None:
    _post(student, pages.exercise, b"x = 1")
    address = f"{pages.submission(Submission.objects.get())}result/"
    response = student.get(address, {"n": n})
    assert response.status_code == HTTPStatus.OK
    assert "data-waiting" in response.content.decode()


@pytest.mark.parametrize("wanted", ["x", "00000000-0000-4000-8000-000000000000"])
def test_code_to_put_back_that_is_not_there_is_missing(wanted: str, student: Client, pages: Pages) -> None:
    assert student.get(pages.exercise, {"from": wanted}).status_code == HTTPStatus.NOT_FOUND
