"""The token by which a private repository is read: taken once, kept sealed, sent to its server and told to nobody."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from grader.catalog.models import GitSource
from grader.catalog.own.repositories.fetching import NotPulled
from grader.sealed import SealBrokenError, seal, unseal

PURPOSE: Final = "token of a repository"
ANYBODY: Final = "x-access-token"  # GitHub, GitLab and Gitea take any name beside a token
_TOKEN: Final = re.compile(r"[\x21-\x7e]{1,500}")
_USER: Final = re.compile(r"[A-Za-z0-9._@+-]{1,80}")


@dataclass(frozen=True, slots=True)
class Access:
    """A token with the name the server knows it by. It has no ``repr``, so no log and no error page shows it."""

    user: str
    token: str

    def __repr__(self) -> str:
        return "Access(...)"

    def environment(self, url: str) -> Mapping[str, str]:
        """What lets git send it to the server of ``url`` and to no other; not an argument, which all processes see."""
        parts = urlsplit(url)
        return {
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": f"http.{parts.scheme}://{parts.netloc}/.extraHeader",
            "GIT_CONFIG_VALUE_0": f"Authorization: Basic {self._basic}",
        }

    def without(self, words: str) -> str:
        """``words`` of a server's, in which it may have sent back what it was sent."""
        return words.replace(self.token, "…").replace(self._basic, "…")

    @property
    def _basic(self) -> str:
        return base64.b64encode(f"{self.user}:{self.token}".encode()).decode()


def check_token(*, token: str, user: str) -> None:
    """Raises NotPulled for what can be no token, or no name."""
    if not _TOKEN.fullmatch(token):
        raise NotPulled(why=_("This cannot be an access token: it has a space in it, or characters that no token has."))
    if user and not _USER.fullmatch(user):
        raise NotPulled(why=_("This cannot be the name that belongs to a token."))


def sealed(token: str) -> str:
    """As the database keeps it."""
    return seal(token, purpose=PURPOSE)


def access_to(source: GitSource) -> Access | None:
    """How the repository is read; None: as anybody may. Raises NotPulled where the token cannot be opened any more."""
    if not source.token:
        return None
    try:
        return Access(source.token_user or ANYBODY, unseal(source.token, purpose=PURPOSE))
    except SealBrokenError:
        raise NotPulled(
            why=_("The access token cannot be read any more, as the service's own key has changed: enter it again.")
        ) from None
