"""Checks besides comparing a result: each a small function from data to ``Checked``.

They run nothing. Where a check needs calls (a gradient's central differences), its plan is data: the inputs to call
with; its judge takes what came back.
"""

from __future__ import annotations

from dataclasses import dataclass

from grader.judge.comparing.compare import Comparison
from grader.judge.words.sentences import Sentence, say


@dataclass(frozen=True, slots=True)
class Checked:
    """The result of a check; ``sentences[0]`` says what happened. ``comparison`` is set where arrays were compared.

    ``parts``, of a result of several outputs that is not right: each output's name, and whether it is.
    """

    ok: bool
    sentences: tuple[Sentence, ...] = ()
    comparison: Comparison | None = None
    parts: tuple[tuple[str, bool], ...] = ()


RIGHT = Checked(True)
# Of a result that a check, or an author's relation, cannot work with though it can with the reference's.
IMPOSSIBLE = say("check.impossible")
RELATION_IMPOSSIBLE = say("property.impossible")
