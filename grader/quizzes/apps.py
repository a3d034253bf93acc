from django.apps import AppConfig


class QuizzesConfig(AppConfig):
    name = "grader.quizzes"

    def ready(self) -> None:
        from grader.quizzes import receivers  # noqa: F401  hears workers tick and code being sent
