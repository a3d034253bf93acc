"""An exercise version whole in itself: every file's bytes, what exercise.toml says, and the hash of it all."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from grader.content.problems import Code, ContentError, ContentProblem
from grader.content.python_files import section_of, sentence_of
from grader.content.spec.exercise import SPEC_FILE, ExerciseSpec, parse_spec
from grader.languages import LANGUAGES, main_of
from grader.messages import Message as _

_FENCED = re.compile(r"(?ms)^```.*?^```")
_HEADING = re.compile(r"(?m)^## +(.+?)[ \t]*#*[ \t]*$")


@dataclass(frozen=True, slots=True, eq=False)
class Bundle:
    """One exercise, wherever it came from.

    ``files`` maps relative paths to bytes; the modules of reference/ it needs are among them, as
    ``reference/<module>.py``. ``hash`` is of paths and bytes only: the same content has the same hash, whatever
    the folder is called. Made by ``loader``, which checks; two bundles are equal when slug and hash are.
    """

    slug: str
    spec: ExerciseSpec
    files: Mapping[str, bytes]
    hash: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Bundle) and (self.slug, self.hash) == (other.slug, other.hash)

    def __hash__(self) -> int:
        return hash((self.slug, self.hash))

    def text(self, path: str) -> str:
        """The text of one file; raises ``KeyError`` where there is none."""
        return self.files[path].decode()

    def statement(self, language: str) -> str:
        """The statement's Markdown in ``language``, else in the exercise's main one."""
        path = statement_path(language)
        has = language in self.spec.languages and path in self.files
        return self.text(path if has else statement_path(main_of(self.spec.languages)))

    def misconceptions(self) -> dict[str, dict[str, str]]:
        """What each misconception says to the student, by its name (``"flipped_kernel"``) and language."""
        return {name.removesuffix(".py"): sentence_of(source) for name, source in self.under("misconceptions").items()}

    def headings(self) -> list[str]:
        """The headings of the statement's sections, in the exercise's main language."""
        return _HEADING.findall(_FENCED.sub("", self.statement(main_of(self.spec.languages))))

    def sections(self) -> dict[str, int]:
        """The section of the statement that each misconception contradicts, counted from 1; the first where it names
        none that is there, and 0 where the statement has no sections."""
        headings = self.headings()
        first = 1 if headings else 0
        return {
            name.removesuffix(".py"): headings.index(heading) + 1 if heading in headings else first
            for name, source in self.under("misconceptions").items()
            for heading in [section_of(source)]
        }

    def under(self, folder: str) -> dict[str, str]:
        """The texts of one subfolder by file name: ``under("accepted")["loops.py"]``."""
        start = f"{folder}/"
        return {path[len(start) :]: self.text(path) for path in self.files if path.startswith(start)}

    def to_json(self) -> str:
        """All of it as one JSON object; every file is UTF-8 text."""
        files = {path: data.decode() for path, data in self.files.items()}
        return json.dumps({"slug": self.slug, "hash": self.hash, "files": files}, ensure_ascii=False)

    @staticmethod
    def from_json(text: str) -> Bundle:
        """Rebuild what ``to_json`` wrote; raises ``ContentError`` if the files do not have the hash they came with."""
        data = json.loads(text)
        bundle = build(data["slug"], {path: words.encode() for path, words in data["files"].items()})
        if bundle.hash != data["hash"]:
            message = _(
                "the files have the hash {found}, not {expected}: they were changed on the way.",
                found=bundle.hash,
                expected=data["hash"],
            )
            raise ContentError([ContentProblem(SPEC_FILE, None, message, Code.UNREADABLE)])
        return bundle

    def export(self, folder: Path, *, reference_root: Path | None = None) -> None:
        """Write the exercise's own files into ``folder``, byte for byte, and make it where it is not there.

        Modules of reference/ are shared and stay out, unless ``reference_root`` says where they go.
        """
        for path, data in self.files.items():
            shared = path.startswith("reference/")
            if shared and reference_root is None:
                continue
            target = reference_root / path.removeprefix("reference/") if shared and reference_root else folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)


def build(slug: str, files: Mapping[str, bytes]) -> Bundle:
    """Make a bundle of files that were checked before; reads exercise.toml and computes the hash."""
    ordered = MappingProxyType({path: files[path] for path in sorted(files)})
    return Bundle(slug, parse_spec(ordered[SPEC_FILE].decode()), ordered, content_hash(ordered))


def content_hash(files: Mapping[str, bytes]) -> str:
    """SHA-256, in hexadecimal, over the sorted paths and their bytes, each preceded by its length."""
    digest = hashlib.sha256(b"tensorgrade bundle 1\n")
    for path in sorted(files):
        for part in (path.encode(), files[path]):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return digest.hexdigest()


def statement_path(language: str) -> str:
    """The name of the statement in one language: statement.md in English, statement.zh-hans.md in Chinese."""
    return "statement.md" if language == LANGUAGES[0] else f"statement.{language}.md"
