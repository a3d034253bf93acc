"""Who did what to whom and when. Written by the services, never edited."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from grader.courses.models.assignments import Assignment
from grader.courses.models.courses import Course


class Verb(models.TextChoices):
    """What was done."""

    COURSE_CREATED = "course-created", _("made the course")
    COURSE_CHANGED = "course-changed", _("changed the course")
    COURSE_ARCHIVED = "course-archived", _("archived the course")
    PERSON_ENROLLED = "person-enrolled", _("put into the course")
    PERSON_CHANGED = "person-changed", _("changed the membership of")
    PERSON_DROPPED = "person-dropped", _("took out of the course")
    PERSON_INVITED = "person-invited", _("made an invitation")
    INVITATION_WITHDRAWN = "invitation-withdrawn", _("withdrew an invitation")
    ASSIGNMENT_CREATED = "assignment-created", _("made the assignment")
    ASSIGNMENT_CHANGED = "assignment-changed", _("changed the assignment")
    ASSIGNMENT_PUBLISHED = "assignment-published", _("published the assignment")
    EXTENSION_GIVEN = "extension-given", _("gave other dates to")
    EXTENSION_WITHDRAWN = "extension-withdrawn", _("took back the other dates of")
    TIME_GIVEN = "time-given", _("gave more time to")
    ATTEMPT_REOPENED = "attempt-reopened", _("opened the attempt again of")
    MARK_ADJUSTED = "mark-adjusted", _("adjusted the mark of")
    COMMENTED = "commented", _("commented on the work of")
    REVIEW_ASKED = "review-asked", _("asked to look again")
    REVIEW_ANSWERED = "review-answered", _("answered the request of")
    QUESTION_CANCELLED = "question-cancelled", _("cancelled a question")
    REGRADE_BEGUN = "regrade-begun", _("began to grade again")
    REGRADED = "regraded", _("graded again")
    REGRADE_DROPPED = "regrade-dropped", _("dropped a regrade")
    REGRADE_UNDONE = "regrade-undone", _("undid a regrade")
    MISTAKE_NAMED = "mistake-named", _("named a mistake of the class")
    MISTAKE_WITHDRAWN = "mistake-withdrawn", _("took back the name of a mistake")
    EXERCISE_BEGUN = "exercise-begun", _("began the exercise")
    EXERCISE_PUBLISHED = "exercise-published", _("published the exercise")
    EXERCISE_REMOVED = "exercise-removed", _("removed the exercise")
    EXPORTED = "exported", _("exported the gradebook")


class Event(models.Model):
    """One thing that was done in a course. ``data`` says what changed, as JSON: ``{"due_at": [before, after]}``."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField(default=timezone.now)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )  # None: the service itself, or a command
    verb = models.CharField(max_length=24, choices=Verb.choices)
    subject = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    assignment = models.ForeignKey(Assignment, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    data = models.JSONField(default=dict)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["course", "-id"], name="event_of_course")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("An event is never changed.")
        super().save(*args, **kwargs)
