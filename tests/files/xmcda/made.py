"""XMCDA files for the tests: as other programs write them, by hand, and what reading them gives."""

from __future__ import annotations

from functools import cache
from importlib.resources import files as resources
from pathlib import Path

import pytest
from msgspec.structs import replace

from moothall.engine.weighting import weighting
from moothall.files.errors import ReadError
from moothall.files.folder import read_folder
from moothall.files.xmcda.project import read_xmcda
from moothall.files.xmcda.writing import write_xmcda
from moothall.project.head import Head
from moothall.project.project import Project
from tests.project.generated import AS_OF, PIN

ROOT = Path(__file__).parents[3]
BLANK = Head(
    id="p", title="Blank", jurisdiction="GB-ENG", framework=PIN, as_of=AS_OF, price_base="2026-27",
    first_year=2026, horizon_years=10,
)  # fmt: skip
TABLES = frozenset({"evidence", "places", "measures", "scores", "weights"})
"""What a file holds in part or whole, and what it refers to."""
SPACES = {
    "2.1.0": "http://www.decision-deck.org/2009/XMCDA-2.1.0",
    "2.2.1": "http://www.decision-deck.org/2012/XMCDA-2.2.1",
    "3.0.0": "http://www.decision-deck.org/2013/XMCDA-3.0.0",
    "3.1.1": "http://www.decision-deck.org/2019/XMCDA-3.1.1",
    "4.0.0": "http://www.decision-deck.org/2021/XMCDA-4.0.0",
    "4.2.0": "http://www.decision-deck.org/2031/XMCDA-4.2.0",
}


def file(path: Path, body: str, version: str = "4.0.0") -> Path:
    """A file of a version: its own root around a body that begins on line 2."""
    space = SPACES[version]
    if version.startswith("4"):
        text = f'<xmcda xmlns="{space}">\n{body}\n</xmcda>\n'
    else:
        text = f'<xmcda:XMCDA xmlns:xmcda="{space}">\n{body}\n</xmcda:XMCDA>\n'
    path.write_text(text, encoding="utf-8", newline="")
    return path


def read(path: Path, body: str, version: str = "4.0.0") -> tuple[Project, list[str]]:
    """The project of a body, and the notes in words."""
    project, notes = read_xmcda(file(path / "others.xml", body, version), BLANK)
    return project, [str(n) for n in notes]


def refused(path: Path, body: str, version: str = "4.0.0") -> list[str]:
    """The complaints about a body, in words."""
    with pytest.raises(ReadError) as error:
        read_xmcda(file(path / "others.xml", body, version), BLANK)
    return [str(c) for c in error.value.complaints]


def written(project: Project, version: str = "4.0.0") -> tuple[bytes, list[str]]:
    """A project as the command line writes it: with worked-out weights, and the notes in words."""
    found = weighting(project)
    data, notes = write_xmcda(project, (*found.groups, found.joint), version)
    return data, [str(n) for n in notes]


def again(path: Path, project: Project, version: str = "4.0.0") -> Project:
    """A project written and read."""
    file = path / "ours.xml"
    file.write_bytes(written(project, version)[0])
    return read_xmcda(file, BLANK)[0]


@cache
def three_valleys() -> Project:
    """The teaching example."""
    return read_folder(ROOT / "examples/three-valleys")


def small(**parts: object) -> Project:
    """The teaching example with other parts."""
    return replace(three_valleys(), **parts)


def faults_of_schema(data: bytes, version: str) -> list[str]:
    """What the published schema of a version finds wrong."""
    etree = pytest.importorskip("lxml.etree", reason="lxml is a development package: make dev")
    pytest.importorskip("xmcda", reason="the schemas come in the development package xmcda: make dev")
    schemas = resources("xmcda").joinpath("xsd", f"XMCDA-{version}.xsd")
    schema = etree.XMLSchema(etree.fromstring(schemas.read_bytes()))
    schema.validate(etree.fromstring(data))
    return [str(e) for e in schema.error_log]


OPTIONS = '<alternatives><alternative id="a1" name="Collaboration"/><alternative id="a2"/></alternatives>'


def scored(option: str, criterion: str, value: str = "<integer>3</integer>") -> str:
    """One cell of a performance table, in its row."""
    return (
        f"<alternativePerformances><alternativeID>{option}</alternativeID><performance>"
        f"<criterionID>{criterion}</criterionID><values><value>{value}</value></values></performance>"
        "</alternativePerformances>"
    )
