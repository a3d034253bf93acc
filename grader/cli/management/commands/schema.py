"""Prints the columns of every table, for the test that an older release can run beside a newer database."""

from __future__ import annotations

import json
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Print each table's columns as JSON; kept as deploy/schema-of-last-release.json when a release is made."
    requires_system_checks: list[str] = []  # noqa: RUF012 - Django's own form

    def handle(self, *args: Any, **options: Any) -> None:
        every = [model._meta for model in apps.get_models(include_auto_created=True) if model._meta.managed]
        tables = {meta.db_table: sorted(str(field.column) for field in meta.concrete_fields) for meta in every}
        self.stdout.write(json.dumps(tables, indent=1, sort_keys=True))
