"""Asks OSV (osv.dev) for known vulnerabilities of every pinned dependency.

``python3 .ci/audit.py``: ends with 1 where there is one. Where OSV cannot be asked, that is said, and it ends with 0:
a build must not fail because somebody else's server is away. OSV_URL asks another server of the same kind.
"""

from __future__ import annotations

import json
import os
import re
import sys
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
URL = os.environ.get("OSV_URL", "https://api.osv.dev/v1/querybatch")
PINNED = re.compile(r"^([A-Za-z0-9_.-]+)==([^\s;\\]+)", re.MULTILINE)


def pinned() -> list[tuple[str, str]]:
    """(name, version) of everything in requirements/*.txt."""
    texts = [path.read_text() for path in sorted((ROOT / "requirements").glob("*.txt"))]
    return sorted({pair for text in texts for pair in PINNED.findall(text)})


def main() -> int:
    wanted = pinned()
    queries = [{"package": {"name": name, "ecosystem": "PyPI"}, "version": version} for name, version in wanted]
    request = urllib.request.Request(
        URL, json.dumps({"queries": queries}).encode(), {"Content-Type": "application/json"}
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            results = json.load(answer)["results"]
        found = [
            (pair, [one["id"] for one in result.get("vulns", [])]) for pair, result in zip(wanted, results, strict=True)
        ]
    except (OSError, ValueError, KeyError) as error:
        print(f"Known vulnerabilities could not be asked for: {error}")
        return 0
    for (name, version), ids in found:
        if ids:
            print(f"{name} {version}: {', '.join(ids)}")
    bad = sum(bool(ids) for _, ids in found)
    print(f"{len(wanted)} dependencies asked for, {bad} with known vulnerabilities.")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
