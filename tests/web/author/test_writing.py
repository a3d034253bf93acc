"""Beginning an exercise and changing its files, as the pages do it."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from grader.accounts.models import User
from grader.catalog.models import DraftFile, Exercise
from grader.content.archive import read_zip, write_zip
from grader.content.scaffold.exercise import new_exercise
from grader.courses.models import Role
from grader.courses.services import enrol
from tests.school import School

FILES = dict(new_exercise("relu", "neurons"))
LIST = "/teach/cnn/exercises/"
PAGE = f"{LIST}relu/"
JSON = {"accept": "application/json"}

Sign = Callable[[User], Client]


@pytest.fixture
def author(school: School, sign_in: Sign) -> Client:
    return sign_in(school.cast.instructor)


@pytest.fixture
def relu(author: Client) -> Exercise:
    sent = author.post(f"{LIST}new/", {"from": "scaffold", "slug": "relu", "kind": "code", "topic": "neurons"})
    assert sent.headers["Location"] == PAGE
    return Exercise.objects.get(slug="relu")


def save(client: Client, path: str, text: str, revision: int, **more: str) -> tuple[int, dict[str, object]]:
    answer = client.post(f"{PAGE}files/", {"path": path, "text": text, "revision": str(revision), **more}, headers=JSON)
    return answer.status_code, answer.json()


def test_from_a_scaffold_to_its_bench(author: Client, relu: Exercise) -> None:
    assert "A new exercise" in author.get(LIST).content.decode()
    page = author.get(f"{PAGE}?file=statement.md").content.decode()
    assert "Nothing is wrong with the format" in page
    assert "Rectified linear units keep" in page
    assert page.count("<math") == 2, "in both languages"
    assert "修正线性单元" in page


def test_a_save_says_what_is_wrong_where(author: Client, relu: Exercise) -> None:
    toml = FILES["exercise.toml"].decode().replace("difficulty = 1", "difficulty = 9")
    status, answer = save(author, "exercise.toml", toml, 1)
    assert status == 200
    assert answer["revision"] == "2"
    assert [mark["line"] for mark in answer["marks"]] == [5]  # type: ignore[attr-defined]
    assert answer["counts"] == {"exercise.toml": 1}
    page = author.get(PAGE).content.decode()
    assert "exercise.toml:5" in page


def test_a_conflict_with_a_colleague_says_whose_text_it_is(
    author: Client, relu: Exercise, school: School, sign_in: Sign
) -> None:
    enrol(course=school.cast.course, user=school.cast.outsider, role=Role.INSTRUCTOR)
    assert save(sign_in(school.cast.outsider), "cases.py", "theirs = 1\n", 1)[0] == 200
    status, answer = save(author, "cases.py", "mine = 2\n", 1)
    assert (status, answer["text"], answer["by"]) == (409, "theirs = 1\n", "Outsider")
    assert "data-of-another=" in author.get(PAGE).content.decode()


def test_without_scripts_a_conflict_shows_both_texts(author: Client, relu: Exercise) -> None:
    assert save(author, "cases.py", "theirs = 1\n", 1)[0] == 200
    status, answer = save(author, "cases.py", "mine = 2\n", 1)
    assert (status, answer["text"], answer["by"]) == (409, "theirs = 1\n", ""), "from another window of the same author"
    page = author.post(f"{PAGE}files/", {"path": "cases.py", "text": "mine = 2\n", "revision": "1"})
    assert page.status_code == 409
    assert "theirs = 1" in page.content.decode()
    assert "mine = 2" in page.content.decode()
    assert 'name="revision" value="2"' in page.content.decode()
    done = author.post(f"{PAGE}files/", {"path": "cases.py", "text": "both = 3\r\n", "revision": "2"})
    assert done.status_code == 302
    assert DraftFile.objects.get(exercise=relu, path="cases.py").text == "both = 3\n"


def test_what_is_sent_comes_back_byte_for_byte(author: Client) -> None:
    files = {**FILES, "starter.py": FILES["starter.py"].replace(b"\n", b"\r\n")}
    archive = SimpleUploadedFile("relu.zip", write_zip("relu", files), "application/zip")
    assert author.post(f"{LIST}new/", {"from": "upload", "file": archive}).headers["Location"] == PAGE
    answer = author.get(f"{PAGE}export/")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="relu.zip"'
    assert read_zip(answer.content) == files


def test_a_folder_is_sent_with_its_paths(author: Client) -> None:
    sent = [(f"relu/{path}", SimpleUploadedFile(path.split("/")[-1], data)) for path, data in FILES.items()]
    sent.append(("relu/.git/config", SimpleUploadedFile("config", b"\0")))
    answer = author.post(
        f"{LIST}new/", {"from": "upload", "path": [path for path, _ in sent], "file": [file for _, file in sent]}
    )
    assert answer.headers["Location"] == PAGE
    assert read_zip(author.get(f"{PAGE}export/").content) == FILES


@pytest.mark.parametrize(
    ("more", "status", "says"), [(150, 302, ""), (250, 413, "an exercise has 200 at most"), (500, 413, "more than 400")]
)
def test_of_a_folder_with_many_files_the_limit_is_said(author: Client, more: int, status: int, says: str) -> None:
    files = {**FILES, **{f"support/m{number}.py": b"" for number in range(more)}}
    sent = [SimpleUploadedFile(path.split("/")[-1], data) for path, data in files.items()]
    answer = author.post(f"{LIST}new/", {"from": "upload", "path": [f"relu/{path}" for path in files], "file": sent})
    assert answer.status_code == status
    assert says in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "data", "status", "says"),
    [
        ("a.zip", b"nothing", 422, "cannot be read as a ZIP archive"),
        ("a.zip", write_zip("a", {"x.py": b""}), 422, "There is no exercise.toml in it"),
        ("a.zip", write_zip("a", {"exercise.toml": b"\xff\xfe"}), 415, "is not UTF-8 text: line 1"),
        ("a.zip", write_zip("a", {"exercise.toml": bytes(300 << 10)}), 413, "is larger than 256 KB"),
        ("A B!.zip", write_zip("a", FILES), 302, ""),
        ("corr2d.zip", write_zip("a", FILES), 422, "choose another address"),
        ("é.zip", write_zip("a", FILES), 422, "cannot be an address"),
    ],
)
def test_what_cannot_be_taken_is_said(author: Client, name: str, data: bytes, status: int, says: str) -> None:
    answer = author.post(f"{LIST}new/", {"from": "upload", "file": SimpleUploadedFile(name, data)})
    assert answer.status_code == status
    assert says in answer.content.decode()


def test_files_are_added_renamed_and_removed(author: Client, relu: Exercise) -> None:
    upload = SimpleUploadedFile("x.py", b"def relu(X):\n    return X\n")
    added = author.post(f"{PAGE}files/", {"do": "add", "path": "accepted/third.py", "file": upload})
    assert added.headers["Location"].endswith("?file=accepted%2Fthird.py")
    renamed = author.post(f"{PAGE}files/", {"do": "rename", "path": "accepted/third.py", "to": "accepted/fourth.py"})
    assert renamed.status_code == 302
    refused = author.post(f"{PAGE}files/", {"do": "add", "path": "../x"})
    assert refused.status_code == 422
    assert "is not the name of a file of an exercise" in refused.content.decode()
    stale = author.post(f"{PAGE}files/", {"do": "remove", "path": "accepted/fourth.py", "revision": "7"})
    assert stale.status_code == 409
    author.post(f"{PAGE}files/", {"do": "remove", "path": "accepted/fourth.py", "revision": "1"})
    assert not DraftFile.objects.filter(path__contains="th.py").exists()


def test_a_preview_is_what_the_server_renders(author: Client, relu: Exercise) -> None:
    sent = {"path": "statement.md", "text": "$x^2$ <script>alert(1)</script>"}
    shown = author.post(f"{PAGE}preview/", sent, headers=JSON).json()["previews"]
    assert [one["language"] for one in shown] == ["en", "zh-hans"]
    assert "<math" in shown[0]["html"]
    assert "<script" not in shown[0]["html"]
    figure = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><script/><path d="M0 0h1"/></svg>'
    for text, word in ((figure, "<path"), ("<nothing", "This is no figure yet")):
        [one] = author.post(f"{PAGE}preview/", {"path": "figures/a.svg", "text": text}, headers=JSON).json()["previews"]
        assert word in one["html"]
        assert "<script" not in one["html"]


def test_the_fields_of_exercise_toml_are_known(author: Client, relu: Exercise) -> None:
    found = author.get(PAGE).context["fields"]
    fields = {table: {one["label"]: one["values"] for one in rows} for table, rows in json.loads(found).items()}
    assert {"title", "kind", "difficulty", "hints"} <= set(fields[""])
    assert '"torch"' in fields["code"]["arrays"]
    assert '"choice"' in fields["question"]["type"]


def test_an_archive_of_many_kinds_of_zip_is_no_500(author: Client) -> None:
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", method) as archive:
            for path, data in FILES.items():
                archive.writestr(path, data)
        sent = SimpleUploadedFile(f"m{method}.zip", target.getvalue())
        assert author.post(f"{LIST}new/", {"from": "upload", "file": sent}).status_code == 302
