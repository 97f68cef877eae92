"""The short summary."""

import re

import pytest
from msgspec.structs import replace

from moothall.files.folder import read_folder
from moothall.render.terminal import summary
from tests.business_case.money_made import chances, made, others
from tests.business_case.reading import told
from tests.render.made import EXAMPLES

FOLDERS = sorted(f.name for f in EXAMPLES.iterdir() if (f / "project.yaml").exists())


@pytest.fixture(scope="module")
def findings():
    return told("three-valleys")[1]


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("width", [60, 80, 120])
def test_short_and_no_wider_than_the_terminal(folder, width):
    said = summary(told(folder)[1], width)
    assert max(map(len, said.splitlines())) <= width
    if width >= 80:
        assert len(said.splitlines()) <= 70


def test_warnings_first_then_profile_then_ranks(findings):
    said = summary(findings)
    places = [
        said.index(w)
        for w in (
            "Fictional",
            "OVERRIDDEN",
            "FLAGS:",
            "STAGE 1",
            "STAGE 2",
            "rank first",
            "MONEY",
            "cannot tell",
        )
    ]
    assert places == sorted(places)


def test_every_option_stands_in_each_part(findings):
    said = summary(findings)
    baseline = findings.financial_case.basis.baseline
    for option in findings.screening.options:
        parts = 2 + (option.option != baseline)
        assert len(re.findall(rf"^  {option.option} ", said, re.M)) == parts


def test_the_three_lines_of_each_option_stand_with_the_chance_of_a_loss(findings):
    project = read_folder(EXAMPLES / "three-valleys")
    held = replace(findings, financial_case=made(project), money_chances=chances(project))
    first, second, *_rest = others(project)
    lines = [re.split(r"\s{2,}", x.strip()) for x in summary(held).splitlines()]
    assert [first, "£2.590m", "<=£1.016m", "<=−£0.800m", ">=11%"] in lines
    assert [second, "£2.590m", "<=£1.016m", "<=−£0.800m", ">=23%"] in lines
    assert "<= at most" in summary(held)


def test_without_worth_or_simulation_the_money_says_so_or_is_left_out(findings):
    project = read_folder(EXAMPLES / "three-valleys")
    drawn = summary(replace(findings, financial_case=made(project), money_chances=None))
    assert re.search(r"<=−£0.800m +\?$", drawn, re.M)
    case = made(project)
    bare = replace(case, options=tuple(replace(o, readings=()) for o in case.options))
    assert "MONEY" not in summary(replace(findings, financial_case=bare))
    assert "MONEY" not in summary(replace(findings, financial_case=None))


def test_zeros_are_marked_and_ranges_told(findings):
    said = summary(findings)
    assert re.search(r"\d\.\d\*", said)
    assert re.search(r"\d\.\d-\d\.\d", said)


def test_nothing_found_nothing_scored(findings):
    scoring = replace(findings.scoring, options=(), words="", missing_share=None)
    screening = replace(findings.screening, options=())
    bare = replace(findings, flags=(), overrides=(), scoring=scoring, screening=screening)
    assert "No flags." in summary(bare)
    assert "STAGE" not in summary(bare)


def test_many_options_are_counted(findings):
    scoring = replace(findings.scoring, options=findings.scoring.options * 5)
    screening = replace(findings.screening, options=findings.screening.options * 5)
    said = summary(replace(findings, scoring=scoring, screening=screening))
    assert "and 32 more options: see the page" in said
    assert len(said.splitlines()) <= 72
