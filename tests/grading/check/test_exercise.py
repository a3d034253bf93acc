"""An exercise is proven before a student meets it, and what does not hold is said with its file."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from grader.content.bundle import Bundle
from grader.grading.author.cache import Cache
from grader.grading.check.exercise import CheckResult, check_exercise
from grader.grading.check.mutants import ENOUGH
from grader.sandbox.client import Jails
from tests.grading.exercises import READY as FILES
from tests.grading.exercises import RIGHT, exercise

pytestmark = pytest.mark.jail

Check = Callable[..., CheckResult]


@pytest.fixture
def check(jails: Jails, cache: Cache) -> Check:
    """``check(files={...}, **exercise)``: the result for a good exercise with these files changed (None: left out)."""

    def run(*, files: Mapping[str, str | None] | None = None, mutants: bool = False, **options: str) -> CheckResult:
        texts = {path: text for path, text in {**FILES, **(files or {})}.items() if text is not None}
        return check_exercise(exercise(files=texts, **options), jails, cache, mutants=mutants)  # type: ignore[arg-type]

    return run


def rules(result: CheckResult) -> list[tuple[str, str]]:
    return [(fault.rule, fault.file) for fault in result.faults]


def test_a_good_exercise_is_ready(check: Check) -> None:
    result = check(mutants=True)

    assert result.faults == ()
    assert result.ok
    assert result.mutation is not None
    assert (result.mutation.caught, result.mutation.total, result.mutation.score) == (3, 3, 1.0)
    json.dumps(result.to_json())


@pytest.mark.parametrize(
    ("files", "fault"),
    [
        ({"accepted/two.py": "def add(a, b): return a - b\n"}, ("accepted", "accepted/two.py")),
        (
            {"accepted/two.py": "import time\ndef add(a, b): return a + b if b != 4 else time.time()\n"},
            ("accepted", "accepted/two.py"),
        ),
        (
            {"misconceptions/minus.py": '"""M.\n\nzh-hans: 减。\n"""\n' + RIGHT},
            ("misconception", "misconceptions/minus.py"),
        ),
        ({"cheats/equal.py": RIGHT}, ("cheat", "cheats/equal.py")),
        ({"starter.py": "def add(a, b):\n    return 3\n"}, ("starter", "starter.py")),
        ({"starter.py": "raise SystemExit\n"}, ("starter", "starter.py")),
        ({"starter.py": "def plus(a, b): ...\n"}, ("starter", "starter.py")),
        ({"statement.zh-hans.md": None}, ("lint", "statement.zh-hans.md")),
        ({"cheats/equal.py": None}, ("lint", "cheats/")),
    ],
)
def test_what_does_not_hold_is_said_with_its_file(
    check: Check, files: Mapping[str, str | None], fault: tuple[str, str]
) -> None:
    result = check(files=files)

    assert fault in rules(result), result.faults
    assert not result.ok


def test_two_misconceptions_that_cannot_be_told_apart_are_found(check: Check) -> None:
    twin = '"""Taken away.\n\nzh-hans: 减去。\n"""\ndef add(a, b): return -(b - a)\n'

    assert rules(check(files={"misconceptions/twin.py": twin})) == [
        ("misconception", "misconceptions/minus.py"),
        ("misconception", "misconceptions/twin.py"),
    ]


def test_a_reference_that_is_not_the_same_twice_is_unstable(check: Check) -> None:
    reference = "import os\ndef add(a, b):\n    return a + b + os.urandom(4)[0] / 256\n"

    assert ("unstable", "reference.py") in rules(check(reference=reference))


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("end = time.process_time() + 0.15\n    while time.process_time() < end: pass", "computing time"),
        ("x = bytearray(100 << 20)", "memory"),
        ("print('x' * 20_000)", "output"),
    ],
)
def test_the_limits_must_leave_room(check: Check, body: str, word: str) -> None:
    toml = "[limits]\ncpu_seconds = 0.5\nwall_seconds = 30\nmemory_mb = 256\noutput_kb = 64\n"

    result = check(reference=f"import time\ndef add(a, b):\n    {body}\n    return a + b\n", toml=toml)

    assert [(fault.rule, word in fault.message) for fault in result.faults] == [("limits", True)]


def test_more_than_the_site_gives_is_said(check: Check, jails: Jails, monkeypatch: pytest.MonkeyPatch) -> None:
    tight = replace(jails.settings, ceiling=replace(jails.settings.ceiling, cpu_seconds=2, memory_bytes=256 << 20))
    monkeypatch.setattr(jails, "settings", tight)

    result = check(toml="[limits]\ncpu_seconds = 3\nmemory_mb = 256\n")

    assert [fault.message for fault in result.faults] == ["[limits] cpu_seconds is 3; this site gives at most 2."]


def test_an_author_who_raises_is_told_where(check: Check) -> None:
    result = check(cases="def cases(rng):\n    yield dict(name='a', args=(1, 2))\n    raise OSError('disk')\n")

    (fault,) = result.faults
    assert fault.rule == "author"
    assert 'File "cases.py", line 3' in fault.message


WEAK = "def cases(rng):\n    yield dict(name='zero', args=(1, 0))\n    yield dict(name='also', args=(2, 0))\n"
REFERENCE = "def add(a, b):\n    if b < 0:\n        return a - -b\n    return a + b\n"


def test_mutants_that_survive_are_listed(check: Check) -> None:
    result = check(cases=WEAK, mutants=True)

    assert result.mutation is not None
    assert [(survivor.file, survivor.name) for survivor in result.mutation.survivors] == [
        ("accepted/one.py", "return a + b -> return a - b"),
        ("reference.py", "return a + b -> return a - b"),
    ]
    assert "+    return a - b" in result.mutation.survivors[0].diff
    assert ("mutants", "cases.py") in rules(result)


def equivalent(mutant: str) -> str:
    return f'[[check.equivalent]]\nmutant = "{mutant}"\nreason = "b is always zero here"\n'


def test_an_equivalent_mutant_is_declared_with_its_reason(check: Check) -> None:
    result = check(cases=WEAK, mutants=True, toml=equivalent("return a + b -> return a - b"))

    assert result.mutation is not None
    assert (result.mutation.total, result.mutation.equivalent, result.mutation.survivors) == (1, 2, ())
    assert ("mutants", "cases.py") not in rules(result)


@pytest.mark.parametrize("mutant", ["return a + b -> return a - b", "return x -> return y"])
def test_a_declaration_must_be_true(check: Check, mutant: str) -> None:
    assert rules(check(mutants=True, toml=equivalent(mutant))) == [("equivalent", "exercise.toml")]


def test_an_endless_mutant_is_caught_soon(check: Check) -> None:
    reference = "def add(a, b):\n    n = 0\n    while n < 3:\n        n += 1\n    return a + b\n"

    result = check(reference=reference, mutants=True)

    assert result.mutation is not None
    assert "n += 1 -> pass" not in [survivor.name for survivor in result.mutation.survivors]


def test_progress_ends_where_it_said_it_would(jails: Jails, cache: Cache) -> None:
    told: list[tuple[int, int]] = []

    check_exercise(exercise(files=FILES), jails, cache, progress=lambda done, total, what: told.append((done, total)))

    assert told[-1][0] == told[-1][1]
    assert [done for done, _ in told] == list(range(1, len(told) + 1))


def test_an_exercise_of_the_library_is_ready(library: Callable[[str], Bundle], jails: Jails, cache: Cache) -> None:
    result = check_exercise(library("convolution/corr2d"), jails, cache)

    assert result.faults == ()


WINDOW = """
import numpy as np
def cases(rng):
    yield dict(name="one", args=(rng.normal(size=(2, 6, 7, 3)), {"stride": STRIDE, "size": (2, 3)}))
"""
POOL = """
import numpy as np
def add(x, p):
    (s, t), (a, b) = p["stride"], p["size"]
    h, w = (x.shape[1] - a) // s + 1, (x.shape[2] - b) // t + 1
    return np.stack([np.stack([x[:, i*s:i*s+a, j*t:j*t+b].max((1, 2)) for j in range(w)], 1) for i in range(h)], 1)
"""


@pytest.mark.parametrize(
    ("layout", "stride", "fault"),
    [
        ('"NHWC"', "(2, 1)", ""),
        ('"NCHW"', "(2, 1)", "an output of"),
        (
            '{ x = "NHWC" }',
            "(2, 1)",
            "an output of (3, 5) for the case 'one'; the reference's has the shape (2, 3, 5, 3)",
        ),
        ('"NHWC"', "(2, 1, 0)[:2] if rng else None", ""),
    ],
)
def test_a_declared_window_is_the_references(check: Check, layout: str, stride: str, fault: str) -> None:
    toml = f'[judge]\nlayout = {layout}\n[judge.window]\ninput = "x"\nkernel = "p.size"\nstride = "p.stride"\n'
    result = check(cases=WINDOW.replace("STRIDE", stride), reference=POOL, toml=toml)
    found = [one.message for one in result.faults if one.rule == "window"]
    assert (fault in found[0]) if fault else found == []


def test_a_window_that_no_case_tells_is_a_fault(check: Check) -> None:
    toml = '[judge.window]\ninput = "x"\nkernel = "p.none"\n'
    result = check(cases=WINDOW.replace("STRIDE", "(1, 1)"), reference=POOL, toml=toml)
    assert "can be read from the arguments of no case" in next(
        one.message for one in result.faults if one.rule == "window"
    )


def test_mutants_are_made_of_what_some_case_calls(check: Check) -> None:
    reference = "def add(a, b):\n    return a + b\ndef other(a, b):\n    return a - b * 2\n"
    called = check(reference=reference, entry='["add", "other"]', mutants=True)
    alone = check(reference=reference, mutants=True)

    assert called.mutation is not None
    assert alone.mutation is not None
    assert called.mutation.total == alone.mutation.total


TEN = "def add(a, b):\n    c = a + b\n    if a > 1 and b > 1:\n        return c * 1\n    return c + 0\n"
LOOP = """
import time
def add(a, b):
    end = time.process_time() + 0.4  # longer than any mutant of the reference may take
    while time.process_time() < end:
        pass
    return a + b
"""


def test_accepted_solutions_are_changed_where_the_reference_says_little(check: Check) -> None:
    """A reference with enough mutants of its own stands alone; accepted solutions are taken until there are enough."""
    short, long = check(mutants=True), check(reference=TEN, mutants=True)
    lambdas = check(files={"accepted/one.py": "add = lambda a, b: a + b\n"}, mutants=True)

    assert [short.mutation and short.mutation.total, lambdas.mutation and lambdas.mutation.total] == [3, 2]
    assert long.mutation is not None
    assert long.mutation.total >= ENOUGH
    assert {survivor.file for survivor in long.mutation.survivors} == {"reference.py"}


def test_a_slow_accepted_solution_catches_nothing_by_its_slowness(check: Check) -> None:
    result = check(cases=WEAK, files={"accepted/one.py": LOOP}, mutants=True)

    assert result.mutation is not None
    assert ("accepted/one.py", "return a + b -> return a - b") in [
        (survivor.file, survivor.name) for survivor in result.mutation.survivors
    ]
