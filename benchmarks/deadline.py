"""How many workers a deadline needs, computed from measured costs: 20,000 students hand in at the last minute.

``python -m benchmarks.deadline [--students 20000] [--seconds 0.05] [--slots 2] [--scale-after 20] [--most 40]``

Arrivals thicken towards the deadline as they do in courses: half of a day's hand-ins in its last hour, a tenth in its
last minute. Each costs ``--seconds`` of a slot (``benchmarks.stack`` measures it; the worst take more). Printed
is how long students wait with a fixed number of workers, and with as many as autoscaling on the age of the oldest
waiting run starts (deploy/kubernetes/scaling.yaml: looked at every 5 s, at most doubled every 15 s, a worker ready
``--scale-after`` seconds later). One event at a time, first come first served; no database limits it.
"""

from __future__ import annotations

import argparse
import heapq
import random
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

DAY, LOOK, STEP, TARGET = 86_400.0, 5.0, 15.0, 5.0  # seconds
SHARES = ((0.1, 60.0), (0.4, 3600.0), (0.5, DAY))  # of the hand-ins, within so long before the deadline


@dataclass(frozen=True, slots=True)
class Told:
    """What students waited, in seconds, and the most workers there were."""

    half: float
    most_of: float  # 95 in 100
    longest: float
    workers: int
    cleared: float  # after the deadline


def arrivals(students: int, chance: random.Random) -> list[float]:
    """Seconds before (negative) the deadline at which each hands in, in order."""
    found = []
    for share, within in SHARES:
        found += [-chance.uniform(0.0, within) for _ in range(round(share * students))]
    return sorted(found)


def simulate(
    sent: Sequence[float], *, seconds: float, slots: int, workers: int, most: int = 0, scale_after: float = 20.0
) -> Told:
    """Grade what was ``sent``; ``most`` workers where they are started as they are needed, else always ``workers``.

    The cost of a grading varies as an exponential around ``seconds`` does.
    """
    chance = random.Random(2)
    free = [-DAY] * (workers * slots)  # when each slot is free again
    heapq.heapify(free)
    waiting: deque[float] = deque()
    waited: list[float] = []
    coming = deque(sent)
    now, running, look, stepped, begun = sent[0], workers, sent[0], sent[0], workers
    last = sent[0]
    ready: list[float] = []  # when workers that were started begin
    while coming or waiting:
        now = min(coming[0] if coming else now + LOOK, look if waiting and most else now + LOOK * 1e6)
        if waiting and free:
            now = min(now, max(free[0], waiting[0]))
        while ready and ready[0] <= now:
            began = heapq.heappop(ready)
            running += 1
            for _ in range(slots):
                heapq.heappush(free, began)
        while coming and coming[0] <= now:
            waiting.append(coming.popleft())
        while waiting and free and free[0] <= now:
            start = max(heapq.heappop(free), waiting[0])
            waited.append(start - waiting.popleft())
            last = start + chance.expovariate(1 / seconds)
            heapq.heappush(free, last)
        if most and now >= look:
            look = now + LOOK
            age = now - waiting[0] if waiting else 0.0
            if age > TARGET and now - stepped >= STEP and begun < most:
                wanted = min(most, 2 * begun, max(begun + 1, round(begun * age / TARGET)))
                for _ in range(wanted - begun):
                    heapq.heappush(ready, now + scale_after)
                begun, stepped = wanted, now
    waited.sort()
    share = lambda part: waited[min(len(waited) - 1, int(part * len(waited)))]  # noqa: E731
    return Told(share(0.5), share(0.95), waited[-1], max(running, begun), max(0.0, last))


def needed(sent: Sequence[float], *, seconds: float, slots: int, within: float) -> int:
    """The fewest workers with which nobody waits longer than ``within`` seconds."""
    low, high = 1, 1
    while simulate(sent, seconds=seconds, slots=slots, workers=high).longest > within:
        low, high = high, high * 2
    while low < high:
        middle = (low + high) // 2
        if simulate(sent, seconds=seconds, slots=slots, workers=middle).longest <= within:
            high = middle
        else:
            low = middle + 1
    return high


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--students", type=int, default=20_000)
    parser.add_argument("--seconds", type=float, default=0.05)
    parser.add_argument("--slots", type=int, default=2)
    parser.add_argument("--scale-after", type=float, default=20.0)
    parser.add_argument("--most", type=int, default=40)
    asked = parser.parse_args()
    sent = arrivals(asked.students, random.Random(1))
    busiest = max(sum(1 for at in sent if second <= at < second + 1) for second in range(-60, 0))
    print(f"{asked.students} hand in, {busiest} in the busiest second; {asked.slots} slots a worker")
    print(
        "| a grading takes | workers for 1 s | for 10 s | for 60 s "
        "| from 2, by age: half wait | 95 in 100 | longest | workers |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for seconds in (asked.seconds, 4 * asked.seconds, 20 * asked.seconds):
        fixed = [needed(sent, seconds=seconds, slots=asked.slots, within=within) for within in (1.0, 10.0, 60.0)]
        grown = simulate(
            sent, seconds=seconds, slots=asked.slots, workers=2, most=asked.most, scale_after=asked.scale_after
        )
        waits = f"{grown.half:.1f} s | {grown.most_of:.1f} s | {grown.longest:.1f} s"
        print(f"| {seconds:g} s | {' | '.join(map(str, fixed))} | {waits} | {grown.workers} |")


if __name__ == "__main__":
    main()
