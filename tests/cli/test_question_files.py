"""Questions go to other systems' files and come back as folders that load."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.content.loader import load_folder
from grader.questions.exchange.formats import FORMS
from tests.cli.commands import run
from tests.content.folders import REPOSITORY

CHOICE = REPOSITORY / "exercises/convolution/not-true-of-convolution"
ORDER = REPOSITORY / "exercises/networks/order-lenet-layers"
DRAWN = REPOSITORY / "exercises/parameters/conv-3-to-10"
TABLE = REPOSITORY / "exercises/networks/lenet-table"


@pytest.mark.jail
@pytest.mark.parametrize("form", FORMS)
def test_there_and_back(form: str, tmp_path: Path) -> None:
    file, into = tmp_path / "questions", tmp_path / "library"
    ended = run("export_questions", file, CHOICE, DRAWN, TABLE, "--form", form, "--variants", 2)
    assert ended.code == 0, ended.said
    assert "LeNet, layer by layer: " in ended.out
    ended = run("import_questions", file, "taken-over", "--into", into)
    assert ended.code == 0, ended.said
    before = load_folder(CHOICE).spec.question
    [choice] = [one for one in map(load_folder, (into / "taken-over").iterdir()) if one.spec.question.type == "choice"]  # type: ignore[union-attr]
    assert before is not None
    assert choice.spec.question is not None
    say = lambda text: text["en"]  # noqa: E731
    assert choice.spec.question.right_words(say) == before.right_words(say)
    assert choice.spec.question.mark(choice.spec.question.right_response()).credit == 1


@pytest.mark.jail
def test_a_drawn_question_goes_as_several_with_their_own_numbers(tmp_path: Path) -> None:
    drawn = REPOSITORY / "exercises/convolution/cross-correlation-by-hand"
    question = REPOSITORY / "exercises/parameters"
    file = tmp_path / "q.gift"
    names = [folder for folder in sorted(question.iterdir()) if (folder / "question.py").is_file()][:2]
    assert run("export_questions", file, drawn, *names, "--form", "gift", "--variants", 3).code == 0
    text = file.read_text()
    assert "{{" not in text
    assert len({line for line in text.splitlines() if line.startswith("::")}) == 3 * len(names)


def test_a_file_that_is_none_gets_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "x.xml"
    file.write_text("<!DOCTYPE a [<!ENTITY b 'c'>]><quiz>&b;</quiz>")
    ended = run("import_questions", file, "topic", "--into", tmp_path / "library")
    assert (ended.code, "declares a document type" in ended.said) == (1, True)
    assert not (tmp_path / "library").exists()
    assert run("import_questions", tmp_path / "none", "topic").code == 2
    assert run("import_questions", file, "../up", "--into", tmp_path).code == 2


def test_a_title_becomes_a_folder_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "x.gift"
    file.write_text(
        "::../../etc: A \\= B *x*::1?{=yes ~no}\n\n::../../etc: A \\= B *x*::2?{=yes ~no}\n\n::卷积::3?{=是 ~否}"
    )
    ended = run("import_questions", file, "topic", "--into", tmp_path / "library", "--language", "zh-hans")
    assert ended.code == 0, ended.said
    folders = sorted((tmp_path / "library").rglob("exercise.toml"))
    assert [folder.parent.name for folder in folders] == ["etc-a-b-x", "etc-a-b-x-2", "question"]
    assert load_folder(folders[0].parent).spec.title["en"] == r"../../etc: A = B \*x\*"
    assert load_folder(folders[2].parent).spec.title == {"en": "卷积", "zh-hans": "卷积"}
