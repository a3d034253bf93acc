"""Whether a folder's question is whole: answered in exercise.toml or drawn by question.py, and without a fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from grader.content.problems import Code, ContentProblem
from grader.content.python_files import defined_names
from grader.content.spec.exercise import SPEC_FILE, ExerciseSpec
from grader.content.spec.toml_lines import find_line
from grader.messages import Message as _

QUESTION_FILE: Final = "question.py"


def question_problems(spec: ExerciseSpec, texts: Mapping[str, str]) -> Iterator[ContentProblem]:
    """Check the question of an exercise.toml against the folder's other ``texts``, those that parse."""
    question = spec.question
    assert question is not None
    toml = texts[SPEC_FILE]
    field = question.answer_field
    drawn, fixed = QUESTION_FILE in texts, question.has_answer
    if drawn and fixed:
        message = _("`{name}` is given here and drawn by question.py; keep one of them.", name=f"question.{field}")
        yield ContentProblem(SPEC_FILE, find_line(toml, ("question", field)), message, Code.ANSWER_TWICE)
    elif not drawn and not fixed:
        message = _("`{name}` is missing, and there is no question.py that draws it.", name=f"question.{field}")
        yield ContentProblem(SPEC_FILE, find_line(toml, ("question",)), message, Code.ANSWER_MISSING)
    elif drawn and "generate" not in defined_names(texts[QUESTION_FILE]):
        message = _("does not define `{name}`.", name="generate(rng)")
        yield ContentProblem(QUESTION_FILE, None, message, Code.MISSING_NAME)
    elif not drawn:
        for path, fault, message in question.findings():
            yield ContentProblem(SPEC_FILE, find_line(toml, ("question", *path)), message, Code(fault))
