"""A property that an author tests by a relation of their own over several results: linearity, conservation, ..."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from grader.judge.checks import RIGHT, Checked
from grader.judge.comparing.compare import Comparison, compare
from grader.judge.comparing.rules import DEFAULT, Rules
from grader.judge.measuring.kinds import fact, numbers
from grader.judge.words.sentences import Sentence, say
from grader.values import Value


def check_property(result: Value, text: Mapping[str, str], rules: Rules = DEFAULT) -> Checked:
    """Whether the author's relation holds; ``text`` is the property in the author's words, by language.

    ``result`` is what the relation gave: a truth value, or a dict with ``ok`` (a truth value), with ``expected`` and
    ``got``, or with ``left`` and ``right`` of which neither is the expected one, which are then compared under
    ``rules``; and optionally ``why``, a text or texts by language. Raises ``ValueError`` for anything else: that is
    the author's mistake.
    """
    held = _truth(result)
    if held is not None:
        return RIGHT if held else Checked(False, (_fails(text),))
    if not isinstance(result, Mapping):
        raise ValueError("a relation gives a truth value or a dict with ok, expected and got, or left and right")
    why = _why(result.get("why"))
    if "expected" in result and "got" in result:
        found = compare(result["expected"], result["got"], rules)
        return RIGHT if found.ok else Checked(False, (_fails(text), *why, *found.sentences), found)
    if "left" in result and "right" in result:
        found = compare(result["left"], result["right"], rules)
        return RIGHT if found.ok else Checked(False, (_fails(text), *why, _sides(found)))
    held = _truth(result.get("ok"))
    if held is None:
        raise ValueError("a relation's dict has ok, expected and got, or left and right")
    return RIGHT if held else Checked(False, (_fails(text), *why))


def _sides(found: Comparison) -> Sentence:
    """How two sides differ, neither of which is the expected one."""
    if found.report is not None:
        facts = {"at": found.report.worst, "left": found.report.expected, "right": found.report.got}
        return say("property.sides", **facts)
    left, right = numbers(found.expected), numbers(found.got)
    if left is None or right is None or not (left.scalar and right.scalar):
        return say("property.sides-differ")
    return say("property.sides-single", left=fact(left.data[()]), right=fact(right.data[()]))


def _truth(value: Value) -> bool | None:
    found = numbers(value)
    return bool(np.asarray(found.data).item()) if found and found.kind == "bool" and found.scalar else None


def _fails(text: Mapping[str, str]) -> Sentence:
    return say("property.fails", property={"text": dict(text)}) if text else say("property.fails-unnamed")


def _why(value: Value) -> tuple[Sentence, ...]:
    if isinstance(value, str):
        return (Sentence(text={"en": value}),)
    if isinstance(value, Mapping):
        return (Sentence(text={str(code): str(words) for code, words in value.items()}),)
    return ()
