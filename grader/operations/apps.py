from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "grader.operations"

    def ready(self) -> None:
        from grader.operations import receivers  # noqa: F401  hears workers tick
