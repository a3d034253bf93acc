"""A report as the page shows it: one card for the whole, one line a case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import get_language, gettext_lazy

from grader.grading.report.report import CaseReport, PartReport, Report, ShownValue
from grader.judge.verdict import Verdict
from grader.judge.words.sentences import Sentence
from grader.localised import localised
from grader.web.report import numbers, traceback
from grader.web.report.heatmap import HeatMap, Region, difference_map, value_map
from grader.web.report.heatmap import scale as scale_of
from grader.web.report.say import marked, say
from grader.web.report.verdicts import WORDS, VerdictWords, words_of
from grader.web.report.windows import Window, windows_of

PASSED = Verdict.PASSED
OURS = gettext_lazy(
    "This could not be graded, and that is not because of your code. It counts for nothing and against nobody; "
    "your instructor can see it. You may send your code again."
)


IN_PICTURES = "window."  # sentences the page shows beside a picture
IN_PARTS = "parts."  # and those it shows as a list
IN_DETAIL = "array.tolerance"  # and those it has behind a line
LABELS = {
    "output": gettext_lazy("Output"),
    "expected": gettext_lazy("Expected"),
    "got": gettext_lazy("Yours"),
    "difference": gettext_lazy("Difference"),
}


@dataclass(frozen=True, slots=True)
class Panel:
    """One of expected, yours, difference, or an input: in words and, for a small array, as a picture."""

    name: str  # "expected", "got", "difference" or an argument's name
    value: ShownValue
    map: HeatMap | None
    choosable: bool = False  # its elements can be chosen, one at a time
    seen: bool = False  # the input of which a window is shown

    @property
    def label(self) -> str:
        """What it is called on the page: one of the three in the reader's words, an argument by its own name."""
        return str(LABELS.get(self.name, self.name))

    @property
    def shape(self) -> str:
        if self.value.shape is None:
            return ""
        return " × ".join(str(side) for side in self.value.shape) if self.value.shape else "0-d"


@dataclass(frozen=True, slots=True)
class Mistake:
    """A known mistake in its author's words, and the section of the statement that it contradicts; 0 where none is."""

    text: str
    section: int = 0


@dataclass(frozen=True, slots=True)
class PartLine:
    """One of several outputs, and in their authors' words the mistakes it shows."""

    part: PartReport
    mistakes: tuple[str, ...]

    @property
    def words(self) -> VerdictWords:
        return WORDS[PASSED if self.part.right else Verdict.WRONG]


@dataclass(frozen=True, slots=True)
class CaseCard:
    """One case: its line, and what opens under it."""

    number: int
    case: CaseReport
    words: VerdictWords
    headline: str
    details: tuple[str, ...]
    parts: tuple[PartLine, ...]  # of a result of several outputs: which are right
    inputs: tuple[Panel, ...]
    results: tuple[Panel, ...]  # expected, got, difference
    traceback: tuple[traceback.Line, ...]
    fine: tuple[str, ...]  # what only some want to know: how near is near enough
    tries: str  # what a hidden case tries, in its author's words
    example: CaseCard | None
    open: bool = False
    windows: tuple[Window, ...] = ()  # behind elements of the results, the worst one's first
    window_maps: tuple[Panel, ...] = ()  # the input the windows are of, and the kernel
    scale: float = 1.0  # points of the assignment for one of the case's

    @property
    def window(self) -> Window | None:
        """The one that is shown until another is chosen."""
        return self.windows[0] if self.windows else None

    @property
    def drawn(self) -> bool:
        """There are pictures to compare."""
        return any(panel.map for panel in self.results)

    @property
    def differs(self) -> bool:
        return any(panel.name == "difference" and panel.map for panel in self.results)

    @property
    def more(self) -> bool:
        """There is something to open."""
        case = self.case
        return bool(
            self.headline or self.inputs or self.results or self.traceback or case.stdout or case.call or self.example
        )

    @property
    def name(self) -> str:
        """The case's name in the language of the moment."""
        return self.case.name_in(get_language() or "en")

    @property
    def points(self) -> str:
        return numbers.points(self.case.points * self.scale)

    @property
    def max_points(self) -> str:
        return numbers.points(self.case.max_points * self.scale)


@dataclass(frozen=True, slots=True)
class ReportCard:
    """A whole report."""

    report: Report
    words: VerdictWords
    headline: str
    named: tuple[Mistake, ...]  # those that were recognised
    details: tuple[str, ...]
    cases: tuple[CaseCard, ...]
    traceback: tuple[traceback.Line, ...]
    problem_line: int
    only_hidden_fail: bool
    worth: Decimal | None = None  # of the whole exercise in its assignment
    scaled: Decimal | None = None  # of that, what this report earns

    @property
    def passed(self) -> int:
        return sum(card.case.verdict is PASSED for card in self.cases)

    @property
    def full(self) -> bool:
        return self.report.verdict is PASSED

    @property
    def points(self) -> str:
        return numbers.points(float(self.report.points if self.scaled is None else self.scaled))

    @property
    def max_points(self) -> str:
        return numbers.points(float(self.report.max_points if self.worth is None else self.worth))

    @property
    def time(self) -> str:
        return numbers.duration(self.report.seconds)

    @property
    def memory(self) -> str:
        return numbers.megabytes(self.report.peak_bytes) if self.report.peak_bytes else ""


def report_card(report: Report, *, worth: Decimal | None = None, scaled: Decimal | None = None) -> ReportCard:
    """The card of a report that ``redact`` has been over, in the language of the moment."""
    first = _opens(report.cases)
    scale = float(worth) / report.max_points if worth is not None and report.max_points else 1.0
    cases = tuple(case_card(case, number=i + 1, opened=i == first, scale=scale) for i, case in enumerate(report.cases))
    said = [say(sentence) for sentence in report.sentences if not sentence.text]
    named = tuple(Mistake(say(sentence), _section(sentence)) for sentence in report.sentences if sentence.text)
    if report.verdict is Verdict.INTERNAL and not said:
        said = [marked(str(OURS))]
    ends = [report.traceback, *(case.traceback for case in report.cases if case.verdict is not PASSED)]
    return ReportCard(
        report=report,
        words=words_of(report),
        headline=said[0] if said else "",
        named=named,
        details=tuple(said[1:]),
        cases=cases,
        traceback=traceback.lines(report.traceback),
        problem_line=next((line for text in ends if (line := traceback.last_line(text))), 0),
        only_hidden_fail=_only_hidden_fail(report),
        worth=worth,
        scaled=scaled,
    )


def case_card(case: CaseReport, *, number: int, opened: bool = False, scale: float = 1.0) -> CaseCard:
    """The card of one case, whose points count ``scale`` times as much where it is shown."""
    windows = windows_of(case)
    # The page tells a window's products beside its picture, and of several outputs which are right as a list.
    elsewhere = tuple(prefix for prefix, there in ((IN_PICTURES, windows), (IN_PARTS, case.parts)) if there)
    here = [sentence for sentence in case.sentences if not sentence.key.startswith(elsewhere)]
    sentences = tuple(say(sentence) for sentence in here if sentence.key != IN_DETAIL)
    own = case.window_names if windows else ()
    return CaseCard(
        number=number,
        case=case,
        words=words_of(case),
        headline=sentences[0] if sentences else "",
        details=sentences[1:],
        parts=tuple(PartLine(part, tuple(map(say, part.mistakes))) for part in case.parts),
        inputs=tuple(Panel(name, value, _alone(value)) for name, value in case.inputs if name not in own),
        results=_results(case),
        traceback=traceback.lines(case.traceback),
        fine=tuple(say(sentence) for sentence in here if sentence.key == IN_DETAIL),
        tries=marked(localised(case.property)) if case.property else "",
        example=case_card(case.example, number=number) if case.example else None,
        open=opened,
        windows=windows,
        scale=scale,
        window_maps=tuple(
            Panel(name, value, _alone(value, windows[0].region if name == own[0] else None), seen=name == own[0])
            for name, value in case.inputs
            if name in own
        ),
    )


def _section(sentence: Sentence) -> int:
    found = sentence.facts.get("section")
    return found if isinstance(found, int) else 0


def _opens(cases: Sequence[CaseReport]) -> int | None:
    """The place of the case that is open from the start: of those that fail, one that raised an exception, else the
    first; a visible one, else a hidden one whose small input can be shown, else one that says what it tries."""
    failing = [(place, case) for place, case in enumerate(cases) if case.verdict is not PASSED]
    shown = (
        [(place, case) for place, case in failing if case.visible]
        or [(place, case.example) for place, case in failing if case.example]
        or [(place, case) for place, case in failing if case.property]
    )
    raised = [place for place, case in shown if case.verdict is Verdict.ERROR]
    return next(iter([*raised, *(place for place, _ in shown)]), None)


def _only_hidden_fail(report: Report) -> bool:
    """It is so, and the judge has not said it."""
    if any(sentence.key.startswith("score.hidden") for sentence in report.sentences):
        return False
    visible = [case.verdict is PASSED for case in report.cases if case.visible]
    hidden = [case.verdict is PASSED for case in report.cases if not case.visible]
    return bool(visible) and all(visible) and bool(hidden) and not all(hidden)


def _alone(value: ShownValue, seen: Region | None = None) -> HeatMap | None:
    return value_map(value, *scale_of([value]), seen=seen)


def _results(case: CaseReport) -> tuple[Panel, ...]:
    low, high = scale_of([case.expected, case.got])
    panels = [
        Panel(name, value, value_map(value, low, high, case.worst if name == "got" else None), choosable=True)
        for name, value in (("expected", case.expected), ("got", case.got))
        if value is not None
    ]
    if case.difference is not None:
        panels.append(Panel("difference", case.difference, difference_map(case.difference, case.worst)))
    return tuple(panels)
