"""The first words spoken inside bubblewrap: give up the host's user, import the libraries, load the programs, serve.

Handed to ``python -c``, with a last line that calls ``main`` with three inherited descriptors: the control socket,
the programs' text, the configuration. All this file may use is the standard library and the programs.

The programs come last: what runs in every job then lies side by side in memory, above the libraries, instead of in the
gaps between them, and a fork copies fewer pages. They are compiled first: so the words they use, of which CPython keeps
one of each for all code, lie side by side too, and not where some library used them first.
"""

from __future__ import annotations

import builtins
import json
import marshal
import os
import resource
import sys
import types
from collections.abc import Callable


def read_whole(fd: int) -> bytes:
    with os.fdopen(fd, "rb") as stream:
        return stream.read()


def compiled(texts: dict[str, str]) -> dict[str, types.CodeType]:
    """The programs as code, which keeps their words alive."""
    return {name: compile(text, f"<jail {name}>", "exec") for name, text in texts.items()}


def load(programs: dict[str, types.CodeType], tidy: Callable[[], None] = lambda: None) -> None:
    """Run each program as the module of that name, in the order given, after ``tidy``.

    The code is made anew from its bytes: where it was compiled, what the compiler needed and gave back lies between.
    """
    packed = {name: marshal.dumps(code) for name, code in programs.items()}
    tidy()
    for package in ("grader", "grader.sandbox", "grader.sandbox.inside"):
        module = types.ModuleType(package)
        module.__path__ = []
        sys.modules.setdefault(package, module)
    for name, data in packed.items():
        full = f"grader.sandbox.inside.{name}"
        module = types.ModuleType(full)
        module.__dict__["__builtins__"] = dict(vars(builtins))  # submitted code may empty or change Python's own
        sys.modules[full] = module
        setattr(sys.modules["grader.sandbox.inside"], name, module)
        exec(marshal.loads(data), module.__dict__)  # noqa: S102, S302 - our own text


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
    texts = json.loads(read_whole(programs))
    load(compiled({name: texts.pop(name) for name in ("kernel", "libraries")}))
    kernel, libraries = (sys.modules[f"grader.sandbox.inside.{name}"] for name in ("kernel", "libraries"))
    if configuration["drop_to"] is not None:
        become_nobody(*configuration["drop_to"])
        kernel.prctl(kernel.PR_SET_DUMPABLE, 1)  # changing user cleared it, and /proc/self must stay ours
    user, group = os.getuid(), os.getgid()
    # Its own user namespace gives the warm parent the right to make namespaces for its forks, and no other.
    kernel.unshare(kernel.CLONE_NEWUSER | kernel.CLONE_NEWPID | kernel.CLONE_NEWNS)
    kernel.map_self(user, user, group)
    child = os.fork()
    if child:
        for fd in (0, 1, control):
            os.close(fd)
        _, status = os.waitpid(child, 0)
        os._exit(os.waitstatus_to_exitcode(status) & 0xFF)
    kernel.prctl(kernel.PR_SET_PDEATHSIG, 9)
    sys.path[:] = configuration["path"]
    libraries.keep_arenas_together()
    rest = compiled(texts)
    versions = libraries.warm_up(configuration["kind"])
    load(rest, libraries.fill_gaps)
    forkserver = sys.modules["grader.sandbox.inside.forkserver"]
    for name in [n for n in sys.modules if n == "grader" or n.startswith("grader.")]:
        del sys.modules[name]  # submitted code must not find our modules by importing them
    forkserver.serve(control, configuration, versions)
