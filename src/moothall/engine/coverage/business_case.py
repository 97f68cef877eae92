"""The business case, section by section: is it required by now, and does anything fill it?"""

from __future__ import annotations

from moothall.findings.registers import CaseSectionFinding
from moothall.framework.business_case import CaseSection
from moothall.project.project import Project
from moothall.project.tables import TABLES

WORKED_OUT = frozenset({"flags"})
"""Names in `filled_by` that stand for findings: they are there for every project."""


def case(project: Project) -> tuple[CaseSectionFinding, ...]:
    """Every section, with what fills it of all that could."""
    asked = project.framework.business_case
    reached = asked.gates.index(project.head.gate) if project.head.gate in asked.gates else len(asked.gates)
    written = {n.section for n in project.narratives if n.text.strip()}
    held = provided(project)
    return tuple(_section(s, asked.gates, reached, held, written) for s in asked.sections)


def _section(
    section: CaseSection, gates: tuple[str, ...], reached: int, held: frozenset[str], written: set[str]
) -> CaseSectionFinding:
    due = section.required_at not in gates or gates.index(section.required_at) <= reached
    there = held | {"narrative"} if section.id in written else held
    fills = tuple(name for name in section.filled_by if name in there)
    return CaseSectionFinding(
        section=section.id,
        title=section.title,
        required_at=section.required_at,
        due=due,
        filled=bool(fills),
        filled_by=fills,
    )


def provided(project: Project) -> frozenset[str]:
    """Names by which the framework may call a part of the project, of those that hold anything."""
    parts = {t.file.rsplit(".", 1)[0]: bool(getattr(project, t.name)) for t in TABLES}
    parts |= {
        "project": bool(project.head.aims),
        "options": bool(project.options),
        "governance": bool(project.governance.bodies),
        "stakeholders": bool(project.stakeholders.groups),
        "statements": bool(project.statements or project.not_obtained),
    }
    return frozenset(name for name, held in parts.items() if held) | WORKED_OUT
