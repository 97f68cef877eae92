"""Law and procurement as a reader takes it in."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from msgspec.structs import replace

from moothall.business_case.brief import Brief
from moothall.business_case.document import Details, Notice, Section, Table
from moothall.business_case.sections import procurement
from moothall.engine.appraise import appraise
from moothall.project.project import Project
from tests.business_case.reading import all_of, words
from tests.engine.made import clean_project, day
from tests.engine.procurement.grounds import contract
from tests.engine.procurement.test_exemption import OWNED, TOGETHER

BIG = {"value": 300_000, "years": 4, "exclusion": "none"}


def told(made: Project) -> Section:
    return procurement.section(Brief(made, appraise(made, simulate=False)))


@cache
def section(place: str = "GB-ENG", as_of: str = "2026-11-28", since: str = "", **fields: Any) -> Section:
    """A project with one contract; since: the day from which every point of law holds, where not its own."""
    made = clean_project()
    law = ("mechanism.england", "procurement.pit")
    facts = tuple(replace(f, valid_from=since) if since and f.id.startswith(law) else f for f in made.facts)
    made = replace(made, facts=facts)
    head = replace(made.head, jurisdiction=place, as_of=day(as_of))
    return told(replace(made, head=head, contracts=(contract(**BIG | fields),)))


def said(**fields: Any) -> str:
    return words(section(**fields))


def table(id: str, **fields: Any) -> Table:
    return next(t for t in all_of(Table, section(**fields)) if t.id == id)


def cells(**fields: Any) -> list[str]:
    (row,) = table("table-contracts", **fields).rows
    return [words(c) for c in row.cells]


def test_the_day_and_the_place_stand_first() -> None:
    assert words(section().blocks[0]).startswith("As of 28 November 2026, England: 1 contract;")
    assert "never advice" in said()


def test_a_contract_of_a_council_reaches_the_threshold_and_the_test_is_encouraged() -> None:
    _, value, rules, exempt, test = cells()
    assert "£1,200,000" in value
    assert "begins on 1 June 2027" in value
    assert rules.startswith("Yes")
    assert "£1,200,000 with VAT reaches the £207,720" in rules
    assert exempt == "Not asked: it is with the market."
    assert test.startswith("Encouraged")


def test_a_department_is_told_since_when() -> None:
    test = cells(buyer="department", buyer_spend=2e8)[4]
    assert test.startswith("Mandatory")
    assert "from 1 April 2027 on" in test
    assert "An insourcing strategy is due by 1 April 2027" in test


@pytest.mark.parametrize(
    ("fields", "words_"),
    [
        ({"value": 1}, "Its whole value is below £1,000,000."),
        ({"value": 250_000}, "just £1,000,000, and accounts of the note differ"),
        ({"kind": "goods"}, "It is not for services."),
        ({"exclusion": "outside_uk"}, "Left out by the note: services delivered mainly outside the United"),
        ({"buyer": "department", "start": "2027-03-31"}, "It begins on 31 March 2027, before the note"),
        ({"value": None}, "Not recorded: value."),
        ({"kind": "service_concession"}, "below the threshold of a public contract"),
        ({"since": "2026-11-29"}, "was not yet published"),
        ({"exclusion": None}, "Whether a reason for leaving it out holds is not recorded."),
    ],
)  # fmt: skip
def test_every_answer_on_the_test_says_why(fields: dict[str, Any], words_: str) -> None:
    assert words_ in cells(**fields)[4]


def test_exemptions_show_each_condition_with_its_limit() -> None:
    (details,) = [d for d in all_of(Details, section(**OWNED)) if d.summary.startswith("Conditions")]
    assert "It does little for others or for other ends: under 20%" in words(details)
    assert "at most 20%" in words(section(**TOGETHER))
    (table,) = all_of(Table, details)
    rows = {words(r.cells[0]): [words(c) for c in r.cells[1:]] for r in table.rows}
    assert rows["No private person holds a share in it"] == ["Yes", "Yes"]
    assert rows["It does nothing against the interests of one of them"] == ["Yes", "Yes"]
    assert cells(**TOGETHER)[2].startswith("No")
    assert "Exempt: Procurement Act 2023, Schedule 2, paragraph 3" in cells(**TOGETHER)[2]


@pytest.mark.parametrize("field", ["private_share", "against_interests"])
def test_what_is_recorded_runs_the_same_way_as_the_condition(field: str) -> None:
    (details,) = [d for d in all_of(Details, section(**OWNED | {field: True})) if "Conditions" in d.summary]
    told = [[words(c) for c in r.cells[1:]] for r in all_of(Table, details)[0].rows]
    assert told.count(["No", "No"]) == 1
    assert ["Yes", "No"] not in told
    assert ["No", "Yes"] not in told


def test_what_fails_and_what_is_open_are_named() -> None:
    assert "Does not hold: all parties are public bodies." in cells(**TOGETHER | {"only_public": False})[3]
    left_open = cells(**TOGETHER | {"only_public": None})
    assert "Whether it is exempt, nobody can tell. Not recorded: only public." in left_open[2]
    assert "only_public" in said(**TOGETHER | {"only_public": None}).rpartition("Still to be asked")[2]


def test_in_scotland_the_page_says_that_nothing_is_held_and_where_a_lawyer_may_start() -> None:
    page = said(place="GB-SCT")
    assert "No point of law on the mechanism is held for Scotland." in page
    assert "Procurement Reform (Scotland) Act 2014" in page
    assert cells(place="GB-SCT")[2].startswith("Cannot tell")
    assert "the law of the place" in cells(place="GB-SCT")[2]


def test_where_not_even_a_pointer_is_known_it_still_says_that_nothing_is_held() -> None:
    """A project of the whole kingdom has to name its nation."""
    assert said(place="UK").count("No point of law on the mechanism is held for the United Kingdom.") == 3
    assert "A lawyer may start here" not in said(place="UK")


def test_law_past_its_review_warns_on_top() -> None:
    assert not all_of(Notice, section())
    (notice,) = all_of(Notice, section(as_of="2027-04-02"))
    assert "Public interest test: its review was due by 1 April 2027 and is overdue." in words(notice)


def test_law_that_is_not_yet_in_force_is_shown_as_coming() -> None:
    assert "not yet in force, from 29 November 2026" in words(table("table-law-points", since="2026-11-29"))


def test_a_plan_names_what_is_open() -> None:
    assert "needs a procurement. No item of its plan is answered." in said()
    assert "may need a procurement." in said(**TOGETHER | {"only_public": None})
    assert "No option needs a procurement plan" in said(value=1)


def test_the_framework_of_the_test_is_named() -> None:
    assert "public_interest_test_2026" in said()
    made = clean_project()
    found = appraise(replace(made, contracts=(contract(**BIG),)), simulate=False)
    own = replace(found, framework=replace(found.framework, id="public_interest_test_2026"))
    assert "This project answers the questions" in words(procurement.section(Brief(made, own)))


def test_without_contracts_it_says_so() -> None:
    assert "No contract is recorded (contracts.csv)." in words(told(clean_project()))
