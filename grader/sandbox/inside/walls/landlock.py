"""Landlock: once restricted, this process opens what was named here and nothing else, whatever is mounted.

The mounts already say the same. This is the second opinion that holds if one of them is wrong.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Callable, Iterable

from grader.sandbox.inside.walls import kernel
from grader.sandbox.inside.walls.batch import Call

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_REFER, _TRUNCATE, _IOCTL_DEV = 1 << 13, 1 << 14, 1 << 15
_MAKE_DEVICES = (1 << 6) | (1 << 11)  # character and block devices: granted nowhere
_READ = _EXECUTE | _READ_FILE | _READ_DIR
_FILE_RIGHTS = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _IOCTL_DEV
_RULE_PATH_BENEATH = 1
_NET_BIND_TCP, _NET_CONNECT_TCP = 1, 2
_SCOPE_ABSTRACT_UNIX, _SCOPE_SIGNAL = 1, 2
_ABI_PLEASE = 1
_OPEN = os.O_PATH | os.O_CLOEXEC


def version() -> int:
    """The kernel's Landlock ABI, 0 where it has none or it is switched off."""
    try:
        return kernel.syscall("landlock_create_ruleset", 0, 0, _ABI_PLEASE)
    except OSError:
        return 0


class Fence:
    """What may be opened, prepared once in the warm parent; each fork puts it around itself by ``calls``.

    Paths that do not exist are passed over. ``keep`` gives a descriptor the number it has in the forks. Of what the
    kernel offers no more is used than ABI ``newest`` has, so that a test can be an older kernel's.
    """

    def __init__(
        self, readable: Iterable[str], devices: Iterable[str], keep: Callable[[int], int], newest: int
    ) -> None:
        self.abi = min(version(), newest)
        self.handled = (1 << 13) - 1
        for since, right in ((2, _REFER), (3, _TRUNCATE), (5, _IOCTL_DEV)):
            if self.abi >= since:
                self.handled |= right
        self.attributes = struct.pack("<Q", self.handled)
        if self.abi >= 4:
            self.attributes += struct.pack("<Q", _NET_BIND_TCP | _NET_CONNECT_TCP)
        if self.abi >= 6:
            self.attributes += struct.pack("<Q", _SCOPE_ABSTRACT_UNIX | _SCOPE_SIGNAL)
        rights = [(path, _READ) for path in readable] if self.abi else []
        rights += [(path, _READ_FILE | _WRITE_FILE | _IOCTL_DEV) for path in devices] if self.abi else []
        self.rules = [
            self._rule(right if os.path.isdir(path) else right & _FILE_RIGHTS, keep(os.open(path, _OPEN)))  # noqa: PTH112
            for path, right in rights
            if os.path.exists(path)  # noqa: PTH110 - pathlib is not loaded in the jail
        ]

    def _rule(self, rights: int, fd: int) -> bytes:
        """The kernel's record of one rule, around a descriptor."""
        return struct.pack("<Qi", rights & self.handled, fd)

    def calls(self, free: int, readable: Iterable[str], writable: Iterable[str]) -> list[Call]:
        """What binds a thread and its future children, who may also use these folders of their own mounts.

        ``free`` is the lowest descriptor not in use, as are those above it; what is opened stays open. No calls where
        the kernel has no Landlock. ``no_new_privs`` must be set.
        """
        if self.abi == 0:
            return []
        own = [(path, _READ) for path in readable]
        own += [(path, self.handled & ~_MAKE_DEVICES & ~_EXECUTE) for path in writable]
        opened: list[Call] = [("openat", kernel.AT_FDCWD, path, _OPEN, 0) for path, _ in own]
        rules = [*self.rules, *(self._rule(rights, fd) for fd, (_, rights) in enumerate(own, start=free + 1))]
        return [
            ("landlock_create_ruleset", self.attributes, len(self.attributes), 0),
            *opened,
            *[("landlock_add_rule", free, _RULE_PATH_BENEATH, rule, 0) for rule in rules],
            ("landlock_restrict_self", free, 0),
        ]
