"""A case as a frozen record: what is called, with which inputs, and how its result is judged and shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

from grader.values import Value

Check = Literal["value", "gradient", "property", "cost", "train"]
Reveal = Literal["name", "property", "minimised", "after-deadline"]
Operation = Literal["call", "load_state", "train_mode", "eval_mode", "parameters", "mutated"]

CHECKS: Final[tuple[Check, ...]] = get_args(Check)
REVEALS: Final[tuple[Reveal, ...]] = get_args(Reveal)
OPERATIONS: Final[tuple[Operation, ...]] = get_args(Operation)


@dataclass(frozen=True, slots=True)
class ResultRef:
    """Stands for the result of an earlier step of the case, or for the part of it that ``path`` picks."""

    step: int
    path: tuple[int | str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseStep:
    """One step of a case.

    ``call`` is a name the submission defines; with ``on``, a method of that earlier result, ``""`` for the object
    itself. ``op`` other than ``call`` does something to the module ``on`` instead. ``judged`` says whether the result
    is compared; ``parts`` names the items of a tuple that are, ``"_"`` standing for one that is not; ``()`` is all.
    """

    call: str = ""
    args: tuple[Value | ResultRef, ...] = ()
    kwargs: Mapping[str, Value | ResultRef] = field(default_factory=dict)
    op: Operation = "call"
    on: ResultRef | None = None
    judged: bool = True
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseSpec:
    """One case, as cases.py yielded it.

    ``name`` is the English one, by which a case is known; ``title`` has it in each language, where its author wrote it
    in several. ``steps`` has one entry for a simple call and several for a chain. ``required``: False; True, no points
    count if the case fails; or the share of all points (0..1) that still counts then. ``fresh``: the inputs are those
    of the submission's own seed. ``family``: cases that try one thing at growing sizes share it. ``options`` are for
    the ``check``. ``rtol``, ``atol`` and ``unchanged`` are None where exercise.toml decides.
    """

    name: str
    steps: tuple[CaseStep, ...]
    title: Mapping[str, str] = field(default_factory=dict)
    visible: bool = True
    points: int | float = 1
    group: str = ""
    required: bool | float = False
    fresh: bool = False
    reveal: Reveal = "name"
    property: Mapping[str, str] = field(default_factory=dict)
    family: str = ""
    check: Check = "value"
    options: Mapping[str, Value] = field(default_factory=dict)
    unchanged: bool | None = None
    rtol: float | None = None
    atol: float | None = None
    seeds: tuple[int, ...] = ()
