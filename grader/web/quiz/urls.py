"""The addresses of quizzes and attempts."""

from __future__ import annotations

from django.urls import include, path

from grader.web.quiz import attempt, front, holding, more_time

_quiz = [
    path("start/", front.start, name="quiz-start"),
    path("time/", more_time.more, name="quiz-time"),
    path("progress/", holding.progress, name="quiz-progress"),
    path("analysis/", holding.analysis, name="quiz-analysis"),
    path("analysis.csv", holding.analysis_csv, name="quiz-analysis-csv"),
    path("preview/", holding.preview, name="quiz-preview"),
    path("cancel/", holding.cancel, name="quiz-cancel"),
]

_attempt = [
    path("", attempt.page, name="attempt"),
    path("state/", attempt.state, name="attempt-state"),
    path("finish/", attempt.finish, name="attempt-finish"),
    path("done/", attempt.done, name="attempt-done"),
    path("reopen/", more_time.reopen, name="attempt-reopen"),
    path("places/<int:position>/", attempt.save, name="attempt-save"),
]

urlpatterns = [
    path("quizzes/<slug:course>/<slug:assignment>/", include(_quiz)),
    path("attempts/<uuid:public_id>/", include(_attempt)),
]
