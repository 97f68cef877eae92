"""The teaching example with all that is found on its risks."""

from __future__ import annotations

from functools import cache
from typing import Any

from msgspec.structs import replace

from moothall.business_case.brief import Brief
from moothall.engine.appraise import appraise
from moothall.engine.risks.exposures import exposures
from moothall.engine.risks.register import findings
from moothall.engine.typology import types
from moothall.files.folder import read_folder
from tests.business_case.reading import EXAMPLES


@cache
def brief() -> Brief:
    """A brief of the teaching example."""
    project = read_folder(EXAMPLES / "three-valleys")
    found = replace(findings(project, types(project)), exposures=exposures(project))
    return Brief(project, replace(appraise(project, simulate=False), risks=found))


def changed(**parts: Any) -> Brief:
    """The same with some of the findings on risks exchanged."""
    held = brief()
    return Brief(held.project, replace(held.findings, risks=replace(held.findings.risks, **parts)))
