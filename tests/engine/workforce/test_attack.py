"""Nobody can work out a small count from all that is published: two attackers try."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from moothall.engine.local_economy.jobs import jobs
from moothall.engine.workforce.whole import workforce
from moothall.findings.jobs import JobsFindings
from moothall.findings.workforce import WorkforceFindings
from moothall.project.head import AdoptedThreshold
from moothall.project.jobs import JobsRow
from moothall.project.places import PlaceRow
from moothall.project.project import Project
from moothall.project.terms import Terms
from moothall.project.workforce import WorkforceRow
from tests.engine.made import clean_project, project, row
from tests.engine.workforce.published import FATES, Cell, Cells, Known, differences, few, published

LEAST = 5.0
PARTNERS = {"northtown": "north", "eastport": "east", "westham": "north"}
PLACES = tuple(PARTNERS)
OCCUPATIONS = ("adviser", "officer")
OPTIONS = ("lead", "joint")
COUNTS = st.sampled_from([0, 0, 1, 2, 4, 5, 7, 12, 30])


class Case:
    """A project, and how many posts each cell really has."""

    def __init__(self, project: Project, truth: dict[Cell, float]) -> None:
        self.project, self.truth = project, truth

    def __repr__(self) -> str:
        return repr({tuple(c): n for c, n in self.truth.items() if n})


@st.composite
def cases(draw: Any) -> Case:
    """A project with staff, whole posts and jobs that add up, and what is true of each cell."""
    staff = {(p, o): draw(COUNTS) for p in PLACES for o in OCCUPATIONS}
    assume(sum(staff.values()) >= LEAST)
    truth: dict[Cell, float] = {}
    rows: list[JobsRow] = []
    for option in OPTIONS:
        for place in PLACES:
            rows += draw(_fates(option, place, staff, truth))
            rows += draw(_created(option, place, truth))
    places = [
        row(PlaceRow, id=p, title=p, partner=PARTNERS[p], posts_in_scope=_sum(staff, p)) for p in PLACES
    ]
    workforce_rows = [
        row(
            WorkforceRow,
            partner=PARTNERS[p],
            place=p,
            occupation=o,
            fte=n,
            headcount=n + draw(st.integers(0, 2)),
        )
        for (p, o), n in staff.items()
        if n
    ]
    made = project(places=tuple(places), workforce=tuple(workforce_rows), jobs=tuple(rows))
    return Case(made, truth)


def _sum(staff: dict[tuple[str, str], int], place: str) -> int:
    return sum(n for (p, _), n in staff.items() if p == place)


@st.composite
def _fates(
    draw: Any, option: str, place: str, staff: dict[tuple[str, str], int], truth: dict[Cell, float]
) -> list[JobsRow]:
    """Rows for the posts of a place; occupations named or not, what is kept said or not."""
    named, silent = draw(st.booleans()), draw(st.booleans())
    to = draw(st.sampled_from(PLACES))
    how, employer = draw(st.sampled_from(["turnover", "redundancy"])), draw(st.sampled_from(["", "west"]))
    sums: dict[tuple[str, str], int] = {}
    for occupation in OCCUPATIONS:
        truth.update(dict.fromkeys(_thinkable(option, place, occupation), 0.0))
        left = staff[place, occupation]
        for fate in ("cut", "moved", "transferred", "kept"):
            n = left if fate == "kept" else draw(st.integers(0, min(left, draw(st.sampled_from([0, 3, 40])))))
            left -= n
            told = "not_said" if silent and fate == "kept" else fate
            cell = Cell(
                option,
                place,
                occupation,
                told,
                to if fate == "moved" else "",
                how if fate == "cut" else "",
                "west" if fate == "transferred" else employer if fate == "moved" else "",
            )
            truth[cell] = n
            if told != "not_said" and n:
                key = (occupation if named else "", fate)
                sums[key] = sums.get(key, 0) + n
    return [_row(option, place, to, how, employer, *key, n) for key, n in sums.items()]


def _thinkable(option: str, place: str, occupation: str) -> Iterator[Cell]:
    """Every fate of a post there: an attacker does not know which of them are nothing."""
    here = (option, place, occupation)
    yield from (Cell(*here, fate) for fate in ("kept", "not_said"))
    yield Cell(*here, "transferred", "", "", "west")
    yield from (Cell(*here, "cut", "", how) for how in ("turnover", "redundancy"))
    yield from (Cell(*here, "moved", to, "", employer) for to in PLACES for employer in ("", "west"))


def _row(
    option: str, place: str, to: str, how: str, employer: str, occupation: str, fate: str, n: int
) -> JobsRow:
    cells: dict[str, Any] = {"option": option, "origin": place, "occupation": occupation, "posts": n}
    if fate == "moved":
        return row(JobsRow, change="moved", destination=to, employer=employer, **cells)
    if fate == "cut":
        return row(JobsRow, change="cut", how=how, **cells)
    return row(JobsRow, change="kept", employer="west" if fate == "transferred" else "", **cells)


@st.composite
def _created(draw: Any, option: str, place: str, truth: dict[Cell, float]) -> list[JobsRow]:
    n = draw(st.sampled_from([0, 0, 3, 8, 30]))
    filled, sure = draw(st.integers(0, n)), draw(st.sampled_from(["", "signed"]))
    for how in ("", "signed"):
        truth.update({Cell(option, place, "", fate, "", how): 0.0 for fate in ("filled", "new")})
    truth[Cell(option, place, "", "filled", "", sure)] = filled
    truth[Cell(option, place, "", "new", "", sure)] = n - filled
    cells = {"option": option, "change": "created", "destination": place, "posts": n}
    return [row(JobsRow, filled_by_displaced=filled, certainty=sure or None, **cells)] if n else []


def told(case: Case, least: float = LEAST) -> tuple[WorkforceFindings, JobsFindings]:
    head = clean_project().head
    adopted = AdoptedThreshold(id="small_count", value=least, date=head.as_of, by="Board", reason="As tried.")
    terms = Terms(case.project)
    terms.__dict__["adopted"] = {"small_count": adopted}
    found = workforce(case.project, terms)
    return found, jobs(case.project, found.options, least)


def known(case: Case, found: WorkforceFindings, by_place: JobsFindings) -> list[Known]:
    return published(case.truth, found, by_place, PARTNERS, found.place_posts)


TRIED = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@TRIED
@given(cases())
def test_what_is_published_is_true(case: Case) -> None:
    for k in known(case, *told(case)):
        assert sum(case.truth[c] for c in k.cells) == pytest.approx(k.value), k.where


@TRIED
@given(cases())
def test_no_two_published_figures_differ_by_a_small_count(case: Case) -> None:
    assert not list(differences(known(case, *told(case)), LEAST))


def secrets(truth: dict[Cell, float]) -> Iterator[Cells]:
    """Small counts worth knowing: each cell, and fates by option, place and occupation."""
    for option in OPTIONS:
        own = [c for c in truth if c.option == option]
        yield from (frozenset({c}) for c in own)
        for fate in (*FATES, "new", "filled"):
            some = [c for c in own if c.fate == fate]
            yield frozenset(some)
            yield from (frozenset(c for c in some if c.place == p) for p in PLACES)
            yield from (frozenset(c for c in some if c.occupation == o) for o in OCCUPATIONS)
        for p in PLACES:
            here = [c for c in own if c.place == p and c.fate in FATES]
            yield from (frozenset(c for c in here if c.occupation == o) for o in OCCUPATIONS)


def pinned(case: Case, found: WorkforceFindings, by_place: JobsFindings) -> Iterator[str]:
    """Small counts that linear programming narrows to a single number.

    Posts of a place and occupation are the same under both options, which is known too.
    """
    import numpy as np
    from scipy.optimize import linprog

    cells = list(case.truth)
    at = {c: n for n, c in enumerate(cells)}

    def line(of: Cells) -> Any:
        found_line = np.zeros(len(cells))
        found_line[[at[c] for c in of]] = 1.0
        return found_line

    sums = {k.cells: k.value for k in known(case, found, by_place)}
    a_eq, b_eq = [line(c) for c in sums], list(sums.values())
    for p in PLACES:
        for o in OCCUPATIONS:
            both = [
                frozenset(
                    c
                    for c in cells
                    if (c.option, c.place, c.occupation) == (option, p, o) and c.fate in FATES
                )
                for option in OPTIONS
            ]
            a_eq.append(line(both[0]) - line(both[1]))
            b_eq.append(0.0)
    scarce = [line(c) for c, _ in few(case.truth, found)]
    a_ub = [*scarce, *(-s for s in scarce)] or None
    b_ub = [LEAST - 1] * len(scarce) + [-1.0] * len(scarce) or None
    for secret in dict.fromkeys(secrets(case.truth)):
        value = sum(case.truth[c] for c in secret)
        if 0 < value < LEAST:
            ends = [
                linprog(s * line(secret), A_ub=a_ub, b_ub=b_ub, A_eq=a_eq, b_eq=b_eq, method="highs").fun
                for s in (1, -1)
            ]
            if -ends[1] - ends[0] < 1 - 1e-6:
                yield f"{sorted(secret)}: {ends[0]} to {-ends[1]}"


@settings(TRIED, max_examples=5)
@given(cases())
def test_linear_programming_narrows_no_small_count_to_one(case: Case) -> None:
    assert not list(pinned(case, *told(case)))


def spoilt() -> Case:
    """Two of a place's eight posts go: told one by one, everybody sees it."""
    truth: dict[Cell, float] = {}
    rows = []
    for option in OPTIONS:
        for place, n in (("northtown", 8), ("eastport", 30), ("westham", 30)):
            lost = 2 if place == "northtown" else 10
            for occupation in OCCUPATIONS:
                truth.update(dict.fromkeys(_thinkable(option, place, occupation), 0.0))
            truth[Cell(option, place, "adviser", "cut", "", "turnover")] = lost
            truth[Cell(option, place, "adviser", "kept")] = n - lost
            rows.append(row(JobsRow, option=option, change="cut", how="turnover", origin=place, posts=lost))
            rows.append(row(JobsRow, option=option, change="kept", origin=place, posts=n - lost))
    places = [
        row(PlaceRow, id=p, title=p, partner=PARTNERS[p], posts_in_scope=n)
        for p, n in (("northtown", 8), ("eastport", 30), ("westham", 30))
    ]
    return Case(project(places=tuple(places), workforce=(), jobs=tuple(rows)), truth)


def test_the_attackers_find_what_is_not_protected() -> None:
    open_to_all = told(spoilt(), least=0)
    assert any(leak.endswith(": 2.0") for leak in differences(known(spoilt(), *open_to_all), LEAST))
    assert list(pinned(spoilt(), *open_to_all))
    safe = told(spoilt())
    assert not list(differences(known(spoilt(), *safe), LEAST))
    assert not list(pinned(spoilt(), *safe))
