"""Which window of the input an output element sees, for exercises that declare it: cross-correlation and pooling.

The output size along an axis of input size ``h``, window ``k``, stride ``s`` and padding ``p`` on both sides is
``floor((h + 2p - k) / s) + 1`` (Dumoulin and Visin, A guide to convolution arithmetic for deep learning, relationship
6). The last two axes of the input are rows and columns; a channel axis may stand before them, and before it the batch.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from grader.judge.measuring.kinds import fact, facts, numbers
from grader.values import Array, Value

Pair = tuple[int, int]
LARGEST = 4_096  # numbers of a window, all channels: who types inputs of their own may ask for any size


@dataclass(frozen=True, slots=True)
class Geometry:
    """Rows and columns of an input, of the window, of its steps, and of the zeros around the input on each side."""

    input: Pair
    kernel: Pair
    stride: Pair = (1, 1)
    padding: Pair = (0, 0)

    @property
    def output(self) -> Pair:
        """Rows and columns of the output."""
        first, second = (
            (size + 2 * pad - window) // step + 1
            for size, window, step, pad in zip(self.input, self.kernel, self.stride, self.padding, strict=True)
        )
        return first, second


@dataclass(frozen=True, slots=True)
class WindowView:
    """The window behind one output element.

    ``rows`` and ``columns`` are its bounds in the input's own indices (start, stop): negative, or beyond the input's
    size, where it lies on the padding. ``inputs`` holds, for each channel, the rows of the window, padding included as
    0; ``weights`` the kernel's elements, of the same form, and ``products`` theirs, both empty for pooling; ``total``
    is the sum of the products.
    """

    index: tuple[int, ...]
    rows: Pair
    columns: Pair
    inputs: tuple[tuple[tuple[object, ...], ...], ...]
    weights: tuple[tuple[tuple[object, ...], ...], ...] = ()
    products: tuple[tuple[tuple[object, ...], ...], ...] = ()
    total: object = None


def geometry(
    arguments: Mapping[str, Value],
    *,
    input: str,
    kernel: str | Pair,
    stride: str | Pair = (1, 1),
    padding: str | Pair = (0, 0),
) -> Geometry | None:
    """The geometry of one call, or None where its arguments do not tell it.

    Each of ``kernel``, ``stride`` and ``padding`` is a pair, or the name of the argument that holds it: an int for
    both axes, a pair, or (for the kernel) an array whose last two axes are the window; ``name.key`` is an entry of a
    dict.
    """
    image = arguments.get(input)
    pairs = [_pair(_argument(arguments, of) if isinstance(of, str) else of) for of in (kernel, stride, padding)]
    if not isinstance(image, Array) or len(image.shape) < 2 or any(pair is None for pair in pairs):
        return None
    window, step, pad = (pair or (0, 0) for pair in pairs)
    if min(window) < 1 or min(step) < 1 or min(pad) < 0:
        return None
    found = Geometry((image.shape[-2], image.shape[-1]), window, step, pad)
    return found if min(found.output) > 0 else None


def view(
    geometry: Geometry, index: tuple[int, ...], image: Value, kernel: Value = None, *, most: int = 8
) -> WindowView | None:
    """The window behind ``output[index]``; None for an index or shapes that do not fit, more than ``most`` channels,
    or more than ``LARGEST`` numbers.

    ``image`` is ([[batch,] channels,] rows, columns); ``kernel`` None (pooling, which keeps the channels) or an array
    ([[out channels,] channels,] rows, columns). ``index`` has the output's own number of axes.
    """
    pixels, weights = numbers(image), numbers(kernel)
    if (
        pixels is None
        or len(index) < 2
        or any(i < 0 or i >= n for i, n in zip(index[-2:], geometry.output, strict=True))
    ):
        return None
    channels = _channels(pixels.data, index, None if weights is None else weights.data)
    if channels is None or len(channels[0]) > most:
        return None
    planes, filters = channels
    if len(planes) * geometry.kernel[0] * geometry.kernel[1] > LARGEST:
        return None
    rows, columns = (
        (at * step - pad, at * step - pad + window)
        for at, step, pad, window in zip(index[-2:], geometry.stride, geometry.padding, geometry.kernel, strict=True)
    )
    seen = _cut(planes, rows, columns)
    if filters is None:
        return WindowView(index, rows, columns, facts(seen))
    if filters.shape != seen.shape:
        return None
    products = _wide(seen) * _wide(filters)
    return WindowView(index, rows, columns, facts(seen), facts(filters), facts(products), fact(products.sum()))


def _argument(arguments: Mapping[str, Value], name: str) -> Value:
    owner, _, key = name.partition(".")
    value = arguments.get(owner)
    if not key:
        return value
    return value.get(key) if isinstance(value, Mapping) else None


def _pair(value: Any) -> Pair | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return value, value
    if isinstance(value, tuple | list) and len(value) == 2 and all(type(item) is int for item in value):
        return value[0], value[1]
    if isinstance(value, Array):
        if len(value.shape) >= 2:
            return value.shape[-2], value.shape[-1]
        if value.shape == () and value.data.dtype.kind in "iu":
            return int(value.data), int(value.data)
    return None


def _channels(
    image: NDArray[Any], index: tuple[int, ...], kernel: NDArray[Any] | None
) -> tuple[NDArray[Any], NDArray[Any] | None] | None:
    """The planes (channels, rows, columns) the element is made of, and its filter of the same number of planes."""
    lead = index[:-2]
    if kernel is None:
        if len(lead) != image.ndim - 2 or any(i >= n for i, n in zip(lead, image.shape, strict=False)):
            return None
        return image[lead][None], None
    batch, planes = image.ndim == 4, image.shape[-3] if image.ndim >= 3 else 1
    outputs = kernel.ndim == 4 or (kernel.ndim == 3 and image.ndim == 2)
    if len(lead) != batch + outputs or (batch and lead[0] >= image.shape[0]) or (outputs and lead[-1] >= len(kernel)):
        return None
    chosen = image[lead[0]] if batch else image
    weights = kernel[lead[-1]] if outputs else kernel
    chosen, weights = chosen.reshape(planes, *chosen.shape[-2:]), weights.reshape(-1, *weights.shape[-2:])
    return (chosen, weights) if len(weights) == planes else None


def _cut(planes: NDArray[Any], rows: Pair, columns: Pair) -> NDArray[Any]:
    seen = np.zeros((len(planes), rows[1] - rows[0], columns[1] - columns[0]), planes.dtype)
    top, left = max(rows[0], 0), max(columns[0], 0)
    inside = planes[:, top : max(rows[1], 0), left : max(columns[1], 0)]
    above, before = top - rows[0], left - columns[0]
    seen[:, above : above + inside.shape[1], before : before + inside.shape[2]] = inside
    return seen


def _wide(planes: NDArray[Any]) -> NDArray[Any]:
    """Small integers and truth values as int64, in which their products have room."""
    return planes.astype(np.int64) if planes.dtype.kind in "bui" else planes
