"""Running and submitting: with scripts (a fragment), without (a redirect), twice, and when something is refused."""

from __future__ import annotations

import uuid
from datetime import timedelta
from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from grader.submissions.models import GradingRun, Submission
from tests.school import School, finish
from tests.web.html import Pages, css, one, read, text
from tests.web.reports import PASSED

HTMX = {"hx-request": "true"}
CODE = "def corr2d(X, K):\n    return X\n"


def _form(**values: str) -> dict[str, str]:
    return {"source": CODE, "kind": "submission", "client_token": str(uuid.uuid4()), **values}


def test_without_scripts_a_submission_redirects_to_the_page_with_its_result(student: Client, pages: Pages) -> None:
    response = student.post(pages.exercise, _form())
    sent = Submission.objects.get()
    assert (sent.kind, sent.source) == ("submission", CODE)
    assert response.status_code == HTTPStatus.FOUND
    assert response["Location"] == f"{pages.exercise}?submission={sent.public_id}#result"
    tree = read(student.get(response["Location"]))
    assert "Grading" in text(one(tree, "#waiting"))
    refresh = one(tree, "meta[http-equiv=refresh]")
    assert refresh.getparent().tag == "noscript"
    assert f"submission={sent.public_id}&n=1#result" in refresh.get("content")


def test_a_run_is_a_trial(student: Client, pages: Pages) -> None:
    student.post(pages.exercise, _form(kind="trial"))
    assert Submission.objects.get().kind == "trial"


@pytest.mark.parametrize("kind", ["", "exam", "SUBMISSION"])
def test_anything_but_submission_is_a_trial_so_that_nothing_counts_by_mistake(
    kind: str, student: Client, pages: Pages
) -> None:
    student.post(pages.exercise, _form(kind=kind))
    assert Submission.objects.get().kind == "trial"


def test_a_script_gets_the_waiting_result_and_a_new_token(student: Client, pages: Pages) -> None:
    form = _form()
    response = student.post(pages.exercise, form, headers=HTMX)
    tree = read(response)
    waiting = one(tree, "div[data-waiting]")
    assert waiting.get("hx-get") == f"/submissions/{Submission.objects.get().public_id}/result/?n=1"
    assert waiting.get("hx-trigger") == "load delay:60ms, again"
    assert uuid.UUID(one(tree, "input[name=client_token]").get("value")) != uuid.UUID(form["client_token"])
    assert one(tree, "input[name=revision]").get("value")
    assert "HX-Trigger" not in response


def test_a_script_that_gets_the_result_at_once_is_told_so(student: Client, school: School, pages: Pages) -> None:
    """A worker may be quicker than the page: here the form comes again after its grading."""
    form = _form()
    student.post(pages.exercise, form, headers=HTMX)
    finish(Submission.objects.get(), PASSED)
    response = student.post(pages.exercise, form, headers=HTMX)
    assert text(one(read(response), ".verdict")) == "All correct"
    assert response["HX-Trigger"] == "answer-graded"


def test_the_same_token_twice_is_one_submission(student: Client, pages: Pages) -> None:
    form = _form()
    first, second = (student.post(pages.exercise, form)["Location"] for _ in range(2))
    assert first == second
    assert Submission.objects.count() == GradingRun.objects.count() == 1


def test_a_token_that_is_none_still_sends(student: Client, pages: Pages) -> None:
    student.post(pages.exercise, _form(client_token="never mind"))
    assert Submission.objects.count() == 1


def test_an_uploaded_file_is_a_submission(student: Client, pages: Pages) -> None:
    upload = SimpleUploadedFile("mine.py", CODE.encode())
    student.post(pages.exercise, {"file": upload, "kind": "submission"})
    assert Submission.objects.get().source == CODE


@pytest.fixture
def closed(school: School) -> School:
    """The school after its assignment was closed."""
    now = timezone.now()
    school.reschedule(due_at=now - timedelta(minutes=20), closes_at=now - timedelta(minutes=10))
    return school


def test_after_closing_nothing_is_taken_and_nothing_is_lost(student: Client, pages: Pages, closed: School) -> None:
    written = "# an hour's work\n"
    response = student.post(pages.exercise, _form(source=written))
    tree = read(response, HTTPStatus.FORBIDDEN)
    assert "This assignment is closed and takes no more answers." in text(one(tree, "#result"))
    assert one(tree, "textarea[name=source]").text.strip() == written.strip()
    assert not Submission.objects.exists()


def test_a_closed_page_has_no_buttons_to_send_with(student: Client, pages: Pages, closed: School) -> None:
    tree = read(student.get(pages.exercise))
    assert not css(tree, "button[name=kind]")
    assert "Closed: takes no more code" in text(one(tree, "#answer"))


def test_who_teaches_may_send_at_any_time(closed: School, pages: Pages, sign_in) -> None:  # type: ignore[no-untyped-def]
    sign_in(closed.cast.instructor).post(pages.exercise, _form())
    assert Submission.objects.get().user == closed.cast.instructor


def test_ten_at_once_are_ten_submissions(student: Client, pages: Pages) -> None:
    for n in range(10):
        assert student.post(pages.exercise, _form(source=f"{CODE}# {n}\n")).status_code == HTTPStatus.FOUND
    assert Submission.objects.count() == 10
