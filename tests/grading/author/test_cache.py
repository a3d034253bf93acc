"""The store of computed values: once computed, it is the same for everyone, and damage only costs time."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from grader.grading.author.cache import KEPT, Cache, Values, content_key, pack, unpack
from grader.values import Array, of_array

KEY = content_key("a", "b")


class Counted:
    """A computation that counts how often it is done."""

    def __init__(self, values: Values) -> None:
        self.values = values
        self.times = 0

    def __call__(self) -> Values:
        self.times += 1
        return self.values


def test_every_kind_of_value_survives_packing() -> None:
    values: Values = (
        None,
        {"name": "x", "args": (1, -2.5, float("inf"), 2**80, 3 + 4j, b"\0", "积" * 300), 3: [True]},
        Array(np.array([1.5, 2.5], np.float32), "bfloat16", "torch"),
        of_array(np.arange(6)[::2]),
        Array(np.float64(3.0)[...], "float64", scalar=True),
    )

    got = tuple(unpack(pack(values)))

    assert got[:2] == values[:2]
    for before, after in zip(values[2:], got[2:], strict=True):
        assert isinstance(before, Array)
        assert isinstance(after, Array)
        assert (before.dtype, before.library, before.scalar) == (after.dtype, after.library, after.scalar)
        np.testing.assert_array_equal(before.data, after.data)


def test_a_value_is_computed_once_in_a_process_and_its_successor(tmp_path: Path) -> None:
    compute = Counted((1, 2))

    first = Cache(tmp_path)
    assert [first.values(KEY, compute), first.values(KEY, compute)] == [(1, 2)] * 2
    assert Cache(tmp_path).values(KEY, compute) == (1, 2)

    assert compute.times == 1


def test_many_threads_wait_for_one_computation(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    all_asked = threading.Barrier(8)
    compute = Counted((3,))

    def ask() -> Values:
        all_asked.wait()
        return cache.values(KEY, compute)

    with ThreadPoolExecutor(8) as pool:
        answers = [answer.result() for answer in [pool.submit(ask) for _ in range(8)]]

    assert answers == [(3,)] * 8
    assert compute.times == 1


def test_a_failure_is_raised_and_not_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path)

    def fail() -> Values:
        raise ArithmeticError("author")

    with pytest.raises(ArithmeticError):
        cache.values(KEY, fail)

    assert cache.values(KEY, Counted((5,))) == (5,)


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-1],
        lambda data: b"",
        lambda data: data.replace(b"right", b"wrong"),
        lambda data: b"x" + data[1:],
    ],
    ids=["cut", "empty", "changed", "foreign"],
)
def test_a_damaged_file_is_computed_again(
    tmp_path: Path, damage: Callable[[bytes], bytes], caplog: pytest.LogCaptureFixture
) -> None:
    compute = Counted(("right",))
    Cache(tmp_path).values(KEY, compute)
    (path,) = (path for path in tmp_path.rglob("*") if path.is_file())
    path.write_bytes(damage(path.read_bytes()))

    with caplog.at_level(logging.WARNING):
        assert Cache(tmp_path).values(KEY, compute) == ("right",)
    assert "the file is damaged" in caplog.text

    assert compute.times == 2
    assert Cache(tmp_path).values(KEY, compute) == ("right",)
    assert compute.times == 2


def test_a_folder_that_cannot_be_written_costs_a_computation_only(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")

    with caplog.at_level(logging.WARNING):
        assert Cache(blocked).values(KEY, Counted((6,))) == (6,)

    assert "could not keep" in caplog.text


def test_memory_is_bounded_and_the_longest_unused_goes_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path, memory_bytes=3 * 1100)
    computed = {key: Counted((b"x" * 1000,)) for key in "abcd"}
    for key in "abcad":
        cache.values(key, computed[key])
    for file in [path for path in tmp_path.rglob("*") if path.is_file()]:
        file.unlink()

    for key in "ab":
        cache.values(key, computed[key])

    assert (computed["a"].times, computed["b"].times) == (1, 2)


def test_what_was_made_of_values_is_kept_for_a_while(tmp_path: Path) -> None:
    cache = Cache(tmp_path)

    made = [cache.kept("a", object), cache.kept("a", object)]
    for number in range(KEPT):
        cache.kept(str(number), object)

    assert made[0] is made[1]
    assert cache.kept("a", object) is not made[0]


def test_nothing_half_written_stays_behind(tmp_path: Path) -> None:
    Cache(tmp_path).values(KEY, Counted((8,)))

    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [KEY]


def test_keys_tell_where_one_part_ends() -> None:
    assert content_key("ab", "c") != content_key("a", "bc")
    assert content_key("ab", "c") == content_key("ab", "c")
