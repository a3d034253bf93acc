"""The addresses of shared outputs, below ``teach/<course>/mistakes/outputs/``."""

from __future__ import annotations

from django.urls import path

from grader.web.staff.outputs import pages

urlpatterns = [
    path("", pages.index, name="outputs"),
    path("<slug:exercise>/<slug:value>/", pages.page, name="output"),
]
