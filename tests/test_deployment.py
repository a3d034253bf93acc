"""docker-compose.yml, Dockerfile and CI against what the code really reads and runs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from grader.cli.processes import QUEUES
from grader.config import Config

ROOT = Path(__file__).resolve().parent.parent
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, Any] = COMPOSE["services"]
OURS = ["web", "worker", "gpu-worker"]
KNOWN = {name.upper() for name in Config.model_fields}


@pytest.mark.parametrize("name", OURS)
def test_every_variable_is_one_the_configuration_reads(name: str) -> None:
    assert set(SERVICES[name]["environment"]) <= KNOWN


@pytest.mark.parametrize("name", OURS)
def test_the_configuration_accepts_the_environment(name: str) -> None:
    filled = {
        key: re.sub(r"\$\{\w+:[?-]([^}]*)\}", lambda found: found[1] if ":-" in found[0] else "secret", str(value))
        for key, value in SERVICES[name]["environment"].items()
    }
    values = {key.lower(): value for key, value in filled.items() if value}
    config = Config(_env_file=None, **values)
    assert config.database()["ENGINE"] == "django.db.backends.postgresql"
    assert config.database()["HOST"] == "postgres"
    assert config.redis_url is not None
    assert not config.demo


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
def test_workers_may_build_jails_and_hold_no_capability(name: str) -> None:
    assert set(SERVICES[name]["security_opt"]) == {
        "seccomp=unconfined",
        "apparmor=unconfined",
        "systempaths=unconfined",
    }
    assert SERVICES[name]["cap_drop"] == ["ALL"]
    assert "privileged" not in SERVICES[name]


def test_database_and_broker_are_the_ones_named() -> None:
    environment = SERVICES["web"]["environment"]
    assert "@postgres:5432/" in environment["DATABASE_URL"]
    assert environment["REDIS_URL"].startswith("redis://redis:6379/")
    assert {"postgres", "redis"} <= set(SERVICES)
    assert set(SERVICES["web"]["depends_on"]) == {"postgres", "redis"}


def test_every_volume_is_declared_and_used() -> None:
    used = {volume.split(":")[0] for service in SERVICES.values() for volume in service.get("volumes", [])}
    assert used == set(COMPOSE["volumes"])


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
        assert [volume.split(":")[1] for volume in SERVICES[name]["volumes"]] == [f"{workdir[1]}/var"]


def test_locks_name_no_index() -> None:
    for lock in (ROOT / "requirements").glob("*.txt"):
        text = lock.read_text()
        assert not re.search(r"^--?(i|index-url|extra-index-url|find-links|trusted-host)\b", text, re.MULTILINE), lock
        assert "://" not in text, lock


def test_torch_is_asked_for_by_its_exact_version_in_its_own_file() -> None:
    lines = [line for line in (ROOT / "requirements" / "torch.txt").read_text().splitlines() if line[:1] != "#"]
    assert lines == ["torch==2.13.0"]
    assert not re.search(r"^torch\b", (ROOT / "requirements" / "base.txt").read_text(), re.MULTILINE)


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_every_setting_is_explained(name: str) -> None:
    described = Config.model_fields[name.lower()].description
    assert described
    assert f"| `{name}` | {described}" in (ROOT / "docs" / "operations.md").read_text()
