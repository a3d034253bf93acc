"""What this machine remembers: services and the token of each, readable by its user alone."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from tensorgrade.problems import USAGE, Problem
from tensorgrade.words import say

URL, TOKEN, FOLDER = "TENSORGRADE_URL", "TENSORGRADE_TOKEN", "TENSORGRADE_CONFIG"


def folder() -> Path:
    """Where it is kept: ``$TENSORGRADE_CONFIG``, else the user's folder of settings."""
    if os.environ.get(FOLDER):
        return Path(os.environ[FOLDER])
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", str(Path.home()))) / "tensorgrade"
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "tensorgrade"


def _file() -> Path:
    return folder() / "services.json"


def _read() -> dict:
    try:
        found = json.loads(_file().read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {"default": "", "tokens": {}}
    except (OSError, ValueError) as error:
        said = say("{file} cannot be read ({error}). Remove it and sign in again.", file=_file(), error=error)
        raise Problem(said, USAGE) from error
    if not isinstance(found, dict) or not isinstance(found.get("tokens"), dict):
        raise Problem(say("{file} is not what it should be. Remove it and sign in again.", file=_file()), USAGE)
    return found


def _write(found: dict) -> None:
    folder().mkdir(parents=True, exist_ok=True)
    new = _file().with_suffix(f".{os.getpid()}")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(found, file, indent=1)
    new.replace(_file())


def clean_url(url: str) -> str:
    """``grader.example.edu/`` as ``https://grader.example.edu``; a bare name on this machine is http."""
    url = url.strip().rstrip("/")
    if "://" not in url:
        here = url.split(":")[0].split("/")[0] in ("localhost", "127.0.0.1")
        url = f"{'http' if here else 'https'}://{url}"
    return url


def service_url(given: str | None = None) -> str:
    """The service meant: named, of the environment, or the one signed in to last."""
    url = given or os.environ.get(URL) or _read()["default"]
    if not url:
        raise Problem(say("Which service? Sign in first: tensorgrade login https://..."), USAGE)
    return clean_url(url)


def token_for(url: str) -> str:
    """The token for a service, "" without one. The environment's is for the environment's service, or any."""
    if os.environ.get(TOKEN) and clean_url(os.environ.get(URL) or url) == url:
        return os.environ[TOKEN]
    return _read()["tokens"].get(url, "")


def remember(url: str, token: str) -> Path:
    found = _read()
    found["default"] = url
    found["tokens"][url] = token
    _write(found)
    return _file()


def forget(url: str) -> bool:
    found = _read()
    if found["tokens"].pop(url, None) is None:
        return False
    if found["default"] == url:
        found["default"] = next(iter(found["tokens"]), "")
    _write(found)
    return True
