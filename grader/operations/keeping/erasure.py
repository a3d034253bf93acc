"""Takes a person's name off what they did, and keeps a record that it was done.

Marks are derived from submissions, and a course's statistics from all of them, so what was handed in stays, of nobody.
What says who they are, what lets them in and what they had not handed in goes. Their code may hold a name too: with
``code`` its text goes as well, and can then not be graded again.
"""

from __future__ import annotations

import json
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import models, transaction

from grader import clock
from grader.accounts.models import ApiToken, DeviceLogin, OpenSession, User
from grader.courses.models import Enrolment, Event
from grader.operations.models import Erasure
from grader.submissions.models import Draft, Submission

GONE = "erased"
CODE = "# The author's data was erased.\n"
# Each column that names a person: its rows go, or they stay, of somebody without a name. A new one must be decided.
ROWS_GO = {"accounts.ApiToken.user", "accounts.DeviceLogin.user", "accounts.OpenSession.user", "submissions.Draft.user"}
ROWS_STAY = {
    "admin.LogEntry.user",
    "catalog.DraftCheck.asked_by",
    "catalog.DraftFile.saved_by",
    "catalog.Publication.by",
    "courses.Extension.given_by",
    "courses.Enrolment.user",
    "courses.Event.actor",
    "courses.Event.subject",
    "courses.Extension.user",
    "courses.GroupMember.user",
    "courses.Invitation.invited_by",
    "gradebook.Adjustment.author",
    "gradebook.Adjustment.user",
    "gradebook.Comment.author",
    "gradebook.Mark.user",
    "gradebook.ReviewRequest.answered_by",
    "gradebook.RubricMark.author",
    "quizzes.Accommodation.user",
    "quizzes.Attempt.user",
    "quizzes.Draw.user",
    "submissions.OpenedHint.user",
    "submissions.Submission.user",
}


def person_erase(*, user: User, by: str, reason: str, code: bool = False) -> Erasure:
    """Make ``user`` nobody. ``by`` and ``reason`` are kept. Done again, it finds nothing more to do."""
    with transaction.atomic():
        known = {text for text in (user.username, user.name, user.email) if text}
        counts = {
            "tokens": ApiToken.objects.filter(user=user).delete()[0]
            + DeviceLogin.objects.filter(user=user).delete()[0],
            "sessions": _end_sessions(user),
            "drafts": Draft.objects.filter(user=user).delete()[0],
            "events": _forget_in_events(user, known),
            "submissions": Submission.objects.filter(user=user).exclude(source=CODE).update(source=CODE) if code else 0,
        }
        Enrolment.objects.filter(user=user).update(student_number="", external_id="")
        user.username, user.name, user.email = f"{GONE}-{user.pk}", "", ""
        user.password, user.language = make_password(None), ""
        user.is_active = user.is_staff = user.is_superuser = False
        user.last_login = None
        user.save()
        user.groups.clear()
        user.user_permissions.clear()
        return Erasure.objects.create(person=user.pk, at=clock.now(), by=by, reason=reason, counts=counts)


def columns_of_people() -> set[str]:
    """Every column of the database that refers to a person, but for Django's own between people and permissions."""
    from django.apps import apps

    return {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model is User and not model._meta.auto_created
    }


def _end_sessions(user: User) -> int:
    from django.contrib.sessions.models import Session

    keys = list(OpenSession.objects.filter(user=user).values_list("key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    return OpenSession.objects.filter(user=user).delete()[0]


def _forget_in_events(user: User, known: set[str]) -> int:
    """An event is never changed but here: what was done stays, the name of whom it was done to goes."""
    changed = 0
    about = Event.objects.filter(models.Q(subject=user) | models.Q(actor=user)).exclude(data={})
    for event in about.iterator(chunk_size=500):
        data = _without(event.data, known)
        if json.dumps(data) != json.dumps(event.data):
            changed += Event.objects.filter(pk=event.pk).update(data=data)
    return changed


def _without(value: Any, known: set[str]) -> Any:
    if isinstance(value, dict):
        return {key: _without(item, known) for key, item in value.items()}
    if isinstance(value, list):
        return [_without(item, known) for item in value]
    return GONE if isinstance(value, str) and value in known else value
