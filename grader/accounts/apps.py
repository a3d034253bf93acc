from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "grader.accounts"

    def ready(self) -> None:
        from grader.accounts import open_sessions  # noqa: F401  hears people sign in and out
