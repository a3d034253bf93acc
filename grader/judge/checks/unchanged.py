"""The inputs come back as they went in."""

from __future__ import annotations

from collections.abc import Mapping

from grader.judge.checks import RIGHT, Checked
from grader.judge.comparing.compare import compare
from grader.judge.comparing.rules import Rules
from grader.judge.words.sentences import say
from grader.values import Value

SAME = Rules(rtol=0.0, atol=0.0, dtype="exact")
_MOST_NAMES = 8


def check_unchanged(before: Mapping[str, Value], after: Mapping[str, Value]) -> Checked:
    """Whether each argument, by name, is after the call what it was before, to the last bit.

    Of a dict or a list the entries that changed are named: ``bn_param['running_mean']``.
    """
    changed = {name: compare(value, after.get(name), SAME) for name, value in before.items()}
    wrong = {name: found for name, found in changed.items() if not found.ok}
    if not wrong:
        return RIGHT
    places = [name + path for name, found in wrong.items() for path in found.wrong or (found.path,)]
    first = next(iter(wrong.values()))
    said = [say("unchanged", names=tuple(places[:_MOST_NAMES]))]
    if first.report is not None:
        said.append(say("unchanged.where", name=places[0], count=first.report.wrong, total=first.report.total))
    elif first.sentences[0].key.startswith("structure.key"):  # a dict with an entry more or less
        said.append(first.sentences[0])
    return Checked(False, tuple(said), first)
