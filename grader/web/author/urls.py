"""The addresses of the authors' pages, below ``teach/<course>/exercises/``."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from grader.web.author import beginning, checks, files, sources, trying, versions

_exercise = [
    path("", files.page, name="author-exercise"),
    path("files/", files.change, name="author-files"),
    path("preview/", files.preview, name="author-preview"),
    path("export/", files.export, name="author-export"),
    path("check/", checks.check, name="author-check"),
    path("publish/", checks.publish, name="author-publish"),
    path("try/", trying.page, name="author-try"),
    path("try/draft/", trying.draft, name="author-try-draft"),
    path("try/starter/", trying.starter, name="author-try-starter"),
    path("source/", sources.page, name="author-source"),
    path("versions/", versions.versions, name="author-versions"),
    path("difference/", versions.difference, name="author-difference"),
]

_exercises: list[URLPattern | URLResolver] = [
    path("", beginning.listing, name="author-list"),
    path("new/", beginning.begin, name="author-new"),
    path("<slug:exercise>/", include(_exercise)),
]

urlpatterns = [
    path("teach/<slug:course>/exercises/", include(_exercises)),
    path("hooks/exercises/<str:token>/", sources.hook, name="author-hook"),
]
