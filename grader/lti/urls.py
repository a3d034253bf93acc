"""The addresses of the door for learning platforms."""

from __future__ import annotations

from django.urls import include, path

from grader.lti.views import account, course, deciding, launch, platforms

_launch = [
    path("", deciding.go_on, name="lti-go-on"),
    path("account/", account.page, name="lti-account"),
    path("course/", deciding.connect, name="lti-connect"),
    path("link/", deciding.choose, name="lti-choose"),
    path("content/", deciding.content, name="lti-content"),
]

_course = [
    path("", course.page, name="lti-course"),
    path("scores/<int:pk>/", course.scores, name="lti-scores"),
    path("disconnect/", course.disconnect, name="lti-disconnect"),
    path("roster/<int:pk>/", course.roster, name="lti-roster"),
]

urlpatterns = [
    path("lti/login/", launch.login, name="lti-login"),
    path("lti/launch/", launch.launch, name="lti-launch"),
    path("lti/keys/", launch.keys, name="lti-keys"),
    path("lti/platforms/", platforms.page, name="lti-platforms"),
    path("lti/platforms/<int:pk>/", platforms.edit, name="lti-platform"),
    path("lti/register/<str:token>/", platforms.register, name="lti-register"),
    path("lti/launches/<uuid:public_id>/", include(_launch)),
    path("teach/<slug:course>/platform/", include(_course)),
]
