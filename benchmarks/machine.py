"""The line that says on what a benchmark ran; without it a figure means nothing."""

from __future__ import annotations

import os
import platform
from pathlib import Path


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


def processor_seconds(pid: int) -> float:
    """What a process has taken of the processor, with all that came of it, the ended ones included."""
    rows = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has ended meanwhile
        rows[int(path.parent.name)] = int(fields[1]), sum(map(int, fields[11:15]))
    family = {pid}
    while more := {child for child, (parent, _) in rows.items() if parent in family} - family:
        family |= more
    return sum(rows[one][1] for one in family if one in rows) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    print(line())
