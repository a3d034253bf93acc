from __future__ import annotations

from django.apps import AppConfig


class CliConfig(AppConfig):
    """The commands of manage.py; no models."""

    name = "grader.cli"
