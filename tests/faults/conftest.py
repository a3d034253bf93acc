"""One PostgreSQL cluster and one set-up database for all fault tests of a process; each has a copy, and a Redis."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from tests.faults.servers import Postgres, Redis
from tests.faults.stack import Stack, prepare
from tests.kept import keep, lend

STUDENTS = 40
_numbers = itertools.count()


@dataclass
class Model:
    """What every stack is a copy of."""

    postgres: Postgres
    folder: Path
    keys: list[str]


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory, kept: Path) -> Iterator[Model]:
    postgres = Postgres()
    postgres.start()
    redis = Redis(tmp_path_factory.mktemp("redis"))
    redis.start()
    folder = tmp_path_factory.mktemp("model")
    lend(kept, folder / "var")
    try:
        keys = prepare(folder, postgres, redis, database="model", students=STUDENTS)
        keep(folder / "var", kept)
        yield Model(postgres, folder, keys)
    finally:
        redis.stop()
        postgres.remove()


@pytest.fixture
def stack(model: Model, tmp_path: Path, kept: Path) -> Iterator[Stack]:
    """Servers that run, and a database with the school; web server and workers are the test's to start."""
    if model.postgres.process is None:
        model.postgres.start()
    database = f"copy{next(_numbers)}"
    with psycopg.connect(model.postgres.url("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {database} TEMPLATE model")  # type: ignore[call-overload]
    redis = Redis(tmp_path)
    redis.start()
    for given in (model.folder / "var", kept):
        lend(given, tmp_path / "var")
    made = Stack(tmp_path, model.postgres, redis, database=database, keys=model.keys)
    try:
        yield made
    finally:
        made.close()
        redis.stop()
        keep(tmp_path / "var", kept)
