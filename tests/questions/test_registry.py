"""Adding a type of question touches two files: its module and its template."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from grader.questions.registry import QUESTION_TYPES, TYPES

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = ROOT / "grader/web/templates/web/question/types"
MODULE = """
from fractions import Fraction
from typing import Literal

from grader.questions.marked import marked
from grader.questions.readings import WHOLE, one_part, typed
from grader.questions.typed import TypedQuestion


class EchoQuestion(TypedQuestion):
    type: Literal["echo"]
    answer: str | None = None

    def findings(self):
        yield from ()

    def right_response(self):
        return self.answer

    def right_words(self, say):
        return (self.answer,)

    def read_parts(self, response):
        return one_part(typed(response))

    def judged(self, reading):
        return marked(Fraction(reading.parts[WHOLE] == self.answer))
"""
PROGRAM = """
import sys
from pathlib import Path

here = Path(sys.argv[1])
import grader.questions.types as types
types.__path__.append(str(here))

import django
from django.conf import settings
django.setup()
settings.TEMPLATES[0]["DIRS"] = [str(here)]

from django.http import QueryDict
from django.template.loader import render_to_string

from grader.content.loader import load_folder
from grader.grading.questions import fixed, mark_response
from grader.questions.registry import question_form, read_response
from grader.quizzes.models import Variant
from grader.quizzes.asking.presenting import present
from grader.quizzes.asking.right import right_answer
from grader.web.question.marks import marked_answer

drawn = fixed(load_folder(here / "repeat-it"))
variant = Variant(number=0, question=drawn.question, parameters={}, pk=1)
shown = present(variant=variant, asked="x", language="en")
page = render_to_string("web/question/fields.html", {"form": question_form(shown, "typed before")})
sent = read_response(shown, QueryDict("answer=word"))
report = mark_response(drawn.question, sent, version="v", number=0)
print(page.strip(), right_answer(variant=variant, language="en"), marked_answer(variant, report).percent)
"""
TOML = """
format = 1
title = { en = "Repeat", zh-hans = "重复" }
kind = "question"
topic = "echo"
difficulty = 1
minutes = 1

[question]
type = "echo"
answer = "word"
"""


def test_a_module_and_a_template_are_a_whole_new_type(tmp_path: Path) -> None:
    """From a folder with such a question to the page, the form that comes back, the mark and the right answer."""
    (tmp_path / "echo.py").write_text(MODULE)
    template = tmp_path / "web/question/types/echo.html"
    template.parent.mkdir(parents=True)
    template.write_text('<input name="{{ form.name }}" value="{{ form.value }}">')
    folder = tmp_path / "repeat-it"
    folder.mkdir()
    (folder / "exercise.toml").write_text(TOML)
    (folder / "statement.md").write_text("Write: word.\n")
    command = [sys.executable, "-c", PROGRAM, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == """<input name="answer" value="typed before"> ('word',) 100""", done.stderr


@pytest.mark.parametrize("kind", QUESTION_TYPES)
def test_every_type_has_its_template(kind: str) -> None:
    assert (TEMPLATES / f"{kind}.html").is_file()
    assert TYPES[kind].__doc__


def test_nothing_else_branches_on_a_type() -> None:
    """But for other systems' files: what has a form in which of them is theirs to know."""
    names = "|".join(QUESTION_TYPES)
    branch = re.compile(rf"""(?<!token\.)(type|kind)\b[^=\n]{{0,20}}(==|!=|\bin)\s*[(\[{{]?\s*["']({names})["']""")
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in (ROOT / "grader").rglob("*")
        if path.suffix in {".py", ".html", ".js"}
        and "/exchange/" not in path.as_posix()
        and path.stat().st_size < 200_000
        for line in path.read_text(encoding="utf-8").splitlines()
        if branch.search(line)
    ]
    assert found == []
