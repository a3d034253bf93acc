"""Drafts from several tabs: no text is written over that its writer has not seen."""

from __future__ import annotations

from http import HTTPStatus

from django.test import Client

from grader.submissions.models import Draft
from tests.web.html import Pages, one, read


def _save(client: Client, pages: Pages, source: str, revision: str = "") -> tuple[int, dict[str, str]]:
    response = client.post(pages.draft, {"source": source, "revision": revision})
    return response.status_code, response.json()


def test_a_draft_is_saved_and_named(student: Client, pages: Pages) -> None:
    status, answer = _save(student, pages, "a = 1\n")
    assert status == HTTPStatus.OK
    assert answer["revision"] == answer["saved_at"] == Draft.objects.get().updated_at.isoformat()
    assert one(read(student.get(pages.exercise)), "input[name=revision]").get("value") == answer["revision"]


def test_a_save_on_top_of_the_newest_goes_through(student: Client, pages: Pages) -> None:
    _, first = _save(student, pages, "a = 1\n")
    status, second = _save(student, pages, "a = 2\n", first["revision"])
    assert status == HTTPStatus.OK
    assert second["revision"] != first["revision"]
    assert Draft.objects.get().source == "a = 2\n"


def test_a_save_on_top_of_an_older_one_is_refused_and_shown_the_newer(student: Client, pages: Pages) -> None:
    _, first = _save(student, pages, "a = 1\n")
    _, second = _save(student, pages, "from the other tab\n", first["revision"])
    status, answer = _save(student, pages, "from this tab\n", first["revision"])
    assert status == HTTPStatus.CONFLICT
    assert (answer["source"], answer["revision"]) == ("from the other tab\n", second["revision"])
    assert Draft.objects.get().source == "from the other tab\n"


def test_the_same_text_from_two_tabs_is_no_conflict(student: Client, pages: Pages) -> None:
    _save(student, pages, "a = 1\n")
    status, _ = _save(student, pages, "a = 1\n", "")
    assert status == HTTPStatus.OK


def test_a_submission_hands_the_form_the_drafts_new_name(student: Client, pages: Pages) -> None:
    _, first = _save(student, pages, "a = 1\n")
    form = {"source": "a = 2\n", "kind": "trial"}
    sent = student.post(pages.exercise, form, headers={"hx-request": "true"})
    revision = one(read(sent), "input[name=revision]").get("value")
    assert revision != first["revision"]
    status, _ = _save(student, pages, "a = 3\n", revision)
    assert status == HTTPStatus.OK


def test_an_empty_editor_is_a_draft_too(student: Client, pages: Pages) -> None:
    _, first = _save(student, pages, "a = 1\n")
    status, _ = _save(student, pages, "", first["revision"])
    assert status == HTTPStatus.OK
    assert Draft.objects.get().source == ""


def test_everybody_has_their_own(school, pages: Pages, sign_in) -> None:  # type: ignore[no-untyped-def]
    for user in (school.cast.student, school.cast.other):
        status, _ = _save(sign_in(user), pages, f"# {user}\n")
        assert status == HTTPStatus.OK
    assert Draft.objects.count() == 2
