"""Which code a process runs, so that two releases side by side can be told apart."""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache

from grader.config import ROOT


@cache
def release() -> str:
    """The version, and the first digits of the hash of the code as it lay there at the first call: "0.1.0+3fa9c1d2"."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    digest = hashlib.sha256()
    for path in sorted((ROOT / "grader").rglob("*.py")):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return f"{version}+{digest.hexdigest()[:8]}"
