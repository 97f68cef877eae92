"""A game shared by every rule, with all it needs said, and nothing imported that a quick check must not."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given

from moothall.engine.sharing.errors import GameError
from moothall.engine.sharing.game import game
from moothall.findings.sharing import Game
from tests.engine.sharing.games import COFFEE, by_mask, saving_tables, written


def coffee(**more: object) -> Game:
    return game(COFFEE, "ABC", source="given", **more)  # type: ignore[arg-type]


def test_every_rule_shares_the_whole() -> None:
    found = coffee(proposed={"A": 0.5, "B": 0.25, "C": 0.25}, population={"A": 1, "B": 1, "C": 2})
    assert [a.method for a in found.allocations] == [
        "proposed", "equal", "proportional", "population", "scrb", "shapley", "nucleolus",
        "per_capita_nucleolus",
    ]  # fmt: skip
    for one in found.allocations:
        assert sum(one.shares.values()) == pytest.approx(12)
        assert sum(one.rounded.values()) == pytest.approx(12)
        assert one.errors is None
    assert found.by("proposed").shares == {"A": 6, "B": 3, "C": 3}  # type: ignore[union-attr]
    assert found.by("population").shares == {"A": 3, "B": 3, "C": 6}  # type: ignore[union-attr]
    assert found.by("shapley").rounded == {"A": 4.84, "B": 4.08, "C": 3.08}  # type: ignore[union-attr]
    assert (found.total, found.alone, found.core_empty) == (12, {"A": 6, "B": 5, "C": 4}, False)


def test_the_group_that_objects_is_named_with_its_excess() -> None:
    equal = coffee().by("equal")
    assert equal is not None
    (only,) = equal.objections
    assert (only.coalition, only.excess) == (("B", "C"), 0.5)
    assert not equal.accepted
    assert coffee().by("shapley").accepted  # type: ignore[union-attr]


def test_costs_are_listed_small_groups_first_and_filled_ones_marked() -> None:
    costs = {k: v for k, v in COFFEE.items() if k != {"A", "C"}}
    found = game(costs, "ABC", source="given", option="lead", unit="present value")
    assert [("".join(c.coalition), c.cost, c.filled) for c in found.costs] == [
        ("A", 6, False), ("B", 5, False), ("C", 4, False), ("AB", 9, False), ("AC", 10, True),
        ("BC", 7.5, False), ("ABC", 12, False),
    ]  # fmt: skip
    assert (found.option, found.unit, found.source) == ("lead", "present value", "given")


def test_an_empty_core_is_said() -> None:
    found = game(
        written({"A": 6, "B": 6, "C": 6, "AB": 7, "AC": 7, "BC": 7, "ABC": 12}), "ABC", source="given"
    )
    assert found.core_empty
    assert not any(a.accepted for a in found.allocations)


def test_objections_can_be_cut_short() -> None:
    costs = written({"A": 1, "B": 1, "C": 1, "AB": 2, "AC": 2, "BC": 2, "ABC": 12})
    short = game(costs, "ABC", source="given", objections=2).by("equal")
    whole = game(costs, "ABC", source="given", objections=None).by("equal")
    assert short is not None
    assert whole is not None
    assert short.objections == whole.objections[:2]
    assert len(whole.objections) == 6
    assert short.largest_excess == whole.largest_excess


def test_two_partners_and_one() -> None:
    two = game({frozenset("A"): 6.0, frozenset("B"): 4.0, frozenset("AB"): 8.0}, "AB", source="given")
    for method in ("shapley", "nucleolus", "per_capita_nucleolus", "scrb"):
        assert two.by(method).shares == pytest.approx({"A": 5, "B": 3})  # type: ignore[union-attr,arg-type]
    one = game({frozenset("A"): 6.0}, "A", source="given")
    assert all(a.shares == {"A": 6} and a.accepted for a in one.allocations)
    assert one.core_empty is False


def test_rules_that_do_not_apply_are_left_out() -> None:
    found = game({frozenset("A"): -6.0, frozenset("B"): 4.0, frozenset("AB"): -3.0}, "AB", source="lines")
    assert found.by("proportional") is None
    assert found.by("nucleolus").shares == pytest.approx({"A": -6.5, "B": 3.5})  # type: ignore[union-attr]


def test_all_faults_at_once() -> None:
    with pytest.raises(GameError) as error:
        coffee(proposed={"A": 0.5, "B": 0.6, "X": 0.1}, population={"A": -1.0, "B": 1.0, "C": 1.0})
    said = " ".join(error.value.faults)
    for words in ("leave out C", "name X", "add to 1.2", "must not be negative"):
        assert words in said


def test_beyond_exact_answers_the_shapley_value_has_an_error() -> None:
    partners = [f"p{n:02}" for n in range(26)]
    costs = {frozenset([p]): 2.0 + n for n, p in enumerate(partners)}
    costs |= {frozenset(partners[n : n + 2]): 2.0 + 2 * n for n in range(0, 26, 2)}
    costs |= {frozenset(partners): 300.0}
    found = game(costs, partners, source="given", pairs=60, seed=4)
    shapley = found.by("shapley")
    assert shapley is not None
    assert shapley.errors is not None
    assert sum(shapley.shares.values()) == pytest.approx(300)
    assert found.by("nucleolus") is None
    assert found.core_empty is False
    assert found.costs == ()
    equal = found.by("equal")
    assert equal is not None
    assert equal.objections[0].coalition == ("p00", "p01")
    assert game(costs, partners, source="given", pairs=60, seed=4) == found


def test_a_sample_can_be_asked_for_with_fewer_partners() -> None:
    found = coffee(shapley_to=2, pairs=500).by("shapley")
    assert found is not None
    assert found.errors is not None
    assert found.shares == pytest.approx({"A": 4.83, "B": 4.08, "C": 3.08}, abs=0.05)


def test_sixteen_partners_have_no_nucleolus_but_a_core_test() -> None:
    partners = "ABCDEFGHIJKLMNOP"
    costs = {frozenset(p): 3.0 for p in partners} | {frozenset("AB"): 1.0, frozenset(partners): 40.0}
    found = game(costs, partners, source="given")
    assert found.by("nucleolus") is None
    assert found.core_empty is False
    equal = found.by("equal")
    assert equal is not None
    assert [o.coalition for o in equal.objections] == [("A", "B")]
    shapley = found.by("shapley")
    assert shapley is not None
    assert shapley.errors is None
    assert shapley.shares["A"] < shapley.shares["C"]
    emptied = game(costs | {frozenset(partners): 47.0}, partners, source="given")
    assert emptied.core_empty is True


@given(saving_tables(most=5))
def test_what_is_accepted_leaves_no_group_worse_off(costs: list[float]) -> None:
    partners = "ABCDE"[: len(costs).bit_length() - 1]
    given = by_mask(costs, partners)
    for one in game(given, partners, source="given").allocations:
        over = max(sum(one.shares[p] for p in g) - c for g, c in given.items())
        assert one.accepted == (over < 1e-6)
        assert (one.largest_excess == 0) == one.accepted


def test_a_quick_game_needs_neither_numpy_nor_scipy() -> None:
    code = (
        "import sys\nfrom moothall.engine.sharing.game import game\n"
        "costs = {frozenset('A'): 6.0, frozenset('B'): 4.0, frozenset('AB'): 8.0}\n"
        "found = game(costs, 'AB', source='given', solve=False)\n"
        "assert found.core_empty is None and found.by('shapley') and not found.by('nucleolus')\n"
        "print(*({'numpy', 'scipy', 'numba'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
