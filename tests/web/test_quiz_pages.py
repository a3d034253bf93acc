"""A quiz from its front page to its receipt, in a browser without scripts, and who may see what of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus

from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.utils import timezone

from grader.accounts.models import User
from grader.quizzes.asking.presenting import present
from grader.quizzes.holding.cancelling import item_cancel
from grader.quizzes.models import Attempt, Place, Save
from grader.quizzes.sitting.attempts import attempt_finish, attempt_start
from grader.quizzes.sitting.saving import response_save
from tests.quizzes.exam import Exam
from tests.web.html import css, one, read, text

OK, FOUND, MISSING = HTTPStatus.OK, HTTPStatus.FOUND, HTTPStatus.NOT_FOUND
SignIn = Callable[[User | AnonymousUser], Client]
FRONT = "/courses/cnn/exam/"
STAFF = "/quizzes/cnn/exam/"


def begin(client: Client) -> str:
    response = client.post(f"{STAFF}start/")
    assert response.status_code == FOUND, response.content.decode()
    return str(response["Location"])


def place(attempt: Attempt, slug: str) -> Place:
    return attempt.places.get(item__exercise__slug=slug)


def fill(attempt: Attempt) -> dict[str, object]:
    """The fields of a page on which everything is answered rightly."""
    fields: dict[str, object] = {}
    for row in attempt.places.select_related("item__exercise", "variant"):
        prefix, slug = f"q{row.position + 1}-", row.item.exercise.slug
        assert row.variant
        shown = present(variant=row.variant, asked=f"place:{row.pk}", language="en")
        tokens = {str(choice.html): choice.token for choice in shown.choices}
        if slug == "dense-count":
            fields[f"{prefix}answer"] = "196,609,000"
        elif slug == "conv-shape":
            fields[f"{prefix}answer"] = "4 x 102 x 102"
        elif slug == "not-true":
            fields[f"{prefix}answer"] = tokens["It takes no part in back-propagation."]
        else:
            for at, name in enumerate(("initialise", "forward", "backward", "update"), start=1):
                fields[f"{prefix}place-{tokens[name]}"] = str(at)
    return fields


def test_the_whole_way_without_scripts(exam: Exam, sign_in: SignIn) -> None:
    client = sign_in(exam.cast.student)
    front = read(client.get(FRONT))
    assert "30 minutes" in text(front)
    address = begin(client)
    attempt = Attempt.objects.get()
    page = read(client.get(address))
    assert len(css(page, ".quiz-question")) == 4
    response = client.post(address, {**fill(attempt), "q1-flag": "on", "go": "finish"})
    assert response["Location"] == f"{address}finish/"
    confirm = read(client.get(f"{address}finish/"))
    rows = " ".join(text(row) for row in css(confirm, ".row"))
    assert rows.count("answered") == 4
    assert rows.count("flagged") == 1
    done = client.post(f"{address}finish/", follow=True)
    receipt = one(read(done), ".receipt-code")
    assert re.fullmatch(r"([0-9a-f]{4} ){3}[0-9a-f]{4}", text(receipt))
    assert "when the quiz has closed for everybody" in text(read(done))
    assert client.get(address)["Location"] == f"{address}done/"


def test_what_was_answered_stands_in_the_form_again(exam: Exam, sign_in: SignIn) -> None:
    client = sign_in(exam.cast.student)
    address = begin(client)
    client.post(address, {**fill(Attempt.objects.get()), "go": "1"})
    page = read(client.get(address))
    values = {field.get("value") for field in css(page, ".input--answer")}
    assert values == {"196,609,000", "4 x 102 x 102"}
    assert len(page.xpath("//input[@type='radio'][@checked]")) == 1
    assert len(page.xpath("//select/option[@selected]")) == 4


def test_one_question_a_page(exam: Exam, sign_in: SignIn) -> None:
    exam.rules.one_page = False
    exam.rules.save()
    client = sign_in(exam.cast.student)
    address = begin(client)
    page = read(client.get(address, {"q": "2"}))
    assert len(css(page, ".quiz-question")) == 1
    assert "Question 2" in text(page)
    response = client.post(f"{address}?q=2", {"go": "3"})
    assert response["Location"] == f"{address}?q=3"
    for odd in ("0", "99", "x", "²"):
        assert client.get(address, {"q": odd}).status_code == OK


def test_the_script_saves_one_answer_and_hears_the_revision(exam: Exam, sign_in: SignIn) -> None:
    client = sign_in(exam.cast.student)
    address = begin(client)
    row = place(Attempt.objects.get(), "dense-count")
    url, field = f"{address}places/{row.position}/", f"q{row.position + 1}-answer"
    first = client.post(url, {field: "1", "tabs": "a", "revision": "0", "age": "0"}).json()
    second = client.post(url, {field: "2", "tabs": "b", "revision": "0", "age": "0"}).json()
    assert (first["revision"], second["revision"], second["other"]) == (1, 2, True)
    older = client.post(url, {field: "3", "tabs": "a", "revision": "1", "age": "60000"}).json()
    assert (older["revision"], older["aside"], older["value"]["fields"]) == (3, True, {field: ["2"]})
    row.refresh_from_db()
    assert row.response == "2"
    assert [(save.response, save.counts) for save in Save.objects.all()] == [("1", True), ("2", True), ("3", False)]
    assert client.post(url, {field: "2", "flag": "1", "revision": "3"}).json()["revision"] == 4
    row.refresh_from_db()
    assert row.flagged
    assert Save.objects.count() == 3


def test_the_script_hears_the_time_and_what_cannot_be_read(exam: Exam, sign_in: SignIn) -> None:
    client = sign_in(exam.cast.student)
    address = begin(client)
    row = place(Attempt.objects.get(), "dense-count")
    url, field = f"{address}places/{row.position}/", f"q{row.position + 1}-answer"
    said = client.post(url, {field: "0,25", "revision": "0"}).json()
    assert said["standing"] == "unread"
    [unread] = said["unread"]
    assert unread["name"] == field
    assert "can be read in two ways" in unread["sentence"]
    assert said["ends_at"] == Attempt.objects.get().ends_at.isoformat()
    state = client.get(f"{address}state/").json()
    assert state["places"][row.position]["unread"] == [unread]
    assert state["places"][row.position]["value"] == {"fields": {field: ["0,25"]}, "flag": False}
    assert client.post(url, {field: "0.25", "revision": "1"}).json()["standing"] == "answered"


def test_the_browser_keeps_none_of_its_pages(exam: Exam, sign_in: SignIn) -> None:
    client = sign_in(exam.cast.student)
    address = begin(client)
    for path in ("", "finish/", "state/"):
        assert "no-store" in client.get(address + path)["Cache-Control"]
    client.post(f"{address}finish/")
    assert "no-store" in client.get(f"{address}done/")["Cache-Control"]


def test_a_page_of_somebody_who_is_not_signed_in_any_more_saves_nothing(exam: Exam, sign_in: SignIn) -> None:
    client = sign_in(exam.cast.student)
    address = begin(client)
    script = {"accept": "application/json", "x-person": str(exam.cast.student.pk)}
    url = f"{address}places/0/"
    assert client.post(url, {"q1-answer": "1"}, headers=script).status_code == OK
    client.logout()
    said = client.post(url, {"q1-answer": "2"}, headers=script)
    assert said.status_code == HTTPStatus.UNAUTHORIZED
    assert "signed out" in said.json()["sentence"]
    client.force_login(exam.cast.other)
    said = client.post(url, {"q1-answer": "2"}, headers=script)
    assert said.status_code == HTTPStatus.UNAUTHORIZED
    assert "Somebody else" in said.json()["sentence"]


def test_after_the_end_the_script_hears_it_and_the_rest_is_handed_in(exam: Exam, sign_in: SignIn) -> None:
    client = sign_in(exam.cast.student)
    address = begin(client)
    row = place(Attempt.objects.get(), "dense-count")
    url, field = f"{address}places/{row.position}/", f"q{row.position + 1}-answer"
    client.post(url, {field: "1"})
    gone = timezone.now() - timedelta(minutes=1)
    Attempt.objects.update(started_at=gone - timedelta(minutes=30), ends_at=gone)
    late = client.post(url, {field: "2"})
    assert late.status_code == HTTPStatus.FORBIDDEN
    assert (late.json()["over"], late.json()["late"]) == (True, True)
    row.refresh_from_db()
    assert row.response == "1"
    assert [(save.response, save.counts) for save in Save.objects.all()] == [("1", True), ("2", False)]
    assert Attempt.objects.get().ending == "time"


def test_without_scripts_what_cannot_be_read_is_told_before_going_on(exam: Exam, sign_in: SignIn) -> None:
    exam.rules.one_page = False
    exam.rules.shuffle = False
    exam.rules.save()
    client = sign_in(exam.cast.student)
    address = begin(client)
    form = {"q1-answer": "many", "go": "2"}
    first = client.post(f"{address}?q=1", form)
    assert first["Location"] == f"{address}?q=1#q1"
    assert "cannot be read as a number" in text(read(client.get(first["Location"])))
    assert client.post(f"{address}?q=1", form)["Location"] == f"{address}?q=2"  # told, and pressed again
    review = read(client.get(f"{address}finish/"))
    assert "1 answer cannot be read" in text(review)
    assert [row.get("data-standing") for row in css(review, ".row")] == ["unread", "open", "open", "open"]


def test_without_scripts_what_comes_too_late_is_kept_and_does_not_count(exam: Exam, sign_in: SignIn) -> None:
    client = sign_in(exam.cast.student)
    address = begin(client)
    fields = fill(Attempt.objects.get())
    gone = timezone.now() - timedelta(minutes=1)
    Attempt.objects.update(started_at=gone - timedelta(minutes=30), ends_at=gone)
    assert client.post(address, {**fields, "go": "finish"})["Location"] == f"{address}done/"
    assert not Place.objects.exclude(response=None).exists()
    assert [save.counts for save in Save.objects.all()] == [False] * 4


def test_nothing_tells_the_answer(exam: Exam, sign_in: SignIn) -> None:
    client = sign_in(exam.cast.student)
    source = client.get(begin(client)).content.decode()
    assert "196609000" not in source.replace(",", "")
    assert not re.search(r"\b102\b", source)


def test_a_review_shows_what_the_policy_allows(exam: Exam, sign_in: SignIn) -> None:
    attempt = attempt_start(user=exam.cast.student, assignment=exam.quiz)
    response_save(place=place(attempt, "dense-count"), response="196608000")
    attempt_finish(attempt=attempt)
    client, address = sign_in(exam.cast.student), f"/attempts/{attempt.public_id}/done/"
    expected = {"nothing": (0, 0, 0), "score": (0, 0, 0), "verdicts": (4, 0, 0), "answers": (4, 1, 1)}
    exam.rules.review_from = "finish"
    for review, counts in expected.items():
        exam.rules.review = review
        exam.rules.save()
        page = read(client.get(address))
        seen = (len(css(page, ".quiz-question")), text(page).count("Add the 1000 biases."), len(css(page, ".steps")))
        assert seen == counts, review
    exam.rules.review_from = "all-done"
    exam.rules.save()
    assert not css(read(client.get(address)), ".quiz-question")


def test_a_review_gives_a_cancelled_questions_points_to_a_wrong_answer_and_to_none(exam: Exam, sign_in: SignIn) -> None:
    exam.rules.review, exam.rules.review_from = "verdicts", "finish"
    exam.rules.save()
    attempt = attempt_start(user=exam.cast.student, assignment=exam.quiz)
    response_save(place=place(attempt, "dense-count"), response="5")
    attempt_finish(attempt=attempt)
    for slug in ("dense-count", "conv-shape"):
        item_cancel(viewer=exam.cast.instructor, item=exam.items[slug], cancelled=True)
    page = read(sign_in(exam.cast.student).get(f"/attempts/{attempt.public_id}/done/"))
    heads = [text(head) for head in css(page, ".quiz-question-head")]
    expected = {
        place(attempt, slug).position: "5 of 5 points" if slug in ("dense-count", "conv-shape") else "0 of 5 points"
        for slug in exam.items
    }
    assert [expected[at] in head for at, head in enumerate(heads)] == [True] * 4, heads
