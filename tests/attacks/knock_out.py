"""Which wall is the only thing that stops an attack: ``python -m tests.attacks.knock_out [WALL ...]``.

Takes one wall away at a time, runs the hostile submissions that ask the kernel for something, and prints what then
wins. The table of layers in docs/sandbox.md is what this found. It is no test: with a wall missing attacks are real.
What bounds memory is never taken away.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from unittest import mock

from grader.grading.author.cache import Cache
from grader.sandbox import bubblewrap, server
from grader.sandbox.settings import JailSettings, Kind
from tests.attacks import corpus
from tests.attacks.canaries import planted
from tests.attacks.trial import Overheard, try_out

ALLOW_ALL = bytes.fromhex("0600 00 00 0000ff7f")
AREAS = ("escaping", "leaving", "network", "processes", "reading", "talking")


@dataclass(frozen=True, slots=True)
class Wall:
    """How to take it away: pieces of a program's text with what stands there instead, or what is mounted besides."""

    program: str = ""
    pieces: tuple[tuple[str, str], ...] = ()
    mounted: tuple[str, ...] = ()
    landlock: int = JailSettings().landlock
    filtered: bool = True


JAIL = "inside.walls.jail"
MORE = ("/etc", "/home", "/var", "/sys")
NULL = (
    ('("close_range", 0, CHANNEL - 1, 0),', '("close_range", 3, CHANNEL - 1, 0),'),
    ('("openat", kernel.AT_FDCWD, "/dev/null", os.O_RDONLY, 0),', ""),
)
CAPSET = '("capset", struct.pack("<II", _CAPABILITY_VERSION_3, 0), bytes(24)),'
SESSION = (('("setsid",),', ""),)
IPC = (("| kernel.CLONE_NEWIPC", ""),)
TMP = (('("mount", "tmpfs", "/tmp", "tmpfs", _PLAIN, tmp),', ""),)
WALLS = {
    "nothing": Wall(),
    "session": Wall(JAIL, SESSION),
    "session, Landlock": Wall(JAIL, SESSION, landlock=0),
    "pid namespace": Wall("inside.warm.forkserver", (('("unshare", kernel.CLONE_NEWPID)', ""),)),
    "net namespace": Wall(JAIL, (("| kernel.CLONE_NEWNET", ""),)),
    "ipc namespace": Wall(JAIL, IPC),
    "uts namespace": Wall(JAIL, (("| kernel.CLONE_NEWUTS", ""), ('("sethostname", "jail", 4),', ""))),
    "own /tmp": Wall(JAIL, TMP),
    "nothing on /proc": Wall(JAIL, (("own_proc if walls.gpu else no_proc,", ""),)),
    "no capabilities": Wall(JAIL, ((CAPSET, ""),)),
    "read-only devices": Wall(JAIL, (("| kernel.MS_RDONLY | kernel.MS_NOSUID", "| kernel.MS_NOSUID"),)),
    "own /dev/null": Wall(JAIL, NULL),
    "closed descriptors": Wall(JAIL, (('("close_range", CHANNEL + 1, _HIGHEST, 0),', ""),)),
    "few mounts": Wall(mounted=MORE),
    "few mounts, Landlock": Wall(mounted=MORE, landlock=0),
    "Landlock": Wall(landlock=0),
    "seccomp": Wall(filtered=False),
    "seccomp, ipc namespace": Wall(JAIL, IPC, filtered=False),
    "seccomp, no capabilities": Wall(JAIL, ((CAPSET, ""),), filtered=False),
}


@contextmanager
def without(wall: Wall) -> Iterator[JailSettings]:
    text_of: Callable[[str], str] = server.program_text
    command: Callable[[JailSettings, Kind], tuple[list[str], dict[str, object]]] = bubblewrap.command

    def text(name: str) -> str:
        found = text_of(name)
        for old, new in wall.pieces if name == wall.program else ():
            assert old in found, old
            found = found.replace(old, new)
        return found

    def with_more(settings: JailSettings, kind: Kind) -> tuple[list[str], dict[str, object]]:
        words, configuration = command(settings, kind)
        at = words.index("--proc")
        for folder in wall.mounted:
            if Path(folder).exists():
                words[at:at] = ["--ro-bind", folder, folder]
        return words, configuration

    with (
        mock.patch.object(server, "program_text", text),
        mock.patch.object(bubblewrap, "command", with_more),
        mock.patch.object(server, "program", server.program if wall.filtered else lambda cuda: ALLOW_ALL),
    ):
        yield replace(JailSettings(slots=2, spares=1), landlock=wall.landlock)


def main(names: list[str]) -> None:
    with planted() as canaries, tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(1) as beside:
        for name in names or WALLS:
            print(f"without {name}:", flush=True)
            with without(WALLS[name]) as settings, Overheard(settings) as jails:
                attack = partial(try_out, jails, Cache(Path(folder)))
                for submission in corpus.hostile(*AREAS):
                    trial = attack(submission, mark="MARK-0", **canaries.places())
                    said = [line for line in trial.printed.splitlines() if line.startswith("WON:")]
                    said += ["a canary"] if canaries.seen_in(trial.said) else []
                    said += [] if trial.verdict in submission.expected else [str(trial.verdict)]
                    if submission.name.startswith("leaving/"):
                        later = attack(submission, mark="MARK-1", **canaries.places())
                        said += ["what an earlier job left"] if "MARK-0" in later.printed else []
                    if submission.name.startswith("talking/"):
                        source = submission.told(say=3) + b"\nimport time\ntime.sleep(0.3)\n"
                        talk = beside.submit(attack, replace(submission, source=source))
                        while not talk.done():
                            said += ["what another job says"] if "HEARD: 3\n" in attack(submission).printed else []
                    if said:
                        print(f"    {submission.name}: {said[0][:90]}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
