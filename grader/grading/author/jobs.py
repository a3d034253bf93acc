"""Jobs of an exercise's author: cases.py, the reference and their outcomes. No submission shares a jail with them."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from grader import syntax
from grader.content.bundle import Bundle
from grader.content.cases.read import CASES_FILE, parse_cases
from grader.content.cases.spec import CaseSpec, CaseStep
from grader.content.problems import ContentError
from grader.grading.author.cache import Values
from grader.grading.author.tensors import in_tensors
from grader.grading.calls import author_job, code_of, reference_job
from grader.grading.cases.steps import OptionsError, case_call
from grader.grading.ended import ended
from grader.messages import Message
from grader.messages import Message as _
from grader.sandbox.client import Jails
from grader.sandbox.types import CaseCall, CaseOutcome, End, Job, Outcome, Problem, Step
from grader.values import Value

_VALUES = frozenset({"pi", "e", "inf", "nan", "newaxis"})  # of a library, and no functions


class AuthorError(Exception):
    """The author's code or the host failed, so a submission cannot be judged. ``sentence`` is for staff alone."""

    def __init__(self, sentence: Message) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class HostError(AuthorError):
    """The host failed, not the author: another try may go well."""


@lru_cache(maxsize=256)
def job_seed(bundle: Bundle) -> int:
    """What seeds cases.py and every jail of a version, so that code which draws numbers draws the reference's.

    It follows from cases.py alone: an edit of the statement leaves all inputs as they were.
    """
    return int.from_bytes(hashlib.sha256(bundle.files[CASES_FILE]).digest()[:6], "big")


def generated(bundle: Bundle, seeds: Sequence[int], jails: Jails, target: str, *arguments: str) -> Values:
    """What cases.py's function ``target`` yields for each of ``seeds``, all in one jail. Raises ``AuthorError``."""
    calls = [CaseCall(target, (Step(target, arguments, op="generate", seed=seed),)) for seed in seeds]
    job = author_job(bundle, {CASES_FILE: bundle.text(CASES_FILE)}, CASES_FILE, calls, job_seed(bundle))
    outcome = jails.run(job)
    for case in outcome.cases:
        if case.problem is not None and case.problem.kind == "result-type":
            raise AuthorError(_unsent(bundle.text(CASES_FILE), str(case.problem.facts.get("type"))))
    return tuple(case.results[0] for case in _results(outcome, CASES_FILE))


def _unsent(text: str, kind: str) -> Message:
    """What to do about a value of a case that cannot travel: a function, an object."""
    line = next((f":{number}" for number in _handed_on(text)), "")
    return _(
        "{place}: a case holds a value of type {kind}, which cannot be sent to a jail. Hand on a name instead "
        '(activation="tanh") and let a module of support/ turn it into the function; numbers, texts, arrays, lists, '
        "tuples and dicts travel.",
        place=f"{CASES_FILE}{line}",
        kind=kind,
    )


def _handed_on(text: str) -> Iterator[int]:
    """Lines of cases.py in which a library's function, or one of the file's own, is handed on without being called."""
    tree = syntax.parse(text)
    own = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import)]
    modules = {alias.asname or alias.name for node in imports for alias in node.names}
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    owners = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        items: list[ast.expr] = []
        if isinstance(node, ast.Tuple | ast.List):
            items = node.elts
        elif isinstance(node, ast.Dict):
            items = node.values
        elif isinstance(node, ast.keyword):
            items = [node.value]
        for item in items:
            library = (
                isinstance(item, ast.Attribute) and ast.unparse(item.value) in modules and item.attr not in _VALUES
            )
            mine = isinstance(item, ast.Lambda) or (isinstance(item, ast.Name) and item.id in own)
            if (library or mine) and id(item) not in called and id(item) not in owners:
                yield item.lineno


def with_results(bundle: Bundle, raw: Value, jails: Jails) -> Values:
    """cases.py's own list, and the reference's results for each of its cases. Raises ``AuthorError``."""
    return (raw, *(outcome.results for outcome in run_reference(bundle, read_cases(bundle, raw), jails)))


def drawn(bundle: Bundle, seeds: Sequence[int], names: Sequence[str], jails: Jails) -> tuple[Values, ...]:
    """The fresh cases ``names`` as each of ``seeds`` draws them, with the reference's results: two jobs for all.

    Raises ``AuthorError``.
    """
    raws, cases = [], []
    for raw in generated(bundle, seeds, jails, "cases"):
        read = read_cases(bundle, raw)
        indices = [index for index, case in enumerate(read) if case.fresh and case.name in names]
        missing = set(names) - {read[index].name for index in indices}
        if missing or not isinstance(raw, list | tuple):
            message = _(
                "another seed gives no fresh case {name}; names must not depend on rng", name=repr(min(missing))
            )
            raise AuthorError(in_cases(message))
        raws.append([raw[index] for index in indices])
        cases += [read[index] for index in indices]
    results = [outcome.results for outcome in run_reference(bundle, cases, jails)]
    count = len(names)
    return tuple((raw, *results[index * count : (index + 1) * count]) for index, raw in enumerate(raws))


def run_reference(bundle: Bundle, cases: Sequence[CaseSpec], jails: Jails) -> tuple[CaseOutcome, ...]:
    """The reference's outcome of each case, through the calls a submission gets and those made to it alone.

    Raises ``AuthorError`` unless all of them are results.
    """
    calls = calls_of(cases, reference=True)
    return run_author(reference_job(bundle, calls, job_seed(bundle)), jails, _("the reference"))


def read_cases(bundle: Bundle, raw: Value, *, some: bool = False) -> tuple[CaseSpec, ...]:
    """The cases that ``cases(rng)`` gave, or ``some`` of them, checked. Raises ``AuthorError`` with every problem."""
    try:
        cases = parse_cases(
            raw,
            entry=code_of(bundle).entry[0],
            source=bundle.text(CASES_FILE),
            some=some,
            languages=bundle.spec.languages,
        )
    except ContentError as error:
        raise AuthorError(error.sentence) from error
    cases = tuple(_with_defaults(case, bundle) for case in cases)
    return cases if code_of(bundle).arrays == "numpy" else tuple(in_tensors(case) for case in cases)


def _with_defaults(case: CaseSpec, bundle: Bundle) -> CaseSpec:
    """``case`` with what exercise.toml says where the case itself says nothing."""
    judge, entry = bundle.spec.judge, code_of(bundle).entry[0]

    def named(step: CaseStep) -> CaseStep:
        own = step.parts or not step.judged or step.op != "call" or step.on is not None or step.call != entry
        return step if own else replace(step, parts=judge.parts)

    unchanged = judge.unchanged if case.unchanged is None else case.unchanged
    return replace(case, unchanged=unchanged, steps=tuple(map(named, case.steps)))


def calls_of(cases: Sequence[CaseSpec], *, reference: bool = False) -> tuple[CaseCall, ...]:
    """What each case does in a submission's jail, or in that of the ``reference``.

    Raises ``AuthorError`` for options that do not fit their check.
    """
    try:
        return tuple(case_call(case, reference=reference) for case in cases)
    except OptionsError as error:
        raise AuthorError(in_cases(error.sentence)) from error


def in_cases(message: Message) -> Message:
    """A sentence about cases.py that names it."""
    return Message("{file}: {message}", file=CASES_FILE, message=message)


def run_author(job: Job, jails: Jails, what: str) -> tuple[CaseOutcome, ...]:
    """The outcomes of an author's job. Raises ``AuthorError``, naming ``what`` it was, unless all are results."""
    return _results(jails.run(job), what)


def _results(outcome: Outcome, what: str) -> tuple[CaseOutcome, ...]:
    if fault := _fault(outcome):
        raise (HostError if outcome.end is End.INTERNAL else AuthorError)(
            Message("{what}: {fault}", what=what, fault=fault)
        )
    return outcome.cases


def run_to_its_end(job: Job, jails: Jails, what: str) -> tuple[CaseOutcome, ...]:
    """The outcomes of a job that may fail in any way but the host's. Raises ``HostError``."""
    outcome = jails.run(job)
    if outcome.end is End.INTERNAL:
        raise HostError(Message("{what}: {fault}", what=what, fault=_fault(outcome) or ""))
    return outcome.cases


def _fault(outcome: Outcome) -> Message | None:
    if outcome.end is not End.FINISHED:
        return _("the job ended as {as_}. {told}", as_=ended(outcome.end), told=_told(outcome.problem))
    for case in outcome.cases:
        if case.status != "ok":
            facts = {"name": repr(case.name), "as_": ended(case.status), "told": _told(case.problem)}
            return _("case {name} ended as {as_}. {told}", **facts)
    return None


def _told(problem: Problem | None) -> str:
    return "" if problem is None else f"{problem.kind} {dict(problem.facts)}\n{problem.traceback}".rstrip()
