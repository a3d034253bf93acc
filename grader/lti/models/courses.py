"""What stands for what: a platform's courses, links and columns, and ours."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from grader.catalog.models import AssignmentExercise
from grader.courses.models import Assignment, Course, Role
from grader.lti.models.platforms import Deployment


class Context(models.Model):
    """A course as a platform names it. ``course`` is None until one of its instructors has said which of ours it is."""

    deployment = models.ForeignKey(Deployment, on_delete=models.CASCADE, related_name="contexts")
    context_id = models.TextField(max_length=255)
    title = models.TextField(max_length=500, blank=True)
    course = models.ForeignKey(Course, null=True, blank=True, on_delete=models.SET_NULL, related_name="lti_contexts")
    lineitems_url = models.TextField(max_length=4000, blank=True)
    memberships_url = models.TextField(max_length=4000, blank=True)
    scopes = models.JSONField(default=list)  # what of the grade service the platform lets us do
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["deployment", "context_id"], name="context_once")]

    def __str__(self) -> str:
        return self.title or self.context_id


class Membership(models.Model):
    """The role a platform gave somebody last: only when it says another one is the one here changed."""

    context = models.ForeignKey(Context, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=12, choices=Role.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["context", "user"], name="membership_once")]

    def __str__(self) -> str:
        return f"{self.user} ({self.role})"


class ResourceLink(models.Model):
    """A link in a platform's course, and what it opens: an assignment, or one exercise of it."""

    context = models.ForeignKey(Context, on_delete=models.CASCADE, related_name="links")
    link_id = models.TextField(max_length=255)
    title = models.TextField(max_length=500, blank=True)
    assignment = models.ForeignKey(Assignment, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    item = models.ForeignKey(AssignmentExercise, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["context", "link_id"], name="resource_link_once")]

    def __str__(self) -> str:
        return self.title or self.link_id


class LineItem(models.Model):
    """A column of a platform's gradebook for an assignment, or for one exercise of it (``item``).

    ``url`` is empty until the platform has told it or made it. ``label`` and ``maximum`` are what the platform was told
    last; where ours are others by now, they are told again.
    """

    context = models.ForeignKey(Context, on_delete=models.CASCADE, related_name="line_items")
    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="line_items")
    item = models.ForeignKey(
        AssignmentExercise, null=True, blank=True, on_delete=models.CASCADE, related_name="line_items"
    )
    url = models.TextField(max_length=4000, blank=True)
    link_id = models.TextField(max_length=255, blank=True)  # the platform's link it belongs to
    label = models.TextField(max_length=500, blank=True)
    maximum = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    problem = models.TextField(blank=True)  # why it could not be made or changed, for teachers
    checked_at = models.DateTimeField(null=True, blank=True)  # when its title and maximum were looked at last
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["context", "assignment"], condition=Q(item=None), name="line_item_once_an_assignment"
            ),
            models.UniqueConstraint(
                fields=["context", "item"], condition=Q(item__isnull=False), name="line_item_once_an_exercise"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assignment}: {self.url or 'not made yet'}"
