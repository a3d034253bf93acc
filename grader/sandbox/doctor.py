"""What this host can enforce, measured by a probe job for each limit and each wall."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from grader.sandbox import bubblewrap
from grader.sandbox.client import Jails
from grader.sandbox.launcher import launcher
from grader.sandbox.settings import JailSettings, Kind
from grader.sandbox.spare import LostError
from grader.sandbox.types import CaseCall, End, Job, Limits, Outcome, Step

_MIB = 1 << 20
_CAP_SYS_ADMIN = 1 << 21
_SMALL = Limits(
    cpu_seconds=0.2, wall_seconds=1.0, memory_bytes=128 * _MIB, output_bytes=4096, tmp_bytes=4 * _MIB, open_files=32
)
_BUSY = Limits(cpu_seconds=0.2, wall_seconds=10.0)
_PATIENT = Limits(cpu_seconds=5.0, wall_seconds=10.0, memory_bytes=128 * _MIB, tmp_bytes=4 * _MIB, open_files=32)


@dataclass(frozen=True, slots=True)
class Probe:
    """A limit or wall probed on this host. ``needed``: without it the service must not grade."""

    name: str
    ok: bool
    needed: bool
    found: str  # what happened, one sentence
    remedy: str = ""  # how to get it; empty where ok


def meets_minimum(probes: Iterable[Probe]) -> bool:
    """Whether a service with these probes may grade."""
    return all(probe.ok for probe in probes if probe.needed)


@dataclass(frozen=True, slots=True)
class _Trial:
    """A piece of hostile code, and how the jail must answer it."""

    name: str
    code: str  # the body of probe()
    holds: Callable[[Outcome], bool]
    fails: str  # what it means if it does not hold
    limits: Limits = _PATIENT


def _ends(end: End, kind: str = "") -> Callable[[Outcome], bool]:
    def holds(outcome: Outcome) -> bool:
        return outcome.end is end and (not kind or (outcome.problem is not None and outcome.problem.kind == kind))

    return holds


def _says(word: str) -> Callable[[Outcome], bool]:
    return lambda outcome: outcome.end is End.FINISHED and outcome.cases[0].results == (word,)


def _fails(outcome: Outcome) -> bool:
    return outcome.end is End.FINISHED and outcome.cases[0].results in (("OSError",), ("PermissionError",))


def _refused(call: str) -> str:
    return f"try:\n    {call}\nexcept OSError as error:\n    return type(error).__name__\nreturn 'done'"


_TRIALS = (
    _Trial("runs code", "return 'yes'", _says("yes"), "a jail could not run anything"),
    _Trial("CPU time", "while True: pass", _ends(End.TIMEOUT, "cpu-time"), "CPU time is not limited", _BUSY),
    _Trial("wall clock", "time.sleep(9)", _ends(End.TIMEOUT, "wall-time"), "the wall clock is not limited", _SMALL),
    _Trial("memory", "return len(bytearray(1 << 29))", _ends(End.MEMORY), "memory is not limited"),
    _Trial("output", "print('x' * 10000)", _ends(End.OUTPUT_LIMIT), "output is not limited", _SMALL),
    _Trial(
        "files",
        "try:\n    for n in range(9): open(f'/tmp/{n}', 'wb').write(bytes(1 << 20))\n"
        "except OSError:\n    return 'full'\nreturn 'done'",
        _says("full"),
        "the space under /tmp is not limited",
    ),
    _Trial(
        "descriptors",
        "kept = []\ntry:\n    while True: kept.append(os.pipe())\nexcept OSError:\n    return str(len(kept) < 40)",
        _says("True"),
        "open files are not limited",
    ),
    _Trial("processes", _refused("os.fork()"), _says("PermissionError"), "a job can start processes"),
    _Trial("shared memory", _refused("mmap.mmap(-1, 4096)"), _says("PermissionError"), "memory can escape its limit"),
    _Trial("network", _refused("socket.socket()"), _says("PermissionError"), "a job can open sockets"),
    _Trial("host's files", _refused("open('/etc/passwd')"), _says("FileNotFoundError"), "a job sees the host's files"),
    _Trial("read-only system", _refused("open(os.__file__, 'a')"), _fails, "a job can write to the system"),
    _Trial(
        "no way out",
        "libc = ctypes.CDLL(None)\n"
        "return str([libc.unshare(1 << 28), libc.mount(b'x', b'/tmp', b'tmpfs', 0, None), libc.ptrace(0, 0, 0, 0)])",
        _says("[-1, -1, -1]"),
        "a job can make namespaces, mount or trace",
    ),
    _Trial(
        "single use",
        "return str(os.listdir('/tmp') + [os.getpid()])",
        _says("[1]"),
        "a job sees what another one left",
    ),
    _Trial("crashes", "ctypes.string_at(0)", _ends(End.CRASHED), "a crash is not told from an error"),
)
# The first process of a pid namespace is spared by its own signals, so this kills whoever else is in the group.
_SIGNALS = _Trial(
    "signals",
    "for target in (0, -1):\n    try: os.kill(target, signal.SIGKILL)\n    except OSError: pass\nreturn 'alive'",
    _says("alive"),
    "a job can signal the fork server and other jobs",
)
_KINDS: tuple[Kind, ...] = ("numpy", "torch", "triton")
_REPORT = "do not grade here; report the versions of kernel and bubblewrap"


def examine(settings: JailSettings | None = None) -> tuple[Probe, ...]:
    """Try everything a jail must do on this host; takes some seconds. Never raises."""
    settings = settings or JailSettings()
    try:
        program = bubblewrap.find(settings)
    except bubblewrap.UnavailableError as error:
        return (Probe("bubblewrap", False, True, "There is no bubblewrap on this host.", str(error)),)
    probes = [Probe("bubblewrap", True, True, program)]
    with Jails(settings) as jails:
        for kind in _KINDS:
            if lacking := bubblewrap.missing_here(kind):
                found = f"{lacking} is not installed: exercises that need it wait for a worker that has it"
                probes.append(Probe(f"{kind} jail", False, False, found, bubblewrap.INSTALLED_BY[lacking]))
                continue
            try:
                jails.warm([kind])
            except LostError as error:
                probes.append(Probe(f"{kind} jail", False, True, last_line(str(error)), way_out(str(error))))
            else:
                probes.append(Probe(f"{kind} jail", True, True, "starts"))
        if probes[1].ok:
            probes += [_tried(jails, trial) for trial in _TRIALS]
            probes += _layers(jails, settings)
    if probes[1].ok:
        probes.append(_neighbours(settings))
    nodes = bubblewrap.nvidia_nodes()
    found = f"{len(nodes)} device nodes" if nodes else "no NVIDIA GPU: exercises that need one wait, others use the CPU"
    probes.append(Probe("GPU", bool(nodes), False, found, "" if nodes else "run a worker on a host with a GPU"))
    if nodes and bubblewrap.has_triton():
        built = bool(launcher())
        found = "are compiled and timed" if built else "are not tried there: no C compiler, or no headers of Python's"
        way = "" if built else "apt-get install gcc python3-dev"
        probes.append(Probe("kernels on the GPU", built, False, found, way))
    return tuple(probes)


def _tried(jails: Jails, trial: _Trial) -> Probe:
    body = "\n".join(f"    {line}" for line in trial.code.split("\n"))
    source = f"import ctypes, mmap, os, signal, socket, time\n\ndef probe():\n{body}\n"
    job = Job({"probe.py": source}, "probe.py", (CaseCall("probe", (Step("probe"),)),), limits=trial.limits)
    outcome = jails.run(job)
    if trial.holds(outcome):
        return Probe(trial.name, True, True, "holds")
    what = outcome.problem or (outcome.cases[0].problem if outcome.cases else None)
    found = f"{trial.fails}: ended {outcome.end}, {dict(what.facts) if what else outcome.cases[0].results}"
    return Probe(trial.name, False, True, last_line(found), _REPORT)


def _neighbours(settings: JailSettings) -> Probe:
    """Whether signals end at the jail's own session, without Landlock, which would stop them as well."""
    with Jails(dataclasses.replace(settings, landlock=0)) as jails:
        probe = _tried(jails, _SIGNALS)
        parent = jails.parents().get("numpy")
        if _tried(jails, _TRIALS[0]).ok and jails.parents().get("numpy") == parent:
            return probe
    return dataclasses.replace(probe, ok=False, found=_SIGNALS.fails, remedy=_REPORT)


def _layers(jails: Jails, settings: JailSettings) -> list[Probe]:
    layers = jails.layers("numpy")
    abi = layers.get("landlock", 0)
    return [
        Probe(
            "seccomp",
            bool(layers.get("seccomp")),
            "seccomp" in settings.required,
            "the system call filter is in force" if layers.get("seccomp") else "no system call filter",
            "" if layers.get("seccomp") else "a kernel with CONFIG_SECCOMP_FILTER",
        ),
        Probe(
            "Landlock",
            bool(abi),
            "landlock" in settings.required,
            f"ABI {abi}" if abi else "this kernel has no Landlock, or it is switched off",
            "" if abi else "Linux 5.13 or newer, landlock in /sys/kernel/security/lsm (boot option lsm=landlock,...)",
        ),
    ]


def last_line(text: str) -> str:
    """What a long reason comes to: a traceback ends with the error itself."""
    lines = [line for line in text.strip().splitlines() if line.strip()]
    return (lines[-1] if lines else "no reason was given")[:300]


def _sysctl(name: str) -> str:
    try:
        return Path("/proc/sys", name.replace(".", "/")).read_text().strip()
    except OSError:
        return ""


def in_container() -> bool:
    return Path("/.dockerenv").exists() or Path("/run/.containerenv").exists()


def root_without_rights() -> bool:
    """This process is root in name only, as in a container that has given up its capabilities."""
    status = Path("/proc/self/status").read_text()
    effective = next(int(line.split()[1], 16) for line in status.splitlines() if line.startswith("CapEff:"))
    return os.geteuid() == 0 and not effective & _CAP_SYS_ADMIN


def way_out(reason: str) -> str:
    """The way out of what stopped a jail from starting, from this host's own settings."""
    if _sysctl("kernel.unprivileged_userns_clone") == "0":
        return "user namespaces are switched off: sysctl -w kernel.unprivileged_userns_clone=1"
    if _sysctl("user.max_user_namespaces") == "0":
        return "user namespaces are switched off: sysctl -w user.max_user_namespaces=15000"
    if _sysctl("kernel.apparmor_restrict_unprivileged_userns") == "1":
        return (
            "AppArmor keeps user namespaces from programs without a profile: "
            "sysctl -w kernel.apparmor_restrict_unprivileged_userns=0, or give bubblewrap a profile with 'userns,'"
        )
    if root_without_rights():
        return (
            "root needs the capability SYS_ADMIN to make a jail: run the worker as a user who is not root "
            "(in a container: without --user 0)"
        )
    if in_container():
        return (
            "start the container with: --security-opt seccomp=unconfined --security-opt apparmor=unconfined "
            "--security-opt systempaths=unconfined (docker-compose.yml does); on Kubernetes see docs/sandbox.md"
        )
    if "numpy" in reason or "torch" in reason:
        return "make setup installs numpy and torch"
    return "run the worker as root or as a user who may create user namespaces (unshare --user true)"
