"""Each verdict's words, tone and icon. The words carry the meaning; tone and icon only help."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from django.utils.translation import gettext_lazy as _

from grader.judge.verdict import Verdict

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from grader.grading.report.report import CaseReport, Report

Tone = Literal["good", "warn", "bad", "calm"]


@dataclass(frozen=True, slots=True)
class VerdictWords:
    """How a verdict is shown: ``whole`` for a submission, ``case`` for one case of it."""

    whole: str | _StrPromise
    case: str | _StrPromise
    tone: Tone
    icon: str


WORDS: dict[Verdict, VerdictWords] = {
    Verdict.PASSED: VerdictWords(_("All correct"), _("Passed"), "good", "check"),
    Verdict.PARTIAL: VerdictWords(_("Partly correct"), _("Partly correct"), "warn", "partly"),
    Verdict.WRONG: VerdictWords(_("Not correct yet"), _("Wrong result"), "bad", "cross"),
    Verdict.ERROR: VerdictWords(_("Your code raised an error"), _("Raised an error"), "bad", "raise"),
    Verdict.TIMEOUT: VerdictWords(_("Time ran out"), _("Time ran out"), "bad", "clock"),
    Verdict.MEMORY: VerdictWords(_("Memory ran out"), _("Memory ran out"), "bad", "memory"),
    Verdict.OUTPUT_LIMIT: VerdictWords(_("Too much was printed"), _("Too much was printed"), "bad", "print"),
    Verdict.FORBIDDEN: VerdictWords(
        _("Uses something this exercise leaves out"), _("Uses something left out"), "bad", "stop"
    ),
    Verdict.CRASHED: VerdictWords(_("Python itself crashed"), _("Crashed"), "bad", "crash"),
    Verdict.INVALID: VerdictWords(_("The code could not be started"), _("Could not be started"), "bad", "unread"),
    Verdict.INTERNAL: VerdictWords(_("Something went wrong on our side"), _("Not graded: our side"), "calm", "ours"),
}

# Of an answer to a question, "invalid" is one of these.
UNREAD = VerdictWords(_("This cannot be read"), _("Cannot be read"), "warn", "unread")
EMPTY = VerdictWords(_("No answer yet"), _("No answer yet"), "calm", "none")

# In lists and figures code stands among answers.
LISTED: dict[Verdict, VerdictWords] = {
    **WORDS,
    Verdict.INVALID: VerdictWords(
        _("Could not be started or read"), _("Could not be started or read"), "bad", "unread"
    ),
}

# Runs that have no verdict: being graded, replaced by a newer one before they began, or kept back by a quiz.
AWAITED = VerdictWords(_("Being graded"), _("Being graded"), "calm", "clock")
HANDED_IN = VerdictWords(_("Handed in"), _("Handed in"), "calm", "send")
REPLACED = VerdictWords(_("Replaced by a newer run"), _("Replaced by a newer run"), "calm", "none")


def words_of(result: Report | CaseReport) -> VerdictWords:
    """The words of a report or a part of one: no answer, and one that cannot be read, are not code that won't start."""
    keys = {one.key for one in result.sentences}
    if result.verdict is not Verdict.INVALID or not any(key.startswith("answer.") for key in keys):
        return WORDS[result.verdict]
    return EMPTY if "answer.empty" in keys else UNREAD
