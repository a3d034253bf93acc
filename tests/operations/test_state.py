"""Queues and workers as who keeps the service sees them, and when everybody is told that grading stands still."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client

from grader import clock
from grader.accounts.models import User
from grader.config import config
from grader.judge.verdict import Verdict
from grader.operations import watch
from grader.operations.models import SILENT, WorkerSign
from grader.operations.selectors import SLOW, service_state
from grader.submissions.models import GradingRun, RunState
from grader.submissions.runs.services import grading_run_fail
from grader.submissions.runs.turns import grading_run_claim
from tests.school import School, run_of


def sign(name: str = "w1", queues: tuple[str, ...] = ("interactive", "bulk"), **more: Any) -> WorkerSign:
    now = clock.now()
    return WorkerSign.objects.create(
        **{"name": name, "host": "h1", "release": "1", "queues": list(queues), "slots": 2, "started_at": now,
           "seen_at": now, **more}
    )  # fmt: skip


def wait(school: School, seconds: float) -> None:
    """The submission's run has waited for so long."""
    queued = clock.now() - timedelta(seconds=seconds)
    GradingRun.objects.filter(pk=run_of(school.submit()).pk).update(queued_at=queued)


@pytest.fixture
def keeper(school: School) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(User.objects.create_user("keeper", is_staff=True))
    return client


@pytest.fixture(autouse=True)
def _nothing_seen() -> Iterator[None]:
    yield
    watch.note(None)


def test_a_queue_says_what_waits_since_when_and_who_serves_it(school: School) -> None:
    sign()
    sign("gone", seen_at=clock.now() - 2 * SILENT)
    wait(school, 10)
    wait(school, 40)
    queue = service_state().students
    assert (queue.waiting, queue.running, queue.workers) == (2, 0, 1)
    assert queue.oldest is not None
    assert 40 <= queue.oldest.total_seconds() < 50
    assert service_state().queue("gpu").workers == 0


def test_it_stands_still_without_a_living_worker_or_when_somebody_waits_too_long(school: School) -> None:
    assert service_state().abandoned
    worker = sign()
    assert not service_state().standing
    wait(school, SLOW.total_seconds() + 1)
    assert service_state().slow
    worker.seen_at -= 2 * SILENT
    worker.save()
    assert service_state().abandoned
    grading_run_claim(queue="interactive", worker="somebody")  # renews its lease, so it lives
    assert not service_state().standing


def test_a_lease_that_ran_out_is_no_sign_of_life_and_its_run_waits(school: School) -> None:
    wait(school, 90)
    claim = grading_run_claim(queue="interactive", worker="somebody")
    assert claim is not None
    GradingRun.objects.filter(pk=claim.run_id).update(lease_until=clock.now() - timedelta(seconds=1))
    state = service_state()
    assert state.abandoned
    assert state.slow


def test_pages_say_it_to_whoever_is_signed_in(school: School, keeper: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    student = Client(headers={"accept-language": "en"})
    student.force_login(school.cast.student)
    words = "Nothing is graded just now"
    assert words not in student.get("/").content.decode()
    watch.note(service_state())
    monkeypatch.setattr(watch, "_began", watch.time.monotonic() - watch.PATIENCE - 1)
    assert words in student.get("/").content.decode()
    assert "/service/" not in student.get("/").content.decode()
    assert "/service/" in keeper.get("/").content.decode()
    assert words not in Client().get("/").content.decode()
    sent = school.submit()
    assert "Yours is kept" in student.get(f"/submissions/{sent.public_id}/result/").content.decode()
    monkeypatch.setattr(watch, "TRUE_FOR", -1.0)
    assert "Yours is kept" not in student.get(f"/submissions/{sent.public_id}/result/").content.decode()
    assert words not in student.get("/").content.decode()


def test_the_page_shows_everything_and_takes_few_queries(
    school: School, keeper: Client, django_assert_max_num_queries: Any
) -> None:
    sign("w1-name", clock_ahead=7.0, jail={"kinds": {"numpy": {"layers": {"seccomp": 1, "landlock": 4}}}})
    failed = run_of(school.submit())
    GradingRun.objects.filter(pk=failed.pk).update(tries=config.max_tries - 1)
    claim = grading_run_claim(queue="interactive", worker="w")
    assert claim is not None
    grading_run_fail(claim=claim, error="the disk was full")
    with django_assert_max_num_queries(15):
        page = keeper.get("/service/").content.decode()
    for said in ("w1-name", "seccomp, landlock 4", "7.00 s", "the disk was full", "Results come as they should"):
        assert said in page, said
    answer = keeper.post(f"/service/runs/{failed.pk}/retry/")
    assert answer.status_code == HTTPStatus.FOUND
    again = run_of(school.cast.student.submissions.get())
    assert (again.state, again.pk != failed.pk) == (RunState.QUEUED, True)
    failed.refresh_from_db()
    assert failed.verdict == Verdict.INTERNAL
    keeper.post(f"/service/runs/{failed.pk}/retry/")
    assert GradingRun.objects.filter(state=RunState.QUEUED).count() == 1


def test_only_who_keeps_the_site_may_look_and_try_again(school: School) -> None:
    for person in (school.cast.instructor, school.cast.student):
        client = Client()
        client.force_login(person)
        assert client.get("/service/").status_code == HTTPStatus.NOT_FOUND
        assert client.post("/service/runs/1/retry/").status_code == HTTPStatus.NOT_FOUND


def test_status_says_it_in_words_and_as_json(school: School, capsys: pytest.CaptureFixture[str]) -> None:
    from django.core.management import CommandError, call_command

    with pytest.raises(CommandError, match="no worker lives"):
        call_command("status")
    sign()
    wait(school, 3)
    capsys.readouterr()
    call_command("status", as_json=True)
    said = json.loads(capsys.readouterr().out)
    assert said["queues"]["interactive"]["waiting"] == 1
    assert said["living"] == ["w1"]
    assert said["database"] == "answers"
    call_command("status")
    assert "w1: lives" in capsys.readouterr().out
