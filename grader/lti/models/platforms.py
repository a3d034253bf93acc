"""Learning platforms that may send people here, and whom they know under which name."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxLengthValidator, URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

web_address = URLValidator(schemes=["http", "https"])
long = MaxLengthValidator(1000)  # a TextField's max_length holds in forms alone


class ToolKey(models.Model):
    """A key pair of this service's own. The newest signs; older ones stay for what was signed before."""

    kid = models.CharField(max_length=64, unique=True)
    private = models.TextField()  # PEM; as secret as the database
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.kid


class Platform(models.Model):
    """One registration of this service with a learning platform: an issuer and the client's name there.

    Addresses are texts without a limit of the database's own: real platforms' are long.
    """

    name = models.CharField(_("name"), max_length=120)
    issuer = models.TextField(_("issuer"), max_length=1000, validators=[long])
    client_id = models.TextField(_("client ID"), max_length=500, validators=[MaxLengthValidator(500)])
    auth_url = models.TextField(_("authentication request address"), max_length=1000, validators=[web_address, long])
    token_url = models.TextField(_("access token address"), max_length=1000, validators=[web_address, long])
    keyset_url = models.TextField(_("public keyset address"), max_length=1000, validators=[web_address, long])
    audience = models.TextField(
        _("audience of token requests"), max_length=1000, blank=True, validators=[long]
    )  # "": the token address
    origins = models.TextField(
        _("other origins of its pages"), max_length=2000, blank=True
    )  # words, may show us framed
    any_deployment = models.BooleanField(_("accept every deployment of this client"), default=True)
    makes_courses = models.BooleanField(_("its instructors may make courses here"), default=True)
    active = models.BooleanField(_("in use"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["issuer", "client_id"], name="platform_client_once")]

    def __str__(self) -> str:
        return self.name


class Deployment(models.Model):
    """A place of the platform where the registration is in use: the whole of it, a department, or one course."""

    platform = models.ForeignKey(Platform, on_delete=models.CASCADE, related_name="deployments")
    deployment_id = models.TextField(max_length=255)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["platform", "deployment_id"], name="deployment_once")]

    def __str__(self) -> str:
        return f"{self.platform}: {self.deployment_id}"


class Identity(models.Model):
    """Whom a platform means by a subject. Made once, with the person's consent; never moved to another account."""

    deployment = models.ForeignKey(Deployment, on_delete=models.CASCADE, related_name="identities")
    subject = models.TextField(max_length=255)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="lti_identities")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "identities"
        constraints = [models.UniqueConstraint(fields=["deployment", "subject"], name="identity_once")]

    def __str__(self) -> str:
        return f"{self.subject}: {self.user}"


class RegistrationLink(models.Model):
    """A link with which an administrator of a platform may register it by itself, once; only its hash is kept."""

    hash = models.CharField(max_length=64, unique=True)  # SHA-256, hexadecimal
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    expires_at = models.DateTimeField()
    platform = models.ForeignKey(Platform, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"{self.made_by}, until {self.expires_at}"
