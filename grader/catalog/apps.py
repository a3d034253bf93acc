from django.apps import AppConfig


class CatalogConfig(AppConfig):
    name = "grader.catalog"

    def ready(self) -> None:
        from grader.catalog import receivers  # noqa: F401  copies an assignment's exercises
