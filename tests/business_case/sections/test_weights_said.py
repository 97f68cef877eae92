"""Weights read back, and answers to pairs that fit badly, named with what was said and implied."""

from __future__ import annotations

from moothall.business_case.brief import Brief
from moothall.business_case.document import Listing, Table
from moothall.business_case.sections.weights_said import weights_said
from moothall.findings.weighting import Inconsistent, PairwiseFinding, ReadBack, WeightingFindings
from tests.business_case.reading import all_of, told, words

PAIRS = PairwiseFinding(
    group="unions",
    kind="section",
    items=3,
    lambda_max=3.2,
    consistency_index=0.1,
    consistency_ratio=0.172,
    random_index=0.58,
    random_index_source="Saaty 1977",
    acceptable=False,
    inconsistent=(Inconsistent(item="E", against="F", said=5.0, implied=1.42),),
)


def brief() -> Brief:
    return Brief(*told("three-valleys")[:2])


def test_each_group_hears_what_it_said():
    back = ReadBack(group="unions", words=("Taking one counts as much as taking two 2.0 times over.",))
    blocks = tuple(weights_said(brief(), WeightingFindings(read_back=(back,))))
    assert brief().group("unions") in words(blocks[0])
    assert [words(b) for b in all_of(Listing, *blocks)] == list(back.words)


def test_pairs_that_fit_badly_are_named():
    view = brief()
    row = words(*all_of(Table, *weights_said(view, WeightingFindings(pairwise=(PAIRS,))))[0].rows)
    assert "17%" in row
    assert "no: look at the answers again" in row
    assert f"E {view.section('E')} against F {view.section('F')}: said to count 5 times" in row
    assert "imply 1.4 times" in row


def test_without_a_ratio_the_reason_stands():
    large = PairwiseFinding(
        group="unions", kind="criterion", section="E", items=11, lambda_max=11.0, consistency_index=0.0,
        why_not="no random index beyond 10 items",
    )  # fmt: skip
    row = words(*all_of(Table, *weights_said(brief(), WeightingFindings(pairwise=(large,))))[0].rows)
    assert "No random index beyond 10 items." in row
    assert "cannot tell" in row
