"""The addresses of regrades, below ``teach/<course>/regrades/``."""

from __future__ import annotations

from django.urls import path

from grader.web.staff.regrades import pages

urlpatterns = [
    path("", pages.index, name="regrades"),
    path("new/", pages.begin, name="regrade-new"),
    path("<int:regrade>/", pages.page, name="regrade"),
    path("<int:regrade>/people/<int:user>/", pages.person, name="regrade-person"),
]
