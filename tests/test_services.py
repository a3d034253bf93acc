"""The Django tests once more, on PostgreSQL and Redis, where both answer on their default ports.

Without those that grade in jails: what workers do on these servers is for ``tests/faults`` to show.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import uuid
from pathlib import Path

import psycopg
import pytest
import redis

from tests.require import need

ROOT = Path(__file__).resolve().parent.parent
ROOMS = [f"tests/{room}" for room in ("accounts", "courses", "catalog", "submissions", "quizzes", "gradebook", "api")]
POSTGRES = os.environ.get("TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432")


def answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False


@pytest.mark.services
@pytest.mark.slow
@pytest.mark.longest
def test_on_postgresql_and_redis() -> None:
    if os.environ.get("SERVICES") == "0":
        pytest.skip("neither PostgreSQL nor Redis is on this machine (SERVICES=0)")
    need(answers(5432) and answers(6379), "PostgreSQL and Redis do not answer on 127.0.0.1:5432 and :6379")
    name = f"tensorgrade_{uuid.uuid4().hex[:12]}"
    url = "redis://127.0.0.1:6379/0"
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")},
        "DATABASE_URL": f"{POSTGRES}/{name}",
        "REDIS_URL": url,
        "REDIS_PREFIX": f"{name}.",
    }
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--reuse-db", "-m", "not jail", *ROOMS],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
        )
    finally:
        with redis.Redis.from_url(url) as client:
            for key in client.scan_iter(f"{name}.*"):
                client.delete(key)
        with psycopg.connect(f"{POSTGRES}/postgres", autocommit=True) as server:
            server.execute(f'DROP DATABASE IF EXISTS "test_{name}" WITH (FORCE)')  # whoever still holds a connection
    assert done.returncode == 0, done.stdout[-6000:]
