"""Quizzes of the browser tests' own, and students who sit them: each test its own, so that none finds another's."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.e2e.room import PASSWORD, Room
from tests.e2e.service import Service

QUESTIONS = (
    "dense-256-to-1000",
    "conv-padding-two",
    "kernel-101-by-hand",
    "not-true-of-pooling",
    "order-training-steps",
)
DENSE, SHAPE, GRID, CHOICE, ORDER = range(5)

MAKE = """
from datetime import timedelta
from django.utils import timezone
from grader.catalog.models import Exercise
from grader.catalog.services import assignment_add
from grader.courses.models import Course, Mode
from grader.courses.services import assignment_create
from grader.quizzes.models import QuizRules, Review, ReviewFrom

course, now = Course.objects.create(slug="sittings", title={{"en": "Sittings"}}), timezone.now()
for slug, one_page in (("exam", True), ("paged", False)):
    quiz = assignment_create(
        course=course, slug=slug, title={{"en": slug.title()}}, mode=Mode.QUIZ, opens_at=now,
        due_at=now + timedelta(days=9), closes_at=now + timedelta(days=9), published=True,
    )
    QuizRules.objects.create(
        assignment=quiz, seconds=3600, attempts=9, shuffle=False, one_page=one_page, grace_seconds={grace},
        review=Review.ANSWERS, review_from=ReviewFrom.FINISH,
    )
    for position, slug in enumerate({questions}):
        assignment_add(assignment=quiz, exercise=Exercise.objects.get(slug=slug), position=position)
coded = assignment_create(
    course=course, slug="coded", title={{"en": "Coded"}}, mode=Mode.QUIZ, opens_at=now, due_at=now + timedelta(days=9),
    published=True,
)
QuizRules.objects.create(assignment=coded, seconds=3600, attempts=9)
assignment_add(assignment=coded, exercise=Exercise.objects.get(slug="corr2d"))
sheet = assignment_create(
    course=course, slug="sheet", title={{"en": "Sheet"}}, opens_at=now, due_at=now + timedelta(days=9), published=True
)
for slug in {questions}:
    assignment_add(assignment=sheet, exercise=Exercise.objects.get(slug=slug))
"""
ENROL = """
import json
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.hashers import make_password
from grader.accounts.sessions import SessionStore
from grader.accounts.models import User
from grader.courses.models import Course, Role
from grader.courses.services import enrol

password, keys = make_password({password!r}), {{}}
for name in {names}:
    user = User.objects.create(username=name, name=name.title(), demo=True, password=password)
    for course in Course.objects.filter(slug__in={courses}):
        enrol(course=course, user=user, role=Role.STUDENT)
    session = SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session.save()
    keys[name] = session.session_key
print(json.dumps(keys))
"""
END = """
UPDATE quizzes_attempt SET ends_at = strftime('%Y-%m-%d %H:%M:%f', 'now', ? || ' seconds')
WHERE finished_at IS NULL AND user_id = (SELECT id FROM accounts_user WHERE username = ?)
"""
SAVED = """
SELECT position, quizzes_save.response, counts FROM quizzes_save JOIN quizzes_place ON place_id = quizzes_place.id
JOIN quizzes_attempt ON attempt_id = quizzes_attempt.id JOIN accounts_user ON user_id = accounts_user.id
WHERE username = ? ORDER BY quizzes_save.id
"""
GRACE = 60  # s


@dataclass
class School:
    """The quizzes "exam" (all on one page) and "paged", one of code ("coded"), homework ("sheet"), and students.

    The course is one that nobody of the demo is in: what it asks would be kept back from them elsewhere.
    They are signed in already: a password costs the server half a second, and signing in is for other tests.
    """

    service: Service
    names: Callable[[], str]

    @classmethod
    def open(cls, service: Service) -> School:
        names = [f"sitter{number}" for number in range(40)]
        made = service.python(
            MAKE.format(questions=QUESTIONS, grace=GRACE)
            + ENROL.format(names=names, password=PASSWORD, courses=["demo", "sittings"])
        )
        service.cookies.update({name: signed_in(key) for name, key in json.loads(made).items()})
        number = count()
        return cls(service, lambda: names[next(number)])


def signed_in(key: str) -> dict[str, Any]:
    """The state of a browser that has nothing but the cookie of this session."""
    cookie = {"name": "sessionid", "value": key, "domain": "127.0.0.1", "path": "/", "expires": -1}
    return {"cookies": [{**cookie, "httpOnly": True, "secure": False, "sameSite": "Lax"}], "origins": []}


@dataclass
class Sitting:
    """A student in front of a quiz."""

    room: Room
    name: str

    @property
    def page(self) -> Page:
        return self.room.page

    def begin(self, quiz: str = "exam") -> Sitting:
        self.page.goto(f"{self.room.service.address}/courses/sittings/{quiz}/")
        self.page.locator("main form button").first.click()
        self.page.locator(".quiz-question").first.wait_for()
        return self

    def question(self, position: int) -> Locator:
        return self.page.locator(f"#q{position + 1}")

    def field(self, position: int) -> Locator:
        return self.question(position).locator("input.input").first

    def dot(self, position: int) -> Locator:
        return self.page.locator(f"[data-dot='{position}']")

    @property
    def state(self) -> Locator:
        return self.page.locator("#state")

    def type(self, position: int, text: str) -> Sitting:
        self.field(position).fill(text)
        return self

    def expect_saved(self) -> Sitting:
        expect(self.state).to_have_attribute("data-state", "saved")
        return self

    def expect_lost(self) -> Sitting:
        expect(self.state).to_contain_text("Connection lost")
        return self

    def offline(self, away: bool = True) -> Sitting:
        self.page.context.set_offline(away)
        return self

    def press(self, name: str) -> Sitting:
        self.page.get_by_role("button", name=name, exact=True).click()
        return self

    @property
    def unsaved(self) -> int:
        """How many copies of unsaved answers lie in the browser."""
        return self.page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('unsaved:')).length")

    def ends_in(self, seconds: float) -> Sitting:
        """By the server's clock the attempt ends so many seconds from now. The page has not heard it yet."""
        self.room.service.sql(END, seconds, self.name)
        return self

    def returns(self) -> Sitting:
        """What a browser tells a page that it has kept and shows again."""
        self.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
        return self

    def saved(self) -> list[tuple[int, object, bool]]:
        """Every save at the server: position, response, whether it counts."""
        rows = self.room.service.sql(SAVED, self.name)
        return [(position, json.loads(response), bool(counts)) for position, response, counts in rows]
