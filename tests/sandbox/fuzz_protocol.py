"""The host's decoder under a coverage-guided fuzzer: ``python -m tests.sandbox.fuzz_protocol [seconds]``.

Needs ``pip install atheris``, which is no requirement of the tests. What is sent is a stream as a jail may send it; how
it is cut into pieces is the fuzzer's choice too. Anything but ``GarbledError`` ends the run with the input shown.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["grader.sandbox"]):
    from grader.sandbox import protocol, wire
    from grader.sandbox.inbound.ends import CASE_PROBLEMS, end_of, problem_of
    from grader.sandbox.inbound.frames import Incoming
    from grader.text import fit_text

import numpy as np

from grader.sandbox.inside.job import objects as inside
from tests.sandbox.travelled import whole

_ROOM = 1 << 16
_SEEDS = [
    *(None, True, -7, 2.5, 1 << 70, 3 - 2j, "a word", "長い" * 150, b"bytes", [1, [2]], (1, "t"), {"k": [1.5], 3: ()}),
    *(np.arange(6.0).reshape(2, 3), np.float32(1.5), np.array(["a", "bc"]), np.zeros((0, 3)), np.array([True, False])),
]


def _one_input(data: bytes) -> None:
    provider = atheris.FuzzedDataProvider(data)
    piece = provider.ConsumeIntInRange(1, 1 << 17)
    stream = provider.ConsumeBytes(len(data))
    incoming = Incoming(_ROOM)
    try:
        while stream:
            space = incoming.space()
            size = min(len(space), piece, len(stream))
            space[:size] = stream[:size]
            stream = stream[size:]
            for _, text, blob in incoming.advance(size):
                _read(protocol.parse(text), blob)
    except protocol.GarbledError:
        return


def _read(tree: dict[str, object], blob: bytes | bytearray) -> None:
    results = tree.get("results")
    reader = protocol.Reader(blob)
    for result in results if isinstance(results, list) else ():
        repr(reader.value(result))
    if "problem" in tree:
        fit_text(repr(problem_of(tree["problem"], CASE_PROBLEMS["error"], 0)))
    end_of(tree, 0, loaded=False)


def main(seconds: int) -> None:
    inside.prepare(False)
    with tempfile.TemporaryDirectory() as folder:
        for number, live in enumerate(_SEEDS):
            dump = inside.Dump(_ROOM)
            tree = {"case": 0, "status": "ok", "results": [dump.tree(live)], "problem": None, "seconds": 0.1}
            stream = whole(wire.CASE, tree, dump.blobs)
            Path(folder, str(number)).write_bytes(stream + b"\0\1\0\0\0\0\0\0")
        limits = ["-max_len=4096", "-rss_limit_mb=1024", "-timeout=5", f"-max_total_time={seconds}"]
        atheris.Setup([sys.argv[0], folder, *limits], _one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 600)
