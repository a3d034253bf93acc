"""The scripts' own tests, run by node: what is typed is forgotten when the server has it, not before."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tests.require import need

ROOT = Path(__file__).resolve().parent.parent.parent


def test_the_scripts_keep_their_promises() -> None:
    node = shutil.which("node")
    need(node, "node is not installed")
    assert node is not None
    command = [node, "--test", *map(str, sorted(Path(__file__).with_name("editor").glob("*.test.js")))]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout[-8000:]
    assert "# pass 0\n" not in done.stdout
