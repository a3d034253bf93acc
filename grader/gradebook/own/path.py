"""The path through the library: one order for all, in which nothing comes before what it builds on.

It is computed, not written: of what can be taken next, first what belongs to the earlier topic, then the easier, then
what more of the library builds on, then the shorter. So a neuron, on which most rests, comes before everything else.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush


@dataclass(frozen=True, slots=True)
class Step:
    """What an exercise's place on the path follows from."""

    topic: int  # the topic's place on the path
    difficulty: int
    minutes: int
    needs: frozenset[str] = field(default_factory=frozenset)  # slugs of its prerequisites


def path_order(steps: Mapping[str, Step]) -> list[str]:
    """The slugs in the order of the path. Prerequisites that are not among ``steps`` are passed over.

    Exercises that need each other in a ring, which no author means, come last, in the same order.
    """
    needs = {slug: {need for need in step.needs if need in steps} for slug, step in steps.items()}
    unlocks: dict[str, set[str]] = {slug: set() for slug in steps}
    for slug, before in needs.items():
        for need in before:
            unlocks[need].add(slug)
    rank = {slug: _rank(slug, step, len(_built_on(slug, unlocks))) for slug, step in steps.items()}
    waiting = {slug: len(before) for slug, before in needs.items()}
    ready = [rank[slug] for slug, count in waiting.items() if not count]
    heapify(ready)
    found: list[str] = []
    while ready:
        slug = heappop(ready)[-1]
        found.append(slug)
        for after in unlocks[slug]:
            waiting[after] -= 1
            if not waiting[after]:
                heappush(ready, rank[after])
    return found + sorted(set(steps) - set(found), key=rank.__getitem__)


def _rank(slug: str, step: Step, built_on: int) -> tuple[int, int, int, int, str]:
    return step.topic, step.difficulty, -built_on, step.minutes, slug


def _built_on(slug: str, unlocks: Mapping[str, Set[str]]) -> set[str]:
    """Everything that needs ``slug``, by way of others too."""
    found: set[str] = set()
    new = [slug]
    while new:
        for after in unlocks[new.pop()]:
            if after not in found:
                found.add(after)
                new.append(after)
    return found
