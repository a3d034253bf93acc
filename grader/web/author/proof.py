"""What a check has found so far, for the author who waits for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from grader.catalog.models import CheckState, DraftCheck
from grader.catalog.own.asking import check_latest
from grader.catalog.own.selectors import OwnView, Read, draft_read
from grader.catalog.selectors import bundle_of
from grader.content.rendering.markdown import render_markdown
from grader.grading.check.types import Fault
from grader.localised import localised
from grader.questions.registry import question_of
from grader.web.author.shown import changed_lines, findings_of

MISSED = {
    "training": _("All cases train something, and no training is varied: add a case by hand."),
    "no-input": _("No further case could be made: the reference takes none of the inputs made of the cases."),
    "all-alike": _(
        "None of %(count)s further inputs tells it from the original. If nothing ever can, say so under [check] in "
        "exercise.toml, with the reason."
    ),
    "accepted-differ": _(
        "What tells it from the original is judged wrong of an accepted solution too: the statement does not settle "
        "it, or a solution is not right."
    ),
    "too-long": _(
        "What tells it from the original is too long to be written into cases.py: add a smaller case by hand."
    ),
}


@dataclass(frozen=True, slots=True)
class ShownVariant:
    """One variant of a question as it was drawn, with its answer."""

    number: int
    statement: SafeString
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownSurvivor:
    """A change of the reference that no case notices."""

    name: str
    file: str
    line: int
    diff: str
    proposal: str  # a case that tells it from what it was made of, as Python; "" where none was found
    missed: str  # why none was; ""


@dataclass(frozen=True, slots=True)
class ProofShown:
    """The newest check beside the draft as it is now."""

    check: DraftCheck | None
    readable: bool  # the draft's format is right
    fresh: bool  # the check is of what stands there now
    faults: tuple[Fault, ...] = ()
    caught: int = 0
    mutants: int = 0
    survivors: tuple[ShownSurvivor, ...] = ()
    tried: bool = False  # its mutants were
    used: dict[str, float] | None = None  # percent of the limits, and seconds
    variants: tuple[ShownVariant, ...] = ()

    @property
    def open(self) -> bool:
        """Whether a worker has still something to do."""
        return self.check is not None and self.check.state != CheckState.FINISHED

    @property
    def given_up(self) -> bool:
        """It ended without a result: newer content was checked instead."""
        return self.check is not None and not self.open and self.check.passed is None

    @property
    def percent(self) -> int:
        check = self.check
        return round(100 * check.done / check.total) if check is not None and check.total else 0

    @property
    def may_publish(self) -> bool:
        return self.fresh and self.readable and self.check is not None and self.check.passed is True


def proof_of(view: OwnView, read: Read, check: DraftCheck | None) -> ProofShown:
    """The check as the page shows it."""
    if check is None:
        return ProofShown(None, read.bundle is not None, fresh=False)
    fresh = read.bundle is not None and read.bundle.hash == check.version.hash
    result = check.result
    if not result:
        return ProofShown(check, read.bundle is not None, fresh)
    mutation = result["mutation"] or {"caught": 0, "total": 0, "survivors": []}
    return ProofShown(
        check=check,
        readable=read.bundle is not None,
        fresh=fresh,
        faults=tuple(Fault.from_json(fault) for fault in result["faults"]),
        caught=mutation["caught"],
        mutants=mutation["total"],
        survivors=tuple(
            ShownSurvivor(
                one["name"],
                one["file"],
                one["line"],
                changed_lines(one["diff"]),
                result.get("proposed", {}).get(one["name"], {}).get("case", ""),
                _missed(result.get("missed", {}).get(one["name"]), open=check.state != CheckState.FINISHED),
            )
            for one in mutation["survivors"]
        ),
        tried=result["mutation"] is not None,
        used=_used(result["used"]),
        variants=_variants(check, result["variants"]),
    )


def state_of(request: HttpRequest, view: OwnView, path: str) -> dict[str, Any]:
    """For the editor's script: what is wrong in ``path``, how much in each file, and the lists as the page has them.

    They are rendered for ``request``, whose forms carry a token of its browser.
    """
    read = draft_read(slug=view.exercise.slug, contents=view.contents)
    check = check_latest(exercise=view.exercise)
    found = findings_of(view, read, check)
    proof = proof_of(view, read, check)
    counts: dict[str, int] = {}
    for one in found:
        counts[one.fault.file] = counts.get(one.fault.file, 0) + 1
    context = {
        "course": view.course.course,
        "exercise": view.exercise,
        "found": findings_of(view, read),
        "proof": proof,
    }
    return {
        "marks": [one.as_json() for one in found if one.fault.file == path],
        "counts": counts,
        "found": render_to_string("web/author/proof/found.html", context, request),
        "check": render_to_string("web/author/proof/check.html", context, request),
        "open": proof.open,
    }


def _missed(missed: Mapping[str, Any] | None, *, open: bool) -> str:
    """Why there is no case to add for a survivor, in a sentence."""
    if missed is None:
        return (
            ""
            if open
            else gettext("Cases are looked for, for the first survivors: check again when these are noticed.")
        )
    return str(MISSED[missed["why"]]) % {"count": missed["tried"]}


def _used(used: dict[str, Any] | None) -> dict[str, float] | None:
    if used is None:
        return None
    return {
        "seconds": used["cpu_seconds"],
        "limit": used["cpu_limit"],
        "percent": 100 * used["cpu_seconds"] / used["cpu_limit"],
        "megabytes": used["memory_bytes"] / (1 << 20),
        "most": used["memory_limit"] / (1 << 20),
    }


def _variants(check: DraftCheck, drawn: list[dict[str, Any]]) -> tuple[ShownVariant, ...]:
    language = get_language() or "en"
    bundle = bundle_of(version=check.version)
    shown = []
    for one in drawn:
        html = render_markdown(bundle.statement(language), parameters=one["parameters"], figures=bundle.files)
        right = question_of(one["question"]).right_words(partial(localised, language=language))
        shown.append(ShownVariant(one["number"], mark_safe(html), tuple(right)))  # noqa: S308  render_markdown's is safe
    return tuple(shown)
