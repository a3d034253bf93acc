"""Every value comes through both halves of the protocol as it was; no stream of bytes upsets the reader."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.sandbox import protocol, wire
from grader.sandbox.inbound.ends import CASE_PROBLEMS, problem_of
from grader.sandbox.inbound.frames import Frame, Incoming
from grader.sandbox.inside.job import objects as inside
from grader.sandbox.protocol import GarbledError, Reader, Writer
from grader.values import Array, Value, of_array
from tests.sandbox.travelled import assert_same, whole

inside.prepare(False)

DTYPES = st.one_of(
    hnp.boolean_dtypes(),
    hnp.integer_dtypes(endianness="="),
    hnp.unsigned_integer_dtypes(endianness="="),
    hnp.floating_dtypes(endianness="=", sizes=(16, 32, 64)),
    hnp.complex_number_dtypes(endianness="=", sizes=(64, 128)),
)
ARRAYS = hnp.arrays(DTYPES, hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=5))
TEXTS = st.text(max_size=300)
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**8000), 2**8000), st.floats(), st.complex_numbers(), TEXTS, st.binary()
)
KEYS = st.one_of(st.text(max_size=50), st.integers(-1000, 1000), st.booleans(), st.floats(allow_nan=False))


def nested(leaves: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.lists(inner, max_size=4),
            st.lists(inner, max_size=4).map(tuple),
            st.dictionaries(KEYS, inner, max_size=4),
        ),
        max_leaves=12,
    )


def as_value(live: Any) -> Value:
    """What a live object of a jail is to be outside."""
    if isinstance(live, np.ndarray):
        return of_array(live)
    if isinstance(live, np.generic):
        return Array(np.asarray(live), str(live.dtype), "numpy", True)
    if isinstance(live, tuple):
        return tuple(as_value(item) for item in live)
    if isinstance(live, list):
        return [as_value(item) for item in live]
    if isinstance(live, dict):
        return {key: as_value(item) for key, item in live.items()}
    return live  # type: ignore[no-any-return]


def through(stream: bytes, piece: int, room: int = 1 << 20) -> list[Frame]:
    """The frames of a stream that comes in pieces of at most ``piece`` bytes."""
    incoming = Incoming(room)
    frames = []
    while stream:
        space = incoming.space()
        size = min(len(space), piece, len(stream))
        space[:size] = stream[:size]
        stream = stream[size:]
        frames += incoming.advance(size)
    return frames


@given(nested(st.one_of(SCALARS, ARRAYS)), st.integers(1, 1 << 17))
def test_a_result_comes_out_of_a_jail_as_it_was(live: Any, piece: int) -> None:
    dump = inside.Dump(1 << 20)
    tree = {"results": [dump.tree(live)]}
    stream = whole(wire.CASE, tree, dump.blobs)
    ((kind, text, blob),) = through(stream, piece)
    assert kind == wire.CASE
    assert_same(Reader(blob).value(protocol.parse(text)["results"][0]), as_value(live))


@given(nested(st.one_of(SCALARS, ARRAYS.map(of_array))))
def test_an_input_goes_into_a_jail_as_it_was(value: Value) -> None:
    writer = Writer()
    tree = json.loads(json.dumps(writer.tree(value)))
    live = inside.load(tree, bytearray(b"".join(writer.blobs)), "cpu", None)
    assert_same(as_value(live), value)


@given(ARRAYS, st.sampled_from([lambda a: a.T, lambda a: a[..., ::-1] if a.ndim else a, np.asfortranarray]))
def test_an_array_travels_whatever_its_layout_and_says_which(array: Any, turned: Callable[[Any], Any]) -> None:
    view = turned(array)
    dump = inside.Dump(1 << 20)
    tree = dump.tree(view)
    assert_same(Reader(b"".join(dump.blobs)).value(tree), of_array(view))


@settings(max_examples=300)
@given(st.binary(max_size=400), st.integers(1, 100))
def test_no_bytes_upset_the_reader(stream: bytes, piece: int) -> None:
    wrong = len(stream) >= 20 and stream[:4] != b"TGJ1"
    with pytest.raises(GarbledError) if wrong else contextlib.suppress(GarbledError):
        through(stream, piece)


@given(
    st.lists(st.tuples(st.sampled_from([4, 5, 6, 8]), st.text(max_size=40), st.binary(max_size=200)), max_size=5),
    st.integers(1, 400),
)
def test_frames_are_the_same_however_they_are_cut(frames: list[tuple[int, str, bytes]], piece: int) -> None:
    """Whole ones, several at once and split ones take different ways through the reader."""
    stream = b"".join(whole(kind, {"v": text}, [blob]) for kind, text, blob in frames)
    came = [(kind, protocol.parse(tree)["v"], bytes(blob)) for kind, tree, blob in through(stream, piece)]
    assert came == frames


def test_good_frames_come_out_before_a_bad_one() -> None:
    incoming = Incoming(100)
    stream = whole(wire.BEGIN, {"n": 1}) + b"not a frame, but long enough"
    incoming.space()[: len(stream)] = stream
    frames = iter(incoming.advance(len(stream)))
    assert next(frames)[0] == wire.BEGIN
    with pytest.raises(GarbledError):
        next(frames)


def test_what_all_frames_bring_is_counted_together() -> None:
    incoming = Incoming(100)
    stream = whole(wire.CASE, {}, [bytes(60)])
    incoming.space()[: len(stream)] = stream
    assert len(list(incoming.advance(len(stream)))) == 1
    incoming.space()[: len(stream)] = stream
    with pytest.raises(GarbledError, match="too large"):
        list(incoming.advance(len(stream)))


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=6),
        st.dictionaries(st.sampled_from(["a", "t", "d", "i", "c", "s", "b", "r", "x"]), inner, max_size=2),
        st.tuples(
            st.integers(-20, 60),
            st.integers(-20, 60),
            st.sampled_from(["float64", "bool", "bfloat16", "U1", "U999999", "object", "O", "V8", "datetime64"]),
            st.lists(st.integers(-2, 2**62), max_size=3),
            st.sampled_from(["numpy", "torch", "os"]),
            st.booleans(),
        ).map(lambda parts: {"a": list(parts)}),
    ),
    max_leaves=20,
)


@settings(max_examples=500)
@given(JSON, st.binary(max_size=80))
def test_a_tree_becomes_a_value_or_is_refused(tree: Any, blob: bytes) -> None:
    text = json.dumps({"v": tree, "problem": tree}).encode()
    parsed = protocol.parse(text)
    for read in (
        lambda: Reader(blob).value(parsed["v"]),
        lambda: problem_of(parsed["problem"], ALL_PROBLEMS, len(text)),
    ):
        try:
            repr(read())
        except GarbledError:
            continue


@given(nested(st.one_of(SCALARS, ARRAYS)), st.data())
def test_a_frame_with_a_changed_byte_is_read_or_refused(live: Any, data: st.DataObject) -> None:
    dump = inside.Dump(1 << 20)
    stream = bytearray(whole(wire.CASE, {"results": [dump.tree(live)]}, dump.blobs))
    place = data.draw(st.integers(0, len(stream) - 1))
    stream[place] = data.draw(st.integers(0, 255))
    with contextlib.suppress(GarbledError):
        for _, text, blob in through(bytes(stream), 4096):
            trees = protocol.parse(text).get("results")
            for tree in trees if isinstance(trees, list) else ():
                Reader(blob).value(tree)


ALL_PROBLEMS = {kind for kinds in CASE_PROBLEMS.values() for kind in kinds}
HEADER = wire.HEADER.pack


@pytest.mark.parametrize(
    "stream",
    [
        HEADER(b"TGJ1", 5, 1 << 31, 0),
        HEADER(b"TGJ1", 5, 10, 1 << 40),
        HEADER(b"TGJ1", 5, 10, (1 << 20) + 1),
        HEADER(b"TGJ2", 5, 0, 0),
        (HEADER(b"TGJ1", 5, 6 << 20, 0) + bytes(6 << 20)) * 3,
    ],
    ids=["tree", "bytes", "just too many bytes", "magic", "many trees"],
)
def test_a_header_that_asks_for_too_much_is_refused_at_once(stream: bytes) -> None:
    with pytest.raises(GarbledError):
        through(stream, 1 << 16)


@pytest.mark.parametrize(
    "text",
    [
        b"[" * 100_000,
        b'{"v":' + b"[" * 5000 + b"]" * 5000 + b"}",
        b'{"v":[' + b"[]," * 1_500_000 + b"0]}",
        b"[1]",
        b"{} {}",
        b" {}",
        b"{}\n",
        b"\xff",
        b"1" * 10_000,
        b"",
    ],
    ids=[
        *("open", "deep", "many", "not an object", "two objects", "space before", "space behind", "not text"),
        *("a long number", "nothing"),
    ],
)
def test_a_tree_that_would_inflate_is_refused(text: bytes) -> None:
    with pytest.raises(GarbledError):
        Reader(b"").value(protocol.parse(text).get("v", {"no": "value"}))


@pytest.mark.parametrize(
    "tree",
    [
        {"a": [0, 8, "float64", [1], "numpy", True, "C"]},
        {"a": [0, 8, "float64", [2], "numpy", False, "C"]},
        {"a": [1, 8, "float64", [1], "numpy", False, "C"]},
        {"a": [0, 8, "object", [1], "numpy", False, "C"]},
        {"a": [0, 8, "bfloat16", [2], "numpy", False, "C"]},
        {"a": [0, 0, "float64", [0, 1 << 41], "numpy", False, "C"]},
        {"a": [0, 4, "U1", [1], "numpy", False, "C"]},
        {"a": [0, 1, "bool", [1], "numpy", False, "C"]},
        {"a": [0.0, 8, "float64", [1], "numpy", False, "C"]},
        {"a": [True, 7, "int8", [7], "numpy", False, "C"]},
        {"i": "0x" + "f" * 3000},
        [{"b": [0, 8]}, {"b": [0, 1]}],  # the same bytes twice
        [{"s": [0, 8]}],
        {"d": [[[1], 2]]},
        {"r": [0, []]},
        {"t": {}, "d": []},
    ],
)
def test_what_does_not_fit_its_bytes_exactly_is_refused(tree: Any) -> None:
    with pytest.raises(GarbledError):
        Reader(b"\xff" * 8).value(tree)
