"""The money as it is told: three lines that stay, bounds in words, no figure that no finding holds."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate

import pytest
from msgspec import Struct
from msgspec.structs import replace

from moothall.business_case.brief import Brief
from moothall.business_case.document import Details, Figure, Notice, Paragraph, Section, Table
from moothall.business_case.sections import money
from moothall.business_case.sections.financial_case_basis import bands_words
from moothall.business_case.sections.financial_case_change import turn
from moothall.business_case.sections.financial_case_figures import payback_cell
from moothall.business_case.sections.financial_case_plan import _is_zero
from moothall.business_case.wording import DASH
from moothall.engine.finance.figures import payback
from moothall.findings.financial_case import FinancialCase, OptionCase, Switching, Unplaced
from moothall.findings.findings import Findings
from moothall.findings.money_chances import MoneyChances
from tests.business_case import money_made
from tests.business_case.money_made import chances, made
from tests.business_case.reading import all_of, ids, runs, told, words
from tests.business_case.sections.briefs import Made

FIGURE = re.compile(r"−?£[\d,]+(?:\.\d+)?[mk]?|\d[\d,]*(?:\.\d+)?%")


def brief_with(case: FinancialCase | None, found: MoneyChances | None = None) -> Brief:
    project, findings, _ = told("three-valleys")
    return Brief(project, replace(findings, financial_case=case, money_chances=found))


def section_with(**more: object) -> Section:
    project = told("three-valleys")[0]
    return money.section(brief_with(made(project, **more), chances(project)))


@pytest.fixture(scope="module")
def brief() -> Brief:
    project = told("three-valleys")[0]
    return brief_with(made(project), chances(project))


@pytest.fixture(scope="module")
def section(brief: Brief) -> Section:
    return money.section(brief)


def one(case: FinancialCase, **changes: object) -> FinancialCase:
    """The case with its second option changed."""
    first, second, *rest = case.options
    return replace(case, options=(first, replace(second, **changes), *rest))


def table(section: Section, id: str) -> Table:
    return next(t for t in all_of(Table, section) if t.id == id)


def row(found: Table, *needed: str) -> str:
    return next(said for r in found.rows if all(n in (said := words(r)) for n in needed))


def test_parts_follow_the_story(section):
    assert [s.id for s in section.sections] == [
        "money-worth", "money-basis", "money-options", "money-chances", "money-control-totals", "money-sums",
        "transaction-costs", "money-signatures", "money-lines",
    ]  # fmt: skip


def test_what_is_worked_out_stands_before_what_is_recorded_and_all_of_that_stays(section):
    bare = money.section(brief_with(None))
    recorded = [s.id for s in bare.sections]
    assert recorded == ["money-sums", "transaction-costs", "money-signatures", "money-lines"]
    assert [s.id for s in section.sections][-4:] == recorded
    assert "No money is recorded" in words(*bare.blocks)


def test_all_three_lines_stand_beside_each_other_for_every_option(section, brief):
    found = table(section, "table-worth")
    assert [c.title for c in found.columns[1:4]] == [
        "As promoted", "With every cost and optimism bias", "As past cases went",
    ]  # fmt: skip
    for id in money_made.others(brief.project):
        said = row(found, brief.option(id))
        assert all(n in said for n in ("£2.590m", "at most £1.016m", "at most −£0.800m", "lacks Procurement"))


def test_net_present_value_leads_and_the_ratio_comes_second(section):
    cell = table(section, "table-worth").rows[1].cells[1]
    assert words(cell).splitlines() == ["£2.590m", "benefits over costs: 1.47"]


def test_a_line_that_cannot_be_told_says_so_and_what_lacks(brief):
    case = one(made(brief.project), readings=money_made.readings(reference=False))
    cell = table(money.section(brief_with(case)), "table-worth").rows[1].cells[3]
    assert words(cell).splitlines() == ["cannot be told", "lacks past cases to compare with"]
    bare = one(made(brief.project), readings=())
    cells = table(money.section(brief_with(bare)), "table-worth").rows[1].cells
    assert [words(c) for c in cells[1:4]] == ["cannot be told"] * 3


def test_an_option_that_loses_even_at_most_is_shaded_as_bad(section):
    cells = table(section, "table-worth").rows[1].cells
    assert [c.standing for c in cells[1:4]] == [None, "open", "bad"]


def test_the_baseline_is_named_and_held_against_nothing(section, brief):
    said = words(table(section, "table-worth").rows[0])
    assert "what the others are held against" in said
    assert "£70.100m" in said
    titles = [s.title for s in all_of(Section, section)]
    assert brief.option(money_made.baseline(brief.project)) not in titles


def test_acc11_own_readings_stay_beside_the_three_lines(section):
    found = table(section, "table-adjustments")
    assert "£1.592m" in row(found, "With a client side", "Nobody had counted the client.")
    worse = row(found, "Dearer, smaller and a year later")
    assert "−£0.570m" in worse
    assert "One-off costs +20% and savings and income −25%, 12 months later" in worse


def test_acc12_the_switching_value_is_told_as_about_a_third(section):
    said = next(x for x in words(section).splitlines() if "savings and income fall" in x)
    assert said == (
        "Net present value is zero if savings and income fall to £0.409m a year, about a third less. "
        "Now: £0.600m."
    )


def test_a_driver_that_turns_nothing_says_so(section):
    assert "Costs that recur, beside running the service, alone cannot bring it to zero." in words(section)


@pytest.mark.parametrize(
    ("bound", "said"),
    [
        ("exact", "£64.200m"),
        ("at_most", "incomplete: at least £64.200m"),
        ("at_least", "at most £64.200m"),
        ("open", "incomplete: £64.200m as recorded"),
    ],
)
def test_acc13_a_blank_makes_the_whole_life_cost_a_bound(brief, bound, said):
    first, second, *rest = money_made.readings()
    second = replace(second, figures=replace(second.figures, bound=bound))
    case = one(made(brief.project), readings=(first, second, *rest))
    cell = table(money.section(brief_with(case)), "table-worth").rows[1].cells[4]
    assert words(cell).splitlines()[0] == said


def test_without_running_cost_no_whole_life_cost_is_told(brief):
    case = one(made(brief.project), operating="none", whole_life_cost=-2.5e6)
    cell = table(money.section(brief_with(case)), "table-worth").rows[1].cells[4]
    assert words(cell).splitlines() == [
        "incomplete", "no running cost is recorded", "what is recorded comes to −£2.500m"
    ]  # fmt: skip


def test_an_option_of_which_nothing_can_be_told_says_what_it_lacks(brief):
    readings = tuple(
        replace(r, figures=money_made.figures(None), lacks=("operating",)) for r in money_made.readings()
    )
    case = one(made(brief.project), readings=readings, waterfall=(), years=(), switching=())
    part = next(s for s in all_of(Section, money.section(brief_with(case))) if s.level == 4)
    assert "What it is worth cannot be told: it lacks running cost." in words(part)
    assert "Optimism bias" not in words(part)


def test_the_basis_names_rates_source_and_what_is_unverified(section):
    said = words(next(s for s in section.sections if s.id == "money-basis"))
    for needed in (
        "3.5% a year, another rate only from year 31", "Green Book, looked up 2 May 2026", "2% a year",
        "2026-27 prices", "2026-27 (year 0, not discounted) to 2036-37: 11 years", "Also tried",
        "2026 is 2026-27", "Payback counts from the end of the first year",
    ):  # fmt: skip
        assert needed in said
    assert said.lower().count("unverified default") == 2


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (10, "3.5% a year, another rate only from year 31"),
        (40, "3.5% in years 0 to 30, then 3% from year 31"),
    ],
)
def test_rates_are_told_as_far_as_the_years_go(last, said):
    assert bands_words(Made(), money_made.schedule().bands, last) == said


def test_an_overdue_review_and_no_rates_at_all_are_warned_of(brief):
    late = money_made.basis(brief.project, schedule=money_made.schedule(review_due="2026-01-01"))
    said = words(money.section(brief_with(made(brief.project, basis=late))))
    assert "review was due by 1 January 2026" in said
    none = money_made.basis(brief.project, schedule=None, inflation=None, baseline=None)
    section = money.section(brief_with(made(brief.project, basis=none)))
    assert any("No discount rates" in n.title for n in all_of(Notice, section))
    assert "No inflation is known" in words(section)


def test_each_option_has_its_pictures(section):
    kinds = Counter(f.chart.kind for f in all_of(Figure, section))
    number = len(money_made.others(told("three-valleys")[0]))
    assert kinds == {
        "flows": number, "cumulative": number, "waterfall": number, "paired_bars": number, "spreads": 1,
    }  # fmt: skip


def test_budgets_are_in_the_money_of_the_year_where_it_is_known(section, brief):
    found = next(t for t in all_of(Table, section) if t.id.startswith("table-budgets-"))
    assert "in the money of each year" in found.caption
    option = made(brief.project).options[1]
    bare = tuple(
        replace(p, budget=tuple(replace(y, nominal=None) for y in p.budget)) for p in option.partners
    )
    section = money.section(brief_with(one(made(brief.project), partners=bare)))
    found = next(t for t in all_of(Table, section) if t.id == f"table-budgets-{option.option}")
    assert "without inflation" in found.caption
    assert words(found.rows[0].cells[1]) == f"−£{abs(bare[0].budget[0].real):,.0f}"


def test_leavers_scope_assets_and_promises_are_told(section):
    said = words(section)
    for needed in (
        "while at least about 41% of the work stays", "blank", "nobody", "Promised to the front line",
        "no year", "£40,000 to £60,000", "the project names no kind: this is the default",
        "Sharing itself costs £3.600m", "covered it by the end of 2033-34", "elasticity of 1.3",
    ):  # fmt: skip
        assert needed in said, needed


def figure_row(section: Section, measure: str) -> list[str]:
    found = next(t for t in all_of(Table, section) if t.id.startswith("table-figures-"))
    return [words(c) for c in next(r for r in found.rows if words(r.cells[0]).startswith(measure)).cells[1:]]


def test_payback_names_the_year_in_which_it_comes(section):
    """Sums stand at the ends of years: 5 years from the end of the first, 2026-27, is the end of 2031-32."""
    said = figure_row(section, "Payback\n")
    assert said[0].splitlines() == ["by the end of 2031-32", "5 years from the end of 2026-27"]
    assert said[1].splitlines()[0] == "by the end of 2031-32 at the earliest"
    later = figure_row(section, "Payback, discounted")
    assert later[0].splitlines() == ["by the end of 2032-33", "5.7 years from the end of 2026-27"]


@pytest.mark.parametrize(
    ("time", "bound", "said"),
    [
        (0.0, "exact", ["at once"]),
        (0.0, "at_most", ["at once as recorded"]),
        (2.3, "exact", ["by the end of 2029-30", "2.3 years from the end of 2026-27"]),
        (2.3, "at_least", ["by the end of 2029-30 at the latest", "2.3 years from the end of 2026-27"]),
        (2.3, "open", ["by the end of 2029-30 as recorded", "2.3 years from the end of 2026-27"]),
        (None, "at_most", ["not within the years looked at"]),
        (None, "at_least", ["not within the years looked at", "as recorded"]),
    ],
)
def test_payback_is_a_bound_as_the_value_is(brief, time, bound, said):
    found = replace(money_made.figures(1e6, bound=bound), payback=time)
    assert words(payback_cell(brief, found)).splitlines() == said


def test_payback_is_where_the_engine_counts_it():
    """The year that is named is the first by whose end the engine's sum is no longer below zero."""
    net = [-2.4e6, 1e6, 1e6, 1e6]
    time = payback(net)
    assert time == pytest.approx(2.4)
    sums = [*accumulate(net)]
    assert sums[math.ceil(time)] >= 0 > sums[math.ceil(time) - 1]


def test_beside_a_bound_the_ratio_the_peak_and_the_yearly_value_are_bounds(section):
    assert figure_row(section, "Benefits over costs")[:2] == ["1.47", "at most 1.47"]
    assert figure_row(section, "Peak funding")[:2] == ["£2.400m in 2026-27", "at least £2.400m in 2026-27"]
    assert figure_row(section, "Net value a year")[:2] == ["£0.185m", "at most £0.185m"]


def test_on_what_reading_the_rest_of_an_option_rests_is_said_once_with_its_value(section):
    part = next(s for s in all_of(Section, section) if s.level == 4)
    said = words(*part.blocks)
    assert said.count("All that follows on this option") == 1
    assert "without optimism bias and without overrun or delay" in said
    assert "So taken, its net present value is at most £1.792m." in said
    captions = [t.caption for t in all_of(Table, part)]
    for id in ("partners", "budgets", "alone", "rates", "scope", "leavers", "plan"):
        caption = next(t.caption for t in all_of(Table, part) if t.id.startswith(f"table-{id}-"))
        assert caption.endswith("central values, no optimism bias, no overrun"), (id, captions)
    assert said.count("These budgets hold no overrun and no delay.") == 1


def test_what_falls_once_is_never_told_by_the_year(brief):
    turned = Switching(
        driver="set_up", title="Set-up", now=2.4e6, at=4e6, change=0.7, yearly=4e6, yearly_now=2.4e6
    )
    assert "a year" not in "".join(run.text for run in turn(brief, turned))


def test_a_line_that_is_left_out_is_named_by_its_line_in_the_file(section):
    found = next(t for t in all_of(Table, section) if t.id.startswith("table-left-out-"))
    assert [words(r.cells[0]) for r in found.rows] == ["8", "10"]


def test_a_line_outside_the_years_says_which(brief):
    first = made(brief.project).options[1].unplaced[0]
    outside = replace(first, why="outside_horizon", year=2037, until=2040)
    case = one(made(brief.project), unplaced=(outside, replace(outside, until=None)))
    said = words(money.section(brief_with(case)))
    assert "2037-38 to 2040-41: outside the years looked at" in said
    assert "\n2037-38: outside the years looked at" in said


def test_an_option_ends_with_the_one_that_leads_it(section, brief):
    lead = next(o for o in brief.project.kept_options if o.facts.lead)
    rows = [words(r.cells[0]) for r in table(section, f"table-leavers-{lead.id}").rows]
    assert [brief.partner(lead.facts.lead) in said for said in rows] == [
        "the option ends with it" in said for said in rows
    ]
    assert any("the option ends with it" in said for said in rows)
    other = next(o for o in brief.project.kept_options if not o.facts.lead and o.baseline != "as_is")
    assert "the option ends" not in words(table(section, f"table-leavers-{other.id}"))
    assert "a member may lose by it all the same" in words(section)


def test_nothing_recorded_leaves_no_empty_part(brief):
    bare = [OptionCase(option=o.option, operating="none") for o in made(brief.project).options]
    section = money.section(brief_with(replace(made(brief.project), options=tuple(bare))))
    assert all(d.blocks for d in all_of(Details, section))
    assert not [s.id for s in all_of(Section, section) if not s.blocks and not s.sections]
    assert "No money is recorded, so nothing can be worked out." in words(section)
    assert not all_of(Figure, section)


def test_control_totals_say_by_how_much_they_do_not_agree(section):
    found = table(section, "table-control-totals")
    assert "agrees" in row(found, "Budget book")
    off = row(found, "Set-up bid")
    assert "no: the lines are £100,000 too low" in off
    assert "£2,400,000\n2024-25 prices\nat 2026-27 prices £2,500,000\n" in off
    assert "at 2026-27" not in row(found, "Budget book")
    assert "1 line left out" in off
    assert "prices mixed: 2024-25 and 2026-27, moved to one base" in off
    assert "No control total was given" in words(section_with(control_totals=()))


def test_a_loss_is_told_no_finer_than_the_simulation(section, brief):
    first = money_made.others(brief.project)[0]
    said = row(table(section, "table-money-chances"), brief.option(first))
    assert said.splitlines()[1:] == [
        "at least 11%", "−£0.700m", "£1.200m", "£2.000m", "£2.700m", "£1.231m ± £0.004m"
    ]  # fmt: skip
    figure = next(f for f in all_of(Figure, section) if f.chart.kind == "spreads")
    assert f"“{brief.option(first)}” 11%" in figure.reading


def test_causes_of_doubt_are_told_with_their_shares(section, brief):
    first = money_made.others(brief.project)[0]
    found = table(section, f"table-causes-{first}")
    assert [words(r.cells[0]) for r in found.rows][:2] == [
        "Shortfall of savings, as in past cases", "Overrun of set-up costs, as in past cases",
    ]  # fmt: skip
    assert words(found.rows[0]).splitlines()[1:] == ["common factor", "61%", "58%"]
    assert len(found.rows) == 4
    assert words(found.rows[2].cells[0]) == "Client side, Northdale Borough Council"


def test_eight_causes_are_told_and_the_smaller_ones_counted(brief):
    many = tuple(replace(money_made.indices()[1], id=f"event:{n}", kind="event") for n in range(11))
    drawn = chances(brief.project)
    first, *rest = drawn.options
    drawn = replace(drawn, options=(replace(first, indices=many), *rest))
    section = money.section(brief_with(made(brief.project), drawn))
    figure = next(f for f in all_of(Figure, section) if f.id == f"figure-causes-{first.option}")
    assert len(figure.chart.labels) == len(figure.table.rows) == 8
    assert figure.reading.endswith("3 smaller causes are not shown.")


def test_risks_that_past_cases_hold_already_are_named_as_left_out(section):
    said = words(section)
    assert "Risks that could strike in the draws: “" in said
    assert "Left out, since overrun, shortfall or delay as in past cases have them" in said


def test_factors_stand_with_their_number_of_cases(section):
    assert row(table(section, "table-money-factors"), "Set-up costs").splitlines()[1:] == ["21", "1.34 times"]


def test_without_a_simulation_that_is_said(brief):
    case = made(brief.project)
    assert "was not simulated" in words(money.section(brief_with(case)))
    bare = tuple(replace(o, readings=()) for o in case.options)
    said = words(money.section(brief_with(replace(case, options=bare))))
    assert "was not simulated" not in said
    assert "No option's worth can be told" in said


def test_figures_hold_together(section):
    for figure in all_of(Figure, section):
        chart = figure.chart
        assert figure.reading
        assert figure.alt
        assert figure.table.rows
        assert {len(s.points) for s in chart.series} == {len(chart.labels)}, figure.id
        for point in (p for s in chart.series for p in s.points if p):
            assert chart.low <= point.low <= point.high <= chart.high, figure.id
        assert not re.findall(r"\d\.\d\d", words(figure)), figure.id


def test_tables_and_sections_are_whole(section):
    for t in all_of(Table, section):
        assert {len(r.cells) for r in t.rows} <= {len(t.columns)}, t.id
        assert t.rows or t.empty, t.id
    assert not [i for i, n in Counter(ids(section)).items() if n > 1]
    for outer in all_of(Section, section):
        assert {inner.level for inner in outer.sections} <= {outer.level + 1}


def test_every_link_leads_somewhere(section):
    known = set(ids(*told("three-valleys")[2].sections, section))
    columns = {c.to for t in all_of(Table, section) for c in t.columns if c.to}
    assert not sorted(({r.to for r in runs(section) if r.to} | columns) - known)


def test_the_section_recommends_nothing_and_has_no_gap(section):
    said = words(section)
    assert not re.search("recommend|best option|winner", said, re.I)
    assert not re.findall(r"\{\w*\}|<\w+ object at|None", said)


def numbers(value: object) -> Iterator[float]:
    if isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from numbers(getattr(value, name))
    elif isinstance(value, dict):
        yield from numbers(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for part in value:
            yield from numbers(part)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield float(value)


def printed(findings: Findings) -> set[float]:
    """Each figure of the findings as it may be rounded: units, thousands, tenths of a million, percent."""
    every = {
        *numbers(findings.financial_case), *numbers(findings.money_chances), *numbers(findings.finance),
    }  # fmt: skip
    sizes = {abs(v) for v in every} | {abs(v - 1) for v in every}
    return {float(round(v, n)) for v in sizes for n in (0, -3, -5, 2)} | {
        round(100 * v, n) for v in sizes for n in (0, 1, 2)
    }


def test_every_figure_is_one_of_the_findings(section, brief):
    known = sorted(printed(brief.findings))
    scale = {"m": 1e6, "k": 1e3}
    told_here = [
        s for s in section.sections if s.id not in ("money-sums", "transaction-costs", "money-lines")
    ]
    seen = 0
    allowed = {5.0, 20.0, 50.0, 80.0, 95.0}
    for said in FIGURE.findall(words(*told_here)):
        value = float(re.sub(r"[−£,%mk]", "", said)) * scale.get(said[-1], 1.0)
        near = min(known, key=lambda k: abs(k - value))
        assert abs(near - value) < 0.51 or value in allowed, said
        seen += 1
    assert seen > 1000


def test_the_opening_is_plain(section):
    assert all(isinstance(b, Paragraph) for b in section.blocks)


class TestWhatIsNotPlaced:
    """Clyde Valley: £28m to £31m of capital without a year, and nothing else in the first years."""

    def table(self, id: str) -> str:
        _, _, document = told("clyde-valley-2011")
        (found,) = [t for t in all_of(Table, *document.sections) if t.id == id]
        return words(found)

    def test_a_year_in_which_nobody_knows_the_costs_is_not_nought(self) -> None:
        plan = self.table("table-plan-company")
        assert "not placed in a year" in plan
        assert "cannot be told" in plan
        assert "£0" not in plan

    def test_a_bound_is_told_as_one_wherever_it_stands(self) -> None:
        said = "as recorded, may be more or less"  # savings of other years are not on record either
        assert f"£46.506m {said}" in self.table("table-leavers-company")
        assert self.table("table-flows-company").count(said) == 3

    def test_a_year_without_a_cost_on_record_is_not_told_as_free(self) -> None:
        _, _, document = told("clyde-valley-2011")
        (found,) = [t for t in all_of(Table, *document.sections) if t.id == "table-flows-company"]
        costs = {words(r.cells[0]): words(r.cells[1]) for r in found.rows}
        assert list(costs.values()) == ["£155,000,000", *["none recorded"] * (len(costs) - 1)]

    def test_whether_it_pays_in_part_is_told_of_the_costs_with_a_year_alone(self) -> None:
        text = words(*told("clyde-valley-2011")[2].sections)
        assert "By the costs that have a year alone, it would pay at any volume of work." in text
        assert "It pays at any volume of work. No cost" not in text

    def test_a_split_of_what_is_incomplete_says_so(self) -> None:
        text = words(*told("clyde-valley-2011")[2].sections)
        assert "Incomplete: costs that are blank or have no year are not in it" in text

    def test_a_line_that_is_zero_leaves_nothing_open(self) -> None:
        line = Unplaced(line=1, option="o", category="capital", kind="cost", why="no_year", amount=0.0)
        assert _is_zero(line)
        assert not _is_zero(replace(line, amount=None))
        assert not _is_zero(replace(line, amount=None, low=0.0))
        assert not _is_zero(replace(line, high=5.0))
        assert _is_zero(replace(line, amount=None, low=0.0, high=0.0))


def test_a_partner_whose_worth_cannot_be_told_has_no_chance_of_a_loss():
    """All lines of this example are joint, and no shares are agreed."""
    sections = told("clyde-valley-2011")[2].sections
    (found,) = [t for t in all_of(Table, *sections) if t.id == "table-money-chances-company"]
    *partners, jointly = [[words(c) for c in r.cells] for r in found.rows]
    assert {tuple(said[1:]) for said in partners} == {("cannot be told", *[DASH] * 5)}
    assert DASH not in jointly


def test_a_partner_without_money_of_its_own_has_no_chance_of_a_loss() -> None:
    project = told("three-valleys")[0]
    case, simulated = made(project), chances(project)
    option = next(o for o in simulated.options if o.partners)
    own = next(o for o in case.options if o.option == option.option)
    blank = tuple(replace(p, figures=replace(p.figures, npv=None)) for p in own.partners)
    others = tuple(replace(o, partners=blank) if o is own else o for o in case.options)
    section = money.section(brief_with(replace(case, options=others), simulated))
    table = next(t for t in all_of(Table, section) if t.id == f"table-money-chances-{option.option}")
    for shown in table.rows:
        assert "cannot be told" in words(shown.cells[1])
        assert all(words(cell) == "–" for cell in shown.cells[2:])
