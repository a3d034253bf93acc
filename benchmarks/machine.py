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


if __name__ == "__main__":
    print(line())
