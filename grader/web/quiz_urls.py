"""The addresses of quizzes and attempts."""

from __future__ import annotations

from django.urls import include, path

from grader.web.views import attempt, quiz, quiz_staff, quiz_time

_quiz = [
    path("start/", quiz.start, name="quiz-start"),
    path("time/", quiz_time.more, name="quiz-time"),
    path("progress/", quiz_staff.progress, name="quiz-progress"),
    path("analysis/", quiz_staff.analysis, name="quiz-analysis"),
    path("analysis.csv", quiz_staff.analysis_csv, name="quiz-analysis-csv"),
    path("preview/", quiz_staff.preview, name="quiz-preview"),
    path("cancel/", quiz_staff.cancel, name="quiz-cancel"),
]

_attempt = [
    path("", attempt.page, name="attempt"),
    path("state/", attempt.state, name="attempt-state"),
    path("finish/", attempt.finish, name="attempt-finish"),
    path("done/", attempt.done, name="attempt-done"),
    path("reopen/", quiz_time.reopen, name="attempt-reopen"),
    path("places/<int:position>/", attempt.save, name="attempt-save"),
]

urlpatterns = [
    path("quizzes/<slug:course>/<slug:assignment>/", include(_quiz)),
    path("attempts/<uuid:public_id>/", include(_attempt)),
]
