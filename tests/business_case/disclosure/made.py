"""A project with a secret in every field that is withheld."""

from __future__ import annotations

from msgspec.structs import replace

from moothall.business_case.disclosure.disclose import disclose
from moothall.engine.appraise import appraise
from moothall.engine.workforce.lines import staff_lines
from moothall.project.evidence import EvidenceRow
from moothall.project.project import Project
from moothall.project.public import PublicProject
from moothall.project.public_rules import KEPT
from tests.engine.made import clean_project

HELD = "joint-7"
TEXTS = tuple(
    f
    for f in EvidenceRow.__struct_fields__
    if f not in (*KEPT, "grade", "date", "value")
)  # fmt: skip
"""Fields of a withheld claim that hold words."""


def with_secrets(words: dict[str, str], value: float | None = None) -> Project:
    """The clean project, whose withheld claim holds these words, and assessors with roles of their own."""
    base = clean_project()
    rows = tuple(
        replace(e, **words, **({} if value is None else {"value": value})) if e.id == HELD else e
        for e in base.evidence
    )
    groups = tuple(
        replace(g, assessors=tuple(replace(a, role=f"role {words['note']}") for a in g.assessors))
        for g in base.stakeholders.groups
    )
    return replace(base, evidence=rows, stakeholders=replace(base.stakeholders, groups=groups))


def public(project: Project) -> PublicProject:
    found = appraise(project, simulate=False)
    return disclose(project, found, staff_lines(found.employment.costs))
