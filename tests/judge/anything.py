"""Every value that can come out of a jail: all dtypes and structures the protocol carries, for hypothesis."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.typing import NDArray

from grader.values import Array, Value, of_array

FLOATS = ("float64", "float32", "float16")
EVERY = ("bool", "int8", "int64", "uint8", "uint64", "complex64", "complex128", *FLOATS)
SHAPES = hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4)


def arrays(
    dtypes: tuple[str, ...], *, finite: bool = False, shapes: st.SearchStrategy[tuple[int, ...]] = SHAPES
) -> st.SearchStrategy[NDArray[np.generic]]:
    def of_dtype(name: str) -> st.SearchStrategy[NDArray[np.generic]]:
        elements = None
        if name.startswith("float"):
            largest = 1e4 if name == "float16" else 1e30
            width = int(name.removeprefix("float"))
            bound = float(np.dtype(name).type(largest))
            elements = st.floats(-bound, bound, width=width) if finite else st.floats(width=width)  # type: ignore[arg-type]
        return hnp.arrays(np.dtype(name), shapes, elements=elements)

    return st.sampled_from(dtypes).flatmap(of_dtype)


TEXTS = hnp.arrays(hnp.unicode_string_dtypes(max_len=3), SHAPES).map(of_array)


def _bfloat16(array: NDArray[np.generic]) -> Array:
    return Array((array.view(np.uint32) & np.uint32(0xFFFF0000)).view(np.float32), "bfloat16", "torch")


BFLOATS = arrays(("float32",)).map(_bfloat16)
ARRAYS = (
    arrays(EVERY).map(of_array)
    | arrays(EVERY).map(lambda array: of_array(array, library="torch"))
    | arrays(EVERY, shapes=st.just(())).map(lambda array: replace(of_array(array), scalar=True))
    | BFLOATS
    | TEXTS
)
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(8, 8000).map(lambda bits: -(1 << bits))
    | st.floats()
    | st.complex_numbers()
    | st.text(max_size=5)
    | st.binary(max_size=5)
    | ARRAYS
)
VALUES: st.SearchStrategy[Value] = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(max_size=3) | st.integers() | st.floats() | st.booleans(), inner, max_size=3)
    ),
    max_leaves=6,
)
