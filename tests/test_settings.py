"""What the settings promise: no page without signing in, no inline script, migrations that match the models."""

from __future__ import annotations

import io

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client

from tests.people import PASSWORD, Cast


@pytest.mark.django_db
def test_models_and_migrations_agree() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_the_system_checks_find_nothing() -> None:
    call_command("check", fail_level="WARNING", stdout=io.StringIO())


@pytest.mark.django_db
def test_sqlite_runs_with_wal_waiting_and_immediate_transactions() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("these tests run on another database")
    with connection.cursor() as cursor:
        settings = {}
        for name in ("journal_mode", "synchronous", "busy_timeout", "foreign_keys"):
            cursor.execute(f"PRAGMA {name}")
            settings[name] = cursor.fetchone()[0]
    assert settings == {"journal_mode": "wal", "synchronous": 1, "busy_timeout": 20000, "foreign_keys": 1}
    assert connection.transaction_mode == "IMMEDIATE"


def test_pages_ask_who_you_are(cast: Cast) -> None:
    answer = Client().get("/courses/cnn/")
    assert answer.status_code == 302
    assert "next=" in answer.headers["Location"]


def test_every_answer_carries_the_policy(cast: Cast) -> None:
    client = Client()
    client.login(username="student", password=PASSWORD)
    for address in ("/", "/api/courses", "/nothing-here"):
        policy = client.get(address).headers["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert client.get(address).headers["X-Content-Type-Options"] == "nosniff"


def test_the_administration_is_for_site_staff(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.instructor)
    assert client.get("/admin/").status_code == 302
    cast.instructor.is_staff = cast.instructor.is_superuser = True
    cast.instructor.save()
    assert client.get("/admin/").status_code == 200
    for model in (
        "accounts/user",
        "courses/course",
        "courses/assignment",
        "catalog/exercise",
        "submissions/gradingrun",
    ):
        assert client.get(f"/admin/{model}/").status_code == 200
        assert client.get(f"/admin/{model}/?q=x").status_code == 200
    assert client.get(f"/admin/accounts/user/{cast.student.pk}/change/").status_code == 200
    assert client.get(f"/admin/courses/course/{cast.course.pk}/change/").status_code == 200
