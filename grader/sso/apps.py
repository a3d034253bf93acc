from __future__ import annotations

from django.apps import AppConfig


class SsoConfig(AppConfig):
    name = "grader.sso"
    label = "sso"

    def ready(self) -> None:
        from grader.accounts.ways import register
        from grader.operations.keeping.erasure import rows_go
        from grader.sso import proving  # noqa: F401  notes who signs in
        from grader.sso.ways import InstalledWays

        register(InstalledWays())
        rows_go("account.EmailAddress.user", "mfa.Authenticator.user", "socialaccount.SocialAccount.user")
