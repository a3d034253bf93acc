"""System calls prepared as a list before a fork and made one after the other in it, through libc.

What a jail does to itself is then one list, in ``jail``, which reads from top to bottom; and the fork that makes the
calls runs one small loop, not the functions that have worked out the arguments.
"""

from __future__ import annotations

import ctypes
import os
import platform
from collections.abc import Sequence

Call = tuple[str | int | bytes | None, ...]  # a name of NUMBERS, then its arguments; bytes go as a pointer to them

ON_X86_64_AND_AARCH64 = {
    "capset": (126, 91),
    "chdir": (80, 49),
    "close": (3, 57),
    "close_range": (436, 436),
    "dup3": (292, 24),
    "landlock_add_rule": (445, 445),
    "landlock_create_ruleset": (444, 444),
    "landlock_restrict_self": (446, 446),
    "mount": (165, 40),
    "openat": (257, 56),
    "prctl": (157, 167),
    "prlimit64": (302, 261),
    "seccomp": (317, 277),
    "sethostname": (170, 161),
    "setns": (308, 268),
    "setsid": (112, 157),
    "unshare": (272, 97),
    "write": (1, 64),
}
NUMBERS = {name: pair[platform.machine() == "aarch64"] for name, pair in ON_X86_64_AND_AARCH64.items()}
_ARGUMENTS = 6
_libc = ctypes.PyDLL(None, use_errno=True)  # CPython's global lock stays taken: a fork has no other thread
_syscall = _libc.syscall
_syscall.argtypes = (ctypes.c_long,) * (1 + _ARGUMENTS)
_syscall.restype = ctypes.c_long


class Batch:
    """``calls``, in their order; ``run`` may be called any number of times, in this process and in its forks."""

    def __init__(self, calls: Sequence[Call]) -> None:
        self._texts: list[ctypes.Array[ctypes.c_char]] = []  # what the calls point to
        self._calls = [(str(name), self._numbers(str(name), arguments)) for name, *arguments in calls]

    def run(self) -> None:
        """Make every call. Raises ``OSError`` with the name of the first that fails; those behind it are not made."""
        for place, (name, numbers) in enumerate(self._calls):
            if _syscall(*numbers) < 0:
                error = ctypes.get_errno()
                raise OSError(error, f"{name} (call {place}): {os.strerror(error)}")

    def _numbers(self, name: str, arguments: Sequence[str | int | bytes | None]) -> tuple[int, ...]:
        numbers = [NUMBERS[name], *map(self._number, arguments)]
        return (*numbers, *[0] * (1 + _ARGUMENTS - len(numbers)))

    def _number(self, argument: str | int | bytes | None) -> int:
        if isinstance(argument, int):
            return argument
        if argument is None:
            return 0
        text = argument.encode() if isinstance(argument, str) else argument
        self._texts.append(ctypes.create_string_buffer(text, len(text) + 1))
        return ctypes.addressof(self._texts[-1])
