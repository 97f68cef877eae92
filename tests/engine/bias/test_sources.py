"""AB12 and AB20: they follow rules on evidence and governance, and add nothing of their own."""

from __future__ import annotations

import pytest

from moothall.engine.bias.sources import interested_adviser, success_only_cases
from moothall.findings.flags import CannotTell

from .made import claim, figures, flag, missing, project, results, rule, subjects


def test_success_only_follows_the_rule_on_comparable_cases():
    found = rule("found", flag("project", count=2, share=0.0))
    assert figures(success_only_cases(results(rules={"comparators_balanced": found}))) == {
        "count": 2,
        "share": 0.0,
    }
    assert success_only_cases(results(rules={"comparators_balanced": rule("not_found")})) == ()


@pytest.mark.parametrize(
    ("rules", "needed"),
    [
        ({}, "comparable cases (comparators.csv)"),
        ({"comparators_balanced": rule("cannot_tell", missing=("cases",))}, "cases"),
    ],
)
def test_success_only_cannot_tell_more_than_its_rule(rules, needed):
    assert missing(success_only_cases(results(rules=rules))) == (needed,)


CLEAN = {"interest_declared": rule("not_found"), "interests_disjoint": rule("not_found")}
MADE = project(evidence=[claim("e1"), claim("e2", author="")])


def test_interested_gathers_sources_and_firms_of_both_rules():
    rules = {
        "interest_declared": rule("found", flag("e1", ("e1",)), flag("e2", ("e2",))),
        "interests_disjoint": rule("found", flag("Firm")),
    }
    seen = interested_adviser(results(MADE, rules=rules))
    assert subjects(seen) == ["project"]
    assert figures(seen) == {"sources": "e1 by Firm, e2, Firm", "n": 2}
    assert seen[0].sources == ("e1", "e2")


@pytest.mark.parametrize("name", list(CLEAN))
def test_either_rule_is_enough(name):
    seen = interested_adviser(results(MADE, rules=CLEAN | {name: rule("found", flag("Firm"))}))
    assert figures(seen)["sources"] == "Firm"


def test_nobody_interested():
    assert interested_adviser(results(MADE, rules=CLEAN)) == ()


def test_interested_cannot_tell_more_than_its_rules():
    assert interested_adviser(results(MADE)) == CannotTell(("interests (conflicts.csv)",))
    rules = CLEAN | {"interests_disjoint": rule("cannot_tell", missing=("conflicts.csv",))}
    assert missing(interested_adviser(results(MADE, rules=rules))) == ("conflicts.csv",)
