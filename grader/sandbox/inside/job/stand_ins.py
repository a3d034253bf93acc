"""Names an exercise does not want used: calling one raises, importing a forbidden module raises.

This is a courtesy to honest students, who learn at once that `np.convolve` was not the exercise; somebody set on it
can find the same function by another road, and gains a correct answer, no more. It is not one of the jail's walls.
"""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.machinery
import sys
import types
from collections.abc import Sequence
from typing import Any, NoReturn


class ForbiddenError(Exception):
    """Raised where a forbidden name is used; ``name`` is the dotted name as the exercise gives it."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} may not be used in this exercise")
        self.name = name


class _Blocker(importlib.abc.MetaPathFinder):
    def __init__(self, names: set[str]) -> None:
        self.names = names

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname in self.names:
            raise ForbiddenError(fullname)
        return None


def put_out_of_reach(names: list[str]) -> None:
    """Replace every existing name of ``names``, in this process only; names that do not exist are skipped."""
    modules: set[str] = set()
    for name in names:
        holder, _, last = name.rpartition(".")
        if name in sys.modules or not holder:
            modules.add(name)
            continue
        parent = _found(holder)
        if parent is None:
            modules.add(name)  # not installed, or a module that is not loaded yet
        elif not hasattr(parent, last) or isinstance(getattr(parent, last), types.ModuleType):
            modules.add(name)  # numpy loads some of its modules when they are first asked for
        else:
            _replace(parent, last, name)
    for name in modules:
        holder, _, last = name.rpartition(".")
        for loaded in [n for n in sys.modules if n == name or n.startswith(name + ".")]:
            del sys.modules[loaded]
        if holder in sys.modules and hasattr(sys.modules[holder], last):
            setattr(sys.modules[holder], last, _Stand(name))
    sys.meta_path.insert(0, _Blocker(modules))


def _found(name: str) -> Any:
    """The module or class of that dotted name, or None. Nothing heavy is imported: it is loaded, or it is not."""
    head, *rest = name.split(".")
    value: Any = sys.modules.get(head)
    for part in rest:
        value = getattr(value, part, None) or sys.modules.get(f"{getattr(value, '__name__', '')}.{part}")
    return value


def _replace(parent: Any, last: str, name: str) -> None:
    real = getattr(parent, last)
    stand = _Stand(name)
    try:
        setattr(parent, last, stand)
    except (AttributeError, TypeError):
        return  # a method of a C type, such as numpy.ndarray.dot: only the linter can see those
    root = name.split(".")[0]
    for loaded, module in list(sys.modules.items()):
        # The same function under its other public names: torch.conv2d is torch.nn.functional.conv2d.
        public = (loaded == root or loaded.startswith(root + ".")) and "._" not in loaded
        if public and module is not None and vars(module).get(last) is real:
            setattr(module, last, stand)


class _Stand:
    """Stands where a forbidden function, class or module was: any use of it raises."""

    def __init__(self, name: str) -> None:
        self.__dict__["_name"] = name

    def __call__(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise ForbiddenError(self.__dict__["_name"])

    def __getattr__(self, attribute: str) -> NoReturn:
        if attribute.startswith("__"):
            raise AttributeError(attribute)  # what copy, inspect and doctest ask of everything
        raise ForbiddenError(self.__dict__["_name"])
