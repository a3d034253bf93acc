"""The gaps that imports leave in the heap are filled before our own programs are loaded, so that those lie together."""

from __future__ import annotations

import json
import subprocess
import sys

PROGRAM = """
import json
from grader.sandbox.inside import libraries

kept = [bytes(size) for size in range(1, 480, 8) for _ in range(400)]
del kept[::2]  # a gap beside every object

def free():
    return sum(int(line["free"]) for line in libraries._CLASS.finditer(libraries._heap_report()))

before = free()
libraries.fill_gaps()
print(json.dumps([before, free()]))
"""


def test_no_gap_is_left() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    before, after = json.loads(done.stdout)
    assert before > 10_000
    assert after < before / 5  # the blocks of the pools that filling and counting have begun themselves
    assert done.stderr == ""
