"""Who keeps the service is told once that something is wrong, and once that it is over."""

from __future__ import annotations

import http.server
import json
import re
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core import mail
from prometheus_client import REGISTRY
from pydantic import SecretStr

from grader import clock
from grader.operations.alerts import AFTER, AGAIN, alerts_note
from grader.operations.models import Alert
from grader.operations.numbers import exposition
from grader.operations.selectors import service_state
from tests.operations.test_state import sign
from tests.school import School

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def told(configured: Callable[..., None]) -> Iterator[list[dict[str, Any]]]:
    """What a webhook was told; e-mails go to Django's own box."""
    heard: list[dict[str, Any]] = []

    class Hook(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Hook)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    configured(
        alert_emails=("keeper@example.edu",),
        alert_webhook=SecretStr(f"http://127.0.0.1:{server.server_port}/hook"),
        allow_private_addresses=True,
    )
    yield heard
    server.shutdown()
    server.server_close()
    thread.join()


def later(by: timedelta) -> None:
    """So much time passes for the alerts that stand."""
    for alert in Alert.objects.all():
        alert.since -= by
        alert.told_at = alert.told_at and alert.told_at - by
        alert.save()


def test_what_lasts_is_told_once_and_so_is_its_end(school: School, told: list[dict[str, Any]]) -> None:
    alerts_note(state=service_state())
    assert told == []
    later(AFTER + timedelta(seconds=1))
    alerts_note(state=service_state())
    alerts_note(state=service_state())
    assert ["no worker lives" in one["text"] for one in told] == [True]
    later(AGAIN)
    alerts_note(state=service_state())
    assert len(told) == 2
    sign()
    alerts_note(state=service_state())
    assert "over again" in told[-1]["text"]
    assert [message.to for message in mail.outbox] == [["keeper@example.edu"]] * 3
    assert not Alert.objects.exists()


def test_what_passes_is_not_told(school: School, told: list[dict[str, Any]]) -> None:
    alerts_note(state=service_state())
    sign()
    alerts_note(state=service_state())
    assert (told, mail.outbox) == ([], [])


def test_each_thing_that_is_wrong_is_told(school: School, told: list[dict[str, Any]]) -> None:
    sign(clock_ahead=-30.0)
    alerts_note(state=service_state())
    later(AFTER + timedelta(seconds=1))
    alerts_note(state=service_state())
    assert ["clock is off" in one["text"] for one in told] == [True]


@pytest.mark.django_db
def test_rules_and_board_ask_for_what_is_counted() -> None:
    """A rule on a name that nobody counts would never ring."""
    from grader.submissions.watching import exposed

    counted = {metric.name for metric in REGISTRY.collect()}
    told = set(re.findall(r"^# TYPE (\S+)", exposition().decode(), re.MULTILINE))
    own = set(re.findall(r'"(tensorgrade_\w+)"', Path(exposed.__file__).read_text()))
    known = {re.sub(r"_(total|bucket|created)$", "", name) for name in counted | told | own}
    rules = yaml.safe_load((ROOT / "deploy" / "alerts.yml").read_text())["groups"][0]["rules"]
    board = json.loads((ROOT / "deploy" / "board.json").read_text())["panels"]
    asked = [rule["expr"] for rule in rules] + [one["expr"] for panel in board for one in panel["targets"]]
    for expression in asked:
        names = re.findall(r"tensorgrade_\w+", expression)
        assert names
        assert {re.sub(r"_(total|bucket)$", "", name) for name in names} <= known, expression


def test_the_time_is_the_databases(school: School) -> None:
    alerts_note(state=service_state())
    assert abs(clock.now() - Alert.objects.get().since) < timedelta(seconds=5)
