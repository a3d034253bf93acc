"""Their addresses."""

from __future__ import annotations

from django.urls import path

from grader.web.letters import views

urlpatterns = [
    path("password/forgotten/", views.forgotten, name="password-forgotten"),
    path("password/set/<uidb64>/<token>/", views.SetPassword.as_view(), name="password-set"),
    path("teach/<slug:course>/people/letters/", views.welcome, name="people-letters"),
]
