"""The risk register: what is counted, and which listed risks are answered."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from moothall.engine.risks.register import findings, prompts, register
from moothall.engine.typology import types
from moothall.project.head import AdoptedThreshold
from moothall.project.risk_ranges import gaps
from moothall.project.risks import RiskRow
from tests.engine.made import clean_project, head, project, row

WHOLE = {
    "owner": "Director",
    "likelihood_low": 5,
    "likelihood_high": 9,
    "impact_low": 1,
    "impact_high": 2,
}


def test_a_whole_risk_is_counted_and_one_with_a_gap_is_not() -> None:
    whole, open_ = row(RiskRow, **WHOLE), row(RiskRow, id="x2", **(WHOLE | {"owner": " "}))
    away = row(RiskRow, id="x3", standing="not_applicable", reason="No reform.")
    assert [r.counted for r in register(project(risks=(whole, open_, away)))] == [True, False, False]


@pytest.mark.parametrize(
    ("without", "lacks"),
    [
        ("owner", "owner"),
        ("likelihood_low", "range of likelihood"),
        ("likelihood_high", "range of likelihood"),
        ("impact_low", "range of impact"),
        ("impact_high", "range of impact"),
    ],
)
def test_what_a_risk_lacks(without: str, lacks: str) -> None:
    cells = {k: v for k, v in WHOLE.items() if k != without} | {"likelihood": 7, "impact": 1.5}
    assert gaps(row(RiskRow, **cells)) == (lacks,)


def answered(*rows: dict[str, Any]) -> dict[tuple[str, str], str]:
    made = project(risks=tuple(row(RiskRow, **({"id": f"x{n}"} | cells)) for n, cells in enumerate(rows)))
    return {(p.option, p.risk): p.answered for p in prompts(made, types(made))}


def test_every_listed_risk_is_asked_of_every_option() -> None:
    listed = clean_project().framework.risks.risks
    assert len(answered()) == len(listed) * len(clean_project().options)
    assert set(answered().values()) == {"unanswered"}


def test_one_answer_for_every_option_gives_way_to_an_options_own() -> None:
    away = {"standing": "not_applicable", "reason": "No reform."}
    told = answered({"option": None, "risk": "R4", **away}, {"option": "lead", "risk": "R4"})
    assert (told["lead", "R4"], told["joint", "R4"]) == ("rated", "not_applicable")


def test_not_applicable_without_a_reason_is_no_answer_and_a_rating_beside_it_counts() -> None:
    bare = {"risk": "R4", "standing": "not_applicable"}
    assert answered(bare)["lead", "R4"] == "unanswered"
    assert answered({"risk": "R4"}, bare)["lead", "R4"] == "rated"


def test_options_are_prone_to_what_hits_their_type() -> None:
    made = clean_project()
    hit = {(p.option, p.risk) for p in prompts(made, types(made)) if p.prone}
    assert ("joint", "R3") in hit
    assert ("standards", "R3") not in hit
    assert not [option for option, _ in hit if option in ("asis", "improved")]


def told(**cells: Any) -> Any:
    (found,) = register(project(risks=(row(RiskRow, **(WHOLE | cells)),)))
    return found


def test_expected_is_mean_likelihood_times_mean_impact() -> None:
    skew = {"likelihood_low": 10, "likelihood": 20, "likelihood_high": 60}
    skew |= {"impact_low": 100, "impact": 100, "impact_high": 400}
    assert told(**skew).expected == pytest.approx(0.30 * 200)
    assert told(**skew, shape="pert").expected == pytest.approx((10 + 80 + 60) / 600 * (100 + 400 + 400) / 6)


def test_after_the_response_what_is_said_is_the_mean() -> None:
    skew = {"likelihood_low": 10, "likelihood": 20, "likelihood_high": 60}
    skew |= {"impact_low": 100, "impact": 100, "impact_high": 400}
    assert told(**skew).expected_after is None
    assert told(**skew, likelihood_after=10).expected_after == pytest.approx(0.10 * 200)
    both = {"likelihood_after": 15, "impact_after": 60_000}
    assert told(**skew, **both, reason="It is dearer.").expected_after == pytest.approx(9000)


def test_what_is_not_counted_is_expected_to_be_nothing_known() -> None:
    open_ = told(owner="", likelihood=7, impact=1.5, likelihood_after=5)
    assert (open_.expected, open_.expected_after) == (None, None)
    away = told(standing="not_applicable", reason="No reform.", likelihood_after=5)
    assert (away.expected, away.expected_after, away.likelihood_band) == (None, None, None)


def test_bands_hold_their_upper_end_and_each_unit_has_its_own_largest() -> None:
    def risk(id: str, chance: float, amount: float, unit: str = "money", **cells: Any) -> RiskRow:
        ends = {"likelihood_low": chance, "likelihood_high": chance}
        ends |= {"impact_low": amount, "impact_high": amount}
        return row(RiskRow, **({"id": id, "owner": "Director", "impact_unit": unit} | ends | cells))

    risks = (
        risk("least", 5, 50),
        risk("next", 5.1, 51),
        risk("half", 50, 500),
        risk("most", 100, 1000),
        risk("posts", 81, 4, "posts"),
        risk("unowned", 30, 300, owner=""),
    )
    made = project(risks=risks)
    found = {r.id: (r.likelihood_band, r.impact_band) for r in register(made)}
    assert found == {
        "least": (1, 1), "next": (2, 2), "half": (3, 3), "most": (5, 5), "posts": (5, 5), "unowned": (3, 3)
    }  # fmt: skip
    whole = findings(made, types(made))
    assert whole.impact_ends == (50, 200, 500, 800)
    assert whole.likelihood_ends == (5, 20, 50, 80, 100)
    assert whole.exposures == ()


def test_a_framework_without_bands_has_no_heat_map() -> None:
    framework = clean_project().framework
    bare = replace(
        framework, thresholds=tuple(t for t in framework.thresholds if not t.id.endswith("_bands"))
    )
    made = replace(project(risks=(row(RiskRow, **WHOLE),)), framework=bare)
    found = findings(made, types(made))
    assert (found.likelihood_ends, found.impact_ends) == ((), ())
    assert (found.register[0].likelihood_band, found.register[0].impact_band) == (None, None)
    assert found.register[0].expected == pytest.approx(0.07 * 1.5)


def test_bands_that_the_partners_adopted_count() -> None:
    own = {"id": "likelihood_bands", "value": ["50", "100"], "date": "2026-01-10", "by": "Cabinet"}
    adopted = msgspec.convert(own, AdoptedThreshold)
    made = replace(head(thresholds=(adopted,)), risks=(row(RiskRow, **WHOLE),))
    assert findings(made, types(made)).likelihood_ends == (50, 100)
    assert register(made)[0].likelihood_band == 1


def test_the_usual_risks_are_of_three_kinds() -> None:
    made = clean_project()
    usual = findings(made, types(made)).usual
    assert {r.kind for r in usual} == {"project", "operational", "financial"}
    assert len({r.id for r in usual} | {r.title for r in usual}) == 2 * len(usual)
    assert all(r.question.endswith("?") for r in usual)
