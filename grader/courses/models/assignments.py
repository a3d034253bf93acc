"""What people of a course are asked to do by when, in which groups, and who has other dates."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from grader.courses.models.courses import Course, Section
from grader.courses.models.policies import Policy
from grader.localised import LocalisedField, localised


def check_year(moment: datetime) -> None:
    """Raises ValidationError for a year that no course is held in: a date that is near a calendar's end cannot be shown
    in every time zone, and nothing can be added to it."""
    if not 1900 <= moment.year <= 2999:
        raise ValidationError(_("Write a date and time such as 2026-10-31 23:59."))


class Mode(models.TextChoices):
    """How an assignment is worked through."""

    HOMEWORK = "homework", _("homework")
    PRACTICE = "practice", _("practice")
    QUIZ = "quiz", _("quiz")


class Category(models.Model):
    """Assignments that are weighed together in a course's total, the lowest of each student left out."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="categories")
    name = models.CharField(max_length=80)
    weight = models.DecimalField(
        max_digits=6, decimal_places=2, default=1, validators=[MinValueValidator(0)]
    )  # against the other categories' weights
    drop_lowest = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "categories"
        constraints = [
            models.UniqueConstraint(fields=["course", "name"], name="category_name_once_a_course"),
            models.CheckConstraint(condition=Q(weight__gte=0), name="category_weight_not_negative"),
        ]

    def __str__(self) -> str:
        return self.name


class Assignment(models.Model):
    """Exercises to be done together, with their dates. A date that is None sets no bound.

    From ``opens_at`` students see it, after ``due_at`` what they hand in is late, from ``closes_at`` nothing is taken.
    """

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="assignments")
    slug = models.SlugField(max_length=60)
    title = LocalisedField()
    mode = models.CharField(max_length=12, choices=Mode.choices, default=Mode.HOMEWORK)
    opens_at = models.DateTimeField(null=True, blank=True, validators=[check_year])
    due_at = models.DateTimeField(null=True, blank=True, validators=[check_year])
    closes_at = models.DateTimeField(null=True, blank=True, validators=[check_year])
    published = models.BooleanField(default=False)
    policy = models.OneToOneField(
        Policy, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # None: the course's
    category = models.ForeignKey(
        Category, null=True, blank=True, on_delete=models.SET_NULL, related_name="assignments"
    )  # None: weighed by its points among all others that have none
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["due_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["course", "slug"], name="assignment_slug_once_a_course"),
            models.CheckConstraint(condition=Q(mode__in=Mode.values), name="assignment_mode_known"),
            # A comparison with a missing date is neither true nor false, which a check lets pass.
            models.CheckConstraint(condition=Q(due_at__gte=F("opens_at")), name="assignment_due_after_opening"),
            models.CheckConstraint(condition=Q(closes_at__gte=F("due_at")), name="assignment_closes_after_due"),
            models.CheckConstraint(condition=Q(closes_at__gte=F("opens_at")), name="assignment_closes_after_opening"),
        ]

    def __str__(self) -> str:
        return localised(self.title)


class Group(models.Model):
    """Students who hand in together: what one of them hands in counts for all."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="groups")
    name = models.CharField(max_length=80)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["assignment", "name"], name="group_name_once_an_assignment")]

    def __str__(self) -> str:
        return self.name


class GroupMember(models.Model):
    """Somebody in a group; ``assignment`` is the group's, so that the database can hold that nobody is in two."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="members")
    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="group_memberships")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assignment", "user"], name="group_one_an_assignment")]

    def __str__(self) -> str:
        return f"{self.user} ({self.group})"


class Extension(models.Model):
    """Other dates, earlier ones too, for one person, section or group; a date that is None leaves the assignment's.

    Of several that apply, a person's own counts first, then the group's, then the sections', each date by itself.
    """

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="extensions")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="extensions"
    )
    section = models.ForeignKey(Section, null=True, blank=True, on_delete=models.CASCADE, related_name="extensions")
    group = models.ForeignKey(Group, null=True, blank=True, on_delete=models.CASCADE, related_name="extensions")
    opens_at = models.DateTimeField(null=True, blank=True, validators=[check_year])
    due_at = models.DateTimeField(null=True, blank=True, validators=[check_year])
    closes_at = models.DateTimeField(null=True, blank=True, validators=[check_year])
    more_seconds = models.PositiveIntegerField(default=0)  # of each attempt at a quiz
    more_attempts = models.PositiveSmallIntegerField(default=0)
    reason = models.TextField(blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assignment", "user"], name="extension_once"),
            models.UniqueConstraint(fields=["assignment", "section"], name="extension_once_a_section"),
            models.UniqueConstraint(fields=["assignment", "group"], name="extension_once_a_group"),
            models.CheckConstraint(condition=Q(closes_at__gte=F("due_at")), name="extension_closes_after_due"),
            models.CheckConstraint(
                condition=Q(user__isnull=False, section=None, group=None)
                | Q(user=None, section__isnull=False, group=None)
                | Q(user=None, section=None, group__isnull=False),
                name="extension_for_one_of_three",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assignment}: {self.user or self.section or self.group}"

    @property
    def more_minutes(self) -> int:
        return round(self.more_seconds / 60)
