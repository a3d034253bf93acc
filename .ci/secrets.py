"""Looks for secrets in the repository's files: keys, tokens and passwords that were committed by mistake.

``python3 .ci/secrets.py``: prints each find as file:line, and ends with 1 where there is one. What is meant to be
known, such as a test's own key, carries the words of ``MEANT`` in its line, or stands in a file of ``SKIPPED``.
"""

from __future__ import annotations

import math
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHAPES = {
    "private key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
    "AWS key": re.compile(r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"),
    "GitHub token": re.compile(r"\b(?:ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9]{36}\b|\bgithub_pat_[A-Za-z0-9_]{60,}"),
    "GitLab token": re.compile(r"\bglpat-[A-Za-z0-9_-]{20,}"),
    "Slack token": re.compile(r"\bxox[abprs]-[A-Za-z0-9-]{10,}"),
    "Google key": re.compile(r"\bAIza[0-9A-Za-z_-]{35}\b"),
    "own token": re.compile(r"\btg_[A-Za-z0-9_-]{43}\b"),
    "signed token": re.compile(r"\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}"),
    "password in an address": re.compile(
        r"\b[a-z+]{3,12}://[^\s:/@'\"{}$<>]+:(?!password@|secret@|hidden@|p%2Fw%3A@)[^\s:/@'\"{}$<>]{6,}@"
    ),
}
NAMED = re.compile(r"(?i)\b(?:secret|password|passwd|token|api_?key)\b\s*[=:]\s*['\"]([^'\"\s]{20,})['\"]")
BITS = 4.0  # a letter, from which a text is no words
MEANT = ("the tests' own", "the faults' own", "meant to be known")
SKIPPED = re.compile(
    r"(\.lock|package-lock\.json|\.po|\.mo|\.svg|\.png|\.woff2?|\.min\.js)$|^grader/web/static/web/\w+\.js$"
)


def randomness(text: str) -> float:
    """Bits a letter (Shannon)."""
    return -sum(n / len(text) * math.log2(n / len(text)) for n in Counter(text).values())


def finds(text: str) -> list[tuple[int, str]]:
    """(line, what it looks like) of each secret in ``text``."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if any(words in line for words in MEANT):
            continue
        found += [(number, name) for name, shape in SHAPES.items() if shape.search(line)]
        found += [(number, "secret") for value in NAMED.findall(line) if randomness(value) > BITS]
    return found


def main() -> int:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    count = 0
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        if SKIPPED.search(name) or not path.is_file() or path.is_symlink():
            continue
        try:
            text = path.read_text()
        except UnicodeDecodeError:
            continue
        for line, what in finds(text):
            print(f"{name}:{line}: looks like a {what}")
            count += 1
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
