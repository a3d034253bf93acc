"""Hosts of their own on one machine: network namespaces, each with one cable to the servers, which can be pulled."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest

from grader.cli.processes import worker_command
from tests.faults.stack import Process, Stack
from tests.require import wish

# Takes connections on the cable's end and leads each to a server that listens on this machine alone.
FORWARD = """
import asyncio, sys
async def pour(reader, writer):
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    except OSError:
        pass
    finally:
        writer.close()
def lead(port):
    async def led(reader, writer):
        there = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.gather(pour(reader, there[1]), pour(there[0], writer))
    return led
async def main(host, *ports):
    servers = [await asyncio.start_server(lead(port), host, port) for port in map(int, ports)]
    await asyncio.gather(*(server.serve_forever() for server in servers))
asyncio.run(main(*sys.argv[1:]))
"""


def ip(*arguments: str) -> None:
    subprocess.run(["ip", *arguments], check=True, capture_output=True, text=True)


@dataclass
class Host:
    """A network namespace; ``worker`` is the one that runs in it."""

    name: str
    cable: str
    address: str  # of the servers, as this host sees them
    worker: Process | None = None

    def cut(self) -> None:
        """Pull the cable: what is sent from now on is lost, and nobody is told."""
        ip("link", "set", self.cable, "down")

    def heal(self) -> None:
        ip("link", "set", self.cable, "up")


@contextmanager
def hosts(stack: Stack, count: int) -> Iterator[list[Host]]:
    """So many hosts, each with a worker of ``stack``. Skips where this user may have no network namespaces."""
    wish(os.getuid() == 0 and shutil.which("ip"), "only root makes network namespaces, with ip (iproute2)")
    made: list[Host] = []
    forwards: list[subprocess.Popen[bytes]] = []
    ports = [str(stack.postgres.port), str(stack.redis.port)]
    try:
        for number in range(count):
            net = 100 + (os.getpid() * 7 + number) % 100
            host = Host(f"tg{os.getpid()}-{number}", f"tgv{os.getpid() % 100000}{number}", f"10.213.{net}.1")
            made.append(host)
            try:
                ip("netns", "add", host.name)
                ip("link", "add", host.cable, "type", "veth", "peer", "name", "eth0", "netns", host.name)
            except subprocess.CalledProcessError as error:
                pytest.skip(f"no network namespaces here: {error.stderr.strip()}")
            ip("address", "add", f"{host.address}/24", "dev", host.cable)
            ip("link", "set", host.cable, "up")
            ip("-n", host.name, "address", "add", f"10.213.{net}.2/24", "dev", "eth0")
            ip("-n", host.name, "link", "set", "eth0", "up")
            ip("-n", host.name, "link", "set", "lo", "up")
            forwards.append(subprocess.Popen([sys.executable, "-c", FORWARD, host.address, *ports]))
            command = worker_command(queues=["interactive", "bulk"], slots=2)
            more = {name: _seen_from(stack.environment[name], host) for name in ("DATABASE_URL", "REDIS_URL")}
            folder = stack.folder / f"host-{number}"
            shutil.copytree(stack.folder / "var", folder)
            inside = ["ip", "netns", "exec", host.name, *command]
            host.worker = stack.start(inside, f"host-{number}", DATA_DIR=str(folder), **more)
        yield made
    finally:
        for host in made:
            if host.worker is not None and host.worker.process.poll() is None:
                host.worker.kill()
            subprocess.run(["ip", "netns", "del", host.name], check=False, capture_output=True)
            subprocess.run(["ip", "link", "del", host.cable], check=False, capture_output=True)
        for forward in forwards:
            forward.kill()
            forward.wait()


def _seen_from(url: str, host: Host) -> str:
    return url.replace(f"127.0.0.1:{urlsplit(url).port}", f"{host.address}:{urlsplit(url).port}")
