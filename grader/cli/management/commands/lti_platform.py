"""``manage.py lti_platform``: learning platforms entered and listed, and links with which they register themselves."""

from __future__ import annotations

from argparse import BooleanOptionalAction
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from grader.accounts.models import User
from grader.lti.models import Platform
from grader.lti.platforms.services import platform_save, registration_link_make

TEXTS = {
    "--name": "what it is called here",
    "--issuer": "as the platform writes it, with or without a slash at its end",
    "--client-id": "what it calls this service",
    "--auth-url": "its authentication request address (OIDC)",
    "--token-url": "its access token address",
    "--keyset-url": "its public keyset address (JWKS)",
    "--audience": "audience of token requests, where it is not the token address",
    "--origins": "other origins of its pages, with spaces: https://*.instructure.com",
}
NEEDED = ("name", "issuer", "client_id", "auth_url", "token_url", "keyset_url")


class Command(BaseCommand):
    help = "List, add or change learning platforms (LTI 1.3), or make a link with which one registers itself."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["list", "add", "change", "link"])
        for name, help_text in TEXTS.items():
            parser.add_argument(name, default="", help=help_text)
        parser.add_argument("--deployment", action="append", default=[], help="a deployment ID; may be repeated")
        parser.add_argument("--any-deployment", action=BooleanOptionalAction, help="accept deployments not named too")
        parser.add_argument("--active", action=BooleanOptionalAction, help="let people in from it")
        parser.add_argument("--by", default="", help="for link: the user name of the site's keeper who makes it")
        parser.add_argument(
            "--address", default="http://127.0.0.1:8000", help="for link: where this service is reached"
        )

    def handle(self, *args: Any, action: str, **options: Any) -> None:
        if action == "list":
            self._list()
        elif action == "link":
            self._link(options)
        else:
            self._save(action, options)

    def _list(self) -> None:
        for row in Platform.objects.prefetch_related("deployments"):
            names = ", ".join(one.deployment_id for one in row.deployments.all()) or "no deployments yet"
            state = "" if row.active else " (switched off)"
            self.stdout.write(f"{row.pk}: {row.name}{state}\n   {row.issuer} as {row.client_id}\n   {names}")

    def _link(self, options: dict[str, Any]) -> None:
        keeper = User.objects.filter(username=options["by"], is_staff=True).first()
        if keeper is None:
            raise CommandError("Say with --by which of the site's staff makes the link.")
        path = reverse("lti-register", args=[registration_link_make(by=keeper)])
        self.stdout.write(options["address"].rstrip("/") + path)
        self.stderr.write("It works once, within a day.")

    def _save(self, action: str, options: dict[str, Any]) -> None:
        given = {name.strip("-").replace("-", "_") for name in TEXTS}
        values = {name: options[name] for name in given if options[name]}
        row = Platform.objects.filter(issuer=options["issuer"], client_id=options["client_id"]).first()
        if action == "change" and row is None:
            raise CommandError("No platform has this --issuer and --client-id.")
        if action == "add" and row is not None:
            raise CommandError("This issuer and client ID are registered already: use change.")
        missing = [name for name in NEEDED if name not in values] if action == "add" else []
        if missing:
            raise CommandError("Missing: " + ", ".join(f"--{name.replace('_', '-')}" for name in missing))
        row = row or Platform()
        for name, value in values.items():
            setattr(row, name, value)
        for name in ("any_deployment", "active"):
            if options[name] is not None:
                setattr(row, name, options[name])
        known = [one.deployment_id for one in row.deployments.all()] if row.pk else []
        try:
            platform_save(platform=row, deployments=[*known, *options["deployment"]])
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from None
        self.stdout.write(f"{row.pk}: {row.name}")
