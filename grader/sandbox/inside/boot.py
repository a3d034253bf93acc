"""The first words spoken inside bubblewrap: load the programs, give up the host's user, import the libraries, serve.

Handed to ``python -c``, with a last line that calls ``main`` with three inherited descriptors: the control socket,
the programs' text, the configuration. All this file may use is the standard library and the programs.
"""

from __future__ import annotations

import builtins
import json
import os
import resource
import sys
import types


def read_whole(fd: int) -> bytes:
    with os.fdopen(fd, "rb") as stream:
        return stream.read()


def load(programs: dict[str, str]) -> None:
    """Run each text as the module of that dotted name, in the order given; those above it are empty packages."""
    for name, text in programs.items():
        for end in (index for index, letter in enumerate(name) if letter == "."):
            package = sys.modules.setdefault(name[:end], types.ModuleType(name[:end]))
            package.__path__ = []
        module = types.ModuleType(name)
        module.__dict__["__builtins__"] = dict(vars(builtins))  # submitted code may empty or change Python's own
        sys.modules[name] = module
        holder, _, last = name.rpartition(".")
        setattr(sys.modules[holder], last, module)
        exec(compile(text, f"<jail {last}>", "exec"), module.__dict__)  # noqa: S102 - our own text


def become_nobody(user: int, group: int) -> None:
    """Root's jails run as a user that owns nothing; a user's jails stay that user, who is not root."""
    os.setgroups([])
    os.setresgid(group, group, group)
    os.setresuid(user, user, user)


def main(control: int, programs: int, settings: int) -> None:
    configuration = json.loads(read_whole(settings))
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    wanted = 4096 if hard == resource.RLIM_INFINITY else min(4096, hard)  # a fork keeps its channel at number 1000
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    sys.path[:] = configuration["path"]
    load(json.loads(read_whole(programs)))
    kernel, libraries, forkserver = (
        sys.modules[f"grader.sandbox.inside.{name}"] for name in ("walls.kernel", "warm.libraries", "warm.forkserver")
    )
    for name in [n for n in sys.modules if n == "grader" or n.startswith("grader.")]:
        del sys.modules[name]  # submitted code must not find our modules by importing them
    if configuration["drop_to"] is not None:
        become_nobody(*configuration["drop_to"])
        kernel.syscall("prctl", kernel.PR_SET_DUMPABLE, 1)  # changing user cleared it, and /proc/self must stay ours
    user, group = os.getuid(), os.getgid()
    # Its own user namespace gives the warm parent the right to make namespaces for its forks, and no other.
    kernel.syscall("unshare", kernel.CLONE_NEWUSER | kernel.CLONE_NEWPID | kernel.CLONE_NEWNS)
    kernel.map_self(user, user, group)
    child = os.fork()
    if child:
        for fd in (0, 1, control):
            os.close(fd)
        _, status = os.waitpid(child, 0)
        os._exit(os.waitstatus_to_exitcode(status) & 0xFF)
    kernel.syscall("prctl", kernel.PR_SET_PDEATHSIG, 9)
    versions = libraries.warm_up(configuration["kind"], configuration["launcher"])
    forkserver.serve(control, configuration, versions)
