"""Asks for an address as everybody, and undoes what that wrote."""

from __future__ import annotations

import re
from collections.abc import Mapping
from http import HTTPStatus

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpResponseBase, StreamingHttpResponse
from django.test import Client

from grader.accounts.models import User
from tests.access.world import World, given_away
from tests.school import SOURCE

# What is sent with a POST, by its address: as little as its view takes for something to be done.
BODIES: Mapping[str, Mapping[str, object]] = {
    "/sign-in/": {"username": "student", "password": "wrong"},
    "/theme/": {"theme": "dark"},
    "/language/": {"language": "en"},
    "/me/preferences/": {"language": "en", "time_zone": "Asia/Shanghai"},
    "/courses/{course}/{homework}/{code}/": {"source": SOURCE, "kind": "submission"},
    "/courses/{course}/{quiz}/{quiz_code}/": {"source": SOURCE, "kind": "submission"},
    "/courses/{course}/{homework}/{code}/draft/": {"source": SOURCE},
    "/courses/{course}/{homework}/{code}/own/": {"source": SOURCE, "own-case": "one", "own-arg-X": "[[1]]"},
    "/courses/{course}/{quiz}/{quiz_code}/own/": {"source": SOURCE, "own-case": "one", "own-arg-X": "[[1]]"},
    "/courses/{course}/{homework}/{code}/live/": {"source": SOURCE},
    "/courses/{course}/{quiz}/{quiz_code}/live/": {"source": SOURCE},
    "/courses/{course}/{homework}/{code}/hint/": {"hint": "1"},
    "/courses/{course}/{quiz}/{quiz_code}/hint/": {"hint": "1"},
    "/courses/{course}/{homework}/{question}/question/": {"do": "another"},
    "/courses/{course}/{quiz}/{quiz_question}/question/": {"do": "another"},
    "/courses/library/practice/{quiz_code}/": {"source": SOURCE, "kind": "submission"},
    "/courses/library/practice/{quiz_question}/question/": {"do": "another"},
    "/submissions/{submission}/say/": {"do": "comment", "text": "Look at line 2."},
    "/quizzes/{course}/{quiz}/cancel/": {"item": "{item}", "cancelled": "1"},
    "/quizzes/{course}/{quiz}/time/": {"minutes": "5", "reason": "A fire alarm"},
    "/teach/{course}/regrades/{regrade}/": {"do": "drop"},
    "/attempts/{attempt}/reopen/": {"minutes": "5", "reason": "The wrong button"},
    "/api/submissions": {"course": "{course}", "assignment": "{homework}", "exercise": "{code}", "source": SOURCE},
    "/courses/{course}/{quiz}/{quiz_code}/draft/": {"source": SOURCE},
    "PUT /api/courses/{course}/assignments/{homework}/exercises/{code}/draft": {"source": SOURCE},
    "PUT /api/courses/{course}/assignments/{quiz}/exercises/{quiz_code}/draft": {"source": SOURCE},
    "/api/teach/{course}/roster": {"table": "name,email\nIda,ida@example.edu\n"},
    "PATCH /api/teach/{course}/assignments/{homework}": {"title": {"en": "Homework"}},
    "/api/teach/{course}/hooks": {"url": "nonsense", "events": ["graded"]},
    "/api/submissions/{submission}/comments": {"text": "Look at line 2."},
    "/api/teach/{course}/corrections": {"table": "account\nstudent\n"},
    "/api/teach/{course}/marks/{homework}/{code}/{user}/adjustments": {"kind": "bonus", "value": "1", "reason": "Neat"},
    "/api/courses/{course}/assignments/{homework}/exercises/{question}/question/answers": {"draw": 0, "answer": {}},
    "PUT /api/courses/{course}/assignments/{homework}/exercises/{question}/question/draft": {"draw": 0, "answer": {}},
    "/api/courses/{course}/assignments/{homework}/exercises/{code}/hints": {"number": 1},
    "/api/courses/{course}/assignments/{quiz}/exercises/{quiz_code}/hints": {"number": 1},
    "PUT /api/attempts/{attempt}/places/0": {"flagged": True},
    "/api/teach/{course}/assignments": {"title": {"en": "Week 9"}},
    "PUT /api/teach/{course}/assignments/{homework}/exercises": {"exercises": []},
    "/api/teach/{course}/assignments/{homework}/publish": {"published": True},
    "PATCH /api/teach/{course}/assignments/{quiz}/quiz": {"seconds": 3600},
    "/api/teach/{course}/assignments/{homework}/extensions": {"student": "student", "more_attempts": 1},
    "PUT /api/teach/{course}/assignments/{homework}/groups": {"groups": [{"name": "Red", "members": ["student"]}]},
    "PUT /api/teach/{course}/assignments/{quiz}/pools": {"pools": []},
    "/api/teach/{course}/assignments/{quiz}/more-time": {"minutes": 5, "reason": "A fire alarm"},
    "/api/teach/{course}/assignments/{quiz}/attempts/{attempt}/reopen": {"minutes": 5, "reason": "The wrong button"},
    "PUT /api/teach/{course}/extra-time/{user}": {"factor": "1.5"},
    "/api/teach/{course}/regrades": {"assignment": "{homework}", "reason": "A case was wrong."},
    "/api/teach/{course}/exercises/{own}/publish": {"note": "New"},
    "/teach/{course}/platform/disconnect/": {"context": "{context}"},
}


class Walker:
    """Everybody's clients in one world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.clients = {name: _client(person) for name, person in world.people.items()}

    def ask(self, who: str, method: str, pattern: str) -> str:
        """The status and the letters of what the answer gives away: "200 HR"."""
        client = self.clients[who]
        address, cookies = self.world.address(pattern), client.cookies.copy()
        with transaction.atomic():
            if method == "GET":
                response = client.get(address)
            else:
                send = getattr(client, method.lower())
                response = send(address, self._body(method, pattern), **_type(address))
            text = _text(response)
            transaction.set_rollback(True)
        client.cookies = cookies  # whoever signed out is signed in again, as the session is
        letters = "".join(given_away(text))
        return f"{response.status_code} {letters}".strip()

    def _body(self, method: str, pattern: str) -> dict[str, object]:
        found = {}
        for name, value in BODIES.get(pattern if method == "POST" else f"{method} {pattern}", {}).items():
            found[name] = self.world.address(value) if isinstance(value, str) else value
        return found


def _client(person: User | AnonymousUser) -> Client:
    client = Client(headers={"accept-language": "en"}, raise_request_exception=True)
    if isinstance(person, User):
        client.force_login(person)
    return client


def _type(address: str) -> dict[str, str]:
    return {"content_type": "application/json"} if address.startswith("/api/") else {}


def _text(response: HttpResponseBase) -> str:
    if isinstance(response, StreamingHttpResponse):
        return b"".join(response).decode(errors="replace")  # type: ignore[arg-type]
    if response.status_code in (HTTPStatus.FOUND, HTTPStatus.SEE_OTHER):
        return ""
    text: str = response.content.decode(errors="replace")  # type: ignore[attr-defined]
    # A filter lists every verdict that there is, which tells of nobody's work.
    return re.sub(r'<select[^>]* name="verdict">.*?</select>', "", text, flags=re.DOTALL)
