"""Sign-ins under way between here and a platform. Old rows go when the next one comes."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from grader.lti.models.courses import Context, ResourceLink
from grader.lti.models.platforms import Deployment, Platform


class Login(models.Model):
    """That a platform was asked who somebody is. Its answer uses the row up, and with it state and nonce."""

    state = models.CharField(max_length=64, unique=True)  # a hash of what went to the platform
    nonce = models.CharField(max_length=64)
    proof = models.CharField(max_length=64)  # what the browser that asked keeps, in a cookie or the platform's storage
    platform = models.ForeignKey(Platform, on_delete=models.CASCADE, related_name="+")
    asked = models.JSONField(default=dict)  # what the platform sent to begin, to begin again in a window of its own
    created_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.platform}, {self.created_at}"


class Launch(models.Model):
    """A launch whose signature was good: whose it is and where it leads is found out on the pages that follow.

    Until ``user`` is set its id, which nobody can guess, stands for the person; afterwards only that person opens it.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    deployment = models.ForeignKey(Deployment, on_delete=models.CASCADE, related_name="+")
    context = models.ForeignKey(Context, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    link = models.ForeignKey(ResourceLink, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    said = models.JSONField()  # launching.claims.Said, as data
    framed = models.BooleanField(default=False)
    created_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.public_id)
