"""Exercises of other systems, sent to the page: drafts that the check judges, and what could not be carried over."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from html import unescape
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from grader.accounts.models import User
from grader.accounts.services import user_set_language
from grader.catalog.models import DraftCheck, DraftFile, Exercise
from grader.catalog.own.checking import checks_run
from grader.grading.author.cache import Cache
from grader.sandbox.client import Jails
from tests.cli.foreign.notebooks import NBGRADER, OTTER
from tests.cli.foreign.suites import ACTIVATION, CODE_RUNNER, DEEP_ML, GRADESCOPE, PRAIRIE
from tests.school import School

PAGE = "/teach/cnn/exercises/"
GIFT = "::Two and two:: What is 2 + 2? {#4}\n\n::Why:: Say why. {}\n"


def packed(files: Mapping[str, str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    return target.getvalue()


PRAIRIE_LEARN = packed(
    {"q/info.json": '{"title": "Leaky it is"}', "q/tests/test.py": PRAIRIE, "q/tests/ans.py": ACTIVATION}
)
SENT = {
    "nbgrader": ("neurons.ipynb", json.dumps({"cells": NBGRADER}).encode(), "expects an exception (ValueError)"),
    "otter": ("neurons.ipynb", json.dumps({"cells": OTTER}).encode(), "a written answer is left out"),
    "coderunner": ("quiz.xml", CODE_RUNNER.encode(), "expects an exception (ValueError)"),
    "deep-ml": ("problem.zip", packed({f"a/{path}": text for path, text in DEEP_ML.items()}), "about the theory"),
    "prairielearn": ("q.zip", PRAIRIE_LEARN, "expects an exception (ValueError)"),
    "gradescope": (
        "autograder.zip",
        packed({"tests/test_activation.py": GRADESCOPE, "solution/activation.py": ACTIVATION}),
        "expects an exception (ValueError)",
    ),
}


@pytest.fixture
def author(school: School, sign_in: Callable[[User], Client]) -> Client:
    return sign_in(school.cast.instructor)


def send(author: Client, name: str, data: bytes, **more: object) -> HttpResponse:
    return author.post(f"{PAGE}new/", {"from": "import", "file": SimpleUploadedFile(name, data), **more})  # type: ignore[return-value]


@pytest.mark.jail
@pytest.mark.parametrize("system", SENT)
def test_a_draft_of_each_system_needs_no_more_than_what_only_exercises_here_have(
    system: str, author: Client, jails: Jails, tmp_path: Path
) -> None:
    name, data, note = SENT[system]
    page = send(author, name, data, topic="Neurons").content.decode()
    exercise = Exercise.objects.exclude(course=None).earliest("pk")
    assert ("2 drafts were made" if system == "coderunner" else "1 draft was made") in page
    assert note in page
    assert f"{PAGE}{exercise.slug}/" in page
    assert "# Not carried over: " in DraftFile.objects.get(exercise=exercise, path="exercise.toml").text
    author.post(f"{PAGE}{exercise.slug}/check/")
    checks_run(jails=jails, cache=Cache(tmp_path), worker="worker")
    faults = DraftCheck.objects.get().result["faults"]
    assert {fault["rule"] for fault in faults} == {"lint"}, faults
    assert not any("hinese" in fault["message"] for fault in faults), "it is in one language"


def test_questions_become_drafts_in_their_language(author: Client, jails: Jails, tmp_path: Path) -> None:
    page = send(author, "quiz.gift", GIFT.encode(), language="zh-hans").content.decode()
    listed = author.get(PAGE, headers={"accept-language": "zh-CN"}).content.decode()
    assert "<td>问题</td>" in listed
    assert "1 draft was made" in page
    assert "became no draft" in page
    assert "Why" in page
    exercise = Exercise.objects.exclude(course=None).get()
    assert (exercise.slug, exercise.kind) == ("two-and-two", "question")
    assert "statement.md" not in exercise.draft_files.values_list("path", flat=True)
    author.post(f"{PAGE}two-and-two/check/")
    checks_run(jails=jails, cache=Cache(tmp_path), worker="worker")
    assert {fault["rule"] for fault in DraftCheck.objects.get().result["faults"]} <= {"lint"}


def test_the_same_twice_has_two_addresses(author: Client) -> None:
    for _ in range(2):
        assert send(author, "a.gift", GIFT.encode()).status_code == 200
    assert set(Exercise.objects.exclude(course=None).values_list("slug", flat=True)) == {"two-and-two", "two-and-two-2"}


def test_a_suite_needs_its_solution(author: Client) -> None:
    refused = send(author, "test_activation.py", GRADESCOPE.encode())
    assert refused.status_code == 422
    assert "give it as the solution" in refused.content.decode()
    given = SimpleUploadedFile("activation.py", ACTIVATION.encode())
    assert (
        "1 draft was made" in send(author, "test_activation.py", GRADESCOPE.encode(), reference=given).content.decode()
    )


@pytest.mark.parametrize(
    ("name", "data", "status"),
    [
        ("a.json", b"[" * 100_000, 422),
        ("a.ipynb", b"\xff", 422),
        ("a.zip", b"nothing", 422),
        ("a.zip", packed({"../x.py": "x"}), 422),
        ("a.zip", packed({"imsmanifest.xml": "<manifest/>", "../x.xml": "<x/>"}), 422),
        ("a.zip", packed({"tests/test_a.py": "x" * 10_000_000}), 413),
        ("a.xml", b"<!DOCTYPE q [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><quiz>&e;</quiz>", 422),
        ("a.txt", b"\0\xff", 422),
        ("a.gift", b"".join(b"::Q%d:: 1? {#1}\n\n" % number for number in range(61)), 413),
        ("a.gift", b"x" * (5 << 20), 422),
    ],
)
def test_what_is_broken_or_hostile_gets_a_sentence(author: Client, name: str, data: bytes, status: int) -> None:
    refused = send(author, name, data)
    assert refused.status_code == status
    assert 'class="notice notice--bad" role="alert"' in refused.content.decode()
    assert not Exercise.objects.exclude(course=None).exists()


def test_a_note_stays_a_comment(author: Client) -> None:
    named = {**DEEP_ML, "tests.json": json.dumps([{"test": "leaky(1)"}, {"test": "leaky(x\n\n= 1)"}])}
    send(author, "p.zip", packed(named))
    text = DraftFile.objects.get(path="exercise.toml").text
    assert text.split("format = 1")[0].count("\n") == text.split("format = 1")[0].count("# Not carried over: ")


MOODLE = """<quiz><question type="shortanswer"><name><text>Name</text></name>
<questiontext format="html"><text>A layer <![CDATA[<img src="x.png" alt="a layer">]]></text></questiontext>
<answer fraction="100"><text>dense</text></answer><answer fraction="50"><text>den*</text></answer></question>
<question type="essay"><name><text>Name</text></name></question></quiz>"""


def test_what_a_draft_lost_is_said_of_the_draft(author: Client) -> None:
    page = send(author, "quiz.xml", MOODLE.encode()).content.decode()
    assert page.count("became no draft") == 1, "the essay alone"
    assert page.index("words that earn a part of the points earn none here") < page.index("became no draft")
    toml = DraftFile.objects.get(path="exercise.toml").text
    assert toml.startswith("# Not carried over: words that earn a part of the points earn none here\n")
    assert "# Not carried over: an image was left out\n" in toml


CHINESE = {
    "nbgrader": ("Check that a negative slope is refused：期望出现异常（ValueError）", "有一道文字作答没有导入"),
    "otter": ("有一道文字作答没有导入",),
    "coderunner": ("第 2 个测试：期望出现异常（ValueError）", "greet 没有返回值"),
    "deep-ml": ("第 3 个测试：参数 y 取自没有导入的内容", "讲解理论的文字没有导入"),
    "prairielearn": ("variable x：其中没有对解答中函数的简单调用", "测试中的检查没有导入"),
    "gradescope": ("测试中的断言没有导入",),
    "moodle": (
        "得部分分的文字答案在这里不得分",
        "有一张图片没有导入",
        "第 2 题（Name）",
        "这是论述题，这里无法自动评分",
    ),
    "gift": ("第 2 题（Why）", "这是论述题，这里无法自动评分"),
}
FILES = {
    **{system: (name, data) for system, (name, data, _note) in SENT.items()},
    "moodle": ("quiz.xml", MOODLE.encode()),
    "gift": ("quiz.gift", GIFT.encode()),
}
ENGLISH = re.compile(r"\b(is|are|the|no|not|of|to|was|which)\b")


@pytest.mark.parametrize("system", CHINESE)
def test_what_was_lost_is_chinese_to_who_reads_chinese(system: str, author: Client, school: School) -> None:
    user_set_language(user=school.cast.instructor, language="zh-hans")
    page = send(author, *FILES[system]).content.decode()
    notes = [unescape(note) for note in re.findall(r"<li>([^<\n]*)</li>", page)]
    assert notes
    for said in CHINESE[system]:
        assert said in unescape(page)
    for note in notes:
        assert not ENGLISH.search(re.sub(r"^[^：]*：", "", note)), "a test's own name may be English"
    for toml in DraftFile.objects.filter(path="exercise.toml").values_list("text", flat=True):
        comments = re.findall(r"(?m)^# (.*)$", toml)
        assert {comment.removeprefix("未能带过来：") for comment in comments} <= set(notes)


REFUSED = [
    ("a.zip", packed({"imsmanifest.xml": "<manifest/>", "../x.xml": "<x/>"}), "包中的名称“../x.xml”指向包外"),
    ("a.json", b"{}", "不是构建好的 Deep-ML 题目：缺少 test_cases 和 solution"),
    ("a.xml", b"<!DOCTYPE quiz><quiz/>", "该文件声明了文档类型"),
    ("a.gift", b"x" * (5 << 20), "该文件超过 4 MiB"),
]


@pytest.mark.parametrize(("name", "data", "said"), REFUSED, ids=[said for _name, _data, said in REFUSED])
def test_a_refusal_says_why_in_chinese_to_who_reads_chinese(
    author: Client, school: School, name: str, data: bytes, said: str
) -> None:
    user_set_language(user=school.cast.instructor, language="zh-hans")
    page = unescape(send(author, name, data).content.decode())
    assert f"无法从中导入任何内容：{said}" in page
