"""The addresses of the teaching pages, below ``teach/<course>/``."""

from __future__ import annotations

from django.urls import include, path

from grader.web.staff import gradebook, mark, record

_course = [
    path("gradebook/", gradebook.page, name="gradebook"),
    path("gradebook/export/", gradebook.export, name="gradebook-export"),
    path("gradebook/import/", gradebook.corrections, name="gradebook-import"),
    path("marks/<slug:assignment>/<slug:exercise>/<int:user>/", mark.page, name="mark"),
    path("record/", record.page, name="record"),
    path("record.csv", record.export, name="record-csv"),
]

urlpatterns = [path("teach/<slug:course>/", include(_course))]
