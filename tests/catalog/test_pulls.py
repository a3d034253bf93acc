"""A draft pulled from a Git repository: read like an upload, never over somebody's changes."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation

from grader.accounts.models import User
from grader.catalog.models import DraftCheck, Exercise, GitSource
from grader.catalog.own.drafts import draft_create, file_save
from grader.catalog.own.repositories import fetching
from grader.catalog.own.repositories.fetching import NotPulled, check_source, folder_fetched
from grader.catalog.own.repositories.pulls import hook_make, pull_ask, pulls_run, source_set
from grader.catalog.own.selectors import own_get
from grader.content.archive import ArchiveError
from grader.content.scaffold.exercise import new_exercise
from tests.catalog.git_server import commit, git, served
from tests.school import School

FILES = dict(new_exercise("relu", "neurons"))
IN_FOLDER = {f"exercises/relu/{path}": data for path, data in FILES.items()}
Configured = Callable[..., None]


@pytest.fixture
def root(tmp_path: Path, configured: Configured) -> Path:
    configured(allow_private_addresses=True)
    return tmp_path


@pytest.fixture
def server(root: Path) -> Iterator[str]:
    with served(root) as address:
        yield address


@pytest.fixture
def author(school: School) -> User:
    return school.cast.instructor


@pytest.fixture
def exercise(school: School, author: User) -> Exercise:
    return draft_create(course=school.cast.course, slug="relu", files={"exercise.toml": b""}, by=author)


def contents(author: User) -> dict[str, bytes]:
    return own_get(viewer=author, course_slug="cnn", slug="relu").contents


def test_a_folder_of_a_branch_is_read(root: Path, server: str) -> None:
    commit(root / "a", {"readme.md": b"x"})
    git(root / "a", "checkout", "--quiet", "-b", "next")
    newest = commit(root / "a", IN_FOLDER)
    assert folder_fetched(url=f"{server}/a", branch="next", folder="exercises/relu") == (newest, FILES)
    for branch, folder, code in (("", "", "no-exercise"), ("next", "exercises", "")):
        if code:
            with pytest.raises(ArchiveError) as refused:
                folder_fetched(url=f"{server}/a", branch="main", folder=folder)
            assert refused.value.code == code
        else:
            assert folder_fetched(url=f"{server}/a", branch=branch, folder=folder)[1] == FILES


def test_links_and_what_is_missing_have_their_sentence(root: Path, server: str) -> None:
    commit(root / "a", FILES)
    (root / "a" / "starter.py").unlink()
    (root / "a" / "starter.py").symlink_to("/etc/passwd")
    git(root / "a", "commit", "--quiet", "--all", "--message=link")
    with pytest.raises(ArchiveError) as refused:
        folder_fetched(url=f"{server}/a", branch="", folder="")
    assert refused.value.code == "link"
    for branch, folder, name in (("none", "", "a"), ("", "none", "a"), ("", "", "none")):
        with pytest.raises(NotPulled):
            folder_fetched(url=f"{server}/{name}", branch=branch, folder=folder)


@pytest.mark.parametrize(
    ("url", "branch", "folder"),
    [
        ("file:///etc", "", ""),
        ("ssh://git@example.org/a", "", ""),
        ("http://example.org/a", "", ""),
        ("--upload-pack=touch /tmp/x", "", ""),
        ("https://user:secret@example.org/a", "", ""),
        ("https://example.org/a", "--help", ""),
        ("https://example.org/a", "a..b", ""),
        ("https://example.org/a", "", "../x"),
        ("https://example.org/a", "", "-x"),
    ],
)
def test_what_names_no_repository_is_refused(url: str, branch: str, folder: str) -> None:
    with pytest.raises(NotPulled):
        check_source(url=url, branch=branch, folder=folder)


def test_a_private_address_is_not_asked() -> None:
    for host in ("127.0.0.1", "localhost", "169.254.169.254"):
        with pytest.raises(NotPulled):
            folder_fetched(url=f"https://{host}/a", branch="", folder="")


def test_a_pull_fills_the_draft_and_asks_for_its_check(
    root: Path, server: str, exercise: Exercise, author: User
) -> None:
    newest = commit(root / "a", FILES)
    source_set(exercise=exercise, url=f"{server}/a", branch="", folder="", by=author)
    assert pulls_run() == 1
    assert pulls_run() == 0
    assert contents(author) == FILES
    source = GitSource.objects.get()
    assert (source.commit, source.problem) == (newest, "")
    assert DraftCheck.objects.get().asked_by == author


def test_what_was_changed_by_hand_is_not_written_over(
    root: Path, server: str, exercise: Exercise, author: User
) -> None:
    commit(root / "a", FILES)
    source = source_set(exercise=exercise, url=f"{server}/a", branch="", folder="", by=author)
    pulls_run()
    file_save(exercise=exercise, path="cases.py", text="mine = 1\n", based_on=None, by=author)
    later = {**FILES, "starter.py": b"later = 1\n"}
    commit(root / "a", later)
    source.refresh_from_db()
    pull_ask(source=source, by=author)
    pulls_run()
    source.refresh_from_db()
    assert "changed here since the last pull" in source.problem
    assert contents(author)["cases.py"] == b"mine = 1\n"
    pull_ask(source=source, by=author, over_changes=True)
    pulls_run()
    assert contents(author) == later


def test_what_a_worker_met_is_said_in_the_language_of_who_reads_it(
    root: Path, server: str, exercise: Exercise, author: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(root / "a", {**FILES, "data.bin": random.Random(0).randbytes(3 << 20)})
    monkeypatch.setattr(fetching, "MOST_FETCHED", 1 << 20)
    source = source_set(exercise=exercise, url=f"{server}/a", branch="", folder="", by=author)
    for branch, english, chinese in (
        ("", "The repository is larger than 1 MB", "仓库超过 1 MB"),
        ("none", "Git could not read it: ", "Git 无法读取："),
    ):
        GitSource.objects.update(branch=branch)
        source.refresh_from_db()
        pull_ask(source=source, by=author)
        pulls_run()
        source.refresh_from_db()
        assert source.problem_said.startswith(english)
        with translation.override("zh-hans"):
            assert source.problem_said.startswith(chinese)
    page = Client(headers={"accept-language": "zh-CN"})
    page.force_login(author)
    assert "Git 无法读取：" in page.get(f"/teach/cnn/exercises/{exercise.slug}/source/").content.decode()


def test_a_push_hook_asks_for_a_pull(root: Path, server: str, exercise: Exercise, author: User) -> None:
    commit(root / "a", FILES)
    source = source_set(exercise=exercise, url=f"{server}/a", branch="", folder="", by=author)
    pulls_run()
    source.refresh_from_db()
    old, token = hook_make(source=source), hook_make(source=source)
    commit(root / "a", {**FILES, "starter.py": b"later = 1\n"})
    nobody = Client()
    assert nobody.post(f"/hooks/exercises/{old}/").status_code == 404
    assert nobody.get(f"/hooks/exercises/{token}/").status_code == 405
    assert nobody.post(f"/hooks/exercises/{token}/", {"ref": "x"}).status_code == 202
    assert pulls_run() == 1
    assert contents(author)["starter.py"] == b"later = 1\n"


def test_the_pages_of_a_repository(root: Path, server: str, school: School, author: User) -> None:
    commit(root / "a", FILES)
    client = Client(headers={"accept-language": "en"})
    client.force_login(author)
    begun = {"from": "git", "slug": "pulled", "url": f"{server}/a"}
    page = client.post("/teach/cnn/exercises/new/", begun, follow=True)
    assert "It is being pulled." in page.content.decode()
    pulls_run()
    assert "The draft holds commit" in client.get("/teach/cnn/exercises/pulled/source/").content.decode()
    assert "Rectified" in client.get("/teach/cnn/exercises/pulled/?file=statement.md").content.decode()
    hook = client.post("/teach/cnn/exercises/pulled/source/", {"do": "hook"})
    assert "/hooks/exercises/" in hook.content.decode()
    refused = client.post("/teach/cnn/exercises/pulled/source/", {"do": "set", "url": "file:///etc"})
    assert refused.status_code == 400
    assert client.post("/teach/cnn/exercises/new/", {**begun, "slug": "b", "url": "x"}).status_code == 400
    assert not Exercise.objects.filter(slug="b").exists()
