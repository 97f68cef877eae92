"""Agreement of assessors: who is compared with whom, and why it cannot be told."""

from __future__ import annotations

import datetime

import pytest
from msgspec.structs import replace

from moothall.engine.agreement.scores import score_agreement
from moothall.findings.agreement import ScoreAgreement
from moothall.findings.scoring import Cell, Entry
from moothall.framework.jurisdictions import DatedFact

BANDS = DatedFact(
    id="alpha.bands", value=[[None, "none"], [0.05, "little"], [0.667, "tentative"], [0.8, "reliable"]],
    jurisdiction="any", source="somebody", sure="looked-up",
)  # fmt: skip
SECTION_OF = {"x1": "x", "x2": "x", "y1": "y"}
DAY = datetime.date(2026, 3, 1)


def cell(option: str, criterion: str, **scores: int | None) -> Cell:
    """Assessor to score; an assessor's group is the first letter of its code."""
    entries = tuple(Entry(assessor=a, group=a[0], score=s, date=DAY) for a, s in scores.items())
    groups = {e.group for e in entries if e.score is not None}
    means = {g: [e.score for e in entries if e.group == g and e.score is not None] for g in groups}
    by_group = {g: sum(v) / len(v) for g, v in means.items()}
    return Cell(option=option, criterion=criterion, status="scored", entries=entries, by_group=by_group)


def told(*cells: Cell, bands: DatedFact | None = BANDS) -> dict[tuple[str, str], ScoreAgreement]:
    return {(a.scope, a.of): a for a in score_agreement(cells, SECTION_OF, bands)}


MIXED = (
    cell("o", "x1", u1=0, u2=0, m1=4),
    cell("p", "x1", u1=4, u2=4, m1=0),
    cell("o", "x2", u1=2, u2=2, m1=2),
    cell("o", "y1", u1=1, u2=None),
)


def test_within_a_group_and_between_groups_are_two_things() -> None:
    found = told(*MIXED)
    within, between = found["group", "u"], found["between_groups", ""]
    assert (within.raters, within.cells, within.ratings) == (2, 3, 6)
    assert within.ordinal == pytest.approx(1)
    assert within.band == "reliable"
    assert between.ordinal is not None
    assert between.ordinal < 0
    assert between.band == "none"
    everyone = found["everyone", ""].ordinal
    assert everyone is not None
    assert between.ordinal < everyone < 1


def test_a_missing_score_is_no_score() -> None:
    assert told(*MIXED)["everyone", ""].cells == 3
    assert told(*MIXED)["section", "y"].why_not == "one_rater"


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ((cell("o", "x1", u1=1),), "one_rater"),
        ((cell("o", "x1", u1=1), cell("p", "x1", u2=1)), "no_cell_twice"),
        ((cell("o", "x1", u1=3, u2=3), cell("p", "x1", u1=3, u2=3)), "all_alike"),
    ],
)
def test_why_it_cannot_be_told(cells: tuple[Cell, ...], why: str) -> None:
    found = told(*cells)["everyone", ""]
    assert (found.ordinal, found.interval, found.band, found.band_source) == (None, None, None, "")
    assert found.why_not == why


def test_without_scores_there_is_nothing() -> None:
    assert score_agreement([], SECTION_OF, BANDS) == ()
    assert told(Cell(option="o", criterion="x1", status="measured")) == {}


@pytest.mark.parametrize(("sure", "unverified"), [("looked-up", False), ("from-memory", True)])
def test_words_that_nobody_looked_up_are_unverified(sure: str, unverified: bool) -> None:
    found = told(*MIXED, bands=replace(BANDS, sure=sure))["everyone", ""]
    assert found.band_unverified is unverified


def test_without_words_there_is_the_figure_alone() -> None:
    found = told(*MIXED, bands=None)["everyone", ""]
    assert found.ordinal is not None
    assert (found.band, found.band_source) == (None, "")


@pytest.mark.parametrize(("u2", "word"), [(3, "reliable"), (0, "none")])
def test_the_word_is_that_of_the_band_reached(u2: int, word: str) -> None:
    cells = [cell("o", "x1", u1=0, u2=0), cell("p", "x1", u1=3, u2=u2), cell("q", "x1", u1=1, u2=1)]
    cells += [cell("r", "x1", u1=2, u2=2 if u2 else 4), cell("s", "x1", u1=0, u2=0 if u2 else 3)]
    assert told(*cells)["everyone", ""].band == word
