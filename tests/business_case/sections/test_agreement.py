"""Agreement between groups: figures with one decimal at most, and what is missing said instead."""

from __future__ import annotations

from moothall.business_case.brief import Brief
from moothall.business_case.document import Table
from moothall.business_case.sections.agreement import agreement
from moothall.findings.agreement import Agreement
from tests.business_case.reading import all_of, told, words

FOUND = Agreement(
    level="sections",
    groups=("officers", "unions"),
    items=12,
    kendall_w=0.7249,
    chi_square=15.9,
    p=0.0004,
    consensus=0.714,
    band="moderate",
    band_source="Goepel 2013",
)
NONE = Agreement(level="criteria", why_not="only one group declared weights")


def brief() -> Brief:
    return Brief(*told("three-valleys")[:2])


def test_figures_with_their_words():
    table = all_of(Table, *agreement(brief(), (FOUND, NONE)))[0]
    first, second = (words(r) for r in table.rows)
    for said in ("12 sections", "Officers and Unions", "0.7", "under 1%", "71%", "moderate", "Goepel 2013"):
        assert said in first.splitlines()
    assert second.splitlines()[-1] == "Only one group declared weights."
    assert "–" in second


def test_nothing_found_nothing_said():
    assert list(agreement(brief(), ())) == []
