"""``manage.py grade_file``: files graded from the command line, for people and for scripts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.commands import run

pytestmark = pytest.mark.jail

ROOT = Path(__file__).resolve().parents[2]
KEYS = ["file", "exercise", "verdict", "score", "max_score", "seconds", "misconceptions", "stdout", "message", "cases"]
CASE_KEYS = ["name", "verdict", "points", "max_points", "visible", "message"]
RIGHT = "print('hello')\ndef add(a, b):\n    print(a)\n    return a + b\n"


@pytest.fixture
def files(tmp_path: Path) -> Callable[..., list[Path]]:
    def write(**texts: str) -> list[Path]:
        paths = []
        for name, text in texts.items():
            paths.append(tmp_path / f"{name}.py")
            paths[-1].write_text(text)
        return paths

    return write


def test_one_json_object_a_line_in_the_order_asked(
    folder: Callable[..., Path], files: Callable[..., list[Path]]
) -> None:
    minus = "def add(a, b):\n    return a - b\n"
    named = {"misconceptions/minus.py": '"""Subtracted.\n\nzh-hans: 做了减法。\n"""\n' + minus}
    paths = files(slow="import time; time.sleep(0.2)\n" + RIGHT, wrong=minus, empty="", right=RIGHT)

    ended = run("grade_file", folder(files=named), *paths, "--json")

    assert ended.code == 0
    lines = [json.loads(line) for line in ended.out.splitlines()]
    assert [Path(line["file"]).stem for line in lines] == ["slow", "wrong", "empty", "right"]
    assert [line["verdict"] for line in lines] == ["passed", "wrong", "invalid", "passed"]
    assert [line["score"] for line in lines] == [3.0, 0.0, 0.0, 3.0]
    assert all(list(line) == KEYS and line["exercise"] == "sum" and line["max_score"] == 3.0 for line in lines)
    assert all(list(case) == CASE_KEYS for line in lines for case in line["cases"])
    assert lines[1]["misconceptions"] == ["minus"]
    assert "Subtracted." in lines[1]["message"]
    assert lines[3]["stdout"] == "hello\n1\n3\n"
    assert [case["visible"] for case in lines[3]["cases"]] == [True, False]


def test_words_for_people(folder: Callable[..., Path], files: Callable[..., list[Path]]) -> None:
    ended = run("grade_file", folder(), *files(wrong="def add(a, b):\n    return 10 * a\n"))

    assert "wrong.py: wrong, 0 of 3 points" in ended.out
    assert "add(1, 2)" in ended.out
    assert "expected = 3" in ended.out
    assert "got = 10" in ended.out


def test_several_outputs_are_told_one_by_one(folder: Callable[..., Path], files: Callable[..., list[Path]]) -> None:
    pair = "def add(a, b):\n    return a + b, a - b\n"
    swapped = f'"""Swapped.\n\nzh-hans: 反了。\n"""\n{pair.replace("a - b", "b - a")}'
    made = folder(reference=pair, files={"misconceptions/swapped.py": swapped})
    wrong = files(wrong=swapped)

    assert "✓ [0]\n" in (said := run("grade_file", made, *wrong).out)
    assert "✗ [1] Swapped.\n" in said
    case = json.loads(run("grade_file", made, *wrong, "--json").out)["cases"][0]
    assert case["parts"] == [
        {"name": "[0]", "right": True, "message": ""},
        {"name": "[1]", "right": False, "message": "Swapped."},
    ]


def test_another_language(folder: Callable[..., Path], files: Callable[..., list[Path]]) -> None:
    named = {"misconceptions/minus.py": '"""Subtracted.\n\nzh-hans: 做了减法。\n"""\ndef add(a, b): return a - b\n'}
    cases = 'def cases(rng):\n    yield dict(name={"en": "two ones", "zh-hans": "两个一"}, args=(1, 1))\n'

    ended = run(
        "grade_file",
        folder(cases=cases, files=named),
        *files(wrong="def add(a, b): return a - b\n"),
        "--language",
        "zh-hans",
    )

    assert "做了减法。" in ended.out
    assert "✗ 两个一" in ended.out


def test_an_author_who_is_wrong_ends_with_3_and_says_why(
    folder: Callable[..., Path], files: Callable[..., list[Path]]
) -> None:
    ended = run("grade_file", folder(reference="def add(a, b):\n    return 1 / 0\n"), *files(right=RIGHT), "--json")

    assert ended.code == 3
    line = json.loads(ended.out)
    assert line["verdict"] == "internal"
    assert "ZeroDivisionError" in line["message"]


def test_bad_usage_ends_with_2(tmp_path: Path, folder: Callable[..., Path], files: Callable[..., list[Path]]) -> None:
    (right,) = files(right=RIGHT)
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "exercise.toml").write_text("format = 2\n")

    no_exercise = run("grade_file", "no-such-exercise", right)
    no_file = run("grade_file", folder(), tmp_path / "none.py")
    not_whole = run("grade_file", broken, right)

    assert [no_exercise.code, no_file.code, not_whole.code] == [2, 2, 2]
    assert "no-such-exercise" in no_exercise.said
    assert "none.py" in no_file.said
    assert "exercise.toml" in not_whole.said


def test_it_needs_no_database_and_no_server(tmp_path: Path) -> None:
    """A process of its own, whose database does not answer, with a slug of the library."""
    environment = {
        **os.environ,
        "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing",
        "SECRET_KEY": "for this test",
        "DATA_DIR": str(tmp_path / "data"),
    }
    source = ROOT / "exercises" / "convolution" / "corr2d" / "accepted" / "loops.py"

    ended = subprocess.run(
        [sys.executable, "manage.py", "grade_file", "corr2d", str(source), "--json"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout)["verdict"] == "passed"


def test_the_products_behind_the_worst_element_are_told_in_both_forms() -> None:
    folder = ROOT / "exercises/convolution/corr2d"
    wrong = folder / "misconceptions/flipped_kernel.py"
    line = "The window of X behind [0, 0] gives 0·0 + 1·1 + 3·2 + 4·3 = 19."
    assert line in run("grade_file", folder, wrong).out
    (graded,) = map(json.loads, run("grade_file", folder, wrong, "--json").out.splitlines())
    (case,) = [case for case in graded["cases"] if case["name"] == "the worked example"]
    assert case["message"].endswith(line)


def test_a_reader_that_has_had_enough_is_no_error(
    folder: Callable[..., Path], files: Callable[..., list[Path]], tmp_path: Path
) -> None:
    command = [sys.executable, ROOT / "manage.py", "grade_file", folder(), *files(right=RIGHT)]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "DATA_DIR": str(tmp_path / "data")},
        cwd=tmp_path,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
