"""What past cases would have said of a real plan, on the day on which it was decided."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from moothall.business_case.brief import Brief
from moothall.business_case.sections.reference_class import section
from moothall.engine.appraise import appraise
from moothall.engine.finance.placing import placed
from moothall.engine.finance.prices import Prices
from moothall.engine.reference_class.decided import decided
from moothall.engine.reference_class.held import reference_class
from moothall.engine.reference_class.plan import plans
from moothall.files.folder import read_folder
from moothall.findings.reference_class import ReferenceClassFindings
from moothall.project.project import Project
from tests.business_case.reading import words

EXAMPLES = Path(__file__).parents[2] / "examples"


@cache
def example(name: str) -> Project:
    return read_folder(EXAMPLES / name)


@cache
def held(name: str) -> ReferenceClassFindings:
    project = example(name)
    head = project.head
    lines = placed(
        project.finance,
        first_year=head.first_year,
        horizon=head.horizon_years,
        prices=Prices(base=head.price_base),
        categories=project.framework.transaction_costs.categories,
        one_off_years=2,
    ).lines
    return reference_class(
        project.library_cases,
        project.reference_cases,
        head.reference_classes,
        head.own_cases,
        decided=decided(head.timetable, project.decisions, head.as_of),
        few=10,
        percentile=90,
        least=3,
        plans=plans(lines, [o.id for o in project.kept_options], "as-is"),
        outturn=project.outturn,
        currency=head.currency,
    )


def page(name: str) -> str:
    project = example(name)
    found = replace(appraise(project, simulate=False), reference_class=held(name))
    return words(section(Brief(project, found)))


def test_publica_is_held_against_what_was_known_in_october_2015() -> None:
    found = held("publica-2014-2025")
    assert (found.decided, found.chosen) == (datetime.date(2015, 10, 1), False)
    assert {c.id for c in found.used} == {
        "uk-dft-swansea", "uk-rcuk-ssc", "au-wa-oss", "au-sa-shared-services", "nl-p-direkt", "dk-udbetaling",
        "gb-southwest-one", "gb-procurement-lincs",
    }  # fmt: skip
    why = {c.id: c.why for c in found.left_out}
    assert (why["gb-2020-publica"], why["gb-go"], why["uk-five-centres-2012"]) == ("own", "own", "aggregate")
    assert why["nz-hbl"] == "published_later"  # eleven days after
    assert all(c.published is not None and c.published <= found.decided for c in found.used)


def test_publica_s_plan_beside_what_the_class_would_have_said() -> None:
    """Costs came to 1.442, 1.646, 2.188 and 5.415 times the plan; the middle of seven savings to 0.279."""
    told = {f.what: f for f in held("publica-2014-2025").foretold if f.option == "company"}
    cost, saving, delay = told["cost"], told["saving"], told["delay"]
    assert cost.planned == pytest.approx(10.1e6)
    assert cost.median == pytest.approx(10.1e6 * (130 / 79 + 121.2 / 55.4) / 2)
    assert (cost.low, cost.high) == pytest.approx((15.18e6, 44.9e6), rel=0.005)
    assert saving.planned == 5.6e6
    assert saving.median == pytest.approx(5.6e6 * 53 / 190)
    assert (delay.low, delay.median, delay.high) == pytest.approx((0, 0, 12))
    assert {f.came for f in told.values()} == {None}
    assert "no figure has been seen" in saving.note


def test_publica_s_page_tells_plan_class_and_that_no_outturn_is_on_record() -> None:
    said = page("publica-2014-2025")
    for text in (
        "1 October 2015", "£10.100m", "£19.358m", "£5.600m", "£1.562m", "not on record",
        "no figure has been seen", "The partners have not chosen a reference class",
        "it is this project", "published after the decision",
    ):  # fmt: skip
        assert text in said, text


def test_lancashire_plans_nothing_that_could_be_held_against_a_class() -> None:
    found = held("lancashire-revenues")
    assert (found.foretold, found.claims) == ((), ())
    assert "No plan in figures can be held against these cases." in page("lancashire-revenues")
