"""From the verdicts of cases to the points of a submission, in exact fractions.

A case counts its points when it passes. Cases of one ``group`` count only together. A ``required`` case that fails
caps the whole at a share of its maximum. 0.1 means one tenth here, not the double nearest to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from grader.judge.verdict import Verdict
from grader.judge.words.sentences import Sentence, as_phrase, say

Points = int | float | str | Fraction


@dataclass(frozen=True, slots=True)
class CaseScore:
    """What scoring needs of a case.

    ``required``: False; True, nothing counts if it fails; or the share of the maximum (0..1) that still counts then.
    ``title`` is the name by language, where there is one.
    ``share`` is how much of the case's points its check gave (0..1), for checks that give part.
    """

    name: str
    verdict: Verdict
    points: Points = 1
    visible: bool = True
    group: str = ""
    required: bool | Points = False
    share: Points = 1
    title: Mapping[str, str] = field(default_factory=dict)

    @property
    def passed(self) -> bool:
        """Whether the case is right as a whole."""
        return self.verdict is Verdict.PASSED


@dataclass(frozen=True, slots=True)
class Score:
    """Points of a submission. ``cases`` holds the points each case counts, in order, before a cap."""

    points: Fraction
    max_points: Fraction
    verdict: Verdict
    cases: tuple[Fraction, ...]
    sentences: tuple[Sentence, ...] = ()


def exact(points: Points) -> Fraction:
    """The decimal that was written: ``exact(0.1) == Fraction(1, 10)``. Raises ValueError for what is no number."""
    return Fraction(str(points)) if isinstance(points, float) else Fraction(points)


def score(cases: Sequence[CaseScore]) -> Score:
    """Add up the cases. The verdict is passed for all points, partial for some, else that of the first case which
    gave no result, else wrong.

    An ``internal`` case makes the whole internal: nothing of it is charged, it is graded again.
    """
    lost_groups = {case.group for case in cases if case.group and not case.passed}
    counted = tuple(_counted(case, lost_groups) for case in cases)
    most = sum((exact(case.points) for case in cases), Fraction(0))
    cap, blocking = _cap(cases)
    points = min(sum(counted, Fraction(0)), cap * most)
    return Score(points, most, _verdict(cases, points, most), counted, _sentences(cases, lost_groups, blocking, cap))


def scaled(points: Fraction, max_points: Fraction, to: Points, *, decimals: int = 2) -> Fraction:
    """``points`` of ``max_points`` on a scale of ``to``, rounded half up to ``decimals``; all of 0 is all."""
    full = exact(to)
    value = full if max_points == 0 else full * points / max_points
    unit = Fraction(1, 10**decimals)
    return (value / unit + Fraction(1, 2)).__floor__() * unit


def _counted(case: CaseScore, lost_groups: set[str]) -> Fraction:
    if case.group in lost_groups:
        return Fraction(0)
    if case.passed:
        return exact(case.points)
    return exact(case.points) * exact(case.share) if case.verdict is Verdict.PARTIAL else Fraction(0)


def _cap(cases: Sequence[CaseScore]) -> tuple[Fraction, CaseScore | None]:
    """The lowest share that failing required cases leave, and the first case that sets it."""
    cap, blocking = Fraction(1), None
    for case in cases:
        if case.required is False or case.passed:
            continue
        share = Fraction(0) if case.required is True else exact(case.required)
        if share < cap:
            cap, blocking = share, case
    return cap, blocking


def _verdict(cases: Sequence[CaseScore], points: Fraction, most: Fraction) -> Verdict:
    failing = [case for case in cases if not case.passed]
    if any(case.verdict is Verdict.INTERNAL for case in failing):
        return Verdict.INTERNAL
    if not failing:
        return Verdict.PASSED
    if points > 0:
        return Verdict.PARTIAL
    stopped = (case.verdict for case in failing if case.verdict not in (Verdict.PARTIAL, Verdict.WRONG))
    return next(stopped, Verdict.WRONG)  # an exception before a wrong value


def _sentences(
    cases: Sequence[CaseScore], lost_groups: set[str], blocking: CaseScore | None, cap: Fraction
) -> tuple[Sentence, ...]:
    passed = sum(case.passed for case in cases)
    hidden = [case for case in cases if not case.visible]
    shown = [case for case in cases if case.visible]
    said = []
    if passed == len(cases):
        said.append(say("score.all-one" if passed == 1 else "score.all", count=passed))
    elif shown and all(case.passed for case in shown):
        failing = sum(not case.passed for case in hidden)
        said.append(say("score.hidden-one" if failing == 1 else "score.hidden", count=failing, total=len(hidden)))
    else:
        said.append(say("score.some", count=passed, total=len(cases)))
    for group in sorted(lost_groups):
        members = [case for case in cases if case.group == group]
        if any(case.passed for case in members):
            said.append(say("score.group", group=group, count=len(members)))
    if blocking is not None:
        name = (
            (as_phrase(Sentence(text=blocking.title)) if blocking.title else blocking.name)
            if blocking.visible
            else None
        )
        if cap == 0:
            said.append(say("score.required", name=name) if name else say("score.required-hidden"))
        else:
            percent = float(cap * 100)
            facts = {"percent": int(percent) if percent.is_integer() else percent}
            said.append(say("score.cap", name=name, **facts) if name else say("score.cap-hidden", **facts))
    return tuple(said)
