"""The warm parent's heap: its arenas lie side by side, and the gaps that imports leave in it are filled."""

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


ARENAS = """
import json
from grader.sandbox.inside import kernel, libraries, mappings

def largest():
    own = [one for one in mappings.private() if one.rights == "rw-p" and not one.file]
    return max((one.end - one.start, one.start, one.end) for one in own if one.end - one.start < 16 << 20)

def arenas():
    return int(libraries.re.search("arenas allocated current += *([0-9,]+)", libraries._heap_report())[1])

before = arenas()
libraries.keep_arenas_together()
asked = arenas()
kept = [str(number) * 40 for number in range(25_000)]
size, first, end = largest()
whole = end // kernel.HUGE_PAGE - -(-first // kernel.HUGE_PAGE)
print(json.dumps([asked - before, arenas() - asked, size, whole]))
"""


def test_arenas_lie_side_by_side_and_are_used() -> None:
    done = subprocess.run([sys.executable, "-c", ARENAS], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    asked, more, size, whole = json.loads(done.stdout)
    assert asked >= 7  # of 8 MiB
    assert more == 0  # 5 MB of objects fit what is there
    assert size >= 7 << 20
    assert whole >= 3  # huge pages


def test_no_gap_is_left() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    before, after = json.loads(done.stdout)
    assert before > 10_000
    assert after < before / 5  # the blocks of the pools that filling and counting have begun themselves
    assert done.stderr == ""


LARGE = """
import json
from grader.sandbox.inside import libraries

def spread():
    some = [bytes(1000) for _ in range(200)]
    return max(map(id, some)) - min(map(id, some))

kept = [bytes(1000) for _ in range(8000)]
del kept[::8]
before = spread()
libraries.fill_gaps()
print(json.dumps([before, spread()]))
"""


def test_what_is_larger_than_an_arena_takes_lies_together_too() -> None:
    done = subprocess.run([sys.executable, "-c", LARGE], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    before, after = json.loads(done.stdout)
    assert before > 1_000_000
    assert after < 300_000
