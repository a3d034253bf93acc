"""The addresses of the pages."""

from __future__ import annotations

from django.urls import include, path

from grader.web.account import password, preferences, profile, session
from grader.web.exercise import after, file, hints, live, own, page
from grader.web.landing import views as landing
from grader.web.question import page as question
from grader.web.staff import submissions as staff_submissions
from grader.web.submission import page as submission
from grader.web.views import assignment, course, home, library, marks

_exercise = [
    path("", page.page, name="exercise"),
    path("question/", question.page, name="question"),
    path("question/draft/", question.draft, name="question-draft"),
    path("draft/", page.draft, name="draft"),
    path("history/", page.history, name="history"),
    path("mark/", marks.page, name="own-mark"),
    path("starter/", page.starter, name="starter"),
    path("file/", file.take, name="take-file"),
    path("own/", own.own, name="own"),
    path("live/", live.dots, name="live"),
    path("after/", after.page, name="after"),
    path("hint/", hints.open_next, name="hint"),
]

_submission = [
    path("", submission.page, name="submission"),
    path("result/", submission.result, name="result"),
    path("code/", submission.code, name="code"),
    path("results/<int:run>/", submission.run, name="submission-run"),
    path("say/", staff_submissions.say, name="submission-say"),
    path("compare/<uuid:other>/", submission.compare, name="submission-compare"),
]

urlpatterns = [
    path("", home.page, name="home"),
    path("try/", landing.run, name="try"),
    path("sign-in/", session.SignIn.as_view(), name="login"),
    path("sign-out/", session.SignOut.as_view(), name="logout"),
    path("theme/", preferences.theme, name="theme"),
    path("language/", preferences.language, name="language"),
    path("me/", profile.page, name="profile"),
    path("me/preferences/", preferences.both, name="preferences"),
    path("me/data.json", profile.everything, name="my-data"),
    path("me/password/", password.Password.as_view(), name="password"),
    path("me/sessions/end/", password.end_other_sessions, name="end-other-sessions"),
    path("me/sessions/<int:pk>/end/", password.end_session, name="end-session"),
    path("practice/", library.page, name="library"),
    path("submissions/<uuid:public_id>/", include(_submission)),
    path("", include("grader.web.tokens.urls")),
    path("", include("grader.web.letters.urls")),
    path("", include("grader.web.operations.urls")),
    path("", include("grader.web.quiz.urls")),
    path("", include("grader.web.author.urls")),
    path("", include("grader.web.staff.urls")),
    path("courses/<slug:course>/", course.page, name="course"),
    path("courses/<slug:course>/<slug:assignment>/", assignment.page, name="assignment"),
    path("courses/<slug:course>/<slug:assignment>/<slug:exercise>/", include(_exercise)),
]
