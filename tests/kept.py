"""What a service finds out or makes at its first start, for the next ones of the same test run to begin with.

That is what this host's jails hold, which takes ten seconds with all kinds, and the pages' files as they are served.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest


def shared(factory: pytest.TempPathFactory) -> Path:
    """The folder of it, one for all processes of the run."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "kept"
    folder.mkdir(exist_ok=True)
    return folder


def lend(kept: Path, data: Path) -> None:
    """Give a service's new data folder what is kept."""
    shutil.copytree(kept, data, dirs_exist_ok=True)


def keep(data: Path, kept: Path) -> None:
    """Keep what a service's data folder has and ``kept`` has not; several processes may do it at once."""
    for source in (*data.glob("host-*"), data / "static"):
        target = kept / source.name
        if not source.exists() or target.exists():
            continue
        with tempfile.TemporaryDirectory(dir=kept.parent) as half:
            made = Path(half) / source.name
            if source.is_dir():
                shutil.copytree(source, made)
            else:
                shutil.copy(source, made)
            try:
                made.rename(target)
            except OSError:  # another process was sooner
                continue
