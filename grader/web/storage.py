"""The pages' own files as they are served: sheets joined, each file compressed, under a name that says its content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from whitenoise.compress import Compressor, brotli_installed  # type: ignore[import-untyped]
from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]

_IMPORT = re.compile(r'^@import "([\w-]+\.css)"(?: (\w+))?;$', re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_NAMED_BY_CONTENT = re.compile(r"\.[0-9a-f]{12}\.")


class Storage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """WhiteNoise's, which finds out each file's address once a process: a page names some, and they never change.

    A sheet that imports others (css/common/pages.css) becomes one with them: a page that asks for one file instead of
    fifteen is there a round trip earlier, and a kilobyte shorter for each.
    """

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.url = cache(super().url)

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        whole = InMemoryStorage()
        sheets = {name: _read(paths, name) for name in paths if name.startswith("web/css/")}
        for name, text in sheets.items():
            whole.save(name, ContentFile(lean(joined(text, Path(name).parent.as_posix(), sheets)).encode()))
        yield from super().post_process(paths | {name: (whole, name) for name in sheets}, dry_run=dry_run, **options)

    def create_compressor(self, **kwargs: Any) -> Compressor:
        return Once(**kwargs)


class Once(Compressor):  # type: ignore[misc]
    """Compresses what pages ask for, each content once: a start that finds nothing new takes no time for it."""

    def compress(self, path: str) -> list[str]:
        if not _NAMED_BY_CONTENT.search(path) or Path(f"{path}{'.br' if brotli_installed else '.gz'}").exists():
            return []
        return list(super().compress(path))


def joined(text: str, folder: str, sheets: dict[str, str]) -> str:
    """``text`` with the sheets of its folder that it imports in their place; one for a medium within a rule for it."""

    def one(found: re.Match[str]) -> str:
        sheet, medium = joined(sheets[f"{folder}/{found[1]}"], folder, sheets), found[2]
        return f"@media {medium} {{\n{sheet}\n}}" if medium else sheet

    return _IMPORT.sub(one, text)


def lean(text: str) -> str:
    """A sheet without its comments and the room around its lines."""
    return "\n".join(line for raw in _COMMENT.sub("", text).splitlines() if (line := raw.strip()))


def _read(paths: dict[str, Any], name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        text: str = file.read().decode()
        return text
