"""A course in one term, and the sections it is taught in."""

from __future__ import annotations

import secrets
import zoneinfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from grader.courses.models.policies import Policy
from grader.localised import LocalisedField, localised

CODE_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # no 0, O, 1, I: read aloud and typed from a blackboard


def new_join_code() -> str:
    """Eight characters, about 40 bits: enough where guesses are throttled."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(8))


def check_time_zone(name: str) -> None:
    """Raises ValidationError unless ``name`` is in the IANA time zone database."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(_("There is no time zone %(name)s."), params={"name": name})


def both_languages() -> list[str]:
    return ["en", "zh-hans"]


class Course(models.Model):
    """One course in one term. ``slug`` is its part of the address; its dates are entered and shown in ``time_zone``."""

    slug = models.SlugField(max_length=60, unique=True)
    title = LocalisedField()
    term = models.CharField(max_length=40, blank=True)
    time_zone = models.CharField(max_length=64, default="UTC", validators=[check_time_zone])
    languages = models.JSONField(default=both_languages)
    policy = models.OneToOneField(Policy, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    join_code = models.CharField(max_length=12, unique=True, null=True, blank=True)  # None: nobody joins by code
    archived_at = models.DateTimeField(null=True, blank=True)  # read by its members, and changed by nobody
    copied_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="copies")
    created_at = models.DateTimeField(auto_now_add=True)
    members = models.ManyToManyField(settings.AUTH_USER_MODEL, through="Enrolment", related_name="courses")

    def __str__(self) -> str:
        return localised(self.title)

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The time zone its dates are entered and shown in."""
        return zoneinfo.ZoneInfo(self.time_zone)


class Section(models.Model):
    """A part of a course that meets by itself: a tutorial, a laboratory."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="sections")
    name = models.CharField(max_length=80)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["course", "name"], name="section_name_once_a_course")]

    def __str__(self) -> str:
        return self.name
