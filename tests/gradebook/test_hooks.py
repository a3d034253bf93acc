"""Telling other servers what happens in a course: signed, with patience, and never into a private network."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from grader.courses.setup.assignment_services import assignment_publish
from grader.gradebook.hooks.errors import BadHook
from grader.gradebook.hooks.services import MOST, PAUSES, deliver, due, hook_create
from grader.gradebook.models import Delivery, HookEvent, Webhook
from tests.school import School, report


class Listener:
    """Another server: what it was told, and what it answers."""

    def __init__(self) -> None:
        self.status = 200
        self.told: list[tuple[dict[str, str], bytes]] = []

    @contextmanager
    def listening(self) -> Iterator[str]:
        listener = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                listener.told.append((dict(self.headers), body))
                self.send_response(listener.status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                """Nothing: a test's output is its own."""

        server = HTTPServer(("127.0.0.1", 0), Handler)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/hook"
        finally:
            server.shutdown()
            thread.join()
            server.server_close()


@pytest.fixture
def listener(configured: Callable[..., None]) -> Iterator[tuple[Listener, str]]:
    configured(allow_private_addresses=True)
    found = Listener()
    with found.listening() as url:
        yield found, url


def make(school: School, url: str, *events: HookEvent) -> Webhook:
    return hook_create(course=school.cast.course, url=url, events=events or list(HookEvent), by=school.cast.instructor)


def later() -> None:
    Delivery.objects.update(not_before=timezone.now() - timedelta(seconds=1))


def test_what_happens_is_told_and_signed(school: School, listener: tuple[Listener, str]) -> None:
    other, url = listener
    hook = make(school, url)
    sent = school.graded(report(4, 10)).submission
    assignment_publish(assignment=school.assignment, by=school.cast.instructor, published=False)
    assignment_publish(assignment=school.assignment, by=school.cast.instructor, published=True)
    school.submit(kind="trial")
    assert due()
    assert deliver() == 3
    assert not due()
    said = {json.loads(body)["event"]: (headers, body) for headers, body in other.told}
    assert set(said) == {"handed-in", "graded", "published"}
    headers, body = said["graded"]
    data = json.loads(body)
    assert (data["course"], data["assignment"], data["exercise"], data["points"]) == ("cnn", "week-1", "corr2d", 4)
    assert (data["submission"], data["user"]) == (str(sent.public_id), school.cast.student.pk)
    seconds, mark = (part.split("=")[1] for part in headers["X-Tensorgrade-Signature"].split(","))
    assert mark == hmac.new(hook.secret.encode(), seconds.encode() + b"." + body, hashlib.sha256).hexdigest()
    assert abs(time.time() - int(seconds)) < 60
    assert "secret" not in body.decode()


def test_a_hook_hears_what_it_asked_for_of_its_own_course(school: School, listener: tuple[Listener, str]) -> None:
    other, url = listener
    make(school, url, HookEvent.PUBLISHED)
    school.graded(report(4, 10))
    assert deliver() == 0
    assert other.told == []


def test_what_is_not_taken_is_told_again_the_same_and_given_up(school: School, listener: tuple[Listener, str]) -> None:
    other, url = listener
    make(school, url, HookEvent.GRADED)
    school.graded(report(4, 10))
    other.status = 503
    for tries in range(1, len(PAUSES) + 2):
        assert deliver() == 0
        row = Delivery.objects.get()
        assert (row.tries, row.status) == (tries, 503)
        assert deliver() == 0  # not before its pause is over
        assert len(other.told) == tries
        later()
    assert row.ended_at is not None
    assert not due()
    assert len({body for _, body in other.told}) == 1


def test_gone_means_gone(school: School, listener: tuple[Listener, str]) -> None:
    other, url = listener
    make(school, url, HookEvent.GRADED)
    school.graded(report(4, 10))
    other.status = 410
    deliver()
    assert Webhook.objects.get().off_at is not None
    cache.clear()
    school.graded(report(5, 10))
    assert Delivery.objects.count() == 1


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/x", "http://[::1]/", "http://10.0.0.1/", "ftp://x.edu/", "nonsense", "http://u:p@x.edu/"]
)
def test_no_hook_leads_into_the_network_of_the_service(school: School, url: str) -> None:
    with pytest.raises(BadHook):
        make(school, url)


def test_a_course_has_so_many_at_most(school: School, listener: tuple[Listener, str]) -> None:
    for _ in range(MOST):
        make(school, listener[1])
    with pytest.raises(BadHook):
        make(school, listener[1])


def test_through_the_api(school: School, listener: tuple[Listener, str]) -> None:
    _other, url = listener
    teacher, assistant = Client(), Client()
    teacher.force_login(school.cast.instructor)
    assistant.force_login(school.cast.assistant)
    address = "/api/teach/cnn/hooks"
    asked = {"url": url, "events": ["graded"]}
    made = teacher.post(address, asked, "application/json").json()
    assert made["secret"]
    assert "secret" not in teacher.get(address).json()[0]
    assert assistant.get(address).status_code == 404
    tried = teacher.post(f"{address}/{made['id']}/try", {}, "application/json")
    assert tried.status_code == 201
    assert deliver() == 1
    [row] = teacher.get(f"{address}/{made['id']}/deliveries").json()
    assert (row["event"], row["status"], row["tries"]) == ("try", 200, 1)
    assert assistant.delete(f"{address}/{made['id']}").status_code == 404
    assert teacher.delete(f"{address}/{made['id']}").status_code == 204
    assert teacher.delete(f"{address}/{made['id']}").status_code == 404
    assert teacher.post(address, {**asked, "url": "http://[::1"}, "application/json").status_code == 422


def test_a_course_without_hooks_costs_no_query(school: School, django_assert_num_queries: Callable[..., Any]) -> None:
    from grader.gradebook.hooks.services import tell

    tell(course=school.cast.course, event=HookEvent.GRADED, data={})
    with django_assert_num_queries(0):
        tell(course=school.cast.course, event=HookEvent.GRADED, data={})
