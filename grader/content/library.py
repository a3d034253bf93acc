"""A whole folder of exercises: which there are, and what is wrong between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from grader.content.bundle import Bundle
from grader.content.loader import load_folder
from grader.content.problems import Code, ContentError, ContentProblem
from grader.content.spec.exercise import SPEC_FILE
from grader.content.spec.toml_lines import find_line
from grader.messages import Message as _


@dataclass(frozen=True, slots=True)
class Library:
    """The exercises that can be used, by slug, and the problems of the others; files are named from the root on."""

    bundles: Mapping[str, Bundle]
    problems: tuple[ContentProblem, ...]


def exercise_folders(root: Path) -> tuple[Path, ...]:
    """The folders under ``root`` that hold an exercise.toml, as <topic>/<slug>, sorted."""
    return tuple(sorted(path.parent for path in root.glob(f"*/*/{SPEC_FILE}")))


def load_library(root: Path, reference_root: Path | None = None) -> Library:
    """Load every exercise under ``root``. One that cannot be used never keeps the others from being loaded."""
    bundles: dict[str, Bundle] = {}
    problems: list[ContentProblem] = []
    for folder in exercise_folders(root):
        name = folder.relative_to(root).as_posix()
        try:
            bundle = load_folder(folder, reference_root)
        except ContentError as error:
            problems += (replace(p, file=f"{name}/{p.file}") for p in error.problems)
            continue
        problems += _place_problems(bundle, folder, name, bundles)
        bundles.setdefault(bundle.slug, bundle)
    return Library(bundles, (*problems, *_prerequisite_problems(bundles)))


def _place_problems(bundle: Bundle, folder: Path, name: str, others: Mapping[str, Bundle]) -> Iterator[ContentProblem]:
    file, toml = f"{name}/{SPEC_FILE}", bundle.text(SPEC_FILE)
    if bundle.spec.topic != folder.parent.name:
        message = _(
            "`topic` is {topic}, but the folder lies in {folder}/.",
            topic=repr(bundle.spec.topic),
            folder=folder.parent.name,
        )
        yield ContentProblem(file, find_line(toml, ("topic",)), message, Code.WRONG_TOPIC)
    if bundle.slug in others:
        other = others[bundle.slug].spec.topic
        message = _("there is a {slug} already, in {folder}/.", slug=bundle.slug, folder=other)
        yield ContentProblem(file, None, message, Code.SLUG_TAKEN)


def _prerequisite_problems(bundles: Mapping[str, Bundle]) -> Iterator[ContentProblem]:
    """Every prerequisite is there, and none leads back to where it came from."""
    graph = {slug: bundle.spec.prerequisites for slug, bundle in bundles.items()}
    for slug, wanted in graph.items():
        file, toml = f"{bundles[slug].spec.topic}/{slug}/{SPEC_FILE}", bundles[slug].text(SPEC_FILE)
        for missing in (other for other in wanted if other not in bundles):
            message = _("there is no exercise {slug}, which `prerequisites` names.", slug=missing)
            yield ContentProblem(file, find_line(toml, ("prerequisites",)), message, Code.UNKNOWN_PREREQUISITE)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = error.args[1]
        file = f"{bundles[circle[0]].spec.topic}/{circle[0]}/{SPEC_FILE}"
        message = _("the prerequisites go in a circle: {circle}.", circle=" -> ".join(reversed(circle)))
        yield ContentProblem(file, None, message, Code.CIRCULAR_PREREQUISITES)
