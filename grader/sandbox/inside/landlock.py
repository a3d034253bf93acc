"""Landlock: once restricted, this process opens what was named here and nothing else, whatever is mounted.

The mounts already say the same. This is the second opinion that holds if one of them is wrong.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterable

from grader.sandbox.inside import kernel

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_REFER, _TRUNCATE, _IOCTL_DEV = 1 << 13, 1 << 14, 1 << 15
_MAKE_DEVICES = (1 << 6) | (1 << 11)  # character and block devices: granted nowhere
_READ = _EXECUTE | _READ_FILE | _READ_DIR
_FILE_RIGHTS = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _IOCTL_DEV
_RULE_PATH_BENEATH = 1
_NET_BIND_TCP, _NET_CONNECT_TCP = 1, 2
_SCOPE_ABSTRACT_UNIX, _SCOPE_SIGNAL = 1, 2


def version() -> int:
    """The kernel's Landlock ABI, 0 where it has none or it is switched off."""
    try:
        return kernel.syscall("landlock", kernel.SYS_LANDLOCK_CREATE_RULESET, None, 0, 1)
    except OSError:
        return 0


class Fence:
    """What may be opened, prepared once in the warm parent; each fork puts it around itself.

    Paths that do not exist are passed over.
    """

    def __init__(self, readable: Iterable[str], devices: Iterable[str]) -> None:
        self.abi = version()
        self.handled = (1 << 13) - 1
        for since, right in ((2, _REFER), (3, _TRUNCATE), (5, _IOCTL_DEV)):
            if self.abi >= since:
                self.handled |= right
        self.attributes = struct.pack("<Q", self.handled)
        if self.abi >= 4:
            self.attributes += struct.pack("<Q", _NET_BIND_TCP | _NET_CONNECT_TCP)
        if self.abi >= 6:
            self.attributes += struct.pack("<Q", _SCOPE_ABSTRACT_UNIX | _SCOPE_SIGNAL)
        self.rules = [self._rule(path, _READ) for path in readable if _exists(path)]
        self.rules += [self._rule(path, _READ_FILE | _WRITE_FILE | _IOCTL_DEV) for path in devices if _exists(path)]

    def _rule(self, path: str, rights: int) -> bytes:
        """The kernel's record of one rule, around a descriptor that stays open in this process."""
        if not os.path.isdir(path):  # noqa: PTH112 - pathlib is not loaded in the jail
            rights &= _FILE_RIGHTS
        return struct.pack("<Qi", rights & self.handled, os.open(path, os.O_PATH | os.O_CLOEXEC))

    def close_around_me(self, readable: Iterable[str], writable: Iterable[str]) -> int:
        """Bind this thread and its future children, who may also use these paths of their own mounts.

        Gives back the ABI that was used, 0 where the kernel has none. ``no_new_privs`` must be set.
        """
        if self.abi == 0:
            return 0
        attributes = self.attributes
        ruleset = kernel.syscall("landlock", kernel.SYS_LANDLOCK_CREATE_RULESET, attributes, len(attributes), 0)
        own = [self._rule(path, _READ) for path in readable]
        own += [self._rule(path, self.handled & ~_MAKE_DEVICES & ~_EXECUTE) for path in writable]
        for rule in (*self.rules, *own):
            kernel.syscall("landlock", kernel.SYS_LANDLOCK_ADD_RULE, ruleset, _RULE_PATH_BENEATH, rule, 0)
        kernel.syscall("landlock", kernel.SYS_LANDLOCK_RESTRICT_SELF, ruleset, 0)
        return self.abi


def _exists(path: str) -> bool:
    return os.path.exists(path)  # noqa: PTH110
