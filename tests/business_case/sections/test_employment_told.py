"""What staff read: clauses, new starters, costs, law, questions, risk, and the members' sheet."""

from __future__ import annotations

import re

import pytest

from moothall.business_case.brief import Brief
from moothall.business_case.document import Section, Table
from moothall.business_case.members_sheet import members_sheet
from moothall.business_case.staff_words import clauses_counted, cost
from moothall.business_case.wording import plain
from tests.business_case.reading import all_of, told, words


def section(id: str) -> Section:
    _, _, document = told("three-valleys")
    (found,) = [s for s in all_of(Section, *document.sections) if s.id == id]
    return found


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("red-flags", "scheme closed to new starters"),
        ("questions", "1 question is overdue"),
        ("questions", "Asked of Pellamor Services plc, due 16 November 2026"),
        ("clauses", "5 of 15 in the contract, 6 promised only, 4 unknown"),
        ("clauses", "A promise is no clause."),
        ("two-tiers", "Employer's pension contribution: 6% of pay against 19% of pay."),
        ("two-tiers", "Not known: Employer's pension contribution."),
        ("staff-costs", "£16k (£15k to £17k) a year from 2029-30"),
        ("staff-costs", "Told as a rounded total only"),
        ("law", "2 points of law to look at again"),
        ("law", "as of 18 December 2025"),
        ("risks-staff", "17 of 26 risk points"),
        ("risks-staff", "4 of 5"),
    ],
)
def test_what_a_section_says(id: str, said: str) -> None:
    assert said in words(section(id))


def test_the_law_of_wales_is_not_told_in_england() -> None:
    assert "employment.two_tier.wales" not in words(section("law"))


def test_no_pay_of_a_small_group_is_told_with_the_costs() -> None:
    assert "44,000" not in words(section("staff-costs"))
    assert not [t for t in all_of(Table, section("staff-costs")) if t.id.startswith("table-raises")]


def test_counts_and_costs_in_words_are_those_of_the_findings() -> None:
    project, findings, _ = told("three-valleys")
    lead = next(c for c in findings.employment.clauses if c.option == "lead")
    assert clauses_counted(lead).startswith(f"{plain(lead.counts['in_contract'])} of {lead.of} ")
    strain = next(c for c in findings.employment.costs if c.cost == "pension_strain")
    assert cost(Brief(project, findings), strain) == "£140k (£90k to £220k) in 2028-29"


def test_the_sheet_has_a_row_for_each_option_and_every_unknown() -> None:
    project, findings, _ = told("three-valleys")
    sheet = members_sheet(project, findings)
    known, ask = all_of(Table, *sheet.sections)
    assert len(known.rows) == len(project.kept_options)
    said = words(*ask.rows)
    for question in findings.employment.questions:
        assert question.title in said


def test_the_sheet_tells_no_small_number_of_posts() -> None:
    project, findings, _ = told("three-valleys")
    known, _ask = all_of(Table, *members_sheet(project, findings).sections)
    few = [o for o in findings.workforce.options if "cut" in o.few]
    said = words(*known.rows)
    assert few
    assert said.count("Fewer than 5 cut") == len(few)
    assert not re.search(r"\b[1-4] (?:cut|created)|unknown number", said)
