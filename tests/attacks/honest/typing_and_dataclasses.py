# expect: passed
# Uses type hints, dataclasses, protocols and generics throughout.
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Generic, NamedTuple, Protocol, TypeVar

import numpy as np
import numpy.typing as npt

Number = TypeVar("Number", bound=np.generic)
ONE: Final = 1


class Size(NamedTuple):
    height: int
    width: int


class Operation(Protocol):
    def __call__(self, X: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]: ...


@dataclass(frozen=True, slots=True)
class Kernel(Generic[Number]):
    weights: npt.NDArray[Number]
    name: str = field(default="kernel", repr=False)

    @property
    def size(self) -> Size:
        return Size(*self.weights.shape)

    def __call__(self, X: npt.NDArray[Number]) -> npt.NDArray[Number]:
        windows = np.lib.stride_tricks.sliding_window_view(X, self.size)
        return np.einsum("ijab,ab->ij", windows, self.weights)


def corr2d(X: npt.NDArray[np.float64], K: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return Kernel(K)(X)
