"""Makes .venv/ and installs the locked dependencies into it; does nothing where that is already done.

Run by ``make setup`` with any Python of at least 3.11 and only its standard library:
``python3 requirements/install.py [dev]``. Each requirements file leaves a stamp with its own hash in the
environment, so a second call takes milliseconds and a changed lock is installed again.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
FLOOR = (3, 11)


def stop(sentence: str) -> None:
    sys.exit(f"\nSetup stopped: {sentence}")


def make_environment() -> None:
    """Create .venv/ unless a working one of this Python is there."""
    marker = VENV / "python-version"
    wanted = f"{sys.version_info.major}.{sys.version_info.minor}\n"
    if PYTHON.exists() and (not marker.exists() or marker.read_text() == wanted):
        return
    print(f"· making .venv/ with Python {wanted.strip()} …", flush=True)
    shutil.rmtree(VENV, ignore_errors=True)
    try:
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
    except subprocess.CalledProcessError:
        stop(
            "this Python cannot make a virtual environment. On Debian or Ubuntu: "
            f"sudo apt-get install python{wanted.strip()}-venv"
        )
    marker.write_text(wanted)


def install(name: str) -> None:
    """Install requirements/<name>.txt unless its stamp says that this very file is installed."""
    lock = ROOT / "requirements" / f"{name}.txt"
    stamp = VENV / f"installed-{name}"
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == digest:
        return
    print(f"· installing requirements/{name}.txt (the first time takes a minute or two) …", flush=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--requirement", str(lock)]
    done = subprocess.run([*pip, "--quiet", "--progress-bar", "on" if sys.stdout.isatty() else "off"], check=False)
    if done.returncode:
        if not any(shutil.which(compiler) for compiler in ("cc", "gcc", "clang")):
            stop(
                f"requirements/{name}.txt could not be installed, and there is no C compiler: if pip says above that "
                "it builds a package, install one (Debian or Ubuntu: sudo apt-get install build-essential "
                "python3-dev), or use Python 3.11 to 3.13 on x86-64 or ARM Linux, where nothing needs building."
            )
        stop(f"requirements/{name}.txt could not be installed; pip's own words are above. Then run the command again.")
    stamp.write_text(digest)


def main(extras: list[str]) -> None:
    if sys.version_info < FLOOR:
        found = ".".join(map(str, sys.version_info[:3]))
        stop(f"Python 3.11 or newer is needed and this is {found}. Name another one: make run PYTHON=python3.11")
    if sys.platform != "linux":
        stop("Linux is needed: the jail is built from its namespaces. On other systems use docker compose up.")
    # A stray setting of the caller's must not decide what is in the environment.
    for variable in ("PYTHONPATH", "PYTHONHOME", "PIP_REQUIREMENT", "PIP_TARGET", "PIP_PREFIX", "PIP_USER"):
        os.environ.pop(variable, None)
    make_environment()
    for name in ("base", "torch", *extras):
        install(name)


if __name__ == "__main__":
    main(sys.argv[1:])
