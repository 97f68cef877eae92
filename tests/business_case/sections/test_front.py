"""The front page: a word is explained where a reader meets it first."""

from msgspec.structs import replace

from moothall.business_case.brief import Brief
from moothall.business_case.document import Table
from moothall.business_case.sections.front import section
from tests.business_case.money_made import baseline, chances, made, others
from tests.business_case.reading import all_of, told, words


def test_a_draw_is_explained_once_and_first():
    project, findings, _ = told("three-valleys")
    front = section(Brief(project, findings))
    number = f"{findings.ranking.runs[0].draws:,}"
    assert words(*front.blocks).count(f"Draws: the ranking worked out {number} times") == 1
    assert words(front).count("Draws: the ranking") == 1


def glance(findings):
    project = told("three-valleys")[0]
    found = next(t for t in all_of(Table, section(Brief(project, findings))) if t.id == "table-glance")
    return {next(r.to for r in row.cells[0].text).removeprefix("option-"): row.cells for row in found.rows}


def test_the_money_of_each_option_stands_at_a_glance_and_leads_to_where_it_is_told():
    project, findings, _ = told("three-valleys")
    bare = replace(findings, financial_case=made(project), money_chances=chances(project))
    found = glance(bare)
    first, *_rest = others(project)
    assert [words(c) for c in found[first][5:]] == [
        "£2.590m",
        "at most £1.016m",
        "at most −£0.800m",
        "at least 11%",
    ]
    assert [c.text[0].to for c in found[first][5:]] == [f"money-of-{first}"] * 3 + ["money-chances"]
    assert found[first][7].standing == "bad"
    assert [words(c) for c in found[baseline(project)][5:]] == ["–"] * 4


def test_without_money_the_glance_says_that_it_cannot_be_told():
    findings = told("three-valleys")[1]
    found = glance(replace(findings, financial_case=None, money_chances=None))
    assert {words(c) for cells in found.values() for c in cells[5:]} == {"cannot be told"}
