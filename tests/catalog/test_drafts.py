"""A draft's files: nothing is written over, nothing is lost, line ends and bytes stay."""

from __future__ import annotations

import pytest

from grader.accounts.models import User
from grader.catalog.models import DraftFile, Exercise
from grader.catalog.own.drafts import (
    check_slug,
    draft_create,
    file_add,
    file_remove,
    file_rename,
    file_save,
    with_line_ends,
)
from grader.catalog.own.errors import (
    BadPath,
    BadSlug,
    DraftTooBig,
    FileChanged,
    FileNeeded,
    FileThere,
    NotText,
    SlugTaken,
    TextTooBig,
)
from grader.catalog.own.selectors import draft_read, own_get, own_list, source_get
from grader.catalog.services import exercise_store
from grader.content.loader import BUNDLE_LIMIT, FILE_LIMIT, load_folder
from grader.content.scaffold.exercise import new_exercise
from grader.courses.models import Event
from grader.courses.selectors import course_get
from grader.errors import NotFound
from tests.school import CORR2D, School

FILES = dict(new_exercise("relu", "neurons"))


@pytest.fixture
def author(school: School) -> User:
    return school.cast.instructor


@pytest.fixture
def draft(school: School, author: User) -> Exercise:
    return draft_create(course=school.cast.course, slug="relu", files=FILES, by=author)


def test_a_draft_is_its_authors_alone(school: School, draft: Exercise) -> None:
    for name, person in school.cast.everybody():
        if name == "instructor":
            view = own_get(viewer=person, course_slug="cnn", slug="relu")
            assert view.contents == FILES
            assert [row.exercise for row in own_list(view=view.course)] == [draft]
        else:
            with pytest.raises(NotFound):
                own_get(viewer=person, course_slug="cnn", slug="relu")
    assert Event.objects.filter(verb="exercise-begun", actor=school.cast.instructor).count() == 1


def test_it_reads_like_a_folder(draft: Exercise) -> None:
    read = draft_read(slug="relu", contents=FILES)
    assert read.faults == ()
    assert read.bundle is not None
    wrong = {**FILES, "exercise.toml": FILES["exercise.toml"].replace(b"difficulty = 1", b"difficulty = 9")}
    [fault] = draft_read(slug="relu", contents=wrong).faults
    assert (fault.file, fault.line) == ("exercise.toml", 5)
    for broken in (b"a = " + b"[" * 50_000, b"", b"\xef\xbb\xbfformat = 1"):
        assert draft_read(slug="relu", contents={**FILES, "exercise.toml": broken}).bundle is None


def test_two_authors_never_write_over_each_other(school: School, draft: Exercise, author: User) -> None:
    first = file_save(exercise=draft, path="cases.py", text="one\n", based_on=1, by=author)
    assert first.stored
    assert first.file.revision == 2
    second = file_save(exercise=draft, path="cases.py", text="two\n", based_on=1, by=school.cast.assistant)
    assert not second.stored
    assert second.file.text == "one\n"
    other = file_save(exercise=draft, path="starter.py", text="another file\n", based_on=1, by=author)
    assert other.stored
    assert file_save(exercise=draft, path="cases.py", text="one\n", based_on=1, by=author).stored, "the same text"
    with pytest.raises(FileChanged):
        file_remove(exercise=draft, path="cases.py", based_on=1)
    file_remove(exercise=draft, path="cases.py", based_on=2)
    assert not DraftFile.objects.filter(exercise=draft, path="cases.py").exists()


def test_line_ends_stay(draft: Exercise, author: User) -> None:
    assert with_line_ends("a\r\nb\r\n", like="x\ny\n") == "a\nb\n"
    assert with_line_ends("a\r\nb\r\n", like="x\r\ny\r\n") == "a\r\nb\r\n"
    kept = file_save(
        exercise=draft, path="cases.py", text=FILES["cases.py"].decode().replace("\n", "\r\n"), based_on=1, by=author
    )
    assert kept.file.revision == 1, "a form's line ends are no change"


def test_names_and_sizes_are_bounded(draft: Exercise, author: User) -> None:
    for path in ("../x.py", "notes.txt", "accepted/A.py", "accepted/a/b.py", "x" * 200, ""):
        with pytest.raises(BadPath):
            file_add(exercise=draft, path=path, text="", by=author)
    with pytest.raises(FileThere):
        file_add(exercise=draft, path="starter.py", text="", by=author)
    with pytest.raises(FileNeeded):
        file_remove(exercise=draft, path="exercise.toml", based_on=1)
    with pytest.raises(FileNeeded):
        file_rename(exercise=draft, path="exercise.toml", to="accepted/x.py")
    with pytest.raises(FileThere):
        file_rename(exercise=draft, path="accepted/loop.py", to="starter.py")
    assert file_rename(exercise=draft, path="accepted/loop.py", to="accepted/one_by_one.py").path.endswith("one.py")
    with pytest.raises(TextTooBig):
        file_save(exercise=draft, path="cases.py", text="x" * (FILE_LIMIT + 1), based_on=1, by=author)
    for text in ("a\0b", "\ud800"):
        with pytest.raises(NotText):
            file_save(exercise=draft, path="cases.py", text=text, based_on=1, by=author)
    room = BUNDLE_LIMIT // FILE_LIMIT - 1
    for n in range(room):
        file_add(exercise=draft, path=f"support/a{n}.py", text="x" * FILE_LIMIT, by=author)
    with pytest.raises(DraftTooBig):
        file_add(exercise=draft, path=f"support/a{room}.py", text="x" * FILE_LIMIT, by=author)


def test_an_address_is_taken_once(school: School, draft: Exercise, author: User) -> None:
    for slug in ("relu", "corr2d"):
        with pytest.raises(SlugTaken):
            check_slug(course=school.cast.course, slug=slug)
    for slug in ("", "new", "a b", "A", "x" * 65, "-a"):
        with pytest.raises(BadSlug):
            check_slug(course=school.cast.course, slug=slug)
    with pytest.raises(NotText) as refused:
        draft_create(course=school.cast.course, slug="other", files={"exercise.toml": b"a\n\xff"}, by=author)
    assert refused.value.facts == {"path": "exercise.toml", "line": 2}


def test_a_copy_of_the_librarys_is_whole_in_itself(school: School, author: User) -> None:
    source, files = source_get(viewer=author, view=course_get(viewer=author, slug="cnn"), slug="corr2d")
    assert "reference/convolution.py" in files
    copy = draft_create(course=school.cast.course, slug="corr2d-2", files=files, by=author, source=source)
    assert copy.copied_from == school.exercise
    view = own_get(viewer=author, course_slug="cnn", slug="corr2d-2")
    bundle = draft_read(slug="corr2d-2", contents=view.contents).bundle
    assert bundle is not None
    assert bundle.hash == load_folder(CORR2D, CORR2D.parents[2] / "reference").hash
    assert copy.current is None


def test_of_a_published_one_the_draft_begins_with_what_students_get(school: School, author: User) -> None:
    bundle = load_folder(CORR2D, CORR2D.parents[2] / "reference")
    exercise = exercise_store(slug="ours", bundle=bundle, course=school.cast.course).exercise
    view = own_get(viewer=author, course_slug="cnn", slug="ours")
    assert view.contents == dict(bundle.files)
    assert not DraftFile.objects.exists(), "looking writes nothing"
    assert file_save(exercise=exercise, path="starter.py", text="x = 1\n", based_on=1, by=author).stored
    changed = own_get(viewer=author, course_slug="cnn", slug="ours").contents
    assert changed == {**bundle.files, "starter.py": b"x = 1\n"}
