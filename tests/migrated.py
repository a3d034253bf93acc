"""A SQLite database with all tables, made once: test processes, and services that tests start, begin with a copy of it.

The migrations take eight seconds of a core, and a run would need them eight times. What is in the file follows from the
migrations alone, so it is kept until one of them changes. That they work from nothing is for
``tests/operations/test_backup.py`` and ``tests/faults/test_serve.py`` to show, which begin with no database.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import django

from grader.config import ROOT
from tests.sso_environment import sso_environment


def migrated(folder: Path) -> Path:
    """The file, in ``folder``; whoever asks first makes it while others wait."""
    file = folder / f"migrated-{_version()}.sqlite3"
    with (folder / "migrated.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            for old in folder.glob("migrated-*"):
                shutil.rmtree(old) if old.is_dir() else old.unlink()
            _make(file, folder / "migrated-data")
    return file


def _version() -> str:
    digest = hashlib.sha256(f"{django.__version__} {sorted(sso_environment())}".encode())
    for path in sorted((ROOT / "grader").glob("*/migrations/*.py")):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _make(file: Path, data: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH")}
    environment = {**kept, **sso_environment(), "DATA_DIR": str(data)}  # tables that some processes do not ask for
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=environment, check=True)
    whole = file.with_suffix(".half")
    # A copy by SQLite's own means: part of it may still lie in the log beside the file.
    with closing(sqlite3.connect(data / "tensorgrade.sqlite3")) as made, closing(sqlite3.connect(whole)) as copy:
        made.backup(copy)
    whole.rename(file)
    shutil.rmtree(data)
