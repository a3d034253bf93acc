"""The line that says on what a benchmark ran; without it a figure means nothing."""

from __future__ import annotations

import os
import platform
from pathlib import Path
from typing import NamedTuple


def line() -> str:
    """Processor, cores, memory, kernel, Python and the load at this moment, in one line."""
    model = platform.machine()
    for row in Path("/proc/cpuinfo").read_text().splitlines():
        if row.startswith("model name"):
            model = row.partition(":")[2].strip()
            break
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30)
    load = os.getloadavg()[0]
    return (
        f"{model}, {os.cpu_count()} cores, {memory:.0f} GiB, Linux {platform.release()}, "
        f"Python {platform.python_version()}, load {load:.1f}"
    )


class Taken(NamedTuple):
    """A living process: its name, its parent, its group, and what it has taken of the processor, in seconds.

    What its ended children took is its own. See proc(5).
    """

    name: str
    parent: int
    group: int
    seconds: float


def processes() -> dict[int, Taken]:
    """All processes of this machine by their numbers."""
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            head, _, rest = stat.read_text().rpartition(")")
        except OSError:  # it has ended since it was listed
            continue
        fields = rest.split()
        ticks = sum(map(int, fields[11:15]))
        name = head.partition("(")[2]
        found[int(stat.parent.name)] = Taken(name, int(fields[1]), int(fields[2]), ticks / os.sysconf("SC_CLK_TCK"))
    return found


def processor_seconds(pid: int) -> float:
    """What a process has taken of the processor, with all that came of it, the ended ones included."""
    rows = processes()
    family = {pid}
    while more := {child for child, row in rows.items() if row.parent in family} - family:
        family |= more
    return sum(rows[one].seconds for one in family if one in rows)


if __name__ == "__main__":
    print(line())
