"""A backup is everything: restored into an empty database, every row is there, and a verdict replays to the byte."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import psycopg
import pytest

from grader.config import ROOT
from tests.require import need

pytestmark = [pytest.mark.jail, pytest.mark.slow]

FILL = """
from pathlib import Path
from django.utils import timezone
from grader.config import config
from grader.grading.author.cache import Cache
from grader.grading.judges.pool import Judges
from grader.operations.models import Alert
from grader.sandbox.client import Jails
from grader.submissions.working.host import jail_settings
from grader.submissions.working.worker import Worker
from tests.school import CORR2D, open_school, run_of
school = open_school()
right = (CORR2D / "accepted" / "matrix_product.py").read_text()
sent = [school.submit(source=right), school.submit(source="def corr2d(X, K):\\n    return X\\n")]
Alert.objects.create(kind="slow", since=timezone.now())
with Jails(jail_settings(slots=1, spares=0)) as jails, Judges(jails=jails, folder=config.cache_dir) as judges:
    Worker(name="w", jails=jails, judges=judges, cache=Cache(config.cache_dir)).grade(run_id=run_of(sent[0]).pk)
print(*(run_of(one).pk for one in sent))
"""
COUNT = """
from django.apps import apps
from grader.accounts.models import User
from grader.submissions.models import GradingRun
for model in sorted(apps.get_models(include_auto_created=True), key=lambda model: model._meta.label):
    print(model._meta.label, model._base_manager.count())
print(*GradingRun.objects.order_by("pk").values_list("pk", "verdict", "points", "finished_at", "trace"))
print(*User.objects.order_by("pk").values_list("pk", "password", "date_joined"))
print(User.objects.create_user("new").pk)
"""


def manage(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTEST_", "DJANGO_", "TEST_"))}
    for name in ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "DATA_DIR"):
        kept.pop(name, None)
    environment = {**kept, "DATA_DIR": str(folder), "SLOTS": "1", **more}
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def told(folder: Path, *arguments: str, **more: str) -> str:
    done = manage(folder, *arguments, **more)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> tuple[Path, str, list[str]]:
    """A backup of a SQLite service; what its database held, and its runs."""
    folder = tmp_path_factory.mktemp("first")
    shutil.copyfile(empty_database, folder / "tensorgrade.sqlite3")
    runs = told(folder, "shell", "-v0", "-c", FILL).split()
    file = folder / "saved.zip"
    assert "rows of" in told(folder, "backup", str(file))
    return file, told(folder, "shell", "-v0", "-c", COUNT), runs


def rows(archive: zipfile.ZipFile, entry: str) -> list[object]:
    """The rows of a table; PostgreSQL keeps the keys of a JSON object in an order of its own."""
    return [json.loads(line) for line in archive.read(entry).splitlines()]


def without_alerts(text: str) -> list[str]:
    """What is true of processes that run now is no part of a backup."""
    return [line for line in text.splitlines() if not line.startswith(("operations.Alert", "operations.WorkerSign"))]


def test_a_backup_is_for_its_owner_alone_and_is_not_written_over(saved: tuple[Path, str, list[str]]) -> None:
    file, _, _ = saved
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    again = manage(file.parent, "backup", str(file))
    assert again.returncode == 1
    assert "not written over" in again.stderr


def test_restored_into_an_empty_folder_all_is_there_and_a_verdict_replays(
    saved: tuple[Path, str, list[str]], tmp_path: Path
) -> None:
    file, held, runs = saved
    folder = tmp_path / "second"
    folder.mkdir()
    told(folder, "restore", str(file))
    assert (folder / "secret-key").read_text() == (file.parent / "secret-key").read_text()
    assert "every byte of the verdict agrees (passed)" in told(folder, "replay", runs[0])
    assert without_alerts(told(folder, "shell", "-v0", "-c", COUNT)) == without_alerts(held)
    refused = manage(folder, "restore", str(file))
    assert refused.returncode == 1
    assert "not empty" in refused.stderr


def test_what_is_no_backup_is_refused(saved: tuple[Path, str, list[str]], tmp_path: Path) -> None:
    file, _, _ = saved
    broken = tmp_path / "broken.zip"
    broken.write_bytes(file.read_bytes()[:-200])
    newer = tmp_path / "newer.zip"
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(newer, "w") as made:
        text = old.read("manifest.json").decode().replace("0001_initial", "9999_to_come", 1)
        made.writestr("manifest.json", text)
    for path, sentence in ((broken, "no backup that can be read"), (newer, "newer release")):
        folder = tmp_path / path.stem
        folder.mkdir()
        refused = manage(folder, "restore", str(path))
        assert (refused.returncode, sentence in refused.stderr) == (1, True), refused.stderr


@pytest.mark.services
def test_a_backup_of_sqlite_restores_into_postgresql_and_back(
    saved: tuple[Path, str, list[str]], tmp_path: Path
) -> None:
    need(os.environ.get("SERVICES") != "0", "SERVICES=0")
    file, held, runs = saved
    name = f"restored_{os.getpid()}"
    try:
        server = psycopg.connect("postgresql://postgres@127.0.0.1:5432/postgres", autocommit=True, connect_timeout=3)
    except psycopg.OperationalError as error:
        need(False, f"there is no PostgreSQL on 127.0.0.1:5432: {error}")
    with server:
        server.execute(f'CREATE DATABASE "{name}"')  # type: ignore[call-overload]
        try:
            other = {"DATABASE_URL": f"postgresql://postgres@127.0.0.1:5432/{name}", "SECRET_KEY": "k" * 50}
            told(tmp_path, "restore", str(file), **other)
            again = tmp_path / "again.zip"
            told(tmp_path, "backup", str(again), **other)
            assert "every byte" in told(tmp_path, "replay", runs[0], **other)
            assert without_alerts(told(tmp_path, "shell", "-v0", "-c", COUNT, **other)) == without_alerts(held)
            with zipfile.ZipFile(file) as first, zipfile.ZipFile(again) as second:
                tables = [entry for entry in first.namelist() if entry.startswith("tables/")]
                differing = {entry for entry in tables if rows(first, entry) != rows(second, entry)}
                assert differing == set()
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')  # type: ignore[call-overload]
