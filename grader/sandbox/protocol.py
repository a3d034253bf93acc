"""The host's half of the wire: jobs out, results in. What comes in is hostile until it has passed here.

The reader allocates only what the header asked for, and the header only what the limits allow; depth and count are
checked before and while a tree is walked, every offset against the bytes that came, every dtype against a list.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from grader.sandbox import wire
from grader.sandbox.types import CaseCall, Job, Ref, Step
from grader.values import Array, Value

# A frame has parts of its own beside a result's: as much again would be no result of any jail's.
_MOST_DEPTH = wire.MOST_DEPTH + 8
_MOST_NODES = wire.MOST_NODES * 5 // 4
_MOST_MARKS = 4 * _MOST_NODES  # commas and brackets, counted before JSON is parsed
_MOST_INT_DIGITS = wire.MOST_INT_BITS // 4 + len("-0x")
_WORD_BITS = 64  # of an int that needs no words of its own in a tree, and of a dict's key
_FIXED = {name: np.dtype(name) for name in wire.DTYPES}
_TEXT_DTYPE = re.compile(r"U[1-9][0-9]{0,5}")


class GarbledError(Exception):
    """The jail sent bytes that are not a valid frame, or a frame of a kind that is not expected now."""


# ---------------------------------------------------------------- out: a job


@dataclass(slots=True)
class Writer:
    """Collects trees and the bytes they point into."""

    blobs: list[bytes | memoryview] = field(default_factory=list)
    offset: int = 0

    def tree(self, value: Value | Ref) -> Any:
        if isinstance(value, Ref):
            return {"r": [value.step, list(value.path)]}
        if value is None or isinstance(value, bool | float):
            return value
        if isinstance(value, int):
            return value if value.bit_length() <= wire.SMALL_INT_BITS else {"i": hex(value)}
        if isinstance(value, str):
            return (
                value if len(value) <= wire.SHORT_TEXT else {"s": self._store(value.encode("utf-8", "surrogatepass"))}
            )
        if isinstance(value, complex):
            return {"c": [value.real, value.imag]}
        if isinstance(value, bytes):
            return {"b": self._store(value)}
        if isinstance(value, Array):
            return self._array(value)
        if isinstance(value, tuple):
            return {"t": [self.tree(item) for item in value]}
        if isinstance(value, list):
            return [self.tree(item) for item in value]
        if isinstance(value, Mapping):
            return {"d": [[self.tree(k), self.tree(v)] for k, v in value.items()]}
        raise TypeError(f"a {type(value).__name__} is not a value that travels")

    def _array(self, array: Array) -> Any:
        data = np.ascontiguousarray(array.data)
        if not data.dtype.isnative:
            data = data.astype(data.dtype.newbyteorder("="))
        name = f"U{data.dtype.itemsize // 4}" if data.dtype.kind == "U" else array.dtype
        shape = list(array.data.shape)
        return {"a": [*self._store(data.tobytes()), name, shape, array.library, array.scalar, array.layout]}

    def _store(self, data: bytes) -> list[int]:
        start = self.offset
        gap = -len(data) % wire.ALIGNMENT
        self.blobs += [data, bytes(gap)] if gap else [data]
        self.offset += len(data) + gap
        return [start, len(data)]


def job_frames(job: Job, limits: Mapping[str, float], device: str) -> tuple[bytes, ...]:
    """The frames that hand ``job`` to a jail: the job itself, then each case."""
    tree = {
        "files": dict(job.files),
        "entry_file": job.entry_file,
        "required": list(job.required),
        "device": device,
        "limits": dict(limits),
        "forbidden": list(job.forbidden),
        "seed": job.seed,
    }
    return (wire.frame(wire.JOB, tree), *(case.kept_frame(_case_frame) for case in job.cases))


def _case_frame(case: CaseCall) -> bytes:
    writer = Writer()
    tree = {"steps": [_step(step, writer) for step in case.steps]}
    return wire.frame(wire.GO, tree, writer.offset) + b"".join(writer.blobs)


def _step(step: Step, writer: Writer) -> dict[str, Any]:
    return {
        "op": step.op,
        "target": step.target,
        "args": [writer.tree(value) for value in step.args],
        "kwargs": [[name, writer.tree(value)] for name, value in step.kwargs.items()],
        "on": None if step.on is None else [step.on.step, list(step.on.path)],
        "seed": step.seed,
        "send": step.send if isinstance(step.send, bool) else list(step.send),
    }


# ---------------------------------------------------------------- in: frames


def read_header(data: bytes | bytearray | memoryview, budget: int) -> tuple[int, int, int]:
    """(kind, tree length, byte length) of a header; ``budget`` is how many bytes the job may still send."""
    magic, kind, tree_length, blob_length = wire.HEADER.unpack(data)
    if magic != wire.MAGIC:
        raise GarbledError("not a frame")
    if tree_length > wire.MOST_TREE or blob_length > budget:
        raise GarbledError("a frame that is too large")
    return kind, tree_length, blob_length


def parse(text: bytes | bytearray) -> dict[str, Any]:
    """The JSON object a frame's tree is, checked for size before it is parsed and for depth while it is."""
    if len(text) > _MOST_MARKS and sum(text.count(mark) for mark in (b",", b"[", b"{")) > _MOST_MARKS:
        raise GarbledError("a tree with too many parts")
    try:
        words = str(text, "utf-8")
        tree, end = wire.scan(words, 0)
    except (ValueError, RecursionError, StopIteration) as error:
        raise GarbledError("not JSON") from error
    if end != len(words) or not isinstance(tree, dict):
        raise GarbledError("not an object and nothing else")
    return tree


class Reader:
    """Turns trees of one frame into values; raises ``GarbledError`` for anything that is not exactly right."""

    def __init__(self, blob: bytes | bytearray | memoryview) -> None:
        self.blob = memoryview(blob).toreadonly()
        self.nodes = 0
        self.left = len(self.blob)  # a jail lays each value's bytes down once; taken again and again they would swell

    def value(self, tree: Any, depth: int = 0) -> Value:
        self.nodes += 1
        if self.nodes > _MOST_NODES or depth > _MOST_DEPTH:
            raise GarbledError("a value that is too large or too deep")
        if tree is None or isinstance(tree, bool | float | str):
            return tree
        if isinstance(tree, int):
            if tree.bit_length() > _WORD_BITS:
                raise GarbledError("an integer where none may stand")
            return tree
        if isinstance(tree, list):
            return [self.value(item, depth + 1) for item in tree]
        if not isinstance(tree, dict) or len(tree) != 1:
            raise GarbledError("not a value")
        ((tag, content),) = tree.items()
        if tag == "a":
            return self._array(content)
        if tag == "i":
            return self._integer(content)
        if not isinstance(content, list):
            raise GarbledError("not a value")
        if tag == "t":
            return tuple(self.value(item, depth + 1) for item in content)
        if tag == "d":
            return self._mapping(content, depth)
        if tag == "c" and len(content) == 2 and all(type(part) is float for part in content):
            return complex(*content)
        if tag == "b" and len(content) == 2:
            return bytes(self._bytes(*content))
        if tag == "s" and len(content) == 2:
            try:
                return bytes(self._bytes(*content)).decode("utf-8", "surrogatepass")
            except UnicodeDecodeError as error:
                raise GarbledError("not text") from error
        raise GarbledError("not a value")

    def _mapping(self, content: list[Any], depth: int) -> Value:
        result: dict[str | int | float | bool, Value] = {}
        for pair in content:
            if not isinstance(pair, list) or len(pair) != 2:
                raise GarbledError("not a dict")
            key = self.value(pair[0], depth + 1)
            if isinstance(key, Array) and key.scalar:
                key = key.data.item()
            if not isinstance(key, str | int | float | bool) or (
                isinstance(key, int) and key.bit_length() > _WORD_BITS
            ):
                # Long ints can be chosen to share a hash, and a dict of many such keys takes minutes to build.
                raise GarbledError("not a key")
            result[key] = self.value(pair[1], depth + 1)
        return result

    def _integer(self, content: Any) -> int:
        if not isinstance(content, str) or len(content) > _MOST_INT_DIGITS:
            raise GarbledError("not an integer")
        try:
            return int(content, 16)
        except ValueError as error:
            raise GarbledError("not an integer") from error

    def _bytes(self, offset: Any, length: Any) -> memoryview:
        if type(offset) is not int or type(length) is not int:
            raise GarbledError("not an offset into the bytes")
        if not (0 <= offset <= len(self.blob) and 0 <= length <= len(self.blob) - offset):
            raise GarbledError("an offset outside the bytes")
        self.left -= length
        if self.left < 0:
            raise GarbledError("bytes that are taken twice")
        return self.blob[offset : offset + length]

    def _array(self, content: Any) -> Array:
        if not isinstance(content, list) or len(content) != 7:
            raise GarbledError("not an array")
        self.nodes += wire.ARRAY_VALUES - 1
        offset, length, name, shape, library, scalar, layout = content
        data = self._bytes(offset, length)
        dtype = _dtype(name, library)
        if (
            not isinstance(shape, list)
            or len(shape) > wire.MOST_AXES
            or not all(type(side) is int and 0 <= side <= wire.MOST_SIDE for side in shape)
            or math.prod(shape) * dtype.itemsize != length
            or type(scalar) is not bool
            or (scalar and (shape or library != "numpy"))
            or layout not in wire.LAYOUTS
        ):
            raise GarbledError("an array that does not fit its bytes")
        try:
            array = np.frombuffer(data, dtype=dtype).reshape(shape) if length else np.empty(shape, dtype)
        except (ValueError, MemoryError) as error:
            raise GarbledError("an array that cannot be") from error
        if dtype.kind == "U" and length and int(array.reshape(-1).view(np.uint32).max()) > 0x10FFFF:
            raise GarbledError("an array of text that is not text")
        if dtype.kind == "b" and length and int(array.reshape(-1).view(np.uint8).max()) > 1:
            raise GarbledError("an array of truth values that are neither")
        return Array(array, str(dtype) if dtype.kind == "U" else name, library, scalar, layout)


def _dtype(name: Any, library: Any) -> np.dtype[Any]:
    if not isinstance(name, str) or library not in ("numpy", "torch"):
        raise GarbledError("not a dtype")
    if name in _FIXED:
        return _FIXED[name]
    if name == "bfloat16" and library == "torch":
        return np.dtype(np.float32)
    if library == "numpy" and _TEXT_DTYPE.fullmatch(name):
        return np.dtype(f"<{name}")
    raise GarbledError("not a dtype that travels")
