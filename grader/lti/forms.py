"""What whoever keeps the site fills in about a learning platform."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from grader.lti.models import Platform

_SHORT = ("name", "issuer", "client_id", "auth_url", "token_url", "keyset_url", "audience")


class PlatformForm(forms.ModelForm):  # type: ignore[type-arg]
    """A platform and its deployments, one a line."""

    deployments = forms.CharField(
        label=_("Deployment IDs, one a line"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "input"}),
    )

    class Meta:
        model = Platform
        fields = [*_SHORT, "deployments", "any_deployment", "origins", "makes_courses", "active"]
        labels = {"name": pgettext_lazy("of a thing", "Name")}
        help_texts = {
            "issuer": _(
                "As the platform writes it, with or without a slash at its end: https://canvas.instructure.com"
            ),
            "audience": _("Only where the platform names one: Brightspace does. Empty: the access token address."),
            "origins": _(
                "Where its pages are shown under another host than it signs people in: https://*.instructure.com"
            ),
            "any_deployment": _("Without it, launches of deployments that do not stand above are refused."),
            "makes_courses": _("An instructor there who opens a link may make a course here for it."),
        }
        widgets = {
            **{name: forms.TextInput(attrs={"class": "input"}) for name in _SHORT},
            "origins": forms.TextInput(attrs={"class": "input"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(self.Meta.fields)
        if self.instance.pk:
            names = self.instance.deployments.values_list("deployment_id", flat=True)
            self.initial["deployments"] = "\n".join(names)

    def deployment_ids(self) -> list[str]:
        """The deployments as they are written."""
        return str(self.cleaned_data.get("deployments", "")).splitlines()
