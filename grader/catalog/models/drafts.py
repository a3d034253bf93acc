"""What instructors write on the web: an exercise while it is worked on, its checks, and what was published."""

from __future__ import annotations

import json

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from grader.catalog.models.exercises import Exercise, ExerciseVersion
from grader.localised import localised


class DraftFile(models.Model):
    """One file of an exercise as its authors have it now. ``revision`` counts its saves, so none goes over another."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="draft_files")
    path = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["path"]
        constraints = [models.UniqueConstraint(fields=["exercise", "path"], name="draft_file_once")]

    def __str__(self) -> str:
        return f"{self.exercise.slug}/{self.path}"


class CheckState(models.TextChoices):
    """Where a check stands."""

    QUEUED = "queued"
    RUNNING = "running"
    FINISHED = "finished"


class DraftCheck(models.Model):
    """One check of a draft as it was when somebody asked. This row, and no message, says where it stands."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="checks")
    version = models.ForeignKey(ExerciseVersion, on_delete=models.CASCADE, related_name="+")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=12, choices=CheckState.choices, default=CheckState.QUEUED)
    claimed_by = models.CharField(max_length=120, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    doing = models.CharField(max_length=200, blank=True)
    passed = models.BooleanField(null=True)  # the gate of publishing; None: not known yet
    result = models.JSONField(default=dict)  # grading.check.proof.Proven.to_json(), as far as it has come
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=CheckState.values), name="draft_check_state_known"),
            models.UniqueConstraint(
                fields=["exercise"], condition=Q(state__in=["queued", "running"]), name="draft_check_one_at_a_time"
            ),
        ]
        indexes = [models.Index(fields=["id"], condition=Q(state="queued"), name="draft_check_next")]

    def __str__(self) -> str:
        return f"{self.version}: {self.state}"


class Publication(models.Model):
    """That a version became what students get, who did that, and the warnings they signed."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="publications")
    version = models.ForeignKey(ExerciseVersion, on_delete=models.CASCADE, related_name="publications")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    note = models.TextField(blank=True)  # what changed, in its author's words
    warnings = models.JSONField(default=list)  # of strings: what the author saw and signed

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.version} at {self.at:%Y-%m-%d %H:%M}"


class GitSource(models.Model):
    """The repository that a draft is pulled from, when somebody or its push hook asks for it."""

    exercise = models.OneToOneField(Exercise, on_delete=models.CASCADE, related_name="source")
    url = models.CharField(max_length=300)
    branch = models.CharField(max_length=120, blank=True)  # "": the repository's own default
    folder = models.CharField(max_length=200, blank=True)  # "": the whole repository is the exercise
    token = models.TextField(blank=True, default="", db_default="")  # of a private one, sealed; "": none
    token_user = models.CharField(max_length=80, blank=True, default="", db_default="")  # whom the server knows it by
    hook = models.CharField(max_length=64, null=True, blank=True, unique=True)  # the hash of its token
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(null=True, blank=True)  # a pull is wanted since then; None: none is
    over_changes = models.BooleanField(default=False)  # it may go over what was changed by hand
    lease_until = models.DateTimeField(null=True, blank=True)
    commit = models.CharField(max_length=64, blank=True)
    content = models.CharField(max_length=64, blank=True)  # the hash of the files as they were pulled
    pulled_at = models.DateTimeField(null=True, blank=True)
    problem = models.TextField(blank=True)  # why the last pull brought nothing: JSON, a sentence by language; or ""

    def __str__(self) -> str:
        return f"{self.exercise.slug}: {self.url}"

    @property
    def problem_said(self) -> str:
        """``problem`` in the language of the moment; one that was stored as plain text, as it is."""
        return localised(json.loads(self.problem)) if self.problem.startswith("{") else self.problem


class CopyWhy(models.TextChoices):
    """Why a folder is kept beside the draft: it was sent and waits to be looked at, or it stood there until ..."""

    SENT = "sent", _("sent")
    UPLOAD = "upload", _("before an upload")
    PULL = "pull", _("before a pull")
    BACK = "back", _("before an earlier one came back")


class DraftCopy(models.Model):
    """A whole folder beside the draft: what somebody sent to take its place, or what stood there before."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="draft_copies")
    why = models.CharField(max_length=8, choices=CopyWhy.choices)
    files = models.JSONField()  # each file's text by its path
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(why__in=CopyWhy.values), name="draft_copy_why_known"),
        ]

    def __str__(self) -> str:
        return f"{self.exercise.slug} {self.why} at {self.at:%Y-%m-%d %H:%M}"
