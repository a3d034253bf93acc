"""Hypothesis strategies for reports of every shape."""

from __future__ import annotations

from hypothesis import strategies as st

from grader.grading.report.report import CaseReport, Report, ShownValue
from grader.judge.verdict import Verdict
from grader.judge.words.sentences import Sentence
from grader.text import fit_text

text = st.text(max_size=20).map(fit_text)
finite = st.floats(allow_nan=False, allow_infinity=False)
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**200), 2**200) | finite | text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=6,
)
words = st.dictionaries(st.sampled_from(["en", "zh-hans"]), text)
sentences = st.lists(
    st.builds(Sentence, key=text, facts=st.dictionaries(text, plain, max_size=3), text=words), max_size=3
).map(tuple)
shown = st.builds(
    ShownValue,
    text=text,
    type=text,
    dtype=text,
    shape=st.none() | st.lists(st.integers(0, 9), max_size=4).map(tuple),
    cells=st.none()
    | st.lists(
        st.lists(finite | st.booleans() | st.sampled_from(["nan", "inf", "-inf"]), max_size=3).map(tuple), max_size=3
    ).map(tuple),
    slice=text,
    origin=st.tuples(st.integers(0, 9), st.integers(0, 9)),
)


def _cases(example: st.SearchStrategy[CaseReport | None]) -> st.SearchStrategy[CaseReport]:
    return st.builds(
        CaseReport,
        name=text,
        verdict=st.sampled_from(Verdict),
        points=finite,
        max_points=finite,
        visible=st.booleans(),
        reveal=st.sampled_from(["name", "property", "minimised", "after-deadline"]),
        property=words,
        sentences=sentences,
        call=text,
        inputs=st.lists(st.tuples(text, shown), max_size=2).map(tuple),
        expected=st.none() | shown,
        got=st.none() | shown,
        difference=st.none() | shown,
        worst=st.none() | st.lists(st.integers(0, 9), max_size=4).map(tuple),
        traceback=text,
        stdout=text,
        seconds=finite,
        windows=st.lists(st.dictionaries(text, plain, max_size=3), max_size=2).map(tuple),
        window_names=st.lists(text, max_size=2).map(tuple),
        example=example,
    )


cases = _cases(st.none() | _cases(st.none()))
reports = st.builds(
    Report,
    verdict=st.sampled_from(Verdict),
    points=finite,
    max_points=finite,
    cases=st.lists(cases, max_size=3).map(tuple),
    sentences=sentences,
    misconceptions=st.lists(text, max_size=2).map(tuple),
    problem=st.none() | st.dictionaries(text, plain, max_size=3),
    traceback=text,
    stdout=text,
    version=text,
    seed=st.integers(0, 2**63),
    seconds=st.floats(0, 100),
    cpu_seconds=st.floats(0, 100),
    peak_bytes=st.integers(0, 2**40),
    device=text,
    versions=st.dictionaries(text, text, max_size=3),
    trial=st.booleans(),
    staff=text,
)
