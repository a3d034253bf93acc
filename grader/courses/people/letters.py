"""Writing to the people of a course who have no password yet."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from grader import clock
from grader.accounts.letters.services import letters_can_be_sent, welcome_ask
from grader.accounts.models import User
from grader.courses.models import Course, Enrolment, Event, Status, Verb
from grader.courses.record.events import record
from grader.errors import Refused
from grader.localised import localised

PAUSE = timedelta(minutes=10)
LETTERS = "letters"


class NoLetters(Refused):
    """This service has no mail server."""

    code = "no-letters"
    sentence = _("This service sends no e-mail. Whoever runs it can set EMAIL_URL.")


class LettersSent(Refused):
    """They went out a moment ago."""

    code = "letters-sent"
    sentence = _("Letters went out within the last ten minutes. Wait a little before you send them again.")


def newcomers(*, course: Course) -> QuerySet[Enrolment]:
    """Who is active in the course with an e-mail address and without a password."""
    rows = Enrolment.objects.filter(course=course, status=Status.ACTIVE, user__is_active=True, user__demo=False)
    return rows.exclude(user__email="").filter(user__password__startswith=UNUSABLE_PASSWORD_PREFIX).order_by("pk")


def newcomers_waiting(*, course: Course) -> int:
    """How many those are, where letters can be sent; one query."""
    return newcomers(course=course).count() if letters_can_be_sent() else 0


@transaction.atomic
def letters_to_newcomers(*, course: Course, by: User, origin: str, language: str) -> int:
    """Write to them; how many they are. Raises NoLetters, LettersSent."""
    if not letters_can_be_sent():
        raise NoLetters
    Course.objects.select_for_update().get(pk=course.pk)
    since = clock.now() - PAUSE
    if Event.objects.filter(course=course, verb=Verb.PERSON_INVITED, at__gt=since, data__has_key=LETTERS).exists():
        raise LettersSent
    ids, title = list(newcomers(course=course).values_list("user", flat=True)), localised(course.title)
    if ids:
        record(Verb.PERSON_INVITED, course=course, actor=by, letters=len(ids))
        transaction.on_commit(lambda: _ask(ids, title, origin, language))
    return len(ids)


def _ask(ids: list[int], title: str, origin: str, language: str) -> None:
    welcome_ask(user_ids=ids, course=title, origin=origin, language=language)
