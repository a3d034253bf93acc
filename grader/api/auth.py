"""Who a program is: the session of the browser it runs in, or a personal token."""

from __future__ import annotations

from django.http import HttpRequest
from ninja.security import HttpBearer, SessionAuth

from grader.accounts.models import User
from grader.accounts.selectors import user_of_token


class Token(HttpBearer):
    """``Authorization: Bearer tg_...``; made and withdrawn on the profile page."""

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        user = user_of_token(token=token)
        if user is not None:
            request.user = user
        return user


# The token first: a request that carries one is no browser's, so it needs no CSRF token.
AUTH = [Token(), SessionAuth(csrf=True)]
