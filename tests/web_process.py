"""A web process in small: opens every page, hands something in, and prints what is imported by then.

Run as ``python -m tests.web_process DATABASE``, a SQLite file with all tables that it copies, in a process of its own,
since the tests' own has imported everything.
"""

# ruff: noqa: E402  Django is set up before its models are imported

from __future__ import annotations

import json
import os
import shutil
import sys
import uuid
from collections.abc import Iterator

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django

django.setup()

from django.conf import settings
from django.test import Client
from django.test.utils import setup_test_environment
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import IntConverter, UUIDConverter

from tests.school import SOURCE, School, open_school, run_of


def addresses(patterns: list[URLPattern | URLResolver], known: dict[str, str], before: str = "/") -> Iterator[str]:
    """Every address of the service but the administration's, with ``known`` arguments where their names are known."""
    for pattern in patterns:
        route = str(pattern.pattern)
        for name, converter in pattern.pattern.converters.items():
            value = known.get(name) or (
                "1"
                if isinstance(converter, IntConverter)
                else str(uuid.uuid4())
                if isinstance(converter, UUIDConverter)
                else "x"
            )
            kind = next(part for part in route.split("<") if part.split(">")[0].split(":")[-1] == name).split(">")[0]
            route = route.replace(f"<{kind}>", value)
        if isinstance(pattern, URLPattern):
            yield before + route
        elif pattern.app_name != "admin":
            yield from addresses(pattern.url_patterns, known, before + route)


def visit(school: School) -> dict[str, int]:
    """Open every page as a student and as a teacher, hand in and save a draft; statuses by what was asked."""
    public_id = str(school.submit().public_id)
    known = {"course": "cnn", "assignment": "week-1", "exercise": "corr2d", "public_id": public_id, "slug": "cnn"}
    statuses = {}
    for person in (school.cast.student, school.cast.instructor):
        client = Client()
        client.force_login(person)
        for address in addresses(get_resolver().url_patterns, known):
            statuses[f"{person} {address}"] = client.get(address).status_code
        body = {"source": SOURCE, "kind": "trial", "client_token": str(uuid.uuid4())}
        for address in ("/courses/cnn/week-1/corr2d/", "/courses/cnn/week-1/corr2d/draft/"):
            statuses[f"{person} POST {address}"] = client.post(address, body).status_code
    statuses["nobody /"] = Client().get("/").status_code
    assert run_of(school.submit()).state == "queued"
    return statuses


if __name__ == "__main__":
    setup_test_environment()
    shutil.copyfile(sys.argv[1], settings.DATABASES["default"]["NAME"])
    print(json.dumps({"statuses": visit(open_school()), "modules": sorted(sys.modules)}))
