"""System calls prepared as a list before a fork and made one after the other in it, through libc.

What a jail does to itself is then one list, in ``jail``, which reads from top to bottom; and the fork that makes the
calls runs one small loop, not the functions that have worked out the arguments.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Sequence

from grader.sandbox.inside.walls import kernel

Call = tuple[
    str | int | bytes | None, ...
]  # a name of kernel.NUMBERS, then its arguments; bytes go as a pointer to them


class Batch:
    """``calls``, in their order; ``run`` may be called any number of times, in this process and in its forks."""

    def __init__(self, calls: Sequence[Call]) -> None:
        self._texts: list[ctypes.Array[ctypes.c_char]] = []  # what the calls point to
        self._calls = [(str(name), self._numbers(str(name), arguments)) for name, *arguments in calls]

    def run(self) -> None:
        """Make every call. Raises ``OSError`` with the name of the first that fails; those behind it are not made."""
        for index, (name, numbers) in enumerate(self._calls):
            if kernel.raw(*numbers) < 0:
                error = ctypes.get_errno()
                raise OSError(error, f"{name} (call {index}): {os.strerror(error)}")

    def _numbers(self, name: str, arguments: Sequence[str | int | bytes | None]) -> tuple[int, ...]:
        numbers = [kernel.NUMBERS[name], *map(self._number, arguments)]
        return (*numbers, *[0] * (1 + kernel.ARGUMENTS - len(numbers)))

    def _number(self, argument: str | int | bytes | None) -> int:
        if isinstance(argument, int):
            return argument
        if argument is None:
            return 0
        text = argument.encode() if isinstance(argument, str) else argument
        self._texts.append(ctypes.create_string_buffer(text, len(text) + 1))
        return ctypes.addressof(self._texts[-1])
