"""AB2: an in-house option that is missing, or set up to lose."""

from __future__ import annotations

import pytest

from moothall.engine.bias.in_house import straw_man_in_house
from moothall.findings.evidence import EvidenceFindings, OptionEvidence

from .made import OPTIONS, figures, missing, project, results, subjects

GONE = {"dropped": {"reason": "r", "by": "b", "date": "2026-01-01"}}


def studied(**items):
    return EvidenceFindings(options=tuple(OptionEvidence(option=o, items=n) for o, n in items.items()))


def prepared(better, joint, stay=None):
    budgets = {"stay": stay, "better": better, "joint": joint}
    return project(options=[o | {"preparation_budget": budgets[o["id"]]} for o in OPTIONS])


def test_nine_items_against_forty_eight_and_no_budget():
    """The figures of acceptance scenario ACC23."""
    seen = straw_man_in_house(results(prepared(0, 120_000), evidence=studied(better=9, joint=48)))
    first, second = figures(seen, 0), figures(seen, 1)
    assert (first["measure"], first["have"], first["most"]) == ("evidence items", 9, 48)
    assert first["share"] == pytest.approx(0.1875)
    assert first["option"] == "Better (better)"
    assert (second["measure"], second["have"], second["most"]) == ("preparation budget", 0, 120_000)


@pytest.mark.parametrize(
    ("evidence", "budgets", "why"),
    [
        ({"better": 6, "joint": 10}, (60, 100), "exactly at the threshold"),
        ({"better": 10, "joint": 6}, (100, 60), "the best-resourced itself"),
        ({"better": 10, "joint": 10}, (0, 0), "nobody spent anything"),
        ({"better": 6, "joint": 10, "stay": 99}, (60, 100), "the service as it is needs no preparation"),
    ],
)
def test_a_fair_chance(evidence, budgets, why):
    assert straw_man_in_house(results(prepared(*budgets), evidence=studied(**evidence))) == (), why


@pytest.mark.parametrize(
    ("options", "absent"),
    [
        ([OPTIONS[0], OPTIONS[2]], ["Z1"]),
        ([OPTIONS[1], OPTIONS[2]], ["Z0"]),
        ([OPTIONS[2]], ["Z0", "Z1"]),
        (
            [
                OPTIONS[0],
                OPTIONS[1] | {"dropped": {"reason": "r", "by": "b", "date": "2026-01-01"}},
                OPTIONS[2],
            ],
            ["Z1"],
        ),
    ],
)
def test_a_baseline_that_is_missing_or_was_dropped(options, absent):
    seen = straw_man_in_house(results(project(options=options), evidence=studied(better=5, joint=5)))
    assert subjects(seen) == absent
    assert figures(seen)["share"] == 0
    assert figures(seen)["most"] == 5


def test_what_is_not_recorded_is_named():
    seen = straw_man_in_house(results(prepared(None, 10)))
    assert missing(seen) == (
        "evidence items on the options (evidence.csv)",
        "preparation budget of Better (better) (options.yaml)",
    )


def test_what_is_found_on_one_measure_stands_though_the_other_is_unknown():
    seen = straw_man_in_house(results(prepared(None, 10), evidence=studied(better=1, joint=10)))
    assert subjects(seen) == ["better"]
