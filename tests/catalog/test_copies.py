"""A folder sent in place of a draft: compared first, taken as it was compared, and what stood there put back."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from grader.accounts.models import User
from grader.catalog.models import CopyWhy, DraftCopy, DraftFile, Exercise, ExerciseVersion, Proof
from grader.catalog.own.drafts import draft_create, file_save
from grader.catalog.own.folders.copies import KEPT, DraftChanged, compared, copies_of, copy_get, copy_send, copy_take
from grader.catalog.own.folders.uploading import folder_upload
from grader.catalog.own.publishing import draft_publish, warnings_of
from grader.catalog.own.selectors import own_get
from grader.catalog.selectors import bundle_of
from grader.content.archive import write_zip
from grader.content.bundle import build
from grader.content.scaffold.exercise import new_exercise
from grader.courses.models import Course
from grader.errors import NotFound
from tests.school import School

FILES = dict(new_exercise("relu", "neurons"))
SENT = {path: data for path, data in FILES.items() if path != "accepted/loop.py"} | {
    "starter.py": b"later = 1\n",
    "accepted/other.py": b'"""Another."""\n',
}
PAGE = "/teach/cnn/exercises/relu/upload/"


@pytest.fixture
def author(school: School) -> User:
    return school.cast.instructor


@pytest.fixture
def draft(school: School, author: User) -> Exercise:
    return draft_create(course=school.cast.course, slug="relu", files=FILES, by=author)


def contents(author: User) -> dict[str, bytes]:
    return own_get(viewer=author, course_slug="cnn", slug="relu").contents


def test_what_would_change_is_known_before_anything_does(draft: Exercise, author: User) -> None:
    copy = copy_send(exercise=draft, files=SENT, by=author)
    found = compared(copy=copy, draft=contents(author))
    assert [(one.path, one.added, one.removed) for one in found.files] == [
        ("accepted/loop.py", False, True),
        ("accepted/other.py", True, False),
        ("starter.py", False, False),
    ]
    assert contents(author) == FILES
    revision = DraftFile.objects.get(exercise=draft, path="starter.py").revision

    copy_take(exercise=draft, copy=copy, base=found.base, by=author)

    assert contents(author) == SENT
    assert DraftFile.objects.get(exercise=draft, path="starter.py").revision == revision + 1
    assert DraftFile.objects.get(exercise=draft, path="cases.py").revision == 1, "it is the same"
    [before] = copies_of(exercise=draft)
    assert (before.why, before.by) == (CopyWhy.UPLOAD, author)

    back = compared(copy=copy_get(exercise=draft, name=str(before.pk)), draft=contents(author))
    copy_take(exercise=draft, copy=back.copy, base=back.base, by=author)
    assert contents(author) == FILES
    assert [one.why for one in copies_of(exercise=draft)] == [CopyWhy.BACK, CopyWhy.UPLOAD]


def test_what_somebody_has_saved_since_it_was_compared_is_not_written_over(draft: Exercise, author: User) -> None:
    copy = copy_send(exercise=draft, files=SENT, by=author)
    base = compared(copy=copy, draft=contents(author)).base
    file_save(exercise=draft, path="cases.py", text="mine = 1\n", based_on=1, by=author)
    with pytest.raises(DraftChanged):
        copy_take(exercise=draft, copy=copy, base=base, by=author)
    assert contents(author)["cases.py"] == b"mine = 1\n"


def test_one_waits_for_a_person_and_few_are_kept(draft: Exercise, author: User) -> None:
    for number in range(KEPT + 3):
        copy = copy_send(exercise=draft, files={**FILES, "starter.py": b"x = %d\n" % number}, by=author)
        assert DraftCopy.objects.filter(why=CopyWhy.SENT).count() == 1
        copy_take(exercise=draft, copy=copy, base=compared(copy=copy, draft=contents(author)).base, by=author)
    kept = copies_of(exercise=draft)
    assert len(kept) == DraftCopy.objects.count() == KEPT
    assert kept[0].files["starter.py"] == f"x = {KEPT + 1}\n"


def test_a_copy_of_another_exercise_is_not_found(school: School, draft: Exercise, author: User) -> None:
    other = draft_create(course=school.cast.course, slug="other", files=FILES, by=author)
    copy = copy_send(exercise=other, files=SENT, by=author)
    for name in (str(copy.pk), "x", "", "9" * 30):
        with pytest.raises(NotFound):
            copy_get(exercise=draft, name=name)


def test_modules_of_the_sites_reference_stay(school: School, author: User) -> None:
    files = {**FILES, "reference/neurons.py": b"def relu(X):\n    return X\n"}
    draft = draft_create(course=school.cast.course, slug="relu", files=files, by=author)
    copy = copy_send(exercise=draft, files=FILES, by=author)
    assert compared(copy=copy, draft=contents(author)).files == ()


def test_the_api_keeps_what_stood_there_too(school: School, draft: Exercise, author: User) -> None:
    folder_upload(course=school.cast.course, slug="relu", archive=write_zip("relu", SENT), by=author)
    assert contents(author) == SENT
    [before] = copies_of(exercise=draft)
    assert {path: text.encode() for path, text in before.files.items()} == FILES
    folder_upload(course=school.cast.course, slug="relu", archive=write_zip("relu", SENT), by=author)
    assert len(copies_of(exercise=draft)) == 1, "the same again replaces nothing"


def test_pages_of_an_upload(school: School, draft: Exercise, author: User) -> None:
    client = Client(headers={"accept-language": "en"})
    client.force_login(author)
    archive = SimpleUploadedFile("relu.zip", write_zip("relu", SENT))
    page = client.post(PAGE, {"file": archive}, follow=True)
    text = page.content.decode()
    assert "3 files would change" in text
    assert "+later = 1" in text
    found = page.context["found"]
    taken = {"copy": found.copy.pk, "base": found.base}
    assert client.post(PAGE, {**taken, "base": "x"}).status_code == 409
    assert client.post(PAGE, taken).status_code == 302
    assert contents(author) == SENT
    kept = client.get(PAGE).context["earlier"]
    again = client.get(f"{PAGE}?copy={kept[0].pk}").content.decode()
    assert "This is the draft as it was until" in again
    broken = client.post(PAGE, {"file": SimpleUploadedFile("a.zip", b"PK")})
    assert broken.status_code == 422
    assert "cannot be read as a ZIP archive" in broken.content.decode()
    assert client.get(f"{PAGE}?copy=0").status_code == 404


def publish(exercise: Exercise, source: Exercise, author: User, **changed: bytes) -> Exercise:
    """Publish what ``source`` has, with these files changed, as ``exercise``, as if it had passed its check."""
    assert source.current is not None
    bundle = bundle_of(version=source.current)
    sent = build(exercise.slug, {**bundle.files, **{path.replace("__", "."): data for path, data in changed.items()}})
    version = ExerciseVersion(exercise=exercise, hash=sent.hash, spec=source.current.spec, bundle=sent.to_json())
    version.save()
    Proof.objects.create(version=version)
    signed = [one.code for one in warnings_of(course=exercise.course, version=version, check=None)]  # type: ignore[arg-type]
    draft_publish(exercise=exercise, version=version, check=None, by=author, signed=signed)
    exercise.refresh_from_db()
    return exercise


def test_what_came_as_a_folder_is_known_by_its_statement(school: School, author: User) -> None:
    """Its cases are the author's own, its statement is the library's; and a copy of it has the same original."""
    theirs = [draft_create(course=school.cast.course, slug=f"cross-{n}", files=FILES, by=author) for n in range(3)]
    cases = b"def cases(rng):\n    yield {}\n"
    assert publish(theirs[0], school.exercise, author, cases__py=cases).copied_from == school.exercise
    assert publish(theirs[1], theirs[0], author).copied_from == school.exercise
    own = publish(
        theirs[2], theirs[0], author, statement__md=b"Write `corr2d`, but of another kind than that of theirs."
    )
    assert own.copied_from == school.exercise, "the Chinese statement is still the library's"


def test_a_statement_of_ones_own_has_no_original(school: School, author: User) -> None:
    draft = draft_create(course=school.cast.course, slug="own", files=FILES, by=author)
    words = {
        f"statement{end}__md": f"Write `corr2d`, {end} which nobody has asked for yet.".encode()
        for end in ("", ".zh-hans")
    }
    assert publish(draft, school.exercise, author, **words).copied_from is None
    short = {f"statement{end}__md": b"How many?" for end in ("", ".zh-hans")}
    for n in range(2):
        draft = draft_create(course=school.cast.course, slug=f"short-{n}", files=FILES, by=author)
        assert publish(draft, school.exercise, author, **short).copied_from is None


def test_what_another_course_made_is_nobodys_original_here(school: School, author: User) -> None:
    words = {
        f"statement{end}__md": f"Write `corr2d`, {end} as one course asks for it.".encode() for end in ("", ".zh-hans")
    }
    elsewhere = Course.objects.create(slug="one-more", title={"en": "One more"})
    theirs = draft_create(course=elsewhere, slug="theirs", files=FILES, by=author)
    assert publish(theirs, school.exercise, author, **words).copied_from is None
    ours = [draft_create(course=school.cast.course, slug=f"ours-{n}", files=FILES, by=author) for n in range(2)]
    assert publish(ours[0], school.exercise, author, **words).copied_from is None
    assert publish(ours[1], school.exercise, author, **words).copied_from == ours[0]
