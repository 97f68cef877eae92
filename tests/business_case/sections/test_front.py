"""The front page: a word is explained where a reader meets it first."""

from moothall.business_case.brief import Brief
from moothall.business_case.sections.front import section
from tests.business_case.reading import told, words


def test_a_draw_is_explained_once_and_first():
    project, findings, _ = told("three-valleys")
    front = section(Brief(project, findings))
    number = f"{findings.ranking.runs[0].draws:,}"
    assert words(*front.blocks).count(f"Draws: the ranking worked out {number} times") == 1
    assert words(front).count("Draws: the ranking") == 1
