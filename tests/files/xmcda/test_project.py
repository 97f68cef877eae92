"""A project from an XMCDA file: what survives the way out and in, and what files of others give."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from moothall.files.xmcda.alternatives import HELD
from moothall.files.xmcda.markup import FORBIDDEN, REPLACED
from moothall.files.xmcda.parameters import TERMS
from moothall.files.xmcda.project import read_xmcda
from moothall.files.xmcda.scores import held_measures, standing_scores
from moothall.files.xmcda.weights import standing_weights
from moothall.project.project import Project
from tests.files.xmcda.made import (
    BLANK,
    OPTIONS,
    TABLES,
    again,
    read,
    refused,
    scored,
    three_valleys,
    written,
)
from tests.project.generated import projects


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    path = Path(tempfile.mkdtemp(prefix="moothall-xmcda-"))
    yield path
    shutil.rmtree(path)


def held(value: Any) -> Any:
    """A value with the letters that XML can hold."""
    if isinstance(value, str):
        return FORBIDDEN.sub(REPLACED, value)
    if isinstance(value, tuple):
        return tuple(held(v) for v in value)
    if isinstance(value, Struct):
        return type(value)(**{n: held(getattr(value, n)) for n in value.__struct_fields__})
    return value


def alike(rows: Any) -> list[str]:
    return sorted(str(held(r)) for r in rows)


def survives(project: Project, back: Project) -> None:
    """All that a file holds is there again; what it does not hold stands in docs/how-to/xmcda.md."""
    for name in TERMS:
        assert getattr(back.head, name) == held(getattr(project.head, name)), name
    latest = {n.criterion: n for n in project.head.not_applicable}
    assert alike(back.head.not_applicable) == alike(latest.values())
    for was, now in zip(project.options, back.options, strict=True):
        for name in HELD:
            assert getattr(now, name) == held(getattr(was, name)), name
    assert back.stakeholders == held(project.stakeholders)
    assert alike(back.scores) == alike(replace(s, evidence=()) for s in standing_scores(project))
    left = {"evidence": (), "before": None, "after": None, "people": None, "settled": False}
    bare = (replace(m, **left) for m in held_measures(project))
    assert alike(back.measures) == alike(bare)
    assert alike(back.weights) == alike(standing_weights(project))


@given(project=projects(most=6, only=TABLES), version=st.sampled_from(["4.0.0", "3.1.1"]))
@settings(max_examples=max(12, settings.default.max_examples // 4))
def test_what_the_file_holds_survives(place: Path, version: str, project: Project) -> None:
    survives(project, again(place, project, version))


@pytest.mark.parametrize("version", ["4.0.0", "3.1.1"])
def test_the_teaching_example_survives_as_far_as_it_goes(tmp_path: Path, version: str) -> None:
    back = again(tmp_path, three_valleys(), version)
    survives(three_valleys(), back)
    assert len(back.scores) > 1500
    assert len(back.weights) == len(three_valleys().weights) - 1


def test_written_again_it_is_the_same_file(tmp_path: Path) -> None:
    once = again(tmp_path, three_valleys())
    assert written(again(tmp_path, once))[0] == written(once)[0]


def test_our_own_file_is_understood_whole(tmp_path: Path) -> None:
    file = tmp_path / "ours.xml"
    file.write_bytes(written(three_valleys())[0])
    notes = [n.message for n in read_xmcda(file, BLANK)[1]]
    assert [n.split(" ", 1)[1][:40] for n in notes] == [
        "scores and measurements from this line o",
        "that add to 1 are worked out, not said b",
    ]


def test_a_file_of_others_gives_options_scores_and_a_group(tmp_path: Path) -> None:
    table = f"{scored('a1', 'Q1')}{scored('a2', 'Q1', '<real>2.0</real>')}"
    project, notes = read(tmp_path, f'{OPTIONS}<performanceTable id="DM1">{table}</performanceTable>')
    assert [(o.id, o.title) for o in project.options] == [("a1", "Collaboration"), ("a2", "a2")]
    assert [(s.option, s.criterion, s.assessor, s.score) for s in project.scores] == [
        ("a1", "Q1", "DM1", 3),
        ("a2", "Q1", "DM1", 2),
    ]
    (group,) = project.stakeholders.groups
    assert (group.voice, [a.id for a in group.assessors]) == ("other", ["DM1"])
    assert {s.date for s in project.scores} == {BLANK.as_of}
    told = " ".join(notes)
    assert "2 scores from this line on have no date" in told
    assert "the file names no groups" in told
    assert "Put them right in project.yaml" in told


@pytest.mark.parametrize("version", ["3.0.0", "3.1.1"])
def test_version_3_is_read_like_version_4(tmp_path: Path, version: str) -> None:
    body = f"{OPTIONS}<performanceTable>{scored('a1', 'Q1')}</performanceTable>"
    assert read(tmp_path, body, version)[0] == read(tmp_path, body)[0]


def test_version_2_holds_its_values_directly_and_its_scales_in_the_criteria(tmp_path: Path) -> None:
    body = """<alternatives><alternative id="a1"><active>true</active></alternative></alternatives>
<criteria><criterion id="Q1"><active>true</active><scale><quantitative>
<preferenceDirection>max</preferenceDirection><minimum><real>0</real></minimum><maximum><real>4</real></maximum>
</quantitative></scale></criterion></criteria>
<performanceTable><alternativePerformances><alternativeID>a1</alternativeID><performance>
<criterionID>Q1</criterionID><value><real>3</real></value></performance></alternativePerformances>
</performanceTable>"""
    project, notes = read(tmp_path, body, "2.2.1")
    assert [(s.option, s.criterion, s.score) for s in project.scores] == [("a1", "Q1", 3)]
    assert not [n for n in notes if "not read" in n]


@pytest.mark.parametrize(("version", "known"), [("2.1.0", "2.2.1"), ("4.2.0", "4.0.0")])
def test_an_unknown_version_is_read_as_the_nearest_and_said(tmp_path: Path, version: str, known: str) -> None:
    notes = read(tmp_path, OPTIONS, version)[1]
    assert f"this is XMCDA {version}, which is not known; it was read as {known}." in notes[0]


def test_nothing_is_dropped_silently(tmp_path: Path) -> None:
    body = f"""{OPTIONS}
<alternativesValues mcdaConcept="overall"><alternativeValues><alternativeID/></alternativeValues>
</alternativesValues>
<categories><category id="good"/></categories>
<criteriaValues mcdaConcept="vetoes"><criterionValues/></criteriaValues>
<performanceTable lang="x"><description/>{scored("a1", "Q1")}</performanceTable>"""
    told = "\n".join(read(tmp_path, body)[1])
    for line, path in (
        (3, "alternativesValues"),
        (5, "categories"),
        (6, "criteriaValues"),
        (7, "performanceTable/@lang"),
        (7, "performanceTable/description"),
    ):
        assert f"others.xml line {line}: {path} is not read." in told


def test_every_fault_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    body = f"""{OPTIONS}
<criteria><criterion id="Q1"/><criterion id="c2" name="Whole-life cost"/></criteria>
<performanceTable>
{scored("a1", "Q1", "<integer>7</integer>")}
{scored("a1", "Q2", "<real>2.5</real>")}
{scored("nobody", "Q4")}
{scored("a2", "Q1", "<label>rather good</label>")}
{scored("a2", "Q4", "<interval><lowerBound><real>1</real></lowerBound></interval>")}
{scored("a2", "c2")}
</performanceTable>"""
    found = refused(tmp_path, body)
    for line, words in (
        (3, 'has no criterion "c2". Did you mean "F1" (Whole-life net cost)?'),
        (5, "a score runs from 0 to 4; this one is 7"),
        (6, "a whole number is needed; this is 2.5"),
        (7, 'There is no option "nobody"'),
        (8, 'a score is one whole number; this is the label "rather good"'),
        (9, "of the kind interval"),
    ):
        assert any(c.startswith(f"others.xml line {line}") and words in c for c in found), (line, found)
    assert len(found) == 6


def test_terms_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    body = """<programParameters id="moothall.project">
<programParameter id="as_of"><values><value><label>someday</label></value></values></programParameter>
</programParameters>"""
    found = refused(tmp_path, body)
    assert any("line 3, as_of: a date such as 2026-05-31 is needed" in c for c in found)
    assert any("title: this key is needed" in c for c in found)


def test_the_published_minimal_files_are_refused_for_their_criteria_alone(shared: Path) -> None:
    from moothall.files.errors import ReadError

    for file in sorted((shared / "xmcda").glob("*.xml")):
        with pytest.raises(ReadError) as error:
            read_xmcda(file, BLANK)
        assert [c.message.partition(".")[0] for c in error.value.complaints] == [
            'The framework essu_2007 has no criterion "c1"',
            'The framework essu_2007 has no criterion "c2"',
        ]
