"""Their addresses."""

from __future__ import annotations

from django.urls import path

from grader.web.tokens import views

urlpatterns = [
    path("me/tokens/", views.page, name="tokens"),
    path("me/tokens/<int:pk>/withdraw/", views.withdraw, name="token-withdraw"),
    path("device/", views.device, name="device"),
]
