"""Makes .venv/ and installs the locked dependencies into it; does nothing where that is already done.

Run by ``make setup`` with any Python of at least 3.11 and only its standard library:
``python3 requirements/install.py [dev]``. Each requirements file leaves a stamp with its own hash in the
environment, so a second call takes milliseconds and a changed lock is installed again. TORCH_INDEX is where torch comes
from (https://download.pytorch.org/whl/cpu has the small build); TORCH=0 leaves it out. TRITON=1 adds what
exercises about kernels need, 1 GB on disk.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
FLOOR = (3, 11)
SMALL_TORCH = 600 << 20  # bytes, beyond which torch comes with what a GPU needs


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


def index_of(name: str) -> list[str]:
    """pip's options for where requirements/<name>.txt comes from: torch from TORCH_INDEX, where that is set."""
    index = os.environ.get("TORCH_INDEX", "")
    return ["--index-url", index] if name == "torch" and index else []


def announce(name: str, pip: list[str]) -> int:
    """Say how much will be downloaded at most, before anything is; the number of packages, 0 where nobody knows."""
    report = [*pip, "--dry-run", "--quiet", "--report", "-"]
    done = subprocess.run(report, check=False, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        urls = [one["download_info"]["url"] for one in json.loads(done.stdout)["install"]]
    except (ValueError, KeyError):
        print(f"· installing requirements/{name}.txt …", flush=True)
        return 0
    if not urls:
        return 0
    with ThreadPoolExecutor(16) as pool:
        sizes = list(pool.map(size_of, urls))
    known = sum(size for size in sizes if size is not None)
    unknown = sizes.count(None)
    rest = f", and {unknown} whose size nobody says" if unknown else ""
    print(f"· requirements/{name}.txt: {len(urls)} packages, {readable(known)} to download at most{rest}", flush=True)
    if name == "torch" and known > SMALL_TORCH and not os.environ.get("TORCH_INDEX"):
        print(
            "  That is torch with what a GPU needs. For a machine without one: Ctrl-C, then make run "
            "TORCH_INDEX=https://download.pytorch.org/whl/cpu; or make run TORCH=0, without what needs torch.",
            flush=True,
        )
    return len(urls)


def size_of(url: str) -> int | None:
    """Bytes of what lies at ``url``; None where that is not said."""
    try:
        if url.startswith("file:"):
            return Path(urllib.request.url2pathname(urllib.parse.urlsplit(url).path)).stat().st_size
        request = urllib.request.Request(url, method="HEAD")
        with urllib.request.urlopen(request, timeout=10) as answer:
            return int(answer.headers["Content-Length"])
    except (OSError, TypeError, ValueError):
        return None


def readable(size: int) -> str:
    return f"{size / (1 << 30):.1f} GiB" if size >= 1 << 30 else f"{max(1, size >> 20)} MiB"


def install(name: str) -> None:
    """Install requirements/<name>.txt unless its stamp says that this very file is installed."""
    lock = ROOT / "requirements" / f"{name}.txt"
    stamp = VENV / f"installed-{name}"
    if name == "triton" and not stamp.exists() and is_there(name):
        return  # a torch that is built for GPUs has brought the one it was made for
    digest = hashlib.sha256(lock.read_bytes() + "".join(index_of(name)).encode()).hexdigest()
    if stamp.exists() and stamp.read_text() == digest:
        return
    pip = [
        str(PYTHON),
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "--requirement",
        str(lock),
        *index_of(name),
    ]
    count = announce(name, pip)
    if run_shown([*pip, "--progress-bar", "off"], count):
        if not any(shutil.which(compiler) for compiler in ("cc", "gcc", "clang")):
            stop(
                f"requirements/{name}.txt could not be installed, and there is no C compiler: if pip says above that "
                "it builds a package, install one (Debian or Ubuntu: sudo apt-get install build-essential "
                "python3-dev), or use Python 3.11 to 3.13 on x86-64 or ARM Linux, where nothing needs building."
            )
        stop(f"requirements/{name}.txt could not be installed; pip's own words are above. Then run the command again.")
    stamp.write_text(digest)


def is_there(name: str) -> bool:
    asked = f"import importlib.util, sys; sys.exit(importlib.util.find_spec({name!r}) is None)"
    return subprocess.run([str(PYTHON), "-c", asked], check=False).returncode == 0


def run_shown(pip: list[str], count: int) -> int:
    """Run pip and print a line for each package that it takes, and whatever it says where it fails; its status."""
    taken, said = 0, []
    with subprocess.Popen(pip, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            said.append(line)
            if line.startswith(("Collecting ", "Processing ", "Downloading ")):
                taken += line.startswith(("Collecting ", "Processing "))
                of = f" of {count}" if count else ""
                print(f"  {min(taken, count or taken)}{of}: {line.split(' (from ')[0].strip()}", flush=True)
            elif line.startswith("Installing collected packages"):
                print("  unpacking …", flush=True)
    if process.returncode:
        print("".join(said[-40:]), flush=True)
    return process.returncode


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
    for name in ("base", *(["torch"] if wants_torch() else []), *(["triton"] if wants_triton() else []), *extras):
        install(name)


def wants_torch() -> bool:
    """Without it all is served that needs only numpy; exercises that need torch wait for a worker that has it."""
    return said("TORCH", "1")


def wants_triton() -> bool:
    """Exercises about kernels need it, and torch; without it they wait for a worker that has it."""
    if not said("TRITON", "0"):
        return False
    if not wants_torch():
        stop("TRITON=1 needs torch, and TORCH=0 leaves it out.")
    return True


def said(variable: str, otherwise: str) -> bool:
    return (os.environ.get(variable) or otherwise).lower() not in ("0", "no", "false", "off")


if __name__ == "__main__":
    main(sys.argv[1:])
