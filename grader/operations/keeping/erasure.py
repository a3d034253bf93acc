"""Takes a person's name off what they did, and keeps a record that it was done.

Marks are derived from submissions, and a course's statistics from all of them, so what was handed in stays, of nobody.
What says who they are, what lets them in and what they had not handed in goes. Their code may hold a name too: with
``code`` its text goes as well, and can then not be graded again.
"""

from __future__ import annotations

import json
from typing import Any

from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.db import models, transaction

from grader import clock
from grader.accounts.models import OpenSession, User
from grader.courses.models import Enrolment, Event
from grader.operations.models import Erasure
from grader.submissions.models import Submission

GONE = "erased"
CODE = "# The author's data was erased.\n"
# Each column that names a person: its rows go, or they stay, of somebody without a name. A new one must be decided.
ROWS_GO = {
    "accounts.ApiToken.user",
    "accounts.DeviceLogin.user",
    "accounts.DoneOnce.user",
    "accounts.OpenSession.user",
    "lti.Identity.user",
    "lti.Launch.user",
    "lti.Membership.user",
    "submissions.Draft.user",
    "submissions.Experiment.user",
}
ROWS_STAY = {
    "admin.LogEntry.user",
    "catalog.DraftCheck.asked_by",
    "catalog.DraftCopy.by",
    "catalog.DraftFile.saved_by",
    "catalog.GitSource.asked_by",
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
    "gradebook.MarkDue.user",
    "gradebook.RegradeEffect.user",
    "gradebook.RegradeSet.by",
    "gradebook.RegradeSet.decided_by",
    "gradebook.ReviewRequest.answered_by",
    "gradebook.RubricMark.author",
    "gradebook.Webhook.created_by",
    "lti.RegistrationLink.made_by",
    "lti.Score.user",
    "quizzes.Accommodation.user",
    "quizzes.Attempt.user",
    "quizzes.Draw.user",
    "submissions.ExplainedOutput.by",
    "submissions.OpenedHint.user",
    "submissions.ShownSolution.user",
    "submissions.Submission.user",
}


def person_erase(*, user: User, by: str, reason: str, code: bool = False) -> Erasure:
    """Make ``user`` nobody. ``by`` and ``reason`` are kept. Done again, it finds nothing more to do."""
    with transaction.atomic():
        known = {text for text in (user.username, user.name, user.email) if text}
        _end_sessions(user)
        counts = {column.rpartition(".")[0]: _rows_go(column, user) for column in sorted(ROWS_GO)}
        counts["courses.Event"] = _forget_in_events(user, known)
        sent = Submission.objects.filter(user=user).exclude(source=CODE)
        counts["submissions.Submission"] = sent.update(source=CODE) if code else 0
        counts = {what: count for what, count in counts.items() if count}
        Enrolment.objects.filter(user=user).update(student_number="", external_id="")
        user.username, user.name, user.email = f"{GONE}-{user.pk}", "", ""
        user.password, user.language = make_password(None), ""
        user.is_active = user.is_staff = user.is_superuser = False
        user.last_login = None
        user.save()
        user.groups.clear()
        user.user_permissions.clear()
        return Erasure.objects.create(person=user.pk, at=clock.now(), by=by, reason=reason, counts=counts)


def rows_go(*columns: str) -> None:
    """Let the rows of these columns go too: of tables that only some installations have."""
    ROWS_GO.update(columns)


def columns_of_people() -> set[str]:
    """Every column of the database that refers to a person, but for Django's own between people and permissions."""
    return {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model is User and not model._meta.auto_created
    }


def _rows_go(column: str, user: User) -> int:
    label, _, field = column.rpartition(".")
    gone, _ = apps.get_model(label)._base_manager.filter(**{field: user}).delete()
    return int(gone)


def _end_sessions(user: User) -> None:
    keys = OpenSession.objects.filter(user=user).values("key")
    Session.objects.filter(session_key__in=keys).delete()


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
