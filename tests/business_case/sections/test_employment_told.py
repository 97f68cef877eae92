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
    brief = Brief(project, findings)
    assert clauses_counted(brief, lead).startswith(f"{plain(lead.counts['in_contract'])} of {lead.of} ")
    strain = next(c for c in findings.employment.costs if c.cost == "pension_strain")
    assert cost(brief, strain) == "£140k (£90k to £220k) in 2028-29"


def test_the_sheet_has_a_row_for_each_option_and_every_unknown() -> None:
    project, findings, _ = told("three-valleys")
    sheet = members_sheet(project, findings)
    known, ask, _said = all_of(Table, *sheet.sections)
    assert len(known.rows) == len(project.kept_options)
    said = words(*ask.rows)
    for question in findings.employment.questions:
        assert question.title in said


def test_the_sheet_tells_no_small_number_of_posts() -> None:
    project, findings, _ = told("three-valleys")
    known, *_rest = all_of(Table, *members_sheet(project, findings).sections)
    few = [o for o in findings.workforce.options if "cut" in o.few]
    said = words(*known.rows)
    assert few
    assert said.count("Fewer than 5 cut") == len(few)
    assert not re.search(r"\b[1-4] (?:cut|created)|unknown number", said)


def test_where_nothing_is_answered_every_policy_is_to_be_asked_in_one_line_each() -> None:
    project, findings, document = told("clyde-valley-2011")
    asked = findings.employment.questions
    policies = [p.title for p in project.framework.employment.policies]
    assert len(asked) > len(policies)
    (part,) = [s for s in all_of(Section, *document.sections) if s.id == "questions"]
    (table,) = all_of(Table, part)
    assert len(table.rows) == len(policies)
    assert "Nobody has been asked yet" in words(table)
    (sheet,) = [
        t for t in all_of(Table, *members_sheet(project, findings).sections) if t.id.endswith("checklist")
    ]
    assert len(sheet.rows) == 1
    assert all(title in words(sheet) for title in policies)
    assert "nobody has been asked yet" in words(sheet)


def test_the_rule_behind_a_verdict_stands_with_it() -> None:
    _, _, document = told("clyde-valley-2011")
    (table,) = [t for t in all_of(Table, *document.sections) if t.id == "table-models"]
    assert "13 policies are unknown, and unknown is never kept" in words(table)
    assert "Meets" not in words(table)


def test_what_a_union_published_stands_in_one_place() -> None:
    """Clyde Valley: every claim of UNISON Scotland is cited in one table, and its dissent is on the sheet."""
    project, findings, document = told("clyde-valley-2011")
    (table,) = [t for t in all_of(Table, *document.sections) if t.id == "table-unions-said"]
    cited = {s for r in table.rows for c in r.cells for s in c.sources}
    published = {e.id for e in project.evidence if e.sector == "union"}
    assert len(published) > 9
    assert published <= cited
    assert "no first access to the papers is recorded" in words(table)
    assert "None is recorded from Trade unions" in words(table)
    sheet = members_sheet(project, findings)
    said = words(*sheet.sections)
    dissents = [d for d in project.decisions if d.kind == "dissent"]
    assert dissents
    assert all(d.reason in said for d in dissents)
    assert "objection-" not in said


def test_dissent_of_others_is_not_told_as_the_unions() -> None:
    _, _findings, document = told("three-valleys")
    (table,) = [t for t in all_of(Table, *document.sections) if t.id == "table-unions-said"]
    assert "5 May 2026" in words(table)
    assert "Dissent" not in words(table)
    assert "Staff side of the two recognised unions" in words(table)


def test_harmonised_pay_says_that_it_is_an_upper_figure() -> None:
    said = words(section("staff-costs"))
    assert "All staff in scope today are counted, also those whose posts go: an upper figure in that." in said
