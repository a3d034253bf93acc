"""The memory that one launch of a kernel may touch: the tensors it was given, each at an address of its own.

A kernel's pointers are numbers. Here each tensor argument is given an address that lies far from every other's, so a
pointer says by itself which tensor it means, however far it has gone astray; only an access that is inside its tensor
is turned into a real address. What is masked off is not looked at.
"""

from __future__ import annotations

from typing import Any

from grader.sandbox.inside.kernels.races import Races

_APART = 40  # bits: a tensor's addresses begin in the middle of 1 TiB of them, so a negative offset stays its own
_MIDDLE = 1 << (_APART - 1)
_ALIGNMENT = 64  # bytes; a placed address is aligned as the real one is


class OutOfBoundsError(IndexError):
    """A kernel goes outside of its tensors."""


class LoadOutOfBoundsError(OutOfBoundsError):
    """It loads from there."""


class StoreOutOfBoundsError(OutOfBoundsError):
    """It stores there."""


class Placed:
    """What the interpreter gets in place of a tensor: the same dtype, at the address it has in this launch."""

    def __init__(self, tensor: Any, address: int) -> None:
        self.tensor, self.address, self.dtype = tensor, address, tensor.dtype

    def data_ptr(self) -> int:
        return self.address


class Memory:
    """The tensors of one launch; ``np`` is numpy as it was before any submitted code."""

    def __init__(self, np: Any) -> None:
        self._np = np
        self._names, self._sizes = [""], [1]  # the first is no tensor, and nothing is inside of it
        self._begins, self._lengths, self._shifts = [0], [0], [0]
        self._table: tuple[Any, ...] = ()
        self.races = Races(np)

    def place(self, name: str, tensor: Any) -> Placed:
        """Give ``tensor``, the kernel's argument ``name``, its address. What lies between a view's elements is its."""
        plain = getattr(tensor, "base", tensor)  # of triton.reinterpret(tensor, dtype)
        shape, strides = tuple(plain.shape), tuple(plain.stride())
        elements = 0 if 0 in shape else 1 + sum([(n - 1) * s for n, s in zip(shape, strides, strict=True)])
        size, real, storage = plain.element_size(), plain.data_ptr(), plain.untyped_storage()
        address = (len(self._names) << _APART) + _MIDDLE + real % _ALIGNMENT
        self._names.append(name)
        self._sizes.append(size)
        self._begins.append(address)
        self._lengths.append(elements * size)
        self._shifts.append(real - address)
        self.races.add(name, real, size, storage.data_ptr(), storage.nbytes())
        return Placed(tensor, address)

    def settle(self) -> None:
        """All tensors are placed."""
        columns = (self._begins, self._lengths, self._shifts)
        self._table = tuple([self._np.array(column, self._np.int64) for column in columns])

    def real(self, pointers: Any, mask: Any, size: int, does: str) -> tuple[Any, Any, Any]:
        """(pointers that may be followed, which are active, in which tensor each active one is).

        ``pointers``: uint64 of any shape; ``mask``: bool, is broadcast to it; ``size``: bytes of an element. ``does``
        ("loads", "stores", "adds to") stands in the error's words. Where the mask is False a pointer stays as it was.
        Raises ``OutOfBoundsError`` for the first active pointer that is outside.
        """
        np = self._np
        active = np.ascontiguousarray(np.broadcast_to(mask, pointers.shape))
        meant = pointers[active].astype(np.int64)
        begins, lengths, shifts = self._table
        tensors = meant >> _APART
        tensors[(tensors < 0) | (tensors >= len(begins))] = 0
        offsets = meant - begins[tensors]
        outside = (offsets < 0) | (offsets + size > lengths[tensors])
        if outside.any():
            first = int(outside.argmax())
            kind = LoadOutOfBoundsError if does == "loads" else StoreOutOfBoundsError
            raise kind(self._words(int(tensors[first]), int(offsets[first]), does))
        followed = np.array(pointers)
        followed[active] = (meant + shifts[tensors]).astype(np.uint64)
        return followed, active, tensors - 1

    def _words(self, tensor: int, offset: int, does: str) -> str:
        who = self.races.told(self.races.me)
        if not tensor:
            return f"{who} {does} an address that lies in none of the tensors it was given"
        size = self._sizes[tensor]
        count = self._lengths[tensor] // size
        return f"{who} {does} element {offset // size} of {self._names[tensor]}, which has {count}"
