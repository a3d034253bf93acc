"""What programs ask that look after the service: anybody may, by any name, and nobody learns what is not theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http import HTTPStatus

import pytest
from django.db import OperationalError
from django.test import Client
from pydantic import SecretStr

from grader.operations import health
from tests.school import School

TOKEN = "the-token-of-this-test"


@pytest.fixture(autouse=True)
def _asked_anew() -> Iterator[None]:
    health._kept_readiness._until = 0.0
    yield
    health._kept_readiness._until = 0.0


def test_a_process_that_answers_is_alive_whoever_asks_by_whatever_name(client: Client) -> None:
    answer = client.get("/health", headers={"host": "10.1.2.3:8000", "cookie": "sessionid=anything"})
    assert (answer.status_code, answer.json()) == (HTTPStatus.OK, {"alive": True})


def test_health_asks_no_database(client: Client) -> None:
    client.get("/health", headers={"cookie": "sessionid=anything"})  # no mark of django_db: a query would raise


def test_ready_says_what_it_found(school: School, client: Client) -> None:
    answer = client.get("/ready", headers={"host": "10.1.2.3"})
    found = answer.json()
    assert answer.status_code == HTTPStatus.OK
    assert {name: found[name] for name in ("ready", "database", "static_files", "clock", "workers")} == {
        "ready": True, "database": "answers", "static_files": "there", "clock": "right", "workers": 0,
    }  # fmt: skip
    assert found["oldest_waiting_seconds"] == 0
    assert "postgres" not in answer.content.decode()


def test_without_a_database_it_is_not_ready(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> None:
        raise OperationalError("connection to server at 10.0.0.7 failed")

    monkeypatch.setattr(health, "service_state", away)
    answer = client.get("/ready")
    assert (answer.status_code, answer.json()["database"]) == (HTTPStatus.SERVICE_UNAVAILABLE, "away")
    assert "10.0.0.7" not in answer.content.decode()


def test_without_static_files_it_is_not_ready(school: School, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_static_files", lambda: False)
    assert client.get("/ready").status_code == HTTPStatus.SERVICE_UNAVAILABLE


def test_metrics_are_for_who_brings_the_token(school: School, client: Client, configured: Callable[..., None]) -> None:
    headers = {"authorization": f"Bearer {TOKEN}"}
    assert client.get("/metrics", headers=headers).status_code == HTTPStatus.NOT_FOUND
    configured(metrics_token=SecretStr(TOKEN))
    for wrong in ({}, {"authorization": "Bearer "}, {"authorization": f"Bearer {TOKEN}x"}, {"authorization": TOKEN}):
        assert client.get("/metrics", headers=wrong).status_code == HTTPStatus.NOT_FOUND
    school.submit()
    client.get("/health")
    answer = client.get("/metrics", headers=headers)
    said = answer.content.decode()
    assert answer.status_code == HTTPStatus.OK
    assert 'tensorgrade_waiting_runs{queue="interactive"} 1.0' in said
    assert 'tensorgrade_requests_total{method="GET",status="200",view="health"}' in said
    assert 'tensorgrade_submissions_total{kind="submission"}' in said
