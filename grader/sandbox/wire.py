"""The wire between the host and a jail, written once for both sides: frames, their kinds, dtypes, limits.

The host imports this module, the jail is handed its text; so all it uses is the standard library.

A frame is a header (magic ``TGJ1``, kind u32, length of the tree u32, length of the bytes u64; little-endian), a
tree in JSON, and raw bytes the tree points into. In a tree, ``null``, booleans, floats, small ints and short strings
stand for themselves, a JSON list for a list, and an object with exactly one key for everything else:

    {"t": [..]} tuple            {"d": [[key, value], ..]} dict        {"i": "0x.."} large int
    {"c": [real, imag]} complex  {"s": [offset, length]} long string   {"b": [offset, length]} bytes
    {"a": [offset, length, dtype, shape, library, scalar, layout]} array {"r": [step, path]} reference, to a jail only

``grader.sandbox.protocol`` writes jobs and reads results on the host, ``inside.job.channel`` and ``inside.job.objects``
do the same in the jail. The jail's half also runs after submitted code, so this module keeps its own references.

A job is a conversation:

    host   JOB (files, limits)                GO (a case)            GO (the next) ...
    jail         READY first      BEGIN, LOADED          CASE (its results)            DONE (cannot go on)

READY comes before JOB, when the walls stand. FAULT says instead of READY or BEGIN that our own code has failed.
"""

from __future__ import annotations

import json
import json.scanner
import struct
from typing import Any

HEADER = struct.Struct("<4sIIQ")
MAGIC = b"TGJ1"
JOB, READY, FAULT, BEGIN, CASE, DONE, GO, LOADED = 1, 2, 3, 4, 5, 6, 7, 8

# What a result may be. The jail refuses more than this with a reason; the host, which must not rely on that, takes a
# little more in one frame, for the frame's own parts.
MOST_DEPTH = 64  # levels of nested containers
MOST_NODES = 200_000  # values in one result
VALUE_BYTES = 512  # what a value counts for among the bytes of all results, beside its own: it is read one by one
VALUE_TEXT = 7  # characters in the tree that count as one more value: a character may take six bytes of JSON
ARRAY_VALUES = 8  # what an array counts for among the values
MOST_INT_BITS = 8192
MOST_AXES, MOST_SIDE = 32, 1 << 40  # of an array
MOST_TREE = 8 << 20  # bytes of JSON in one frame
SMALL_INT_BITS = 62  # an int of so many bits stands for itself
SHORT_TEXT = 200  # characters of a string that stands for itself
ALIGNMENT = 16  # bytes; each piece a tree points to begins at a multiple

# Numbers that travel, by numpy's names. Besides: "bfloat16", a torch tensor's, as float32; "U12", numpy text.
DTYPES = (
    *("bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"),
    *("float16", "float32", "float64", "complex64", "complex128"),
)
LAYOUTS = ("C", "F", "gaps")  # how an array lies in memory

# The control socket between the host and the warm parent: one packet a message.
REQUEST = struct.Struct("<QQ")  # the host's number for a fork, bytes of its /tmp; two descriptors beside it
NUMBER = struct.Struct("<cQ")  # b"F", forked, with a pidfd beside it; or b"E", failed, with the reason behind it
# b"X" and number: a fork has ended. Behind that lie the kernel's records, siginfo_t and struct rusage of waitid(2), and
# of those are read si_code, si_status, user and system time (each seconds and microseconds) and peak memory (KiB).
EXIT = struct.Struct("<c7xQ8xi12xi100x5q104x")
EXIT_HEAD = struct.Struct("<c7xQ")
EXIT_USAGE = EXIT_HEAD.size + 128  # where rusage begins

_pack = HEADER.pack
# C, without the layers of Python that json.loads puts around it (typeshed takes it for a class of scanners).
scan = json.scanner.make_scanner(json.JSONDecoder())  # type: ignore[arg-type]


def _encoder() -> Any:
    """The json module's C encoder, called without the layers of Python around it."""
    whole = json.JSONEncoder(separators=(",", ":"), check_circular=False)
    make: Any = vars(json.encoder).get("c_make_encoder")
    if make is None:
        return whole.encode
    chunks = make(None, whole.default, json.encoder.encode_basestring_ascii, None, ":", ",", False, False, True)
    join = "".join
    return lambda tree: join(chunks(tree, 0))


encode = _encoder()


def frame(kind: int, tree: Any, blob_length: int = 0) -> bytes:
    """A frame up to its ``blob_length`` bytes, which the caller puts behind it."""
    text: bytes = encode(tree).encode()
    return _pack(MAGIC, kind, len(text), blob_length) + text
