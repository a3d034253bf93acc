"""The examples of docs/feedback.md: every sentence of the catalogue, in both languages.

``python -m tests.judge.feedback_page`` writes them into the page; a test holds the page against them.
"""

from __future__ import annotations

from grader.judge.words.catalogue import CATALOGUE
from grader.judge.words.sentences import render
from tests.judge.gallery import ROOT, chinese, examples

PAGE = ROOT / "docs" / "feedback.md"
OTHERS = ("answer.",)  # sentences about questions' answers are tested where answers are marked
PARTS = ("is.", "where.", "inputs.", "unknown", "in-part")  # shown within another sentence


def listed(*prefixes: str) -> str:
    """The examples of all keys that begin with one of ``prefixes``, a Markdown list in both languages."""
    lines = []
    translate = chinese()
    for key in CATALOGUE:
        if key.startswith(prefixes) and key in examples():
            sentence = examples()[key]
            english, zh = render(sentence, str, "en"), render(sentence, translate, "zh-hans")
            lines.append(f"- {_escaped(english)}<br>{_escaped(zh)}")
    return "\n".join(lines)


def _escaped(text: str) -> str:
    for character in "\\*_`<>[]|":
        text = text.replace(character, f"\\{character}")
    return text


def written(page: str) -> str:
    """The page with what stands between each pair of marks replaced by the examples it asks for."""
    pieces = page.split("<!-- examples: ")
    out = [pieces[0]]
    for piece in pieces[1:]:
        asked, _, rest = piece.partition(" -->")
        _, _, after = rest.partition("<!-- end -->")
        out.append(f"<!-- examples: {asked} -->\n{listed(*asked.split())}\n<!-- end -->{after}")
    return "".join(out)


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
