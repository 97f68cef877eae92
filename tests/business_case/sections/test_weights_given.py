"""How the groups gave their weights, in words: a range, an order or pairs are seen to have been given."""

import datetime

import pytest
from msgspec.structs import replace

from moothall.business_case.brief import Brief
from moothall.business_case.document import Table
from moothall.business_case.sections.weights import weights
from moothall.business_case.sections.weights_given import method_words, ranges
from moothall.engine.weighting.groups import weighting
from tests.business_case.reading import all_of, told, words


@pytest.fixture(scope="module")
def brief() -> Brief:
    project, findings, _ = told("three-valleys")
    return Brief(project, findings)


def _group(brief: Brief, id: str):
    return next(g for g in brief.findings.scoring.weight_sets[0].groups if g.group == id)


def test_a_group_with_ranges_is_said_to_have_them(brief):
    rows = [r for r in brief.project.weights if r.group == "unions"]
    assert method_words(brief, _group(brief, "unions")) == (
        f"swing points, with ranges for 5 of {len(rows)} items"
    )
    assert "ranges" not in method_words(brief, _group(brief, "officers"))


def test_an_order_and_pairs_are_said_to_be_that(brief):
    assert "an order only" in method_words(brief, _group(brief, "users"))
    assert method_words(brief, replace(_group(brief, "users"), method="pairwise")) == "comparison in pairs"


def test_each_range_stands_low_to_high(brief):
    (block,) = ranges(brief)
    (table,) = all_of(Table, *block.blocks)
    assert len(table.rows) == 5
    said = next(words(r) for r in table.rows if words(r).startswith("Q "))
    assert "60 to 85" in said
    assert "75" in said


def test_only_ranges_in_force_are_told(brief):
    old = next(r for r in brief.project.weights if r.interval)
    new = replace(old, low=None, high=None, date=old.date + datetime.timedelta(days=3))
    changed = Brief(replace(brief.project, weights=(*brief.project.weights, new)), brief.findings)
    (block,) = ranges(changed)
    (table,) = all_of(Table, *block.blocks)
    assert len(table.rows) == 4
    unions = next(g for g in weighting(changed.project).groups if g.group == "unions")
    assert "with ranges for 4 of" in method_words(changed, unions)


def test_without_ranges_there_is_no_table(brief):
    exact = tuple(replace(r, low=None, high=None) for r in brief.project.weights)
    assert not list(ranges(Brief(replace(brief.project, weights=exact), brief.findings)))


def test_ranges_stand_with_the_weights(brief):
    assert "table-weight-ranges" in {t.id for b in weights(brief) for t in all_of(Table, b)}
