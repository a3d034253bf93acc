"""From the data that question.py's ``generate(rng)`` gave, out of its jail, to a complete question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pydantic import Field, ValidationError

from grader.content.cases.plain import plain_deep
from grader.content.problems import Code, ContentError, ContentProblem
from grader.content.question_check import QUESTION_FILE
from grader.content.rendering.parameters import Name, Parameter, names_in
from grader.content.spec.field_errors import dotted, field_findings
from grader.languages import LANGUAGES, Frozen, Language, main_of, texts_without
from grader.messages import Message
from grader.messages import Message as _
from grader.questions.question import Question
from grader.questions.registry import QuestionSpec, question_of
from grader.values import Value


class VariantSpec(Frozen):
    """One question as one student meets it: what ``{{name}}`` stands for on its page, and the complete question.

    A fixed question is a variant without parameters. JSON round trip: ``model_dump_json`` and
    ``model_validate_json``; numbers stay exact.
    """

    parameters: Mapping[Name, Parameter] = Field(default_factory=dict)
    question: QuestionSpec


def fixed_variant(question: Question) -> VariantSpec:
    """The one variant of a question that is not drawn."""
    return VariantSpec(question=question)


def parse_variant(value: Value, question: Question, languages: Sequence[Language] = LANGUAGES) -> VariantSpec:
    """Complete ``question`` with what ``generate(rng)`` returned: a dict of parameters and of the question's fields.

    ``wrong`` may be a dict of sentences by value, or a list of dicts with ``value``, ``en`` and ``zh-hans``. What
    exercise.toml says stays, unless the dict says otherwise. Texts need the main one of the exercise's ``languages``.
    Raises ``ContentError``.
    """
    drawn = plain_deep(value)
    if not isinstance(drawn, dict):
        raise ContentError([_problem(_("`generate(rng)` should return a dict."), Code.NOT_A_VARIANT)])
    fields = {str(key): item for key, item in drawn.items()}
    parameters = fields.pop("parameters", {})
    if "wrong" in fields:
        fields["wrong"] = _wrong(fields["wrong"])
    if "type" in fields:
        raise ContentError([_problem(_("the `type` of a question is exercise.toml's to say."), Code.BAD_VARIANT)])
    if "hints" in fields:
        raise ContentError([_problem(_("hints stand in exercise.toml, as `[[hints]]`."), Code.BAD_VARIANT)])
    if (fault := question.drawn_fault(fields)) is not None:
        raise ContentError([_problem(fault, Code.BAD_VARIANT)])
    known = question.model_dump(by_alias=True, exclude_unset=True)
    try:
        complete = question_of({**known, **fields})
        variant = VariantSpec.model_validate({"parameters": parameters, "question": complete})
    except ValidationError as error:
        raise ContentError(_problem(one.message, Code.BAD_VARIANT) for one in field_findings(error)) from None
    faults = [*_faults(variant), *_missing_words(variant, main_of(languages))]
    if problems := tuple(_problem(message, Code.BAD_VARIANT) for message in faults):
        raise ContentError(problems)
    return variant


def _wrong(value: object) -> object:
    """Read ``{392000: {"en": ..., "zh-hans": ...}}`` as the list of named wrong answers it is short for."""
    if not isinstance(value, dict):
        return value
    return [{"value": key, **(texts if isinstance(texts, dict) else {"en": texts})} for key, texts in value.items()]


def _missing_words(variant: VariantSpec, main: Language) -> Iterator[Message]:
    for path, _language in texts_without(variant.question.model_dump(by_alias=True), [main]):
        yield _("`{name}` is missing.", name=dotted((*path, main)))


def _faults(variant: VariantSpec) -> Iterator[Message]:
    question = variant.question
    if not question.has_answer:
        yield _("`{name}` is missing.", name=question.answer_field)
        return
    for path, _fault, message in question.findings():
        yield _("`{name}`: {message}", name=".".join(map(str, path)), message=message)
    texts = (question.steps or {}).values()
    for name in sorted({name for text in texts for name in names_in(text)} - set(variant.parameters)):
        yield _("the text uses {place}, which is not among the `parameters`.", place=f"{{{{{name}}}}}")


def _problem(message: Message, code: Code) -> ContentProblem:
    return ContentProblem(QUESTION_FILE, None, message, code)
