"""From the data that an author's ``cases(rng)`` gave, out of its jail, to checked ``CaseSpec`` records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from grader.content.cases.chains import read_steps
from grader.content.cases.fields import Fields
from grader.content.cases.plain import plain
from grader.content.cases.spec import CHECKS, REVEALS, CaseSpec
from grader.content.problems import Code, ContentError, ContentProblem
from grader.languages import LANGUAGES, Language, main_of
from grader.messages import Message
from grader.messages import Message as _
from grader.values import Value

CASES_FILE: Final = "cases.py"
MOST_CASES: Final = 200
LONGEST_NAME: Final = 120
CASE_KEYS: Final = frozenset(
    {"name", "call", "args", "kwargs", "chain", "visible", "points", "group", "required", "fresh", "reveal"}
    | {"property", "family", "check", "options", "unchanged", "rtol", "atol", "seeds"}
)


def parse_cases(
    values: Value, *, entry: str, source: str = "", some: bool = False, languages: Sequence[Language] = LANGUAGES
) -> tuple[CaseSpec, ...]:
    """Read what ``cases(rng)`` yielded: a list of dicts. ``entry`` is what a case calls unless it says otherwise.

    Texts in several languages need those of the exercise, ``languages``.

    ``source`` is the text of cases.py, where a problem's line is looked for by the case's name. ``some``: these are
    some of an exercise's cases, so what only all of them must have is not asked. Raises ``ContentError`` with the
    problems of all cases.
    """
    if not isinstance(values, (list, tuple)) or not values:
        message = _("`cases(rng)` should yield one dict a case, and at least one.")
        raise ContentError([ContentProblem(CASES_FILE, None, message, Code.NOT_CASES)])
    if len(values) > MOST_CASES:
        message = _(
            "`cases(rng)` yields {count} cases; {most} is the most there may be.", count=len(values), most=MOST_CASES
        )
        raise ContentError([ContentProblem(CASES_FILE, None, message, Code.NOT_CASES)])
    problems: list[ContentProblem] = []
    cases = [_case(value, number, entry, source, problems, languages) for number, value in enumerate(values, start=1)]
    problems = problems or ([] if some else [*_whole_problems(cases, source)])
    if problems:
        raise ContentError(problems)
    return tuple(cases)


def _case(
    value: Value,
    number: int,
    entry: str,
    source: str,
    problems: list[ContentProblem],
    languages: Sequence[Language],
) -> CaseSpec:
    data = value if isinstance(value, Mapping) else {}
    given = data.get("name")
    main = main_of(languages)
    titles = given if isinstance(given, Mapping) else {main: plain(given)}
    names = {code: text.strip() for code, text in titles.items() if isinstance(text, str)}
    named = bool(names.get(main)) and max(map(len, names.values())) <= LONGEST_NAME
    title = names[main] if named else ""

    def note(message: Message, code: Code) -> None:
        facts = {"number": number, "title": title, "message": message}
        said = _("case {number} ({title}) {message}", **facts) if title else _("case {number} {message}", **facts)
        problems.append(ContentProblem(CASES_FILE, _line(source, title), said, code))

    fields = Fields(data, note, Code.BAD_CASE)
    if not isinstance(value, Mapping):
        note(_("is not a dict."), Code.NOT_CASES)
    elif not title:
        fields.note(_("needs a `name` of at most {most} characters.", most=LONGEST_NAME))
    else:
        _check_languages(fields, "name", titles, languages if isinstance(given, Mapping) else ())
    fields.refuse_unknown(CASE_KEYS)
    return CaseSpec(
        name=title,
        steps=read_steps(fields, entry),
        title={str(code): text for code, text in names.items()} if isinstance(given, Mapping) else {},
        visible=fields.flag("visible", True),
        points=fields.number("points", 1),
        group=fields.string("group"),
        required=_required(fields),
        fresh=fields.flag("fresh", False),
        reveal=fields.one_of("reveal", REVEALS),
        property=_property(fields, languages),
        family=fields.string("family"),
        check=fields.one_of("check", CHECKS),
        options=fields.named("options"),
        unchanged=None if fields.get("unchanged") is None else fields.flag("unchanged", False),
        rtol=None if fields.get("rtol") is None else float(fields.number("rtol", 0)),
        atol=None if fields.get("atol") is None else float(fields.number("atol", 0)),
        seeds=_seeds(fields),
    )


def _line(source: str, name: str) -> int | None:
    """The first line of cases.py in which the name of a case stands."""
    lines = source.splitlines() if name else []
    return next((number for number, line in enumerate(lines, start=1) if name in line), None)


def _required(fields: Fields) -> bool | float:
    found = fields.get("required", False)
    what = _("True, False or a number from 0 to 1")
    return found if isinstance(found, bool) else float(fields.number("required", 0, most=1, what=what))


def _property(fields: Fields, languages: Sequence[Language]) -> dict[str, str]:
    found = fields.named("property")
    _check_languages(fields, "property", found, languages if found else ())
    if not found and fields.get("reveal") == "property":
        fields.note(_('reveals its `property`, so it needs one: {{"en": "...", "zh-hans": "..."}}.'))
    return {key: text for key, text in found.items() if isinstance(text, str)}


def _check_languages(fields: Fields, key: str, texts: Mapping[Any, Value], wanted: Sequence[Language]) -> None:
    """Note what is wrong with a text by language, which needs the ``wanted`` ones."""
    said = {code for code, text in texts.items() if isinstance(text, str) and text.strip()}
    if len(said) != len(texts) or not said <= set(LANGUAGES):
        fields.note(_('has a `{key}` that is not of the form {{"en": "...", "zh-hans": "..."}}.', key=key))
    elif missing := [language for language in wanted if language not in said]:
        message = _("has a `{key}` without a text for {language}.", key=key, language=missing[0])
        fields.note(message, Code.MISSING_LANGUAGE)


def _seeds(fields: Fields) -> tuple[int, ...]:
    found = fields.get("seeds", ())
    seeds = tuple(map(plain, found)) if isinstance(found, (list, tuple)) else (None,)
    numbers = tuple(seed for seed in seeds if isinstance(seed, int) and not isinstance(seed, bool) and seed >= 0)
    if len(numbers) != len(seeds):
        fields.note(_("has `seeds` that are not a list of whole numbers from 0 on."))
    return numbers


def _whole_problems(cases: Sequence[CaseSpec], source: str) -> Iterator[ContentProblem]:
    """Find what is wrong only when all cases are seen together."""
    names = [case.name for case in cases]
    for number, name in enumerate(names, start=1):
        if name in names[: number - 1]:
            message = _("case {number} has the name of an earlier case, {name}.", number=number, name=name)
            yield ContentProblem(CASES_FILE, _line(source, name), message, Code.DUPLICATE_CASE)
    if not any(case.visible for case in cases):
        message = _("no case is visible, so a student has nothing to try their code on.")
        yield ContentProblem(CASES_FILE, None, message, Code.NO_VISIBLE_CASE)
    if not any(case.points for case in cases):
        yield ContentProblem(CASES_FILE, None, _("all cases together give no points."), Code.BAD_CASE)
