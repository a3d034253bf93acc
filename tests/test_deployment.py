"""docker-compose.yml, Kubernetes, systemd, Dockerfile and CI against what the code really reads and runs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from grader.cli.processes import QUEUES
from grader.config import Config
from grader.settings_table import settings_table

ROOT = Path(__file__).resolve().parent.parent
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, Any] = COMPOSE["services"]
OURS = ["web", "worker", "gpu-worker"]
KNOWN = {name.upper() for name in Config.model_fields}
SECRETS = {name.upper() for name, field in Config.model_fields.items() if "SecretStr" in str(field.annotation)}
READ = KNOWN | {f"{name}_FILE" for name in SECRETS}
# What an installation with containers has no choice about: the web server's place behind the proxy, and no demo.
FIXED = {"HOST", "PORT", "HTTPS", "TRUST_PROXY", "DEMO", "DEBUG"}
KUBERNETES = {
    (part["kind"], part["metadata"]["name"]): part
    for path in sorted((ROOT / "deploy" / "kubernetes").glob("*.yaml"))
    for part in yaml.safe_load_all(path.read_text())
}


def filled(text: object, **known: str) -> str:
    """``text`` as compose fills it in an environment that has ``known`` alone."""

    def value(found: re.Match[str]) -> str:
        name, kind, default = found.groups()
        if known.get(name):
            return known[name]
        assert kind != "?", f"{name} must be set"
        return filled(default or "", **known)

    text = str(text)
    while (now := re.sub(r"(?<!\$)\$\{(\w+)(?::?([-?])((?:[^{}]|\$\{[^}]*\})*))?\}", value, text)) != text:
        text = now
    return text


@pytest.mark.parametrize("name", OURS)
def test_every_variable_is_one_the_configuration_reads(name: str) -> None:
    assert set(SERVICES[name]["environment"]) <= READ


@pytest.mark.parametrize("name", OURS)
def test_every_setting_is_passed_through(name: str) -> None:
    given = {variable.removesuffix("_FILE") for variable in SERVICES[name]["environment"]}
    assert given - FIXED == KNOWN - FIXED


@pytest.mark.parametrize("name", OURS)
@pytest.mark.parametrize("password", ["plain", "p@ss:w/rd#?%&= \"'$x"])
def test_the_configuration_accepts_the_environment_whatever_the_password(
    name: str, password: str, tmp_path: Path
) -> None:
    environment = {
        key: filled(value, ALLOWED_HOSTS="grader.example.edu") for key, value in SERVICES[name]["environment"].items()
    }
    for variable, path in list(environment.items()):
        if variable.endswith("_FILE"):
            secret = tmp_path / Path(path).name
            secret.write_text(password + "\n")
            environment[variable] = str(secret)
    environment |= {"DATA_DIR": str(tmp_path), "PATH": os.environ["PATH"]}
    program = (
        "from grader.config import config; d = config.database();"
        "print(d['ENGINE'], d['HOST'], config.redis_url is not None, config.demo);"
        "print(d['PASSWORD'], end='')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    first, _, given = done.stdout.partition("\n")
    assert first == "django.db.backends.postgresql postgres True False"
    assert given == password


def test_behind_the_proxy_nobody_is_sent_in_a_circle(tmp_path: Path) -> None:
    web = {key: filled(value, ALLOWED_HOSTS="g.edu") for key, value in SERVICES["web"]["environment"].items()}
    environment = {key: value for key, value in web.items() if key in FIXED | {"ALLOWED_HOSTS"}}
    program = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "grader.settings"
django.setup()
from django.conf import settings
from django.test import Client
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
for proto in ("https", "http"):
    print(Client().get("/sign-in/", headers={"host": "g.edu", "x-forwarded-proto": proto}).status_code)
print(Client().get("/health", headers={"host": "10.0.0.3:8000"}).status_code)
"""
    environment |= {"DATA_DIR": str(tmp_path), "PATH": os.environ["PATH"]}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["200", "301", "200"]
    caddy = (ROOT / "deploy" / "Caddyfile").read_text()
    assert f"reverse_proxy web:{web['PORT']}" in caddy
    assert "proxy_set_header X-Forwarded-For $remote_addr;" in (ROOT / "deploy" / "nginx.conf").read_text()


@pytest.mark.parametrize("name", OURS)
def test_every_command_is_one_of_ours(name: str) -> None:
    python, script, command, *arguments = SERVICES[name]["command"]
    assert (python, script) == ("python", "manage.py")
    assert (ROOT / "grader" / "cli" / "management" / "commands" / f"{command}.py").exists()
    if command == "worker":
        assert arguments[0] == "--queues"
        assert set(arguments[1].split(",")) <= set(QUEUES)


def test_every_queue_has_a_worker() -> None:
    served = {queue for name in ("worker", "gpu-worker") for queue in SERVICES[name]["command"][-1].split(",")}
    assert served == set(QUEUES)


def test_only_the_profile_asks_for_a_gpu() -> None:
    assert SERVICES["gpu-worker"]["profiles"] == ["gpu"]
    assert not any("profiles" in service for name, service in SERVICES.items() if name != "gpu-worker")


@pytest.mark.parametrize("name", ["worker", "gpu-worker"])
def test_workers_may_build_jails_hold_no_capability_and_come_after_the_web(name: str) -> None:
    assert set(SERVICES[name]["security_opt"]) == {
        "seccomp=unconfined",
        "apparmor=unconfined",
        "systempaths=unconfined",
    }
    assert SERVICES[name]["cap_drop"] == ["ALL"]
    assert "privileged" not in SERVICES[name]
    assert SERVICES[name]["depends_on"] == {"web": {"condition": "service_healthy"}}


@pytest.mark.parametrize("name", OURS)
def test_a_container_of_ours_is_read_only_limited_and_looked_after(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"]
    assert service["mem_limit"]
    assert service["pids_limit"]
    assert service["healthcheck"]["test"]
    assert service["logging"]["options"]["max-size"]
    assert set(service["secrets"]) == set(COMPOSE["secrets"])


def test_database_and_broker_are_the_ones_named() -> None:
    environment = SERVICES["web"]["environment"]
    assert "@postgres:5432/" in environment["DATABASE_URL"]
    assert "redis://redis:6379/" in environment["REDIS_URL"]
    assert set(SERVICES["web"]["depends_on"]) == {"postgres", "redis"}
    file = environment["DATABASE_PASSWORD_FILE"]
    assert SERVICES["postgres"]["environment"]["POSTGRES_PASSWORD_FILE"] == file
    assert Path(file).name in COMPOSE["secrets"]


def test_every_volume_is_declared_and_used() -> None:
    used = {volume.split(":")[0] for service in SERVICES.values() for volume in service.get("volumes", [])}
    assert {name for name in used if not name.startswith(("$", "."))} == set(COMPOSE["volumes"])


def test_the_image_holds_what_the_service_reads_and_runs_as_nobody_special() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text()
    copied = set(re.findall(r"^COPY (?:\S+ )*?(grader|reference|exercises) ", dockerfile, re.MULTILINE))
    assert copied == {"grader", "reference", "exercises"}
    for name in re.findall(r"requirements/\w+\.txt", dockerfile):
        assert (ROOT / name).exists()
    assert re.search(r"^USER tensorgrade$", dockerfile, re.MULTILINE)
    workdir = re.search(r"^WORKDIR (\S+)$", dockerfile, re.MULTILINE)
    assert workdir
    for name in OURS:
        assert f"{workdir[1]}/var" in [volume.split(":")[1] for volume in SERVICES[name]["volumes"]]
        assert SERVICES[name]["environment"]["DATA_DIR"] == f"{workdir[1]}/var"


def test_the_image_is_whole_and_its_settings_are_clean(tmp_path: Path) -> None:
    """Exactly what the Dockerfile copies, in a folder of its own: Django's check for deployment finds nothing there."""
    dockerfile = (ROOT / "Dockerfile").read_text()
    for sources in re.findall(r"^COPY (.+)$", dockerfile, re.MULTILINE):
        *names, target = sources.split()
        for name in names:
            into = tmp_path / target / Path(name).name if target.endswith("/") else tmp_path / target
            into.parent.mkdir(parents=True, exist_ok=True)
            if (ROOT / name).is_dir() and name == "grader":
                shutil.copytree(ROOT / name, into, ignore=shutil.ignore_patterns("__pycache__", "editor"))
            elif (ROOT / name).is_dir():
                into.symlink_to(ROOT / name)
            else:
                shutil.copy(ROOT / name, into)
    environment = {
        "PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1", "HOST": "0.0.0.0", "HTTPS": "true",
        "SECRET_KEY": "".join(map(chr, range(48, 110))), "ALLOWED_HOSTS": "g.edu", "DATA_DIR": str(tmp_path / "var"),
    }  # fmt: skip
    for arguments in (["check", "--deploy", "--fail-level", "WARNING"], ["worker", "--help"], ["web", "--help"]):
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr


def test_kubernetes_runs_the_same_with_the_settings_there_are() -> None:
    settings = KUBERNETES["ConfigMap", "tensorgrade"]["data"]
    assert set(settings) <= READ
    for name in ("web", "worker"):
        pod = KUBERNETES["Deployment", name]["spec"]["template"]["spec"]
        (container,) = pod["containers"]
        assert container["args"][:3] == ["python", "manage.py", name]
        assert {entry["name"] for entry in container["env"]} <= READ
        assert container["securityContext"]["readOnlyRootFilesystem"]
        assert container["securityContext"]["capabilities"] == {"drop": ["ALL"]}
        assert pod["securityContext"]["runAsNonRoot"]
        assert container["livenessProbe"]
        mounted = {mount["mountPath"] for mount in container["volumeMounts"]}
        assert {str(Path(value).parent) for key, value in settings.items() if key.endswith("_FILE")} <= mounted
    web = KUBERNETES["Deployment", "web"]["spec"]["template"]["spec"]["containers"][0]
    assert (web["readinessProbe"]["httpGet"]["path"], web["livenessProbe"]["httpGet"]["path"]) == ("/ready", "/health")
    worker = KUBERNETES["Deployment", "worker"]["spec"]["template"]["spec"]
    assert worker["hostUsers"] is False
    assert worker["containers"][0]["securityContext"]["procMount"] == "Unmasked"
    asked = KUBERNETES["ScaledObject", "worker"]["spec"]["triggers"][0]["metadata"]["query"]
    assert 'tensorgrade_oldest_waiting_seconds{queue="interactive"}' in asked


@pytest.mark.parametrize("path", sorted((ROOT / "deploy" / "systemd").iterdir()), ids=lambda path: path.name)
def test_a_systemd_unit_names_settings_and_commands_there_are(path: Path, tmp_path: Path) -> None:
    text = path.read_text()
    for line in re.findall(r"^Environment=(.+)$", text, re.MULTILINE):
        assert {pair.split("=")[0] for pair in line.split()} <= READ
    for command in re.findall(r"manage\.py (\w+)", text):
        assert (ROOT / "grader" / "cli" / "management" / "commands" / f"{command}.py").exists()
    if shutil.which("systemd-analyze") is None:
        return
    # The units as they would lie on a machine whose programs are here.
    for unit in path.parent.iterdir():
        program = unit.read_text().replace("/srv/tensorgrade/.venv/bin/python", sys.executable)
        (tmp_path / unit.name.replace("@", "@1" if unit == path else "@")).write_text(program)
    checked = path.name.replace("@", "@1")
    command = ["systemd-analyze", "verify", "--man=no", str(tmp_path / checked)]
    said = subprocess.run(command, capture_output=True, text=True).stderr
    assert [line for line in said.splitlines() if "tensorgrade" in line] == []


def test_locks_name_no_index() -> None:
    for lock in (ROOT / "requirements").glob("*.txt"):
        text = lock.read_text()
        assert not re.search(r"^--?(i|index-url|extra-index-url|find-links|trusted-host)\b", text, re.MULTILINE), lock
        assert "://" not in text, lock


def test_torch_is_asked_for_by_its_exact_version_in_its_own_file() -> None:
    lines = [line for line in (ROOT / "requirements" / "torch.txt").read_text().splitlines() if line[:1] != "#"]
    assert lines == ["torch==2.13.0"]
    assert not re.search(r"^torch\b", (ROOT / "requirements" / "base.txt").read_text(), re.MULTILINE)


def test_the_table_of_settings_is_the_configurations() -> None:
    """``python -m grader.config`` prints it."""
    page = (ROOT / "docs" / "operations.md").read_text()
    section = page.split("## Every setting\n")[1].split("\n## ")[0]
    assert settings_table() in section
