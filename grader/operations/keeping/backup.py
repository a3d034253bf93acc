"""Everything the service keeps in one file, and back again, on either database.

A backup is a zip: ``manifest.json``, which names the migrations and counts the rows, a file of JSON lines for each
table (``rows``), and the signing key where it was made here. It is read in one transaction that sees one moment, beside
the running service. It is restored by bringing an empty database to those very migrations, writing the rows, and going
on to the migrations of the code at hand: so a backup of an older release restores, and one of SQLite into PostgreSQL.

What is not in it is made again: cases' inputs and expected outputs, static files, messages of the broker.
"""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, connections, models, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from grader import clock
from grader.config import config
from grader.operations.keeping.rows import lines_of, rows_load
from grader.operations.models import Alert, WorkerSign
from grader.operations.release import release

FORMAT = 1
MANIFEST, KEY = "manifest.json", "secret-key"
OF_THE_MOMENT = (Alert, WorkerSign)  # true of processes that run now
_COPY = "backup"  # the alias of SQLite's copy


class BackupError(Exception):
    """``str()`` says why it cannot be, and the way out."""


def backup_write(path: Path) -> dict[str, int]:
    """Write a backup to ``path``, readable by its owner alone; the rows of each table. Raises BackupError."""
    if path.exists():
        raise BackupError(f"{path} is there already, and is not written over.")
    unfinished = path.with_name(path.name + ".unfinished")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file, _one_moment() as using:
            counts = _write(file, using)
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return counts


def _write(file: Any, using: str) -> dict[str, int]:
    counts = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for model in _models():
            label = model._meta.label_lower
            with archive.open(f"tables/{label}.jsonl", "w", force_zip64=True) as table:
                counts[label] = -1  # the line of names
                for line in lines_of(model, using):
                    table.write(line.encode() + b"\n")
                    counts[label] += 1
        applied = MigrationRecorder(connections[using]).applied_migrations()
        manifest = {
            "format": FORMAT,
            "release": release(),
            "at": clock.now().isoformat(timespec="seconds"),
            "migrations": sorted(applied),
            "rows": counts,
        }
        archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
        if config.secret_key is None:
            archive.writestr(KEY, config.signing_key)
    return counts


def backup_restore(path: Path) -> dict[str, int]:
    """Fill the empty database of this configuration from ``path``; the rows of each table. Raises BackupError."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = json.loads(archive.read(MANIFEST))
            if manifest["format"] != FORMAT:
                raise BackupError(f"{path} is of format {manifest['format']}; this release reads {FORMAT}.")
            _check_empty()
            wanted = [(app, name) for app, name in manifest["migrations"]]
            counts = _load(archive, wanted)
            if counts != {label: count for label, count in manifest["rows"].items() if label in counts}:
                raise BackupError("The rows written are not as many as the backup says: it is damaged.")
            _restore_key(archive)
    except (OSError, zipfile.BadZipFile, KeyError, json.JSONDecodeError) as error:
        raise BackupError(f"{path} is no backup that can be read: {error}") from error
    call_command("migrate", verbosity=0, interactive=False)
    return counts


def _load(archive: zipfile.ZipFile, wanted: list[tuple[str, str]]) -> dict[str, int]:
    """Bring the database to these migrations, and write all rows in one transaction."""
    executor = MigrationExecutor(connection)
    unknown = sorted(set(wanted) - set(executor.loader.graph.nodes))
    if unknown:
        named = ", ".join(f"{app}.{name}" for app, name in unknown[:3])
        raise BackupError(f"The backup is of a newer release, whose migrations are not here: {named}. Use that one.")
    # Of each app the last one: the executor would take a target that another one has led to for a way back.
    last = [node for node in wanted if not any(child in wanted for child in _next(executor, node))]
    executor.migrate(last)
    historical = executor.loader.project_state(last).apps
    counts = {}
    tables = {name.removeprefix("tables/").removesuffix(".jsonl") for name in archive.namelist() if "/" in name}
    with transaction.atomic():
        loaded = [model for model in historical.get_models(include_auto_created=True) if _label(model) in tables]
        for model in loaded:
            with archive.open(f"tables/{_label(model)}.jsonl") as table:
                counts[_label(model)] = rows_load(model, (line.decode() for line in table))
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), loaded):
                cursor.execute(statement)
    return counts


def _next(executor: MigrationExecutor, node: tuple[str, str]) -> list[tuple[str, str]]:
    return [child.key for child in executor.loader.graph.node_map[node].children if child.key[0] == node[0]]


def _label(model: type[models.Model]) -> str:
    return model._meta.label_lower


def _models() -> list[type[models.Model]]:
    every = apps.get_models(include_auto_created=True)
    return [model for model in every if model._meta.managed and not model._meta.proxy and model not in OF_THE_MOMENT]


def _check_empty() -> None:
    tables = connection.introspection.table_names()
    if tables:
        raise BackupError(
            f"The database is not empty: it has {len(tables)} tables. A backup is restored into a new database (or, "
            "for SQLite, a new DATA_DIR), so that nothing is lost if it turns out to be the wrong one."
        )


def _restore_key(archive: zipfile.ZipFile) -> None:
    kept = config.data_dir / KEY
    if KEY in archive.namelist() and config.secret_key is None:
        kept.unlink(missing_ok=True)
        descriptor = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(archive.read(KEY))


@contextmanager
def _one_moment() -> Iterator[str]:
    """The alias of a connection on which everything read is of one moment, and nobody waits for it."""
    if connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield "default"
        return
    with tempfile.TemporaryDirectory(dir=config.data_dir) as folder:
        copy = Path(folder, "copy.sqlite3")
        live = str(connection.settings_dict["NAME"])
        with closing(sqlite3.connect(live, timeout=60)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
        connections.databases[_COPY] = {**connections.databases["default"], "NAME": str(copy)}
        try:
            yield _COPY
        finally:
            connections[_COPY].close()
            del connections.databases[_COPY]
            del connections[_COPY]
