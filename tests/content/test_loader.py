"""From a folder, or from the web's files, to a bundle; and every way in which that cannot be done."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.content.loader import FILE_LIMIT, load_files, load_folder
from grader.content.problems import ContentError
from tests.content.folders import EXERCISES, REFERENCE, SLUG, files_of, found, problems_of, text_of, write

TOML = "exercise.toml"


def test_a_folder_and_the_web_give_the_same_bundle(tmp_path: Path) -> None:
    files = files_of()
    folder = write(tmp_path / SLUG, files)
    assert load_folder(folder) == load_files(SLUG, files)
    assert load_folder(folder).files == files


def test_takes_in_the_module_that_the_reference_is_in() -> None:
    bundle = load_folder(EXERCISES / "convolution" / "corr2d", REFERENCE)
    assert bundle.files["reference/convolution.py"] == (REFERENCE / "convolution.py").read_bytes()
    assert bundle.slug == "corr2d"


def test_passes_over_what_is_hidden_and_what_python_leaves_behind(tmp_path: Path) -> None:
    folder = write(tmp_path / SLUG, {**files_of(), ".git/config": b"x", "__pycache__/a.pyc": b"\0", ".DS_Store": b"\0"})
    assert set(load_folder(folder).files) == set(files_of())


@pytest.mark.parametrize(
    ("kind", "changes", "expected"),
    [
        ("code", {TOML: None}, (TOML, None, "missing-file")),
        ("code", {"cases.py": None}, ("cases.py", None, "missing-file")),
        ("code", {"starter.py": None}, ("starter.py", None, "missing-file")),
        ("code", {"statement.md": None}, ("statement.md", None, "missing-file")),
        ("question", {"statement.md": None}, ("statement.md", None, "missing-file")),
        ("code", {"notes.docx": "x"}, ("notes.docx", None, "unknown-file")),
        ("code", {"accepted/Loops.py": "x = 1"}, ("accepted/Loops.py", None, "unknown-file")),
        ("code", {"accepted/deep/loops.py": "x = 1"}, ("accepted/deep/loops.py", None, "unknown-file")),
        ("code", {"figures/a.png": "x"}, ("figures/a.png", None, "unknown-file")),
        ("code", {"../evil.py": "x = 1"}, ("../evil.py", None, "unknown-file")),
        ("code", {"/etc/passwd": "x"}, ("/etc/passwd", None, "unknown-file")),
        ("code", {"question.py": "x = 1"}, ("question.py", None, "unknown-file")),
        ("question", {"cases.py": "x = 1"}, ("cases.py", None, "unknown-file")),
        ("question", {"accepted/a.py": "x = 1"}, ("accepted/a.py", None, "unknown-file")),
        ("code", {"statement.md": "a" * (FILE_LIMIT + 1)}, ("statement.md", None, "file-too-large")),
        ("code", {f"support/s{n}.py": "#" * FILE_LIMIT for n in range(9)}, (TOML, None, "bundle-too-large")),
        ("code", {"statement.md": b"one\ntwo \xff\n"}, ("statement.md", 2, "not-utf8")),
        ("code", {"starter.py": b"one\ntwo\n\0\n"}, ("starter.py", 3, "not-utf8")),
        ("code", {TOML: b"\xff"}, (TOML, 1, "not-utf8")),
        ("code", {TOML: "format = "}, (TOML, 1, "toml-syntax")),
        ("code", {"cases.py": "def cases(rng):\n    yield (\n"}, ("cases.py", 2, "python-syntax")),
        ("code", {"cheats/a.py": "(" * 5000}, ("cheats/a.py", 1, "python-syntax")),
        ("code", {"cases.py": "def case(rng): ..."}, ("cases.py", None, "missing-name")),
        ("code", {"starter.py": "def other(): ..."}, ("starter.py", None, "missing-name")),
        ("code", {"accepted/a.py": "def f():\n    new_thing = 1"}, ("accepted/a.py", None, "missing-name")),
        ("code", {"reference.py": "def other(): ..."}, ("reference.py", None, "missing-name")),
        ("code", {"reference.py": None}, ("reference.py", None, "missing-reference")),
        ("code", {"misconceptions/a.py": "def new_thing(X): ..."}, ("misconceptions/a.py", 1, "missing-sentence")),
        (
            "code",
            {"misconceptions/a.py": '"""Only English."""\ndef new_thing(X): ...'},
            ("misconceptions/a.py", 1, "missing-sentence"),
        ),
        ("question", {"question.py": None}, (TOML, 9, "answer-missing")),
        (
            "question",
            {TOML: text_of("question", TOML).replace('"number"\n', '"number"\nanswer = 3\n')},
            (TOML, 11, "answer-twice"),
        ),
        ("question", {"question.py": "def generated(rng): ..."}, ("question.py", None, "missing-name")),
    ],
)
def test_says_where_and_what_is_wrong(
    kind: str, changes: dict[str, str | bytes | None], expected: tuple[str, int | None, str]
) -> None:
    assert expected in found(problems_of(kind, changes))  # type: ignore[arg-type]


def test_says_everything_that_is_wrong_at_once() -> None:
    problems = problems_of("code", {"cases.py": "(", "starter.py": b"\xff", "extra.txt": ""})
    assert {(p.file, str(p.code)) for p in problems} == {
        ("cases.py", "python-syntax"),
        ("starter.py", "not-utf8"),
        ("extra.txt", "unknown-file"),
    }


@pytest.mark.parametrize("name", ["Upper", "two--hyphens", "under_score", "-x", "x" * 65])
def test_the_folders_name_becomes_an_address(tmp_path: Path, name: str) -> None:
    folder = write(tmp_path / name, files_of())
    with pytest.raises(ContentError) as caught:
        load_folder(folder)
    assert (TOML, None, "bad-slug") in found(caught.value.problems)


def test_refuses_symbolic_links_to_files_and_to_folders(tmp_path: Path) -> None:
    folder = write(tmp_path / SLUG, files_of())
    secret = tmp_path / "secret.py"
    secret.write_text("x = 1")
    (folder / "accepted" / "link.py").symlink_to(secret)
    (folder / "support").symlink_to(tmp_path)
    with pytest.raises(ContentError) as caught:
        load_folder(folder)
    assert found(caught.value.problems) == {("accepted/link.py", None, "symlink"), ("support", None, "symlink")}


def test_refuses_a_folder_of_its_own_named_reference(tmp_path: Path) -> None:
    folder = write(tmp_path / SLUG, {**files_of(), "reference/a.py": b"x = 1"})
    with pytest.raises(ContentError) as caught:
        load_folder(folder)
    assert found(caught.value.problems) == {("reference/", None, "unknown-file")}


def test_a_reference_module_that_is_nowhere_is_said() -> None:
    with pytest.raises(ContentError) as caught:
        load_folder(EXERCISES / "convolution" / "corr2d", EXERCISES)
    assert found(caught.value.problems) == {("reference/convolution.py", None, "missing-reference")}


@pytest.mark.parametrize("name", ["nowhere", "file"])
def test_says_what_is_no_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ContentError) as caught:
        load_folder(tmp_path / name)
    assert [str(p.code) for p in caught.value.problems] == ["not-a-folder"]


def test_what_is_no_regular_file_is_not_read(tmp_path: Path) -> None:
    import os

    folder = write(tmp_path / SLUG, files_of())
    os.mkfifo(folder / "LICENSE.txt")
    with pytest.raises(ContentError) as caught:
        load_folder(folder)
    assert found(caught.value.problems) == {("LICENSE.txt", None, "unreadable")}


def test_never_runs_what_it_reads(tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    files = files_of("code", {"support/evil.py": f"open({str(mark)!r}, 'w')"})
    load_folder(write(tmp_path / SLUG, files))
    assert not mark.exists()


@pytest.mark.parametrize(
    "source",
    [
        "new_thing = lambda X: X",
        "from support import new_thing",
        "import helper as new_thing",
        "class new_thing: ...",
        "if True:\n    def new_thing(X): ...\nelse:\n    new_thing = None",
        "try:\n    new_thing\nexcept NameError as new_thing:\n    new_thing = 1",
        "(new_thing, b) = 1, 2",
        "pattern = '\\d'\ndef new_thing(X): ...",
    ],
)
def test_the_entry_may_be_defined_by_any_statement(source: str) -> None:
    assert load_files(SLUG, files_of("code", {"accepted/a.py": source}))


@pytest.mark.parametrize(
    ("kind", "path"), [("code", "reference.py"), ("code", "cases.py"), ("question", "question.py")]
)
def test_a_file_that_does_not_parse_is_one_problem_and_no_more(kind: str, path: str) -> None:
    problems = problems_of(kind, {path: "("})  # type: ignore[arg-type]
    assert found(problems) == {(path, 1, "python-syntax")}
