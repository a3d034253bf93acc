"""System calls prepared as a list and made one after the other, with nothing of the interpreter between them.

Why: between the fork and the job a process makes eighty system calls. Each function of Python's that runs in a fork
writes to pages it shares with the warm parent (reference counts), and each such page is a fault and a copy. A list in
memory of its own, made before the fork, is only read by the fork. It also reads well: what a jail does to itself is
the list in ``jail``, from top to bottom.

The loop that makes the calls is the one piece of machine code in this project. It knows nothing of what it calls; on a
processor it is not written for, libc's ``syscall`` does the same, slower. In x86-64 assembly (System V ABI: the first
record is in rdi, the end of the last in rsi; gives back the record it stopped at, the end if none failed):

        push rbx; push rbp; mov rbx, rdi; mov rbp, rsi
    1:  cmp rbx, rbp; je 3f
        mov rax, [rbx]; mov rdi, [rbx+8]; mov rsi, [rbx+16]; mov rdx, [rbx+24]
        mov r10, [rbx+32]; mov r8, [rbx+40]; mov r9, [rbx+48]
        syscall
        cmp rax, -4095; jae 2f
        add rbx, 64; jmp 1b
    2:  mov [rbx+56], rax           # the only write, and only where a call failed
    3:  mov rax, rbx; pop rbp; pop rbx; ret
"""

from __future__ import annotations

import ctypes
import mmap
import os
import platform
import struct
from collections.abc import Callable, Sequence

from grader.sandbox.inside import kernel

Call = tuple[str | int | bytes | None, ...]  # a name of NUMBERS, then its arguments; bytes go as a pointer to them

_X86_64 = (
    "53 55 4889fb 4889f5 4839eb 742f 488b03 488b7b08 488b7310 488b5318 4c8b5320 4c8b4328 4c8b4b30"
    "0f05 483d01f0ffff 7306 4883c340 ebd0 48894338 4889d8 5d 5b c3"
)
_LOOPS = {"x86_64": bytes.fromhex(_X86_64)}
_RECORD = struct.Struct("<8q")  # number, six arguments, and where the loop lays down the error
_PAGE = mmap.PAGESIZE
_PROT_READ_EXEC = mmap.PROT_READ | mmap.PROT_EXEC

ON_X86_64_AND_AARCH64 = {
    "capset": (126, 91),
    "chdir": (80, 49),
    "close": (3, 57),
    "close_range": (436, 436),
    "dup3": (292, 24),
    "landlock_add_rule": (445, 445),
    "landlock_create_ruleset": (444, 444),
    "landlock_restrict_self": (446, 446),
    "madvise": (28, 233),
    "mount": (165, 40),
    "mremap": (25, 216),
    "openat": (257, 56),
    "prctl": (157, 167),
    "prlimit64": (302, 261),
    "process_vm_readv": (310, 270),
    "seccomp": (317, 277),
    "sethostname": (170, 161),
    "setns": (308, 268),
    "unshare": (272, 97),
    "write": (1, 64),
}
NUMBERS = {name: pair[platform.machine() == "aarch64"] for name, pair in ON_X86_64_AND_AARCH64.items()}
_libc = ctypes.PyDLL(None, use_errno=True)  # under CPython's lock: nothing else is to run between two calls
_libc.syscall.argtypes = (ctypes.c_long,) * 7
_libc.syscall.restype = ctypes.c_long
_libc.mprotect.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)


def _one_by_one(first: int, end: int) -> int:
    """What the machine code does, by libc."""
    for place in range(first, end, _RECORD.size):
        record = (ctypes.c_long * 8).from_address(place)
        if _libc.syscall(*record[:7]) < 0:
            record[7] = -ctypes.get_errno()
            return place
    return end


def _native() -> Callable[[int, int], int] | None:
    """The loop as a function, or None where it is not written for this processor or may not be executed."""
    code = _LOOPS.get(platform.machine())
    if code is None:
        return None
    memory = kernel.own_memory(_PAGE)
    memory.write(code)
    _kept.append(memory)
    start = kernel.address(memory)
    if _libc.mprotect(start, _PAGE, _PROT_READ_EXEC) != 0:
        return None
    return ctypes.PYFUNCTYPE(ctypes.c_ulong, ctypes.c_ulong, ctypes.c_ulong)(start)


_kept: list[mmap.mmap] = []
_run = _native() or _one_by_one
IN_ONE_GO = _run is not _one_by_one  # nothing in this process's memory changes between two calls, but by the calls


class Batch:
    """``calls``, in their order; ``run`` may be called any number of times, in this process and in its forks."""

    def __init__(self, calls: Sequence[Call]) -> None:
        self.names = [str(call[0]) for call in calls]
        self._texts: list[ctypes.Array[ctypes.c_char]] = []  # what the records point to
        size = max(1, len(calls)) * _RECORD.size
        self._memory = kernel.own_memory(-(-size // _PAGE) * _PAGE)
        for place, (name, *args) in enumerate(calls):
            numbers = [NUMBERS[str(name)], *map(self._number, args)]
            _RECORD.pack_into(self._memory, place * _RECORD.size, *numbers, *[0] * (8 - len(numbers)))
        self._first = kernel.address(self._memory)
        self._end = self._first + len(calls) * _RECORD.size

    def run(self) -> None:
        """Make every call. Raises ``OSError`` with the name of the first that fails; those behind it are not made."""
        stopped = _run(self._first, self._end)
        if stopped != self._end:
            place = (stopped - self._first) // _RECORD.size
            number = -_RECORD.unpack_from(self._memory, place * _RECORD.size)[7]
            raise OSError(number, f"{self.names[place]} (call {place}): {os.strerror(number)}")

    def _number(self, argument: str | int | bytes | None) -> int:
        if isinstance(argument, int):
            return argument
        if argument is None:
            return 0
        text = argument.encode() if isinstance(argument, str) else argument
        self._texts.append(ctypes.create_string_buffer(text, len(text) + 1))
        return ctypes.addressof(self._texts[-1])
