"""Who a program is: the session of the browser it runs in, or a personal token that may be used for this."""

from __future__ import annotations

from django.http import HttpRequest
from ninja.security import HttpBearer, SessionAuth
from ninja.security.base import AuthBase

from grader.accounts.models import User
from grader.accounts.tokens.errors import TokenLacksScope
from grader.accounts.tokens.scopes import EVERYTHING, Scope, scopes_of
from grader.accounts.tokens.selectors import api_token_found


class Token(HttpBearer):
    """``Authorization: Bearer tg_...``; made and withdrawn on the page "API tokens" of one's account."""

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        """Raises TokenLacksScope."""
        found = api_token_found(token=token)
        if found is None:
            return None
        scopes = scopes_of(found.scopes)
        if self.scope not in scopes:
            raise TokenLacksScope(scope=self.scope.value)
        request.user = found.user
        request.scopes = scopes  # type: ignore[attr-defined]
        return found.user


def needs(scope: Scope) -> list[AuthBase]:
    """``auth=`` of an endpoint: a token with this scope, or whoever is signed in.

    The token first: a request that carries one is no browser's, so it needs no CSRF token.
    """
    return [Token(scope), SessionAuth(csrf=True)]


def scopes_in(request: HttpRequest) -> frozenset[Scope]:
    """What the caller may do here: all that they may themselves, but for what their token lacks."""
    return getattr(request, "scopes", EVERYTHING)


def check_scope(request: HttpRequest, scope: Scope) -> None:
    """Raises TokenLacksScope."""
    if scope not in scopes_in(request):
        raise TokenLacksScope(scope=scope.value)
