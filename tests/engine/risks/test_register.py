"""The risk register: what is counted, and which listed risks are answered."""

from __future__ import annotations

from typing import Any

import pytest

from moothall.engine.risks.register import gaps, prompts, register
from moothall.engine.typology import types
from moothall.project.risks import RiskRow
from tests.engine.made import clean_project, project, row

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
