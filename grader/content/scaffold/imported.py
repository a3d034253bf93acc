"""The folder of a question that came from another system."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal

from grader.content.bundle import statement_path
from grader.content.spec.exercise import SPEC_FILE
from grader.questions.exchange.items import Item
from grader.questions.exchange.markup import plain_markdown
from grader.text import fit_text


def question_files(item: Item, topic: str, *, alone: bool = False) -> dict[str, bytes]:
    """The files of a fixed question: exercise.toml and the statement, which stands for English where it is none.

    ``alone``: it is asked in its own language only.
    """
    title = plain_markdown(" ".join(fit_text(item.title).split())) or "Question"
    titles = {"en": title} if item.language == "en" else {"en": title, item.language: title}
    head = {
        "format": 1,
        "title": titles,
        "kind": "question",
        "topic": topic,
        "difficulty": 1,
        "minutes": 3,
        **({"languages": [item.language]} if alone else {}),
    }
    question = item.question.model_dump(by_alias=True, exclude_defaults=True, exclude_none=True)
    lines = [f"{key} = {_toml(value)}" for key, value in head.items()]
    lines += ["", "[question]"]
    lines += [f"{key} = {_toml(value)}" for key, value in {"type": item.question.type, **question}.items()]
    for hint in item.hints:
        said = {"en": hint} if item.language == "en" else {"en": hint, item.language: hint}
        lines += ["", "[[hints]]", *(f"{code} = {_toml(words)}" for code, words in said.items())]
    statement = f"{fit_text(item.statement).strip() or title}\n".encode()
    files = {"exercise.toml": ("\n".join(lines) + "\n").encode(), "statement.md": statement}
    if alone:
        return {SPEC_FILE: files[SPEC_FILE], statement_path(item.language): statement}
    return files if item.language == "en" else {**files, f"statement.{item.language}.md": statement}


def _toml(value: object) -> str:
    """A value as TOML writes it within one line; texts by line where there are several."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value) if abs(value) < 2**63 else json.dumps(str(value))
    if isinstance(value, Decimal):  # "1E+3" and "5" would be read as something else
        return json.dumps(str(value))
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list | tuple):
        items = [_toml(item) for item in value]
        if any(isinstance(item, Mapping) for item in value):
            return "[\n" + "".join(f"  {item},\n" for item in items) + "]"
        return f"[{', '.join(items)}]"
    return json.dumps(fit_text(str(value)), ensure_ascii=False).replace("\x7f", "\\u007f")
