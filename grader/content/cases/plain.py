"""Author's data out of a jail, with numpy's numbers made Python's: an author writes either."""

from __future__ import annotations

from collections.abc import Mapping

from grader.values import Array, Value


def plain(value: Value) -> Value:
    """Turn an array of no dimensions, such as ``np.int64(3)``, into the number it holds; leave all else alone."""
    if isinstance(value, Array) and value.shape == ():
        number: bool | int | float | complex = value.data.item()
        return number
    return value


def plain_deep(value: Value) -> object:
    """The same at every depth, with arrays as nested lists: for data that is read, never calculated with."""
    if isinstance(value, Array):
        found: object = value.data.tolist()
        return found
    if isinstance(value, (list, tuple)):
        return [plain_deep(item) for item in value]
    if isinstance(value, Mapping):
        return {key: plain_deep(item) for key, item in value.items()}
    return value
