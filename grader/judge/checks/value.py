"""The result equals the reference's."""

from __future__ import annotations

from dataclasses import replace

from grader.judge.checks import RIGHT, Checked
from grader.judge.comparing.compare import compare
from grader.judge.comparing.rules import DEFAULT, Rules
from grader.values import Value


def check_value(expected: Value, got: Value, rules: Rules = DEFAULT) -> Checked:
    """Whether ``got`` is the reference's result under ``rules`` (see ``compare``)."""
    found = compare(expected, got, rules)
    parts = tuple(part for part in found.parts if part[0])
    return replace(RIGHT, parts=parts) if found.ok else Checked(False, found.sentences, found, parts)
