"""What can be known of a Python file without running it: that it parses, what it defines, what it says."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from grader import syntax
from grader.content.problems import Code, ContentProblem
from grader.content.spec.exercise import CodeSpec
from grader.messages import Message, as_it_is, recognised
from grader.messages import Message as _

# What Python says of the mistakes that authors make most; of others, its own English.
_SAID = (
    _("invalid syntax"),
    _("invalid syntax. Perhaps you forgot a comma?"),
    _("'{bracket}' was never closed"),
    _("unmatched '{bracket}'"),
    _("closing parenthesis '{closing}' does not match opening parenthesis '{opening}'"),
    _("expected '{sign}'"),
    _("unexpected indent"),
    _("unindent does not match any outer indentation level"),
    _("expected an indented block after {what} on line {line}"),
    _("unterminated string literal (detected at line {line})"),
    _("unterminated triple-quoted string literal (detected at line {line})"),
    _("it is nested too deeply"),
)
_SECTION = re.compile(r"(?m)^section:[ \t]*(.*?)[ \t]*$\n?")


def parse(source: str) -> ast.Module:
    """Parse a module; raises ``SyntaxError`` for all that is not Python, nesting without end included."""
    try:
        return syntax.parse(source)
    except (RecursionError, MemoryError):
        raise SyntaxError("it is nested too deeply") from None


def said_of(error: SyntaxError | ValueError) -> Message:
    """What Python says of a file that it cannot parse, and of which line."""
    if not isinstance(error, SyntaxError):
        return as_it_is(str(error))
    what = recognised(error.msg, _SAID)
    return _("{what} (line {line})", what=what, line=error.lineno) if error.lineno else what


def defined_names(source: str) -> frozenset[str]:
    """The names a module binds when it is imported, by whatever statement, but not within functions or classes."""
    names: set[str] = set()
    waiting: list[ast.AST] = [parse(source)]
    while waiting:
        node = waiting.pop()
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                names.add(name)
                continue
            case ast.Name(id=name, ctx=ast.Store()):
                names.add(name)
            case ast.alias(name=name, asname=other):
                names.add(other or name.partition(".")[0])
            case ast.Lambda():
                continue
        waiting.extend(ast.iter_child_nodes(node))
    return frozenset(names)


@lru_cache(maxsize=1024)  # asked for with every grading of a wrong solution
def sentence_of(source: str) -> dict[str, str]:
    """What a misconception says to the student, by language: the docstring's English, then ``zh-hans:`` and Chinese.

    Line breaks within a paragraph are spaces to the reader; a language that is not there is left out.
    """
    docstring = _SECTION.sub("", ast.get_docstring(parse(source)) or "")
    english, *rest = re.split(r"(?m)^zh-hans:", docstring, maxsplit=1)
    texts = {"en": english, "zh-hans": rest[0] if rest else ""}
    return {language: _flowing(text) for language, text in texts.items() if text.strip()}


@lru_cache(maxsize=1024)
def section_of(source: str) -> str:
    """The heading of the section that a misconception contradicts, from its docstring's line ``section:``, or ""."""
    found = _SECTION.search(ast.get_docstring(parse(source)) or "")
    return found[1] if found else ""


def _flowing(text: str) -> str:
    paragraphs = (re.split(r"\s*\n\s*", paragraph.strip()) for paragraph in re.split(r"\n\s*\n", text.strip()))
    return "\n\n".join(_join(lines) for lines in paragraphs)


def _join(lines: list[str]) -> str:
    """Join wrapped lines: with a space, except between two Chinese characters, where none is written."""
    text = lines[0]
    for line in lines[1:]:
        wide = ord(text[-1]) > 0x2E80 and ord(line[0]) > 0x2E80
        text += line if wide else f" {line}"
    return text


def syntax_problems(texts: Mapping[str, str]) -> Iterator[ContentProblem]:
    """Find the Python files that do not parse, with the line the parser stopped at."""
    for path, text in texts.items():
        if path.endswith(".py"):
            try:
                parse(text)
            except SyntaxError as error:
                message = _("is not Python: {why}.", why=recognised(error.msg, _SAID))
                yield ContentProblem(path, error.lineno, message, Code.PYTHON_SYNTAX)


def code_problems(
    code: CodeSpec, texts: Mapping[str, str], present: Collection[str], languages: Collection[str]
) -> Iterator[ContentProblem]:
    """Find names that should be defined and are not, and misconceptions without a sentence.

    ``texts`` are the files that parse, ``present`` the names of all, ``languages`` those of the exercise. A file that
    is missing altogether is the loader's to report, but for the reference, which is named nowhere but in ``code``.
    """
    for entry in code.entry:
        path, name = code.reference_of(entry)
        if path not in present:
            message = _(
                "is missing: it should define `{name}`, the reference that answers are compared with.", name=name
            )
            yield ContentProblem(path, None, message, Code.MISSING_REFERENCE)
        elif path in texts and name not in defined_names(texts[path]):
            message = _("does not define `{name}`, the reference of `{entry}`.", name=name, entry=entry)
            yield ContentProblem(path, None, message, Code.MISSING_NAME)
    for path, text in texts.items():
        folder = path.partition("/")[0]
        if path == "starter.py" or folder in ("accepted", "misconceptions"):
            for name in sorted(set(code.entry) - defined_names(text)):
                message = _("does not define the entry `{name}`.", name=name)
                yield ContentProblem(path, None, message, Code.MISSING_NAME)
        if folder == "misconceptions" and (missing := set(languages) - sentence_of(text).keys()):
            english = _("its docstring, which the student reads, needs an English sentence.")
            chinese = _(
                "its docstring, which the student reads, needs a line starting `zh-hans:` with the Chinese one."
            )
            message = english if "en" in missing else chinese
            yield ContentProblem(path, 1, message, Code.MISSING_SENTENCE)
    if "cases.py" in texts and "cases" not in defined_names(texts["cases.py"]):
        yield ContentProblem("cases.py", None, _("does not define `{name}`.", name="cases(rng)"), Code.MISSING_NAME)
