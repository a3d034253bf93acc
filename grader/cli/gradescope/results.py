"""``results.json`` of a Gradescope autograder, written from a report and read into one.

What a student may see is decided before: write a redacted report for them. A hidden case is "hidden" there too; since
Gradescope hides the total as well where one test is, ``total`` keeps hidden cases visible by name and points alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from grader.cli.words import in_words, message_of
from grader.grading.report.report import CaseReport, Report
from grader.judge.verdict import Verdict
from grader.judge.words.sentences import Sentence

KEPT = "tensorgrade"  # what Gradescope has no word for, in a test's and the whole's ``extra_data``


def results_of(report: Report) -> dict[str, Any]:
    """``report`` as results.json, in the language of the moment."""
    return {
        "score": report.points,
        "execution_time": round(report.seconds, 3),
        "output": message_of(report),
        "output_format": "text",
        "stdout_visibility": "hidden",
        "visibility": "visible",
        "tests": [_test(case, number) for number, case in enumerate(report.cases, 1)],
        "extra_data": {
            KEPT: {
                "verdict": report.verdict.value,
                "max_points": report.max_points,
                "misconceptions": list(report.misconceptions),
                "version": report.version,
                "seed": report.seed,
            }
        },
    }


def report_of(results: Mapping[str, Any]) -> Report:
    """A report of what results.json says: its tests as cases, their output as a sentence.

    Raises ValueError where it is none: a test without a name or number, points that are no number.
    """
    tests = results.get("tests", [])
    if not isinstance(tests, list) or not all(isinstance(test, dict) for test in tests):
        raise ValueError("results.json: `tests` is a list of objects.")
    cases = tuple(_case(test, number) for number, test in enumerate(tests, 1))
    own = _own(results)
    points = _number(results.get("score", sum(case.points for case in cases)), "score")
    worth = _number(own.get("max_points", sum(case.max_points for case in cases)), "max_points")
    said = str(results.get("output") or "")
    return Report(
        verdict=_verdict(own.get("verdict"), points, worth),
        points=points,
        max_points=worth,
        cases=cases,
        sentences=(Sentence(text={"en": said}),) if said else (),
        misconceptions=tuple(map(str, own.get("misconceptions", ()))),
        version=str(own.get("version", "")),
        seed=int(own.get("seed", 0)),
        seconds=_number(results.get("execution_time", 0), "execution_time"),
    )


def _test(case: CaseReport, number: int) -> dict[str, Any]:
    lines = [in_words(case.sentences)]
    for part in case.parts:
        lines.append(f"{'✓' if part.right else '✗'} {part.name} {in_words(part.mistakes)}".rstrip())
    if case.verdict is not Verdict.PASSED and case.call:
        lines.append(case.call)
        lines += [f"{name} = {value.text}" for name, value in case.inputs]
        lines += [f"expected: {case.expected.text}"] if case.expected else []
        lines += [f"yours: {case.got.text}"] if case.got else []
    lines += [case.traceback] if case.traceback else []
    return {
        "name": case.name,
        "number": str(number),
        "score": case.points,
        "max_score": case.max_points,
        "status": "passed" if case.verdict is Verdict.PASSED else "failed",
        "output": "\n".join(line for line in lines if line),
        "output_format": "text",
        "visibility": "visible" if case.visible else "after_published",
        "extra_data": {KEPT: {"verdict": case.verdict.value}},
    }


def _case(test: Mapping[str, Any], number: int) -> CaseReport:
    points = _number(test.get("score", 0), f"test {number}: score")
    worth = _number(test.get("max_score", points), f"test {number}: max_score")
    passed = test.get("status", "passed" if points >= worth else "failed") == "passed"
    said = str(test.get("output") or "")
    return CaseReport(
        name=str(test.get("name") or test.get("number") or number),
        verdict=_verdict(_own(test).get("verdict"), worth if passed else min(points, worth * 0.999), worth, passed),
        points=points,
        max_points=worth,
        visible=test.get("visibility", "visible") == "visible",
        sentences=(Sentence(text={"en": said}),) if said else (),
    )


def _own(found: Mapping[str, Any]) -> Mapping[str, Any]:
    extra = found.get("extra_data")
    own = extra.get(KEPT) if isinstance(extra, dict) else None
    return own if isinstance(own, dict) else {}


def _verdict(said: object, points: float, worth: float, passed: bool | None = None) -> Verdict:
    if isinstance(said, str) and said in set(Verdict):
        return Verdict(said)
    if passed or (passed is None and worth and points >= worth):
        return Verdict.PASSED
    return Verdict.PARTIAL if points > 0 else Verdict.WRONG


def _number(value: object, what: str) -> float:
    try:
        found = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise ValueError(f"results.json: {what} is no number.") from None
    if found != found or found in (float("inf"), float("-inf")):
        raise ValueError(f"results.json: {what} is no number.")
    return found
