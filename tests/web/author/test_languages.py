"""What the reader of a folder and its check found, as an author reads it in their own language."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.utils.html import escape

from grader.accounts.models import User
from grader.accounts.services import user_set_language
from grader.catalog.models import Candidate, DraftCheck
from grader.catalog.own.checking import checks_run
from grader.content.scaffold.exercise import new_exercise
from grader.grading.author.cache import Cache
from grader.grading.check.types import Fault
from grader.messages import Message
from grader.sandbox.client import Jails
from tests.school import School

FILES = dict(new_exercise("relu", "neurons"))
TOML = FILES["exercise.toml"].decode()
PAGE = "/teach/cnn/exercises/relu/"
JSON = {"accept": "application/json"}
ENGLISH = re.compile(r"\b(is|the|no|not|has|does|should|missing)\b")

Sign = Callable[[User], Client]


@pytest.fixture
def author(school: School, sign_in: Sign) -> Client:
    client = sign_in(school.cast.instructor)
    client.post("/teach/cnn/exercises/new/", {"from": "scaffold", "slug": "relu", "kind": "code", "topic": "neurons"})
    return client


def in_chinese(school: School) -> None:
    user_set_language(user=school.cast.instructor, language="zh-hans")


def found(client: Client, path: str) -> list[str]:
    """What stands at lines of ``path`` in the editor, once the page shows the same sentences."""
    page = client.get(f"{PAGE}?file={path}").content.decode()
    marks = [mark["message"] for mark in client.get(f"{PAGE}check/?path={path}", headers=JSON).json()["marks"]]
    assert all(escape(mark) in page for mark in marks)
    return marks


READ = [
    ("exercise.toml", "format = ", "不是合法的 TOML：值无效。"),
    ("exercise.toml", TOML.replace("difficulty", "dificulty"), "没有 `dificulty` 这个字段"),
    ("exercise.toml", TOML.replace("difficulty = 1", "difficulty = 9"), "`difficulty`：应不大于 5。"),
    ("exercise.toml", TOML.replace("difficulty = 1", 'difficulty = "1"'), "`difficulty`：应为整数。"),
    ("exercise.toml", TOML.replace('kind = "code"', 'kind = "essay"'), "`kind`：应为 'code' 或 'question'。"),
    ("reference.py", "def relu(X:\n    return X\n", "不是合法的 Python：'(' 没有闭合。"),
    ("starter.py", "x = 1\n", "没有定义入口 `relu`。"),
    ("statement.md", "## relu\n\n$\\frac$\n", "公式 '\\\\frac' 无法显示"),
]


@pytest.mark.parametrize(("path", "text", "said"), READ, ids=[said[:20] for _path, _text, said in READ])
def test_what_reading_found_is_chinese_to_who_reads_chinese(
    author: Client, school: School, path: str, text: str, said: str
) -> None:
    author.post(f"{PAGE}files/", {"path": path, "text": text, "revision": "1"})
    english = found(author, path)
    assert any(ENGLISH.search(one) for one in english)
    in_chinese(school)
    chinese = found(author, path)
    assert len(chinese) == len(english)
    assert any(said in one for one in chinese), chinese


def test_a_missing_file_is_named_in_chinese(author: Client, school: School) -> None:
    author.post(f"{PAGE}files/", {"do": "remove", "path": "starter.py", "revision": "1"})
    in_chinese(school)
    assert "缺少这个文件：此类练习（code）要有。" in author.get(PAGE).content.decode()


def checked(author: Client, jails: Jails, cache: Path) -> DraftCheck:
    author.post(f"{PAGE}check/")
    checks_run(jails=jails, cache=Cache(cache), worker="worker")
    return DraftCheck.objects.latest("pk")


def test_a_stored_check_reads_in_both_languages(author: Client, school: School, jails: Jails, tmp_path: Path) -> None:
    right = FILES["accepted/loop.py"].decode()
    author.post(f"{PAGE}files/", {"do": "add", "path": "misconceptions/none.py"})
    author.post(
        f"{PAGE}files/",
        {"path": "misconceptions/none.py", "text": f'"""So.\n\nzh-hans: 如此。\n"""\n{right}', "revision": "1"},
    )
    check = checked(author, jails, tmp_path)
    assert found(author, "misconceptions/none.py") == [
        "is wrong, and ends as passed: no case tells it from the reference."
    ]
    in_chinese(school)
    said = "是错误的，结果却为“通过”：没有测试用例能把它与参考实现区分开。"
    assert found(author, "misconceptions/none.py") == [said]
    assert said in author.get(PAGE).content.decode()
    [fault] = check.result["faults"]
    fault["message"] = "a sentence of before"
    DraftCheck.objects.filter(pk=check.pk).update(result={**check.result, "faults": [fault]})
    assert found(author, "misconceptions/none.py") == ["a sentence of before"]


def test_why_a_solution_fails_is_chinese_too(author: Client, school: School, jails: Jails, tmp_path: Path) -> None:
    author.post(f"{PAGE}files/", {"path": "accepted/loop.py", "text": "def relu(X):\n    return X\n", "revision": "1"})
    check = checked(author, jails, tmp_path)
    in_chinese(school)
    [mark] = author.get(f"{PAGE}check/?path=accepted/loop.py", headers=JSON).json()["marks"]
    assert mark["message"].startswith("是正确的，结果却为“")
    assert "：有误。" in mark["detail"]
    assert "differ" not in mark["detail"]
    [stored] = map(Fault.from_json, check.result["faults"])
    assert "differ" in stored.detail, "commands go on in English"


def test_what_staff_read_of_refused_content_is_in_their_language(school: School, sign_in: Sign) -> None:
    problem = Fault("format", "exercise.toml", Message("`{name}` is missing.", name="title"), 3)
    old = {"rule": "format", "file": "cases.py", "message": "of before", "line": None, "detail": ""}
    Candidate.objects.create(slug="corr2d", problems=[problem.to_json(), old])
    staff = sign_in(school.cast.instructor)
    page = f"/courses/cnn/{school.assignment.slug}/"
    assert "exercise.toml:3: `title` is missing. [format]" in staff.get(page).content.decode()
    in_chinese(school)
    shown = staff.get(page).content.decode()
    assert "exercise.toml:3: 缺少 `title`。 [format]" in shown
    assert "cases.py: of before [format]" in shown


def test_a_bad_case_is_told_at_its_line(author: Client, school: School, jails: Jails, tmp_path: Path) -> None:
    cases = "def cases(rng):\n    yield dict(name='one', args=([1.0],), points=-1, vissible=True)\n"
    author.post(f"{PAGE}files/", {"path": "cases.py", "text": cases, "revision": "1"})
    checked(author, jails, tmp_path)
    in_chinese(school)
    state = author.get(f"{PAGE}check/?path=cases.py", headers=JSON).json()
    assert [(mark["line"], mark["message"]) for mark in state["marks"]] == [
        (2, "测试用例 1（one）：`points` 不是不小于 0 的数。"),
        (2, "测试用例 1（one）：`vissible` 是无法识别的键；是否想写 `visible`？"),
    ]
    assert "测试用例 1（one）" in state["check"]
