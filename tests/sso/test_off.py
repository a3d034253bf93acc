"""Without a setting for it nothing of it is there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.require import need

ROOT = Path(__file__).resolve().parent.parent.parent
LOOK = """
import json, sys, django
django.setup()
from django.urls import get_resolver
routes = [str(pattern.pattern) for pattern in get_resolver().url_patterns]
from django.conf import settings
from django.urls import reverse, NoReverseMatch
try:
    reverse("sso-go", args=["x"])
    there = True
except NoReverseMatch:
    there = False
theirs = ("allauth", "fido2", "grader.sso")
names = sorted(name for name in sys.modules if name.startswith(theirs))
print(json.dumps({"modules": names, "there": there, "apps": [a for a in settings.INSTALLED_APPS if "allauth" in a]}))
"""


def look(tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    variables = {**kept, "DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "grader.settings", **environment}
    return subprocess.run([sys.executable, "-c", LOOK], cwd=ROOT, env=variables, capture_output=True, text=True)


def test_nothing_is_imported_and_nothing_has_an_address(tmp_path: Path) -> None:
    done = look(tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"modules": [], "there": False, "apps": []}


def test_with_a_setting_it_is_there(tmp_path: Path) -> None:
    need(find_spec("allauth"), "the packages of requirements/sso.txt are not installed")
    done = look(tmp_path, PASSKEYS="1")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["there"]


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ("nonsense", "OPENID_PROVIDERS is a JSON list of providers"),
        ('[{"id": "a b", "name": "A", "server": "https://a.example", "client_id": "x"}]', "0.id"),
        ('[{"id": "a", "name": "A", "server": "http://a.example", "client_id": "x"}]', "begins with https://"),
        ('[{"id": "a", "name": "A", "server": "https://a.example"}]', "0.client_id"),
    ],
)
def test_a_provider_that_is_described_wrongly_stops_the_start(tmp_path: Path, setting: str, says: str) -> None:
    done = look(tmp_path, OPENID_PROVIDERS=setting)
    assert done.returncode != 0
    assert says in done.stderr
