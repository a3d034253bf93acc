from django.apps import AppConfig


class SubmissionsConfig(AppConfig):
    name = "grader.submissions"

    def ready(self) -> None:
        from grader.submissions import receivers  # noqa: F401  hears that an exercise is removed
