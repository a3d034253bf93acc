"""The environment: what is read, and what is refused with which words."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from grader.config import ROOT, Config
from grader.server_urls import AWAY_SOON, PREPARE_AFTER, postgresql


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Config.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    folder = tmp_path / "var"
    folder.mkdir()
    monkeypatch.setenv("DATA_DIR", str(folder))


def read(monkeypatch: pytest.MonkeyPatch, **variables: str) -> Config:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return Config()


def test_with_nothing_set_it_serves_this_machine_only() -> None:
    config = Config()
    assert (config.host, config.demo, config.debug, config.local, config.secure) == (
        "127.0.0.1", False, False, True, False,
    )  # fmt: skip
    assert config.database()["ENGINE"] == "grader.embedded.sqlite"
    assert config.redis_url is None


def test_every_variable_is_explained() -> None:
    assert [name for name, field in Config.model_fields.items() if not field.description] == []


def test_variables_are_read_as_people_write_them(monkeypatch: pytest.MonkeyPatch) -> None:
    config = read(monkeypatch, ALLOWED_HOSTS="a.edu, b.edu,", DEMO="1", SLOTS="3", HTTPS="", LEASE_SECONDS="2.5")
    assert config.allowed_hosts == ("a.edu", "b.edu")
    assert (config.demo, config.slots, config.https, config.lease_seconds) == (True, 3, None, 2.5)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "grader.edu", "::"])
def test_a_demo_is_for_this_machine_only(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    with pytest.raises(ValidationError, match=r"HOST=127\.0\.0\.1"):
        read(monkeypatch, DEMO="1", HOST=host)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_a_demo_may_be_on_this_machine(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    assert read(monkeypatch, DEMO="1", HOST=host).demo


def test_a_shared_database_needs_a_shared_key(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValidationError, match="SECRET_KEY"):
        read(monkeypatch, DATABASE_URL="postgresql://localhost/x")


@pytest.mark.parametrize(
    ("host", "https", "secure"),
    [("127.0.0.1", None, False), ("127.0.0.1", "1", True), ("0.0.0.0", None, True), ("0.0.0.0", "0", False)],
)
def test_cookies_are_for_https_unless_this_machine_is_all_there_is(
    monkeypatch: pytest.MonkeyPatch, host: str, https: str | None, secure: bool
) -> None:
    assert read(monkeypatch, HOST=host, **({"HTTPS": https} if https else {})).secure is secure


def test_a_key_is_made_once_and_is_readable_by_its_owner_only() -> None:
    first, second = Config(), Config()
    assert first.signing_key == second.signing_key
    assert len(first.signing_key) >= 50
    kept = first.data_dir / "secret-key"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert [path.name for path in first.data_dir.iterdir()] == ["secret-key"]


def test_a_key_that_is_given_is_used_and_never_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    config = read(
        monkeypatch, SECRET_KEY="k" * 50, DATABASE_URL="postgresql://u:hidden@h/n", REDIS_URL="redis://:hidden@h"
    )
    assert config.signing_key == "k" * 50
    assert "kkk" not in repr(config)
    assert "hidden" not in repr(config)


def test_a_configuration_is_never_changed() -> None:
    with pytest.raises(ValidationError):
        Config().port = 1


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://ada:secret@db.edu:5433/grader", ("ada", "secret", "db.edu", "5433", "grader", {})),
        ("postgres://db/grader", ("", "", "db", "", "grader", {})),
        ("postgresql:///grader", ("", "", "", "", "grader", {})),
        (
            "postgresql://a%40b:p%2Fw%3A@h/n?sslmode=require",
            ("a@b", "p/w:", "h", "", "n", {"sslmode": "require"}),
        ),
        ("postgresql://u@%2Frun%2Fpostgresql/n", ("u", "", "/run/postgresql", "", "n", {})),
    ],
)
def test_database_urls(url: str, expected: tuple[Any, ...]) -> None:
    database = postgresql(url)
    options = database["OPTIONS"]
    assert isinstance(options, dict)
    fixed = {"prepare_threshold": PREPARE_AFTER, **AWAY_SOON}
    assert {name: options.pop(name) for name in fixed} == fixed
    assert tuple(database[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME", "OPTIONS")) == expected


@pytest.mark.parametrize("url", ["mysql://u@h/n", "postgresql://h", "grader", ""])
def test_what_is_no_database_url_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="DATABASE_URL reads like"):
        postgresql(url)


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"PORT": "abc"}, "PORT: Input should be a valid integer, unable to parse string as an integer"),
        ({"PORT": "abc", "HTTPS": "maybe"}, "HTTPS: Input should be a valid boolean, unable to interpret input"),
        ({"DEMO": "1", "HOST": "::"}, "DEMO=1 has passwords that everybody knows"),
        ({"DATABASE_URL": "mysql://ada:hidden@h/n"}, "DATABASE_URL reads like postgresql://"),
        ({"DATA_DIR": "/dev/null/var"}, "cannot write to /dev/null/var. Give that folder to the user"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
)
def test_a_start_that_cannot_be_says_why_and_nothing_else(variables: dict[str, str], sentence: str) -> None:
    command = [sys.executable, "manage.py", "check"]
    kept = {"PATH": os.environ["PATH"]}
    done = subprocess.run(command, cwd=ROOT, env=kept | variables, capture_output=True, text=True)
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert "hidden" not in done.stderr
    assert len(done.stderr.splitlines()) <= len(variables)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be another user")
def test_a_folder_of_somebody_else_is_named_with_the_user_who_cannot_write_to_it(tmp_path: Path) -> None:
    program = "import os; from grader import config; os.setuid(65534); config.read()"
    kept = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=kept, capture_output=True, text=True)
    assert done.stderr.startswith(f"DATA_DIR: user 65534 cannot write to {tmp_path}.")
