"""A web server that listens is warm: its first visitor waits for no import, and its forks share no connection."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

LOOK = """
import gc, json, sys
import django
from django.core.management import call_command

django.setup()
call_command("collectstatic", verbosity=0, interactive=False)

import grader.wsgi
from django.db import connections
from django.template import engines

[cached] = engines["django"].engine.template_loaders
print(json.dumps({
    "views": "grader.web.quiz.attempt" in sys.modules,
    "templates": "web/quiz/attempt.html" in {key.partition("-")[0] for key in cached.get_template_cache},
    "frozen": gc.get_freeze_count() > 10_000,
    "connections": [one.alias for one in connections.all(initialized_only=True) if one.connection is not None],
}))
"""


def test_everything_is_there_before_the_first_visitor(tmp_path: Path) -> None:
    # Behind a proxy, where a request that does not say it came over HTTPS is sent away before it reaches a view.
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "grader.settings", "DATA_DIR": str(tmp_path)}
    environment |= {"HTTPS": "true", "TRUST_PROXY": "true"}
    look = [sys.executable, "-c", LOOK]
    done = subprocess.run(look, env=environment, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {"views": True, "templates": True, "frozen": True, "connections": []}
