"""Sentences on a split: the group, what it pays, what it could have."""

from __future__ import annotations

import pytest

from moothall.business_case.sections.sharing_words import Voice, by_rule, meaning, objection, rule
from moothall.findings.sharing import Objection

PLAIN = Voice(str.upper, "{:.1f}".format, lambda xs: [f"{x:g}" for x in xs])
RULES = (
    "proposed", "equal", "proportional", "population", "scrb", "shapley", "nucleolus", "per_capita_nucleolus",
)  # fmt: skip


def test_one_alone_and_several_together() -> None:
    one = Objection(coalition=("a",), pays=3.0, alone=2.5, excess=0.5)
    assert objection(one, PLAIN) == "A would pay 3 but can do it alone for 2.5 (excess 0.5)"
    many = Objection(coalition=("a", "b", "c"), pays=3.0, alone=2.5, excess=0.5)
    assert objection(many, PLAIN) == "A, B and C together would pay 3 but can do it for 2.5 (excess 0.5)"


@pytest.mark.parametrize("method", RULES)
def test_every_rule_has_a_name_and_a_phrase(method: str) -> None:
    assert rule(method, PLAIN)[0].isupper()
    assert by_rule(method, PLAIN).split()[0] in ("in", "by", "as")
    assert "_" not in rule(method, PLAIN) + by_rule(method, PLAIN) + meaning(method)


def test_a_rule_may_go_by_another_name() -> None:
    voice = PLAIN._replace(titles={"population": "In proportion to staff"})
    assert rule("population", voice) == "In proportion to staff"
    assert by_rule("population", voice) == "in proportion to staff"
    assert rule("some_rule", voice) == "some rule"
    assert by_rule("some_rule", voice) == "by some rule"
