"""Nobody can work out a small count of staff or posts from the tables of a public copy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from tests.business_case.disclosure.rows_told import Told, known, told
from tests.engine.workforce.published import FATES, Cell, Cells, differences, of
from tests.engine.workforce.test_attack import (
    LEAST,
    OCCUPATIONS,
    OPTIONS,
    PARTNERS,
    TRIED,
    Case,
    cases,
    secrets,
    spoilt,
)


@settings(TRIED, max_examples=30)
@given(cases())
def test_what_is_told_is_true(case: Case) -> None:
    for k in known(case, told(case.project)):
        assert sum(case.truth[c] for c in k.cells) == pytest.approx(k.value), k.where


@settings(TRIED, max_examples=30)
@given(cases())
def test_no_two_rows_differ_by_a_small_count(case: Case) -> None:
    assert not list(differences(list(known(case, told(case.project))), LEAST))


def pinned(case: Case, found: Told) -> Iterator[str]:
    """Small counts that linear programming narrows to a single number."""
    import numpy as np
    from scipy.optimize import linprog

    cells = list(case.truth)
    at = {c: n for n, c in enumerate(cells)}

    def line(of: Cells) -> Any:
        made = np.zeros(len(cells))
        made[[at[c] for c in of]] = 1.0
        return made

    sums: dict[Cells, float] = {k.cells: k.value for k in known(case, found)}
    a_eq, b_eq = [line(c) for c in sums], list(sums.values())
    for place in PARTNERS:  # whose fate is told for each option are the same posts
        for occupation in OCCUPATIONS:
            one, other = (line(of(case.truth, _now(o, place, occupation))) for o in OPTIONS)
            a_eq.append(one - other)
            b_eq.append(0.0)
    for secret in dict.fromkeys(secrets(case.truth)):
        value = sum(case.truth[c] for c in secret)
        if 0 < value < LEAST:
            ends = [linprog(s * line(secret), A_eq=a_eq, b_eq=b_eq, method="highs").fun for s in (1, -1)]
            if None not in ends and -ends[1] - ends[0] < 1 - 1e-6:
                yield f"{sorted(secret)}: {ends[0]} to {-ends[1]}"


def _now(option: str, place: str, occupation: str) -> Callable[[Cell], bool]:
    return lambda c: (c.option, c.place, c.occupation) == (option, place, occupation) and c.fate in FATES


@settings(TRIED, max_examples=5)
@given(cases())
def test_linear_programming_narrows_no_small_count_to_one(case: Case) -> None:
    assert not list(pinned(case, told(case.project)))


def test_the_attack_finds_what_is_told_one_by_one() -> None:
    case = spoilt()
    raw = Told(case.project.workforce, case.project.places, case.project.jobs, {})
    assert list(differences(list(known(case, raw)), LEAST))
    assert list(pinned(case, raw))


def test_a_project_without_small_counts_keeps_its_rows() -> None:
    case = spoilt()
    large = tuple(replace(r, posts=10 * (r.posts or 0)) for r in case.project.jobs)
    there = tuple(replace(p, posts_in_scope=10 * (p.posts_in_scope or 0)) for p in case.project.places)
    made = replace(case.project, jobs=large, places=there)
    assert told(made).jobs == large
    assert told(made).places == there
