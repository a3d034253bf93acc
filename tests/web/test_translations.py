"""The Chinese of the pages: complete, with the same places for facts, and compiled as it stands."""

from __future__ import annotations

import gettext
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.require import need
from tests.web.po import Entry, entries

GRADER = Path(__file__).resolve().parent.parent.parent / "grader"
PO = GRADER / "locale/zh_Hans/LC_MESSAGES/django.po"
PLACE = re.compile(r"%\([a-z_]+\)s|\{[a-z_]+\}|%%|</?[a-z]+[^>]*>")
HOW = """
To bring the file up to date:
  cd grader && ../.venv/bin/django-admin makemessages -l zh_Hans --no-location --no-wrap --no-obsolete \\
      --ignore 'judge/*' --ignore 'static/*'
translate what is empty, and then:
  cd grader && ../.venv/bin/django-admin compilemessages -l zh_Hans --ignore judge
"""


@pytest.fixture(scope="module")
def translated() -> list[Entry]:
    """What django.po holds."""
    return entries(PO)


def test_everything_is_translated_and_nothing_is_a_guess(translated: list[Entry]) -> None:
    assert translated
    assert not [entry.key for entry in translated if not all(entry.translated)]
    assert not [entry.key for entry in translated if entry.fuzzy]


def test_facts_and_tags_have_the_same_places(translated: list[Entry]) -> None:
    wrong = []
    for entry in translated:
        allowed = [sorted(PLACE.findall(text)) for text in entry.english]
        wrong += [entry.key for text in entry.translated if sorted(PLACE.findall(text)) not in allowed]
    assert not wrong


def test_the_compiled_file_says_the_same(translated: list[Entry]) -> None:
    with PO.with_suffix(".mo").open("rb") as file:
        catalogue = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    compiled = {key: text for key, text in catalogue.items() if key != ""}
    expected = {(entry.key, 0) if len(entry.english) > 1 else entry.key: entry.translated[0] for entry in translated}
    assert compiled == expected, HOW


def test_every_text_of_the_code_is_in_the_file(translated: list[Entry], tmp_path: Path) -> None:
    need(shutil.which("xgettext"), "gettext (xgettext) is not installed")
    copy = tmp_path / "grader"
    left_out = shutil.ignore_patterns("locale", "static", "judge", "__pycache__", "migrations")
    shutil.copytree(GRADER, copy, ignore=left_out)
    (copy / "locale").mkdir()
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    command = [sys.executable, "-m", "django", "makemessages", "-l", "zh_Hans", "--no-location", "--no-wrap"]
    subprocess.run(command, cwd=copy, check=True, capture_output=True, env=environment)
    wanted = {entry.key for entry in entries(copy / "locale/zh_Hans/LC_MESSAGES/django.po")}
    have = {entry.key for entry in translated}
    assert (wanted - have, have - wanted) == (set(), set()), HOW
