"""Every address of the service: the pages, the API and the site's own administration."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path

from grader.api.urls import urlpatterns as api_patterns
from grader.config import config
from grader.web.account.session import sign_in_to_administration

urlpatterns = [
    path("admin/login/", sign_in_to_administration),
    path("admin/", admin.site.urls),
    path("api/", include((api_patterns, "api"))),
    path("", include("grader.lti.urls")),
    *([path("", include("grader.sso.urls"))] if config.sso else []),
    path("", include("grader.web.urls")),
]

handler400 = "grader.web.views.errors.bad_request"
handler403 = "grader.web.views.errors.forbidden"
handler404 = "grader.web.views.errors.not_found"
handler500 = "grader.web.views.errors.server_error"
