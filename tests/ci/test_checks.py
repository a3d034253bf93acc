"""What continuous integration looks for beside the tests: secrets, and vulnerabilities that are known."""

from __future__ import annotations

import http.server
import importlib.util
import json
import subprocess
import sys
import threading
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"ci_{name}", ROOT / ".ci" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    "line",
    [
        "-----BEGIN RSA " + "PRIVATE KEY-----",
        "key = AKIA" + "ABCDEFGHIJKLMNOP",
        "ghp_" + "a1B2c3D4" * 4 + "a1B2",
        "tg_" + "Xy3_" * 10 + "abc",
        "DATABASE_URL=postgresql://ada:" + "Tr0ub4dor@db/x",
        "password = '" + "hT7#kQ2!vB9$mN4^xZ1&cL6*" + "'",
    ],
)
def test_a_secret_is_found(line: str) -> None:
    assert script("secrets").finds(f"x = 1\n{line}\n") != []


@pytest.mark.parametrize(
    "line",
    [
        "postgresql://user:password@db:5432/tensorgrade",
        "postgresql://tensorgrade:${POSTGRES_PASSWORD}@postgres",
        'password = "a password only tests know"',
        'token = "the-name-of-a-field-of-a-form"',
        "sha256 = 0123456789abcdef0123456789abcdef",
    ],
)
def test_what_is_no_secret_is_left_alone(line: str) -> None:
    assert script("secrets").finds(line) == []


def test_the_repository_holds_none() -> None:
    done = subprocess.run([sys.executable, ".ci/secrets.py"], cwd=ROOT, capture_output=True, text=True)
    assert (done.stdout, done.returncode) == ("", 0)


class Osv(http.server.BaseHTTPRequestHandler):
    """Knows one fault: of any release of Django."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
        bad = {"vulns": [{"id": "PYSEC-1"}]}
        results = [bad if one["package"]["name"].lower() == "django" else {} for one in asked]
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({"results": results}).encode())

    def log_message(self, *_: object) -> None:
        pass


def test_a_known_vulnerability_fails_and_an_answer_that_is_not_had_does_not() -> None:
    server = http.server.HTTPServer(("127.0.0.1", 0), Osv)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    command = [sys.executable, ".ci/audit.py"]
    url = f"http://127.0.0.1:{server.server_port}/"
    try:
        found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env={"OSV_URL": url})
    finally:
        server.shutdown()
        server.server_close()
    assert found.returncode == 1
    assert "PYSEC-1" in found.stdout
    away = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env={"OSV_URL": url})
    assert away.returncode == 0
    assert "could not be asked for" in away.stdout
