"""Who may sign in."""

from __future__ import annotations

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from grader.accounts.models import User
from grader.config import config
from grader.prepared import ID, Select

_USER = Select(lambda pk: User.objects.filter(pk=pk), pk=ID)


class Backend(ModelBackend):
    """By user name and password; a demo account only while the demo runs, open sessions included."""

    def user_can_authenticate(self, user: AbstractBaseUser | AnonymousUser | None) -> bool:
        if getattr(user, "demo", False) and not config.demo:
            return False
        return super().user_can_authenticate(user)  # type: ignore[arg-type]

    def get_user(self, user_id: int) -> User | None:
        """Who a session is of; asked at every request."""
        user = _USER.first(pk=user_id)
        return user if self.user_can_authenticate(user) else None
