"""The addresses of the service's own health, and of the page of who keeps it."""

from __future__ import annotations

from django.urls import path

from grader.web.operations import probes, service

urlpatterns = [
    path("health", probes.health, name="health"),
    path("ready", probes.ready, name="ready"),
    path("metrics", probes.metrics, name="metrics"),
    path("service/", service.page, name="service"),
    path("service/runs/<int:run>/retry/", service.retry, name="service-retry"),
]
