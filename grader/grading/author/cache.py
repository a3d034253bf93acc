"""What an author's code computes, kept by content: inputs, expected outputs, what known mistakes give.

A value's key is the hash of all it depends on, so nothing here is ever out of date and nothing needs to be deleted to
be right. Files are written aside and renamed, carry the hash of their own bytes, and are computed again when that
does not agree. Many threads asking for one key at once wait for one computation, and share its failure too.
"""

from __future__ import annotations

import hashlib
import json
import logging
import struct
import tempfile
from collections import OrderedDict
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from threading import Lock
from typing import TypeVar, cast

from grader.sandbox.protocol import GarbledError, Reader, Writer
from grader.values import Value

log = logging.getLogger(__name__)

MAGIC = b"tensorgrade values 1\n"
KEPT = 256  # objects made of values
Values = tuple[Value, ...]
T = TypeVar("T")
_LENGTHS = struct.Struct("<IQ")  # of one value: its tree, then the bytes the tree points into


def content_key(*parts: str) -> str:
    """One hash of several texts; no two different sequences of texts have the same."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode()
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


class Cache:
    """Values by key: first in memory, then under ``folder``, else computed. Safe for many threads and processes."""

    def __init__(self, folder: Path, *, memory_bytes: int = 256 << 20) -> None:
        self.folder = folder
        self.memory_bytes = memory_bytes
        self._lock = Lock()
        self._memory: OrderedDict[str, tuple[int, Values]] = OrderedDict()
        self._held = 0
        self._running: dict[str, Future[Values]] = {}
        self._kept: OrderedDict[str, object] = OrderedDict()

    def kept(self, key: str, build: Callable[[], T]) -> T:
        """What ``build`` made of cached values, kept in this process for those who ask next; the last few only.

        Two threads that ask at once may both build it. Raises what ``build`` raises.
        """
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast("T", self._kept[key])
        made = build()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made

    def values(self, key: str, compute: Callable[[], Values]) -> Values:
        """The values of ``key``, from ``compute`` if nobody has computed it. Raises what ``compute`` raises."""
        with self._lock:
            if key in self._memory:
                self._memory.move_to_end(key)
                return self._memory[key][1]
            running = self._running.get(key)
            if running is None:
                mine: Future[Values] = Future()
                self._running[key] = mine
        if running is not None:
            return running.result()
        try:
            values = self._found_or_computed(key, compute)
        except BaseException as error:
            mine.set_exception(error)
            raise
        else:
            mine.set_result(values)
            return values
        finally:
            with self._lock:
                del self._running[key]

    def has(self, key: str) -> bool:
        """Whether the values of ``key`` are on disk, where every process finds them."""
        return (self.folder / key[:2] / key).exists()

    def keep(self, key: str, values: Values) -> None:
        """Write ``values`` for whoever asks for ``key``; memory is left to what is asked for."""
        _write(self.folder / key[:2] / key, pack(values))

    def _found_or_computed(self, key: str, compute: Callable[[], Values]) -> Values:
        path = self.folder / key[:2] / key
        data = _read(path)
        if data is not None:
            try:
                values = tuple(unpack(data))
            except (GarbledError, ValueError, struct.error):
                log.warning("computing %s again: its file does not decode", path)
            else:
                self._remember(key, values, len(data))
                return values
        data = pack(compute())
        _write(path, data)
        # What a file gives and what was just computed must be the same thing to whoever asked.
        values = tuple(unpack(data))
        self._remember(key, values, len(data))
        return values

    def _remember(self, key: str, values: Values, size: int) -> None:
        if size > self.memory_bytes:
            return
        with self._lock:
            self._memory[key] = (size, values)
            self._held += size
            while self._held > self.memory_bytes:
                _, (freed, _) = self._memory.popitem(last=False)
                self._held -= freed


def pack(values: Values) -> bytes:
    """Values as bytes, in the encoding they leave a jail in."""
    parts = []
    for value in values:
        writer = Writer()
        tree = json.dumps(writer.tree(value), separators=(",", ":")).encode()
        blob = b"".join(writer.blobs)
        parts += [_LENGTHS.pack(len(tree), len(blob)), tree, blob]
    return b"".join(parts)


def unpack(data: bytes) -> Iterator[Value]:
    """The values that ``pack`` wrote. Raises ``GarbledError``, ``ValueError`` or ``struct.error`` for anything else."""
    offset = 0
    while offset < len(data):
        tree_length, blob_length = _LENGTHS.unpack_from(data, offset)
        middle = offset + _LENGTHS.size + tree_length
        offset = middle + blob_length
        if offset > len(data):
            raise GarbledError("a value that is cut off")
        yield Reader(data[middle:offset]).value(json.loads(data[middle - tree_length : middle]))


def _read(path: Path) -> bytes | None:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        log.warning("computing %s again: %s", path, error)
        return None
    head = len(MAGIC) + 32
    if data[: len(MAGIC)] != MAGIC or hashlib.sha256(data[head:]).digest() != data[len(MAGIC) : head]:
        log.warning("computing %s again: the file is damaged", path)
        return None
    return data[head:]


def _write(path: Path, data: bytes) -> None:
    """Write aside and rename. A full disk costs the next reader a computation, and this one nothing."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)  # expected answers: nobody else's to read
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".writing-", delete=False) as file:
            try:
                file.write(MAGIC + hashlib.sha256(data).digest() + data)
                file.close()
                Path(file.name).replace(path)
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        log.warning("could not keep %s: %s", path, error)
