"""Who has touched what in one launch: what would come out otherwise if its programs ran in another order.

On a GPU the programs of a launch run at the same time. The interpreter runs them one after the other, so a race gives
the same result each time, and often the right one. Hence it is looked for: an element that one program stores and
another one loads or stores in the same launch, or two values that one store puts in one place. To store the value that
is there already is no race. Nor are atomic operations; and a program that has done one on whole numbers, or an
exchange, is taken to keep order by it (a lock, a counter) and is not looked at from then on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_NOBODY, _SEVERAL = 0, -1


class RaceError(RuntimeError):
    """What a kernel leaves depends on the order in which its programs run."""


class LoadRaceError(RaceError):
    """A program loads what another one stores."""


class StoreRaceError(RaceError):
    """A program stores where another one loads or stores."""


class BlockRaceError(RaceError):
    """One store has several values for one place."""


class _Storage:
    """For each element of one storage the number of the program that did so, or ``_NOBODY``, or ``_SEVERAL``."""

    def __init__(self, np: Any, begin: int, length: int, size: int) -> None:
        self.begin, self.size = begin, size
        self.loaded, self.stored, self.added = [np.zeros(length // size + 1, np.int32) for _ in range(3)]


class Races:
    """What the programs of one launch have done so far. Tensors are known by their numbers, in the order of ``add``."""

    def __init__(self, np: Any) -> None:
        self._np = np
        self._tensors: list[tuple[str, int, int, int]] = []  # name, address, size of an element, address of the storage
        self._storages: dict[int, _Storage] = {}
        self._grid = (1, 1, 1)
        self.me = 1  # the number of the program that runs
        self._keeps_order = False

    def add(self, name: str, begin: int, size: int, storage: int, length: int) -> None:
        """A tensor of elements of ``size`` bytes begins at ``begin``, in a storage of ``length`` bytes."""
        self._tensors.append((name, begin, size, storage))
        known = self._storages.get(storage)
        if known is None or known.size > size:
            self._storages[storage] = _Storage(self._np, storage, length, size)

    def enter(self, place: tuple[int, int, int], grid: tuple[int, int, int]) -> None:
        """The program at ``place`` of ``grid`` runs from now on."""
        self._grid = grid
        self.me = 1 + (place[0] * grid[1] + place[1]) * grid[2] + place[2]
        self._keeps_order = False

    def load(self, tensors: Any, pointers: Any) -> None:
        """The program loads what is at ``pointers`` (int64, one axis), each in its tensor. Raises ``RaceError``."""
        for tensor, which in self._each(tensors):
            index, storage = self._index(tensor, pointers[which])
            for seen, done in ((storage.stored, "stored"), (storage.added, "added to")):
                self._check(tensor, index, seen, storage, f"loads {{}}, which {{}} {done}")
            self._mark(storage.loaded, index)

    def store(self, tensors: Any, pointers: Any, new: Any, old: Any) -> None:
        """The program stores ``new`` where ``old`` is, both as bits (unsigned whole numbers). Raises ``RaceError``."""
        for tensor, which in self._each(tensors):
            index, storage = self._index(tensor, pointers[which])
            self._check_twice(tensor, index, new[which], storage)
            changed = index[new[which] != old[which]]
            for seen, done in ((storage.stored, "stored"), (storage.added, "added to"), (storage.loaded, "loaded")):
                self._check(tensor, changed, seen, storage, f"stores {{}}, which {{}} {done}")
            self._mark(storage.stored, index)

    def change(self, tensors: Any, pointers: Any, *, keeps_order: bool) -> None:
        """The program changes what is there by an atomic operation. Raises ``RaceError``."""
        self._keeps_order = self._keeps_order or keeps_order
        for tensor, which in self._each(tensors):
            index, storage = self._index(tensor, pointers[which])
            self._check(tensor, index, storage.stored, storage, "adds to {}, which {} stored")
            self._mark(storage.added, index)

    def keep_order(self) -> None:
        """The program has done what other programs may wait for."""
        self._keeps_order = True

    def told(self, number: int) -> str:
        """A program in words: its place in the grid, without axes that are 1 long."""
        if number == _SEVERAL:
            return "other programs"
        rest, z = divmod(number - 1, self._grid[2])
        x, y = divmod(rest, self._grid[1])
        place = (x, y, z)[: 3 if self._grid[2] > 1 else 2 if self._grid[1] > 1 else 1]
        return f"program {place[0] if len(place) == 1 else place}"

    def _each(self, tensors: Any) -> Iterator[tuple[int, Any]]:
        """Each tensor among ``tensors`` with where it stands there."""
        if not tensors.size:
            return
        first = int(tensors[0])
        if (tensors == first).all():
            yield first, slice(None)
            return
        for tensor in self._np.unique(tensors):
            yield int(tensor), tensors == tensor

    def _index(self, tensor: int, pointers: Any) -> tuple[Any, _Storage]:
        storage = self._storages[self._tensors[tensor][3]]
        return (pointers - storage.begin) // storage.size, storage

    def _mark(self, seen: Any, index: Any) -> None:
        before = seen[index]
        seen[index] = self._np.where((before == _NOBODY) | (before == self.me), self.me, _SEVERAL)

    def _check(self, tensor: int, index: Any, seen: Any, storage: _Storage, words: str) -> None:
        before = seen[index]
        others = (before != _NOBODY) & (before != self.me)
        if others.any() and not self._keeps_order:
            first = int(others.argmax())
            who = int(before[first])
            done = f"{self.told(who)} {'have' if who == _SEVERAL else 'has'}"
            kind = LoadRaceError if words.startswith("loads") else StoreRaceError
            raise kind(f"{self.told(self.me)} {words.format(self._element(tensor, index[first], storage), done)}")

    def _check_twice(self, tensor: int, index: Any, new: Any, storage: _Storage) -> None:
        order = index.argsort(kind="stable")
        there, values = index[order], new[order]
        clash = (there[1:] == there[:-1]) & (values[1:] != values[:-1])
        if clash.any() and not self._keeps_order:
            element = self._element(tensor, there[int(clash.argmax())], storage)
            raise BlockRaceError(f"{self.told(self.me)} stores several values at once in {element}")

    def _element(self, tensor: int, index: Any, storage: _Storage) -> str:
        name, begin, size, _ = self._tensors[tensor]
        return f"element {(int(index) * storage.size + storage.begin - begin) // size} of {name}"
