"""The addresses of the authors' pages, below ``teach/<course>/exercises/``, and of the library's versions."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from grader.web.author import beginning, checks, files, removing, trying, versions
from grader.web.author.incoming import repository, upload

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
    path("source/", repository.page, name="author-source"),
    path("upload/", upload.page, name="author-upload"),
    path("remove/", removing.page, name="author-remove"),
    path("versions/", versions.versions, name="author-versions"),
    path("difference/", versions.difference, name="author-difference"),
]

_of_library = [
    path("versions/", versions.library_versions, name="library-versions"),
    path("difference/", versions.library_difference, name="library-difference"),
]

_exercises: list[URLPattern | URLResolver] = [
    path("", beginning.listing, name="author-list"),
    path("new/", beginning.begin, name="author-new"),
    path("<slug:exercise>/", include(_exercise)),
]

urlpatterns = [
    path("teach/<slug:course>/exercises/", include(_exercises)),
    path("teach/<slug:course>/library/<slug:exercise>/", include(_of_library)),
    path("hooks/exercises/<str:token>/", repository.hook, name="author-hook"),
]
