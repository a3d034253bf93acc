"""What is not good enough about an exercise, found by reading it: nothing is run.

The loader says what cannot be used; this says what should not be published: a language that is missing, pages that
do not render or do not agree, a figure that nobody can see, too few known mistakes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from grader.content.bundle import Bundle, statement_path
from grader.content.forbiddable import forbidden_fault
from grader.content.problems import Code, ContentProblem
from grader.content.python_files import section_of
from grader.content.question_check import QUESTION_FILE
from grader.content.rendering.markdown import Finding, render_inline, render_markdown
from grader.content.rendering.parameters import names_in
from grader.content.rendering.svg import FigureError, colour_findings, sanitise
from grader.content.spec.exercise import SPEC_FILE
from grader.content.spec.field_errors import dotted
from grader.content.spec.toml_lines import find_line
from grader.content.variants import VariantSpec, fixed_variant
from grader.languages import LANGUAGES, texts_in, texts_without
from grader.messages import Message as _

FEWEST_ACCEPTED: Final = 2
FEWEST_MISCONCEPTIONS: Final = 3
_HEADING: Final = re.compile(r"(?m)^(#{1,6}) ")
_IMAGE: Final = re.compile(r"!\[[^\]]*\]\(([^)\s]+)")
_FENCE: Final = re.compile(r"(?ms)^```.*?^```")


def lint(bundle: Bundle) -> tuple[ContentProblem, ...]:
    """Return everything that should be put right before ``bundle`` is published, in order of file and line."""
    problems = [
        *_languages(bundle),
        *_statements(bundle),
        *_symbols(bundle),
        *_figures(bundle),
        *(_code(bundle) if bundle.spec.code else _question(bundle)),
    ]
    return tuple(sorted(set(problems), key=lambda p: (p.file, p.line or 0, p.message)))


def lint_variant(bundle: Bundle, variant: VariantSpec) -> tuple[ContentProblem, ...]:
    """The same for one variant: its pages with its parameters, in every language."""
    problems: list[ContentProblem] = []
    for language in LANGUAGES:
        path = statement_path(language)
        if path in bundle.files:
            problems += _page(bundle, path, bundle.text(path), variant.parameters)
    toml = bundle.text(SPEC_FILE)
    drawn = QUESTION_FILE in bundle.files
    for place, text in texts_in(variant.question.model_dump(by_alias=True)):
        found: list[Finding] = []
        for words in text.values():
            render_markdown(words, parameters=variant.parameters, figures=bundle.files, lint=found)
        file, line = (QUESTION_FILE, None) if drawn else (SPEC_FILE, find_line(toml, ("question", *place)))
        name = ".".join(map(str, place))
        problems += [
            ContentProblem(file, line, _("`{name}`: {message}", name=name, message=one.message), one.code)
            for one in found
        ]
    problems += _hints(bundle, variant.parameters)
    if drawn:
        for place, language in texts_without(variant.question.model_dump(by_alias=True), bundle.spec.languages):
            message = _("`{name}` has no text in the language {language}.", name=dotted(place), language=language)
            problems.append(ContentProblem(QUESTION_FILE, None, message, Code.MISSING_LANGUAGE))
    return tuple(dict.fromkeys(problems))


def _hints(bundle: Bundle, parameters: Mapping[str, object] | None) -> Iterator[ContentProblem]:
    toml = bundle.text(SPEC_FILE)
    for number, hint in enumerate(bundle.spec.hints):
        found: list[Finding] = []
        for words in hint.text.values():
            render_markdown(words, parameters=parameters, figures=bundle.files, lint=found)
        line = find_line(toml, ("hints", number))
        for one in found:
            message = _("hint {number}: {message}", number=number + 1, message=one.message)
            yield ContentProblem(SPEC_FILE, line, message, one.code)


def _symbols(bundle: Bundle) -> Iterator[ContentProblem]:
    """Each symbol is a formula that can be shown, and so are its words."""
    toml = bundle.text(SPEC_FILE)
    for number, symbol in enumerate(bundle.spec.symbols):
        found: list[Finding] = []
        for words in (f"${symbol.tex}$", *symbol.text.values()):
            render_inline(words, lint=found)
        line = find_line(toml, ("symbols", number))
        for one in found:
            message = _("symbol {number}: {message}", number=number + 1, message=one.message)
            yield ContentProblem(SPEC_FILE, line, message, one.code)


def _languages(bundle: Bundle) -> Iterator[ContentProblem]:
    """Each language that exercise.toml names is there, on every page and in every text."""
    languages = bundle.spec.languages
    for language in languages:
        path = statement_path(language)
        if not bundle.files.get(path, b"").strip():
            message = _("there is no statement in the language {language}.", language=language)
            yield ContentProblem(path, None, message, Code.MISSING_LANGUAGE)
    toml = bundle.text(SPEC_FILE)
    for place, language in texts_without(bundle.spec.model_dump(by_alias=True), languages):
        message = _("`{name}` has no text in the language {language}.", name=dotted(place), language=language)
        yield ContentProblem(SPEC_FILE, find_line(toml, place), message, Code.MISSING_LANGUAGE)


def _page(bundle: Bundle, path: str, text: str, parameters: Mapping[str, object] | None) -> Iterator[ContentProblem]:
    found: list[Finding] = []
    render_markdown(text, parameters=parameters, figures=bundle.files, lint=found)
    for one in found:
        yield ContentProblem(path, one.line, one.message, one.code)


def _statements(bundle: Bundle) -> Iterator[ContentProblem]:
    """Each page renders; and one says what the other says, as far as headings, figures and parameters show."""
    drawn = QUESTION_FILE in bundle.files
    pages = {path: bundle.text(path) for path in map(statement_path, LANGUAGES) if path in bundle.files}
    for path, text in pages.items():
        yield from _page(bundle, path, text, None if drawn or bundle.spec.code else {})
    for language, title in bundle.spec.title.items():
        found: list[Finding] = []
        render_inline(title, lint=found)
        line = find_line(bundle.text(SPEC_FILE), ("title",))
        for one in found:
            message = _("title in {language}: {message}", language=language, message=one.message)
            yield ContentProblem(SPEC_FILE, line, message, one.code)
    first, *others = pages
    for other in others:
        for of, differs in (
            (_headings, _("its headings are not those of {first}: {here} here, {there} there.")),
            (_image_paths, _("its figures are not those of {first}: {here} here, {there} there.")),
            (names_in, _("its parameters are not those of {first}: {here} here, {there} there.")),
        ):
            here, there = of(pages[other]), of(pages[first])
            if here != there:
                message = differs.filled(first=first, here=_shown(here), there=_shown(there))
                yield ContentProblem(other, None, message, Code.LANGUAGES_DIFFER)


def _headings(text: str) -> list[str]:
    return _HEADING.findall(_FENCE.sub("", text))


def _image_paths(text: str) -> list[str]:
    return _IMAGE.findall(_FENCE.sub("", text))


def _shown(items: list[str] | frozenset[str]) -> str:
    return ", ".join(sorted(items) if isinstance(items, frozenset) else items) or _("none")


def _figures(bundle: Bundle) -> Iterator[ContentProblem]:
    pages = [path for path in (*map(statement_path, LANGUAGES), SPEC_FILE, QUESTION_FILE) if path in bundle.files]
    shown = "\n".join(map(bundle.text, pages))
    for path in (path for path in bundle.files if path.startswith("figures/")):
        try:
            findings = sanitise(bundle.files[path], "x")[1]
            colours = tuple(colour_findings(bundle.files[path]))
        except FigureError as error:
            yield ContentProblem(path, error.line, error.sentence, Code.BAD_FIGURE)
            continue
        yield from (ContentProblem(path, line, message, Code.UNSAFE_FIGURE) for line, message in findings)
        yield from (ContentProblem(path, line, message, Code.BAD_FIGURE) for line, message in colours)
        if path not in shown:
            yield ContentProblem(path, None, _("nothing shows this figure."), Code.UNUSED_FIGURE)


def _code(bundle: Bundle) -> Iterator[ContentProblem]:
    code = bundle.spec.code
    assert code is not None
    yield from _hints(bundle, None)
    toml = bundle.text(SPEC_FILE)
    for path in (path for path in map(statement_path, LANGUAGES) if path in bundle.files):
        for entry in code.entry:
            if entry not in bundle.text(path):
                message = _("never names `{entry}`, which the student has to write.", entry=entry)
                yield ContentProblem(path, None, message, Code.ENTRY_NOT_MENTIONED)
    for name in code.forbidden:
        if (fault := forbidden_fault(name)) is not None:
            message = _("`code.forbidden`: {fault}", fault=fault)
            yield ContentProblem(SPEC_FILE, find_line(toml, ("code", "forbidden")), message, Code.BAD_FORBIDDEN_NAME)
    counts = {folder: len(bundle.under(folder)) for folder in ("accepted", "misconceptions", "cheats")}
    if counts["accepted"] < FEWEST_ACCEPTED:
        message = _(
            "holds {count} solutions; at least {least} in different styles show that the cases refuse no right one.",
            count=counts["accepted"],
            least=FEWEST_ACCEPTED,
        )
        yield ContentProblem("accepted/", None, message, Code.TOO_FEW_ACCEPTED)
    if counts["misconceptions"] < FEWEST_MISCONCEPTIONS:
        message = _(
            "holds {count} known mistakes; at least {least} are wanted.",
            count=counts["misconceptions"],
            least=FEWEST_MISCONCEPTIONS,
        )
        yield ContentProblem("misconceptions/", None, message, Code.TOO_FEW_MISCONCEPTIONS)
    yield from _sections(bundle)
    if not counts["cheats"]:
        message = _("holds nothing; at least one file that tries to win without solving is wanted.")
        yield ContentProblem("cheats/", None, message, Code.NO_CHEAT)


def _sections(bundle: Bundle) -> Iterator[ContentProblem]:
    headings = bundle.headings()
    for name, source in bundle.under("misconceptions").items():
        if (section := section_of(source)) and section not in headings:
            message = _("the statement has no section `{section}`.", section=section)
            yield ContentProblem(f"misconceptions/{name}", 1, message, Code.UNKNOWN_SECTION)


def _question(bundle: Bundle) -> Iterator[ContentProblem]:
    question = bundle.spec.question
    assert question is not None
    if QUESTION_FILE not in bundle.files:
        yield from lint_variant(bundle, fixed_variant(question))
        if question.steps is None:
            message = _("there is no worked solution: `steps = {{ en = ..., zh-hans = ... }}`.")
            line = find_line(bundle.text(SPEC_FILE), ("question",))
            yield ContentProblem(SPEC_FILE, line, message, Code.NO_STEPS)
