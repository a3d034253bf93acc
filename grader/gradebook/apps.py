from django.apps import AppConfig


class GradebookConfig(AppConfig):
    name = "grader.gradebook"

    def ready(self) -> None:
        from grader.gradebook import receivers  # noqa: F401  connects them
        from grader.gradebook.hooks import receivers as hooks  # noqa: F401
