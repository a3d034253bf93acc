"""Reads the keys of one dict that an author's code gave, noting what is wrong and going on with the default."""

from __future__ import annotations

import difflib
import math
from collections.abc import Callable, Mapping
from typing import TypeVar

from grader.content.cases.plain import plain
from grader.content.problems import Code
from grader.messages import NOTHING, Message
from grader.messages import Message as _
from grader.values import Value

Data = Mapping[str | int | float | bool, Value]
Note = Callable[[Message, Code], None]
T = TypeVar("T", bound=str)


class Fields:
    """``data`` with ``note`` for what is wrong in it, and ``where`` it lies, as ``" in step 1"``."""

    def __init__(self, data: Data, note: Note, code: Code, where: Message = NOTHING) -> None:
        self.data = data
        self.code = code
        self.where = where
        self._note = note

    def note(self, message: Message, code: Code | None = None) -> None:
        """Note one problem; ``message`` goes on after the name of what is read."""
        self._note(message, code or self.code)

    def refuse_unknown(self, known: frozenset[str]) -> None:
        """Note every key that is not ``known``, with the known one it looks like."""
        for key in self.data:
            if key not in known:
                near = difflib.get_close_matches(str(key), known, n=1)
                meant = _("is `{key}` meant?", key=near[0]) if near else None
                hint = meant or _("the keys are {keys}.", keys=", ".join(sorted(known)))
                self.note(_("has the unknown key `{key}`{where}; {hint}", key=key, where=self.where, hint=hint))

    def get(self, key: str, default: Value = None) -> Value:
        """The value of ``key``; a numpy number as Python's."""
        return plain(self.data.get(key, default))

    def flag(self, key: str, default: bool) -> bool:
        """True or False."""
        found = self.get(key, default)
        if not isinstance(found, bool):
            self.note(_("has a `{key}`{where} that is neither True nor False.", key=key, where=self.where))
            return default
        return found

    def string(self, key: str) -> str:
        """Text; empty where there is none."""
        found = self.get(key, "")
        if not isinstance(found, str):
            self.note(_("has a `{key}`{where} that is not a string.", key=key, where=self.where))
            return ""
        return found

    def one_of(self, key: str, choices: tuple[T, ...]) -> T:
        """One of ``choices``, the first one where nothing is said."""
        found = self.get(key, choices[0])
        for choice in choices:
            if found == choice:
                return choice
        listed = ", ".join(choices)
        self.note(_("has a `{key}`{where} that is none of {choices}.", key=key, where=self.where, choices=listed))
        return choices[0]

    def number(
        self, key: str, default: int | float, *, most: float = math.inf, what: Message | None = None
    ) -> int | float:
        """A finite number from 0 to ``most``; ``what`` says in a problem what the key may be, where more is allowed."""
        found = self.get(key, default)
        right = isinstance(found, (int, float)) and not isinstance(found, bool)
        if not right or not isinstance(found, (int, float)) or not (math.isfinite(found) and 0 <= found <= most):
            what = what or _("a number from 0 on")
            self.note(_("has a `{key}`{where} that is not {what}.", key=key, where=self.where, what=what))
            return default
        return found

    def named(self, key: str) -> dict[str, Value]:
        """A dict with names as keys."""
        found = self.data.get(key, {})
        if not isinstance(found, Mapping) or not all(isinstance(name, str) for name in found):
            self.note(_("has a `{key}`{where} that is not a dict with names as keys.", key=key, where=self.where))
            return {}
        return {str(name): item for name, item in found.items()}
