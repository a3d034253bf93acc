"""Who may sign in."""

from __future__ import annotations

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from grader.config import config


class Backend(ModelBackend):
    """By user name and password; a demo account only while the demo runs, open sessions included."""

    def user_can_authenticate(self, user: AbstractBaseUser | AnonymousUser | None) -> bool:
        if getattr(user, "demo", False) and not config.demo:
            return False
        return super().user_can_authenticate(user)  # type: ignore[arg-type]
