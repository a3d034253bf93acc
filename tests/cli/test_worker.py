"""``manage.py worker``: which queues it may serve. What a worker then does is in tests/submissions."""

from __future__ import annotations

import os

import pytest

from grader.cli.management.commands import worker
from tests.cli.commands import run


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The command lines that this process would have turned into."""
    commands: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda program, command: commands.append(command))
    return commands


def test_without_a_gpu_it_does_not_take_the_work_that_needs_one(
    started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "nvidia_nodes", list)
    ended = run("worker", "--queues", "bulk,gpu")
    assert ended.code == 1
    assert "no NVIDIA GPU" in ended.said
    assert started == []


@pytest.mark.parametrize(("queues", "nodes"), [("gpu", ["/dev/nvidia0"]), ("interactive, bulk", [])])
def test_it_serves_what_its_machine_can(
    queues: str, nodes: list[str], started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "nvidia_nodes", lambda: nodes)
    assert run("worker", "--queues", queues).code == 0
    (command,) = started
    assert command[command.index("--queues") + 1] == queues.replace(" ", "")


def test_a_queue_that_is_none_is_named(started: list[list[str]]) -> None:
    ended = run("worker", "--queues", "interactive,fast")
    assert "fast" in ended.said
    assert started == []
