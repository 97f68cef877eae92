"""The short summary."""

import re

import pytest
from msgspec.structs import replace

from moothall.engine.appraise import appraise
from moothall.files.folder import read_folder
from moothall.render.terminal import summary
from tests.render.made import EXAMPLES

FOLDERS = sorted(f.name for f in EXAMPLES.iterdir() if (f / "project.yaml").exists())


@pytest.fixture(scope="module")
def findings():
    return appraise(read_folder(EXAMPLES / "three-valleys"))


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("width", [60, 80, 120])
def test_short_and_no_wider_than_the_terminal(folder, width):
    said = summary(appraise(read_folder(EXAMPLES / folder)), width)
    assert max(map(len, said.splitlines())) <= width
    if width >= 80:
        assert len(said.splitlines()) <= 60


def test_warnings_first_then_profile_then_ranks(findings):
    said = summary(findings)
    places = [
        said.index(w)
        for w in ("Fictional", "OVERRIDDEN", "FLAGS:", "STAGE 1", "STAGE 2", "ranks first", "cannot tell")
    ]
    assert places == sorted(places)


def test_every_option_stands_in_each_part(findings):
    said = summary(findings)
    for option in findings.screening.options:
        assert len(re.findall(rf"^  {option.option} ", said, re.M)) == 2


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
    assert len(said.splitlines()) <= 62
