"""Triton's own launcher of compiled kernels, made ready for GPU jails.

Triton compiles it from C when it first launches a kernel. A jail starts no programs, so it is compiled here, once a
process, and handed to the warm parent as bytes.
"""

from __future__ import annotations

import shutil
import subprocess
import sysconfig
import tempfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_COMPILERS = ("cc", "gcc", "clang")
_SECONDS = 120.0


@cache
def launcher() -> bytes:
    """The shared library; empty where it cannot be made: without triton, a C compiler or Python's headers."""
    spec = find_spec("triton")
    compiler = next((found for name in _COMPILERS if (found := shutil.which(name))), None)
    if spec is None or not spec.submodule_search_locations or compiler is None:
        return b""
    folder = Path(spec.submodule_search_locations[0]) / "backends" / "nvidia"
    includes = [f"-I{folder / 'include'}", f"-I{sysconfig.get_paths()['include']}"]
    with tempfile.TemporaryDirectory() as made:
        target = Path(made) / "launcher.so"
        command = [compiler, str(folder / "driver.c"), "-O2", "-shared", "-fPIC", "-Wno-psabi", *includes]
        try:
            done = subprocess.run(
                [*command, "-o", str(target)],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return b""
        return target.read_bytes() if done.returncode == 0 else b""
