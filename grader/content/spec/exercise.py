"""exercise.toml as a frozen record; docs/authoring.md explains every field to authors."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StrictBool, StrictInt, ValidationError

from grader.content.problems import Code, ContentError, ContentProblem
from grader.content.spec.field_errors import field_findings
from grader.content.spec.toml_lines import Path, find_line
from grader.languages import LANGUAGES, Frozen, Language, Localised, Worded, main_of, not_right, texts_without
from grader.messages import Message, recognised
from grader.messages import Message as _
from grader.questions.registry import QuestionSpec

SPEC_FILE: Final = "exercise.toml"
OWN_REFERENCE: Final = "reference.py"
MOST_HINTS: Final = 3
MOST_DOTS: Final = 500  # in one line
MOST_SYMBOLS: Final = 30
SLUG_PATTERN: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
# What a TOML parser says of the mistakes that authors make most; of others, its own English.
_NOT_TOML: Final = (
    _("Invalid statement"),
    _("Invalid value"),
    _("Invalid initial character for a key part"),
    _("Expected newline or end of document after a statement"),
    _("Expected '=' after a key in a key/value pair"),
    _("Expected ']' at the end of a table declaration"),
    _("Expected ']]' at the end of an array declaration"),
    _("Expected {sign}"),
    _("Cannot declare {key} twice"),
    _("Cannot overwrite a value"),
    _("Duplicate inline table key {key}"),
    _("Unclosed array"),
    _("Unclosed inline table"),
    _("Unterminated string"),
    _("Unescaped '\\' in a string"),
    _("Illegal character {character}"),
    _("Found invalid character {character}"),
    _("A line of too many dots"),
    _("A number of too many digits"),
    _("Lists or tables too deep in one another"),
)
DOTTED_PATTERN: Final = r"^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$"

Slug = Annotated[str, Field(pattern=SLUG_PATTERN, max_length=64)]
Identifier = Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$", max_length=64)]
Dotted = Annotated[str, Field(pattern=DOTTED_PATTERN, max_length=128)]
Reference = Annotated[str, Field(pattern=r"^(reference\.py|[a-z_][a-z0-9_]*\.[A-Za-z_][A-Za-z0-9_]*)$")]
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]
NotNegative = Annotated[float, Field(ge=0, allow_inf_nan=False)]


def _listed(value: object) -> object:
    """Read one string as a list of one."""
    return (value,) if isinstance(value, str) else value


def _each_once(value: tuple[Language, ...]) -> tuple[Language, ...]:
    if not value or len(set(value)) < len(value):
        raise not_right("bad_value", _("needs at least one language, and each once"))
    return value


Layout = Annotated[str, Field(pattern=r"^[A-Z]{1,8}$")]
DottedArgument = Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)?$", max_length=64)]


class WindowSpec(Frozen):
    """Which window of the input an output element sees, so that feedback can show it.

    ``input`` and ``kernel`` are names of the entry's arguments; ``kernel``, ``stride`` and ``padding`` may also be
    a pair of ints, height first, where it is the same in all cases, or the name of the argument that holds it:
    ``conv_param.stride`` where that is a dict.
    """

    input: Identifier
    kernel: DottedArgument | tuple[StrictInt, StrictInt]
    stride: DottedArgument | tuple[StrictInt, StrictInt] = (1, 1)
    padding: DottedArgument | tuple[StrictInt, StrictInt] = (0, 0)


class CodeSpec(Frozen):
    """What a code exercise asks for.

    ``entry``: the names the submission must define, the first one being what a case calls unless it says otherwise;
    ``reference``: ``module.name`` in reference/, one for each entry, or ``reference.py`` in the folder.
    """

    entry: Annotated[tuple[Identifier, ...], BeforeValidator(_listed), Field(min_length=1, max_length=16)]
    arrays: Literal["numpy", "torch", "triton"] = "numpy"
    reference: Annotated[tuple[Reference, ...], BeforeValidator(_listed), Field(min_length=1)] = (OWN_REFERENCE,)
    forbidden: tuple[Dotted, ...] = ()
    device: Literal["cpu", "any", "cuda"] = "cpu"

    @property
    def reference_modules(self) -> tuple[str, ...]:
        """The files of reference/ it needs, as their paths in a bundle: ``("reference/convolution.py",)``."""
        modules = dict.fromkeys(name.split(".")[0] for name in self.reference if name != OWN_REFERENCE)
        return tuple(f"reference/{module}.py" for module in modules)

    def reference_of(self, entry: str) -> tuple[str, str]:
        """The file of the bundle that holds the reference of ``entry``, and its name in there."""
        if self.reference == (OWN_REFERENCE,):
            return OWN_REFERENCE, entry
        module, name = self.reference[self.entry.index(entry)].split(".")
        return f"reference/{module}.py", name


class LimitsSpec(Frozen):
    """What one submission may use, in seconds, MiB and KiB; None leaves it to the site, whose ceiling always holds."""

    cpu_seconds: Positive | None = None
    wall_seconds: Positive | None = None
    memory_mb: Annotated[StrictInt, Field(gt=0)] | None = None
    output_kb: Annotated[StrictInt, Field(gt=0)] | None = None


class JudgeSpec(Frozen):
    """How results are compared; None leaves a tolerance to the inputs' dtypes and the number of elements summed.

    ``precision`` allows results of a coarser dtype than the inputs and the reference have: down to this one, they are
    judged by their own. ``layout`` has a letter for each axis, N the batch, C channels, H rows and W columns: of every
    result and input with so many axes, or by the name of an argument or output, where ``result`` is a result that is no
    tuple. Where it says nothing, axes are numbers.

    ``parts`` names the items of the tuple that the first entry returns, where a case's step does not. With
    ``part_points`` a case that is not right as a whole counts for the parts that are: each by its points here, else 1.
    """

    rtol: NotNegative | None = None
    atol: NotNegative | None = None
    reduction: Annotated[StrictInt, Field(ge=1)] = 1
    dtype: Literal["kind", "exact", "any"] = "kind"
    precision: Literal["float64", "float32", "float16", "bfloat16"] = "float64"
    unchanged: bool = False
    parts: tuple[Identifier, ...] = ()
    part_points: Mapping[Identifier, Positive] = Field(default_factory=dict)
    layout: Layout | Mapping[Identifier, Layout] = ""
    window: WindowSpec | None = None

    @property
    def layouts(self) -> Mapping[str, str]:
        """The letters of the axes by the name of an argument or of an output; "" stands for all others.

        A result that has no name of its own is ``result``.
        """
        if isinstance(self.layout, str):
            return {"": self.layout}
        return {"" if name == "result" else name: axes for name, axes in self.layout.items()}


class HintSpec(Worded):
    """One hint, Markdown with ``{{parameters}}``. Opening it costs ``cost`` points; hints are opened in their order."""

    cost: NotNegative = 0


class SymbolSpec(Worded):
    """What a symbol of the statement's formulas stands for: ``tex`` is its LaTeX, the words are Markdown."""

    tex: Annotated[str, Field(min_length=1)]


class EquivalentMutant(Frozen):
    """A change to the reference that cannot be noticed, with the reason why: ``mutant`` is its name in the report."""

    mutant: Annotated[str, Field(min_length=1)]
    reason: Annotated[str, Field(min_length=1)]


class CheckSpec(Frozen):
    """What ``check_exercise`` should know: mutants that no case could ever catch."""

    equivalent: tuple[EquivalentMutant, ...] = ()


class ExerciseSpec(Frozen):
    """One exercise.toml. ``minutes`` is how long a student usually takes; ``prerequisites`` are slugs.

    ``try_`` says what students get to see who run their code on inputs of their own: the reference's result too, theirs
    alone, or nothing. None: the reference's, but in quizzes.
    """

    format: Literal[1]
    title: Localised
    kind: Literal["code", "question"]
    topic: Slug
    difficulty: Annotated[StrictInt, Field(ge=1, le=5)]
    minutes: Annotated[StrictInt, Field(ge=1, le=600)]
    languages: Annotated[tuple[Language, ...], BeforeValidator(_listed), AfterValidator(_each_once)] = LANGUAGES
    listed: StrictBool | None = None  # whether practice may show it; None: the library's may, a course's own may not
    prerequisites: tuple[Slug, ...] = ()
    tags: tuple[Slug, ...] = ()
    code: CodeSpec | None = None
    limits: LimitsSpec = LimitsSpec()
    judge: JudgeSpec = JudgeSpec()
    check: CheckSpec = CheckSpec()
    question: QuestionSpec | None = None
    try_: Annotated[Literal["expected", "yours", "off"] | None, Field(alias="try")] = None
    hints: Annotated[tuple[HintSpec, ...], Field(max_length=MOST_HINTS)] = ()
    symbols: Annotated[tuple[SymbolSpec, ...], Field(max_length=MOST_SYMBOLS)] = ()


def parse_spec(text: str) -> ExerciseSpec:
    """Read the text of an exercise.toml; raises ``ContentError`` with the line of every field that is not right."""
    try:
        data = _parsed(text)
    except tomllib.TOMLDecodeError as error:
        raise ContentError([toml_problem(text, error)]) from None
    question = data.get("question")
    if isinstance(question, dict) and "hints" in question and "hints" not in data:
        data["hints"] = question.pop("hints")  # versions from when only questions had hints keep them there
    try:
        spec = ExerciseSpec.model_validate(data)
    except ValidationError as error:
        found = field_findings(error)
        raise ContentError(_problem(text, one.path, one.code, one.message) for one in found) from None
    if problems := tuple(_disagreements(text, spec)):
        raise ContentError(problems)
    return spec


def _parsed(text: str) -> dict[str, Any]:
    """What TOML's own parser makes of it. Raises TOMLDecodeError, also where that ends otherwise or takes too long."""
    for number, line in enumerate(text.split("\n"), start=1):
        # Each part of a key is looked for from the first one: 20,000 of them take five seconds.
        if line.count(".") > MOST_DOTS:
            raise tomllib.TOMLDecodeError(f"A line of too many dots (at line {number}, column 1)")
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except RecursionError:
        raise tomllib.TOMLDecodeError("Lists or tables too deep in one another") from None
    except tomllib.TOMLDecodeError:
        raise
    except ValueError:
        raise tomllib.TOMLDecodeError("A number of too many digits") from None


def toml_problem(text: str, error: tomllib.TOMLDecodeError) -> ContentProblem:
    """Say where TOML's own parser stopped."""
    message = str(error)
    if found := re.search(r" \(at line (\d+), column \d+\)$", message):
        line, message = int(found[1]), message[: found.start()]
    else:  # "at end of document"
        line, message = max(1, text.count("\n") + (not text.endswith("\n"))), message.partition(" (at ")[0]
    said = _("is not TOML: {why}.", why=recognised(message, _NOT_TOML))
    return ContentProblem(SPEC_FILE, line, said, Code.TOML_SYNTAX)


def _problem(text: str, path: Path, code: Code, message: Message) -> ContentProblem:
    return ContentProblem(SPEC_FILE, find_line(text, path), message, code)


def _disagreements(text: str, spec: ExerciseSpec) -> Iterator[ContentProblem]:
    """Find fields that are fine alone and not together."""
    main = main_of(spec.languages)
    for path, language in texts_without(spec.model_dump(by_alias=True), [main]):
        name = ".".join(map(str, path))
        message = _("`{name}` needs a text under the key {language}.", name=name, language=language)
        yield _problem(text, path, Code.MISSING_LANGUAGE, message)
    for kind, table in (("code", spec.code), ("question", spec.question)):
        if spec.kind == kind and table is None:
            message = _('kind = "{kind}" needs a [{kind}] table.', kind=kind)
            yield _problem(text, ("kind",), Code.KIND_MISMATCH, message)
        if spec.kind != kind and table is not None:
            message = _('a [{table}] table stands here, but kind = "{kind}".', table=kind, kind=spec.kind)
            yield _problem(text, (kind,), Code.KIND_MISMATCH, message)
    for name in spec.judge.part_points.keys() - set(spec.judge.parts) if spec.judge.parts else ():
        message = _("`judge.part_points` has points for {name}, which is none of `judge.parts`.", name=name)
        yield _problem(text, ("judge", "part_points", name), Code.BAD_VALUE, message)
    code = spec.code
    if code and code.reference != (OWN_REFERENCE,) and len(code.reference) != len(code.entry):
        message = _("`code.reference` needs one name for each name in `code.entry`, in the same order.")
        yield _problem(text, ("code", "reference"), Code.BAD_VALUE, message)
    elif code and OWN_REFERENCE in code.reference and len(code.reference) > 1:
        message = _("`code.reference` is either reference.py alone or names in reference/, not both.")
        yield _problem(text, ("code", "reference"), Code.BAD_VALUE, message)
