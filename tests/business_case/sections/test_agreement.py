"""What the weights say of themselves: the limit stands beside the ratio, and no cell is empty."""

import pytest
from msgspec.structs import replace

from moothall.business_case.brief import Brief
from moothall.business_case.document import Table
from moothall.business_case.sections.agreement import between_groups, pairs
from moothall.findings.weighting import PairwiseFinding
from tests.business_case.reading import all_of, told, words


@pytest.fixture(scope="module")
def brief() -> Brief:
    project, findings, _ = told("three-valleys")
    return Brief(project, findings)


def _pairs(brief: Brief, **changed: object) -> str:
    found = PairwiseFinding(
        group="users", kind="section", items=4, lambda_max=4.1, consistency_index=0.03,
        consistency_ratio=0.037, random_index=0.89, random_index_source="Later table by Saaty, from memory",
        random_index_standing="unverified default", acceptable=True,
    )  # fmt: skip
    weighting = replace(brief.findings.weighting, pairwise=(replace(found, **changed),))
    return words(*pairs(Brief(brief.project, replace(brief.findings, weighting=weighting))))


def test_the_ratio_stands_beside_its_limit(brief):
    assert "Consistency ratio 0.04, where at most 0.1 is consistent enough" in _pairs(brief)


def test_what_nobody_looked_up_is_an_unverified_default(brief):
    said = _pairs(brief)
    assert "Later table by Saaty, unverified default" in said
    assert "from memory" not in said


def test_what_was_looked_up_keeps_its_source(brief):
    said = _pairs(brief, random_index_source="Saaty 1980, table 1", random_index_standing="looked up")
    assert "Saaty 1980, table 1)" in said


def test_without_a_word_for_the_consensus_there_is_a_reason(brief):
    (table,) = all_of(Table, *between_groups(brief))
    last = [words(r.cells[-1]) for r in table.rows]
    assert all(last)
    assert last[1] == "–\nwords are for sections only"
