"""The register on the page: what each risk comes to, and that staff bear risks too."""

from __future__ import annotations

import gettext

from msgspec.structs import replace

from moothall.business_case.document import Table
from moothall.business_case.languages import CODE, Language, speaking
from moothall.business_case.sections.risks import section
from tests.business_case.reading import all_of, ids, runs, words
from tests.business_case.sections.risks_told import brief, changed


def register_row(risk: str) -> str:
    tables = [t for t in all_of(Table, section(brief())) if t.id.startswith("table-risks-")]
    return next(words(*r.cells) for t in tables for r in t.rows if risk in words(r.cells[0]).split("\n"))


def test_a_risk_stands_with_what_is_expected_before_and_after() -> None:
    """40% (25 to 55) of £300,000 (£100,000 to £700,000) is £147k: the means are 40% and £367,000.

    After the response 25% of £200,000.
    """
    said = register_row("RK-joint-R6")
    assert "£147k" in said
    assert "after the response £50k" in said
    assert "shares its cause with the common factor for overruns" in said


def test_likelihood_and_impact_stand_with_their_ends_and_what_is_done() -> None:
    said = register_row("RK-joint-R6").splitlines()
    assert said[said.index("40") : said.index("40") + 4] == [
        "40", "25 to 55", "£300,000", "£100,000 to £700,000"
    ]  # fmt: skip
    assert "Finish mapping before gate 2." in said


def test_ends_stand_alone_where_no_value_lies_between() -> None:
    first = brief().findings.risks.register[0]
    ends = replace(first, impact=None, impact_low=2.0, impact_high=5.0, impact_unit="months", likelihood=None,
                   likelihood_low=10.0, likelihood_high=None)  # fmt: skip
    said = words(section(changed(register=(ends,)))).splitlines()
    assert "2 months to 5 months" in said
    assert "low 10" in said


def test_a_factor_covers_risks_in_money_only() -> None:
    assert "common factor" not in register_row("RK-joint-R7")


def test_a_risk_that_is_in_no_total_says_so() -> None:
    assert "left out of totals: no owner or no range" in register_row("RK-contract-own")


def test_it_leads_to_the_comparison_of_employment_models() -> None:
    assert "models" in {run.to for run in runs(section(brief()))}


def test_every_id_is_used_once() -> None:
    found = ids(section(brief()))
    assert len(found) == len(set(found))


def test_the_usual_risks_are_prompts_by_kind() -> None:
    told = section(brief())
    tables = [t for t in all_of(Table, told) if t.id.startswith("table-usual-risks-")]
    assert len(tables) == 3
    assert sum(len(t.rows) for t in tables) == len(brief().findings.risks.usual) > 20
    assert "nobody must answer them" in words(told)


def test_a_framework_without_usual_risks_says_so() -> None:
    assert "lists no usual risks" in words(section(changed(usual=())))


def test_without_a_register_the_page_still_stands() -> None:
    said = words(section(changed(register=(), exposures=(), prompts=())))
    assert "No risk is recorded." in said
    assert "Nothing is worked out" in said
    assert "No risk has both a likelihood and an impact" in said


def test_who_bears_a_risk_is_said_in_the_language_of_the_document() -> None:
    class Shouting(gettext.NullTranslations):
        def pgettext(self, context: str, message: str) -> str:
            return message.upper() if context == CODE else message

    with speaking(Language("xx", Shouting())):
        said = register_row("RK-joint-R6")
    assert "AUTHORITY" in said
