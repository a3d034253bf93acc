"""The inputs come back as they went in."""

from __future__ import annotations

from collections.abc import Mapping

from grader.judge.checks import RIGHT, Checked
from grader.judge.comparing.compare import compare
from grader.judge.comparing.rules import Rules
from grader.judge.words.sentences import say
from grader.values import Value

SAME = Rules(rtol=0.0, atol=0.0, dtype="exact")


def check_unchanged(before: Mapping[str, Value], after: Mapping[str, Value]) -> Checked:
    """Whether each argument, by name, is after the call what it was before, to the last bit."""
    changed = {name: compare(value, after.get(name), SAME) for name, value in before.items()}
    wrong = {name: found for name, found in changed.items() if not found.ok}
    if not wrong:
        return RIGHT
    first = next(iter(wrong.values()))
    said = [say("unchanged", names=tuple(wrong))]
    if first.report is not None:
        said.append(say("unchanged.where", name=next(iter(wrong)), count=first.report.wrong, total=first.report.total))
    return Checked(False, tuple(said), first)
