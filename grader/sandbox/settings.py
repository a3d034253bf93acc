"""How a site wants its jails, as one frozen record."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Literal

from grader.sandbox.types import Limits

Kind = Literal["numpy", "torch", "triton", "cuda"]

# What a jail can be made of. Namespaces, no_new_privs and rlimits are never optional: without them nothing starts.
LAYERS = ("seccomp", "landlock")


@dataclass(frozen=True, slots=True)
class JailSettings:
    """``Jails`` reads these once."""

    slots: int = field(default_factory=lambda: max(2, os.cpu_count() or 1))  # jobs at one time
    spares: int = 2  # forks that wait ready, of each kind
    gpu_spares: int = 1  # the same for jobs on a GPU, where each holds some hundred MiB of it
    bwrap: str = ""  # path; empty: the system's, else the wheel's
    ceiling: Limits = field(
        default_factory=lambda: Limits(
            cpu_seconds=120,
            wall_seconds=240,
            memory_bytes=4 << 30,
            output_bytes=1 << 20,
            result_bytes=256 << 20,
            device_bytes=16 << 30,
        )
    )  # no job gets more than this, whatever its exercise says
    required: tuple[str, ...] = ("seccomp",)  # of LAYERS; a jail without one of them is not used
    landlock: int = 7  # the newest version of its interface that is used; 0: none, as on a kernel that has not got it
    extra_packages: tuple[str, ...] = ()  # distributions jobs may import besides numpy, torch and triton
    renew_after: int = 5000  # jobs, then the fork server is replaced
    renew_memory: int = 512 << 20  # bytes a fork server may grow by, then it is replaced
    start_seconds: float = 120.0  # a fork server that is not up by then has failed
    nobody: int = 65534  # the user and group that root's jails run as
