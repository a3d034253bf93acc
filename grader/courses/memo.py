"""What a page has found out already about who may see what: asked by several selectors, read once.

A page shows an exercise, what was sent for it, its result and its mark, and each selector asks for itself whether it
may. Within ``once()`` the second to ask gets the first one's answer. It is for requests that only read: whatever
writes asks the database each time, as does everything outside of it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

T = TypeVar("T")
_found: ContextVar[dict[Hashable, Any] | None] = ContextVar("found", default=None)


@contextmanager
def once() -> Iterator[None]:
    """Remember within the block; one inside another goes on with what the outer one remembers."""
    if _found.get() is not None:
        yield
        return
    token = _found.set({})
    try:
        yield
    finally:
        _found.reset(token)


def remembered(key: Hashable, make: Callable[[], T]) -> T:
    """What ``make`` gives, called once for each ``key`` within ``once()``."""
    [value] = remembered_each([key], lambda _: [make()])
    return value


def remembered_each(keys: Sequence[Hashable], make: Callable[[Sequence[int]], Sequence[T]]) -> list[T]:
    """The same for several keys: ``make`` is called at most once, with the places of those that are not known yet."""
    found = _found.get()
    if found is None:
        return list(make(range(len(keys))))
    unknown = [at for at, key in enumerate(keys) if key not in found]
    if unknown:
        found.update(zip((keys[at] for at in unknown), make(unknown), strict=True))
    return [found[key] for key in keys]
