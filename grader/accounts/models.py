"""People and the tokens their programs sign in with."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """Somebody with an account. What they may do is a matter of their enrolments; ``is_staff`` keeps the site."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    name = models.CharField(_("name"), max_length=150, blank=True)  # whole, in the order its bearer writes it
    language = models.CharField(max_length=16, blank=True, choices=[("en", "English"), ("zh-hans", "简体中文")])
    time_zone = models.CharField(max_length=64, blank=True, db_default="")  # "": that of the browser
    demo = models.BooleanField(default=False)  # signs in only while the service runs as a demo

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(language__in=["", "en", "zh-hans"]), name="user_language_known"),
        ]

    def get_full_name(self) -> str:
        return self.name or self.username

    def get_short_name(self) -> str:
        return self.name or self.username


class ApiToken(models.Model):
    """A personal token for the API. Only its hash is kept: it is shown once, when it is made."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=80)
    hash = models.CharField(max_length=64, unique=True)  # SHA-256, hexadecimal; the token itself has 256 random bits
    start = models.CharField(
        max_length=12, blank=True, db_default=""
    )  # the first characters, for its owner to know it again
    scopes = models.CharField(
        max_length=80, default="read submit", db_default="read submit"
    )  # tokens.scopes, separated by spaces
    created_at = models.DateTimeField(auto_now_add=True)
    last_used_at = models.DateTimeField(null=True, blank=True)  # to a minute
    expires_at = models.DateTimeField(null=True, blank=True)  # None: never

    def __str__(self) -> str:
        return f"{self.name} ({self.user})"


class DeviceState(models.TextChoices):
    """Where signing in a device stands."""

    WAITING = "waiting"
    AGREED = "agreed"
    REFUSED = "refused"
    FETCHED = "fetched"  # the device has its token


class DeviceLogin(models.Model):
    """A device that asks to be let in, by a code that its person types elsewhere (``tokens.device``)."""

    secret = models.CharField(max_length=64, unique=True)  # SHA-256 of what the device alone knows
    code = models.CharField(max_length=8, unique=True)  # what its person types
    client = models.CharField(max_length=80)  # what it calls itself
    network = models.CharField(max_length=45)
    scopes = models.CharField(max_length=80)  # that it asks for
    granted = models.CharField(max_length=80, blank=True)  # that its person gave
    days = models.PositiveSmallIntegerField(default=90)  # its token will be good for
    state = models.CharField(max_length=8, choices=DeviceState.choices, default=DeviceState.WAITING)
    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, blank=True, related_name="+")  # who answered
    polled_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=DeviceState.values), name="device_state_known"),
            models.CheckConstraint(
                condition=models.Q(state="waiting") | models.Q(user__isnull=False), name="device_answered_by_somebody"
            ),
        ]
        indexes = [models.Index(fields=["network", "expires_at"], name="device_network")]

    def __str__(self) -> str:
        return f"{self.client} ({self.state})"


class SignInTry(models.Model):
    """A try to sign in that failed, or whose password is being looked at (``tries``)."""

    account = models.CharField(max_length=64)  # a keyed hash of the name, with the browser's own part where it has one
    address = models.CharField(max_length=45)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["account", "at"], name="try_account"),
            models.Index(fields=["address", "at"], name="try_address"),
            models.Index(fields=["at"], name="try_at"),
        ]

    def __str__(self) -> str:
        return f"{self.address} at {self.at}"


class OpenSession(models.Model):
    """A session of a person's, so that they can see where they are signed in and end it (``open_sessions``)."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="open_sessions")
    key = models.CharField(max_length=40, unique=True)
    address = models.CharField(max_length=45)
    agent = models.CharField(max_length=300)
    started_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField()  # to a few minutes

    def __str__(self) -> str:
        return f"{self.user}, {self.agent}"


class DoneOnce(models.Model):
    """What was answered to a request that named a key (``tokens.once``)."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)  # of what was asked
    answer = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="done_once_a_key")]

    def __str__(self) -> str:
        return self.key
