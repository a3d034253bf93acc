"""Reads one folder of a Git repository somewhere else, as something that a stranger made.

The system's ``git`` fetches the newest commit alone, over https, from the address that was checked and no other; it has
a time, a size, no helpers, and no configuration but the token of a private repository. Nothing is checked out: the
folder comes as an archive, which is read like an upload.
"""

from __future__ import annotations

import os
import re
import resource
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from grader.config import config
from grader.content.archive import ArchiveError, read_zip
from grader.errors import Refused
from grader.outbound import OutboundError, check_url, resolve

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from grader.catalog.own.repositories.tokens import Access

SECONDS: Final = 60.0
MOST_FETCHED: Final = 64 << 20  # bytes of any file that git writes
MOST_ARCHIVE: Final = 8 << 20
_BRANCH: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_./-]{0,118}")
_FOLDER: Final = re.compile(r"[A-Za-z0-9_.][A-Za-z0-9_. /-]{0,198}")
_ASKED_WHO: Final = re.compile(r"could not read (Username|Password)|Authentication failed")
_WANTS_TOKEN: Final = _("There is no such repository, or it is a private one: then enter an access token.")
_CUT_OFF: Final = re.compile(r"early EOF|disconnect")
_TAKES_NOT: Final = _("The server does not take the access token, or there is no such repository.")


class NotPulled(Refused):
    """The repository's folder could not be had. Facts: ``why``."""

    code = "not-pulled"
    sentence: str | _StrPromise = "%(why)s"


class GitFailed(NotPulled):
    """Git gave up. Facts: ``words``, its last."""

    sentence = _("Git could not read it: %(words)s")


class RepositoryTooLarge(NotPulled):
    """Facts: ``limit`` in MiB."""

    code = "repository-too-large"
    sentence = _("The repository is larger than %(limit)s MB: put the exercise into a smaller one.")


def check_source(*, url: str, branch: str, folder: str) -> None:
    """Whether these could name a repository, its branch and a folder; asks nobody. Raises NotPulled."""
    try:
        scheme, _host, _port = check_url(url)
    except OutboundError as error:
        raise NotPulled(why=error) from None
    if scheme != "https" and not config.allow_private_addresses:
        raise NotPulled(why=_("Write an address that begins with https://."))
    if branch and (not _BRANCH.fullmatch(branch) or ".." in branch):
        raise NotPulled(why=_("This cannot be the name of a branch."))
    if folder and (not _FOLDER.fullmatch(folder) or ".." in folder.split("/")):
        raise NotPulled(why=_("This cannot be a folder of a repository."))


def folder_fetched(*, url: str, branch: str, folder: str, access: Access | None = None) -> tuple[str, dict[str, bytes]]:
    """The newest commit's hash, and the files of its folder; ``access`` to a private repository.

    Raises NotPulled, ArchiveError.
    """
    check_source(url=url, branch=branch, folder=folder)
    try:
        scheme, host, port = check_url(url)
        address = resolve(host, port)[0]
    except OutboundError as error:
        raise NotPulled(why=error) from None
    shown = f"[{address}]" if ":" in address else address
    with tempfile.TemporaryDirectory(prefix="pull-") as place:
        options = [
            "-c", f"http.curloptResolve={host}:{port}:{shown}",  # whatever the name resolves to a moment later
            "-c", "http.followRedirects=false",
            "-c", "http.proxy=",
            "-c", "credential.helper=",
            "-c", "protocol.allow=never",
            "-c", f"protocol.{scheme}.allow=always",
            "-c", "core.hooksPath=/dev/null",
        ]  # fmt: skip
        clone = ["clone", "--quiet", "--bare", "--depth=1", "--single-branch", "--no-tags"]
        branches = [f"--branch={branch}"] if branch else []
        _git([*options, *clone, *branches, "--", url, "repository"], place, access, url)
        inside = f"{place}/repository"
        commit = _git(["rev-parse", "HEAD"], inside).decode().strip()
        tree = f"HEAD:{folder.strip('/')}" if folder.strip("/") else "HEAD"
        archive = _git(["archive", "--format=zip", tree], inside)
    if len(archive) > MOST_ARCHIVE:
        raise ArchiveError("too-large", limit=2)
    return commit, read_zip(archive)


def _git(arguments: Sequence[str], folder: str, access: Access | None = None, url: str = "") -> bytes:
    """What git writes. Raises NotPulled with its own last words, or that the server wants to know who asks."""
    environment = {
        "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
        "HOME": folder,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_ASKPASS": "/bin/false",
        "LC_ALL": "C",
        **(access.environment(url) if access else {}),
    }
    try:
        done = subprocess.run(
            ["git", *arguments],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            preexec_fn=_bounded,
        )
    except FileNotFoundError:
        raise NotPulled(why=_("This machine has no git.")) from None
    except subprocess.TimeoutExpired:
        raise NotPulled(why=_("The repository did not answer in time, or is too large.")) from None
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip()
        if _ASKED_WHO.search(said):
            raise NotPulled(why=_TAKES_NOT if access else _WANTS_TOKEN)
        if "invalid index-pack output" in said and not _CUT_OFF.search(said):  # it was ended for what it wrote
            raise RepositoryTooLarge(limit=MOST_FETCHED >> 20)
        words = (said.splitlines() or [""])[-1].replace(str(Path(folder)), "")
        words = access.without(words) if access else words
        raise GitFailed(words=words[:300])
    return done.stdout


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_FETCHED, MOST_FETCHED))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
