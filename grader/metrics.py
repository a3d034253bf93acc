"""What processes of the service count of themselves, for Prometheus.

A web server is several processes, and whoever asks reaches one of them: each counts in files of a folder, and the
answer adds them up (``begin_web``). A worker is one process, and answers on a port of its own. What the database knows,
such as the length of a queue, is not counted but looked up when somebody asks; see ``operations``.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

FOLDER = "PROMETHEUS_MULTIPROC_DIR"  # read by prometheus_client when it is imported


def begin_web(folder: Path) -> None:
    """Have this process, and those forked from it, count together in a folder of its own in ``folder``.

    Call it before ``counters`` is imported. What processes that have ended left there is taken away.
    """
    if folder.exists():
        for left in folder.iterdir():
            if left.name == str(os.getpid()) or not Path("/proc", left.name).exists():
                shutil.rmtree(left, ignore_errors=True)
    folder /= str(os.getpid())
    folder.mkdir(parents=True)
    os.environ[FOLDER] = str(folder)
