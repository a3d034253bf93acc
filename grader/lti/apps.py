from django.apps import AppConfig


class LtiConfig(AppConfig):
    name = "grader.lti"

    def ready(self) -> None:
        from grader.lti import receivers  # noqa: F401  hears marks change and workers tick
