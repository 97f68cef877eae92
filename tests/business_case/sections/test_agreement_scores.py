"""Whether a score means the same to all: each figure as it was found, and why there is none."""

import pytest
from msgspec.structs import replace

from moothall.business_case.brief import Brief
from moothall.business_case.document import Table
from moothall.business_case.sections.agreement_scores import between_assessors
from tests.business_case.reading import all_of, told, words


@pytest.fixture(scope="module")
def brief() -> Brief:
    project, findings, _ = told("three-valleys")
    return Brief(project, findings)


def test_every_row_is_a_finding(brief):
    (table,) = all_of(Table, *between_assessors(brief))
    found = brief.findings.score_agreement
    assert len(table.rows) == len(found) > 12
    for row, one in zip(table.rows, found, strict=True):
        alpha = words(row.cells[3])
        assert alpha == ("–" if one.ordinal is None else f"{one.ordinal:.2f}".replace("-", "−"))


def test_a_group_of_one_cannot_agree_with_itself(brief):
    said = words(*between_assessors(brief))
    assert "a single one scored" in said


def test_little_agreement_is_said_in_the_first_sentence(brief):
    first, *rest = brief.findings.score_agreement
    low = replace(first, ordinal=-0.12, band="no more agreement than chance would give")
    changed = Brief(brief.project, replace(brief.findings, score_agreement=(low, *rest)))
    said = words(next(iter(between_assessors(changed))))
    assert "alpha is −0.12: no more agreement than chance would give." in said


def test_without_scores_it_says_so(brief):
    changed = Brief(brief.project, replace(brief.findings, score_agreement=()))
    assert "Nobody scored anything by hand" in words(*between_assessors(changed))
