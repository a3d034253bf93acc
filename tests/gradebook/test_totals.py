"""Totals: weights, lowest left out, and laws that hold for every gradebook."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from grader.gradebook.marks.totals import Standing, Weighing, by_points, total


def standings(*shares: float) -> dict[int, Standing]:
    return {pk: Standing(Decimal(str(share)), Decimal(1)) for pk, share in enumerate(shares)}


def test_the_lowest_are_left_out_but_never_all() -> None:
    found = total(standings(0.5, 0.1, 0.9), [Weighing(Decimal(1), 1, (0, 1, 2))])
    assert (found.percent, found.dropped) == (70, {1})
    assert total(standings(0.5), [Weighing(Decimal(1), 3, (0,))]).percent == 50


def test_categories_share_the_whole_by_weight() -> None:
    weighings = [Weighing(Decimal(30), 0, (0, 1)), Weighing(Decimal(70), 0, (2,))]
    assert total(standings(1, 0, 0.5), weighings).percent == 50
    # Nothing counts in the first: the second is everything.
    assert total({2: Standing(Decimal(1), Decimal(2))}, weighings).percent == 50


def test_nothing_that_counts_is_no_total() -> None:
    assert total({}, [Weighing(Decimal(1), 0, (0,))]).percent is None
    assert by_points({0: Standing(Decimal(0), Decimal(0))}).percent is None


@given(st.lists(st.decimals(0, 1, places=2), min_size=1, max_size=8), st.integers(0, 8), st.decimals(0, 1, places=2))
def test_more_points_and_more_dropped_never_lower_a_total(shares: list[Decimal], drop: int, more: Decimal) -> None:
    keys = tuple(range(len(shares)))
    of = Decimal(1)
    before = total({pk: Standing(share, of) for pk, share in enumerate(shares)}, [Weighing(of, drop, keys)])
    better = {pk: Standing(min(of, share + (more if pk == 0 else 0)), of) for pk, share in enumerate(shares)}
    assert total(better, [Weighing(of, drop, keys)]).percent >= before.percent  # type: ignore[operator]
    same = {pk: Standing(share, of) for pk, share in enumerate(shares)}
    assert total(same, [Weighing(of, drop + 1, keys)]).percent >= before.percent  # type: ignore[operator]
