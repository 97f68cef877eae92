"""The contents of the business case: provided, or printed as empty with the reason."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor, ref
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Inline, Notice, Row, Section, Table, Verbatim
from moothall.business_case.phrases import bullets, cell, columns, head, joined, link, para, row, say, strong
from moothall.business_case.vocabulary import gate
from moothall.business_case.wording import _, listed, sentence, spoken
from moothall.findings.registers import CaseSectionFinding
from moothall.framework.business_case import CaseSection

TOLD_IN = {
    "flags": "front", "project": "people", "options": "options", "principles": "stage-1",
    "scores": "stage-2", "weights": "weights", "measures": "measures", "finance": "money",
    "workforce": "staff", "employment": "employment", "jobs": "jobs", "places": "places",
    "impacts": "impacts", "governance": "governance", "risks": "risks", "benefits": "benefits",
    "evidence": "evidence", "comparators": "comparators", "needs": "needs", "strategy": "strategy",
    "outturn": "outturn", "documents": "documents", "decisions": "decisions", "disclosure": "withheld",
    "conflicts": "interests", "lessons": "lessons", "stakeholders": "voices", "answers": "checks",
}  # fmt: skip
"""Where the document tells what each table of a project holds."""


def section(brief: Brief) -> Section:
    """The list first, then each section with what people wrote."""
    found = {c.section: c for c in brief.findings.registers.case}
    asked = brief.framework.business_case
    return Section(
        "case",
        _("The business case, section by section"),
        tuple(_opening(brief, found)),
        tuple(_part(brief, s, found[s.id]) for s in asked.sections if s.id in found),
    )


def _opening(brief: Brief, found: dict[str, CaseSectionFinding]) -> Iterator[Block]:
    rule = brief.framework.business_case.rule
    reached = gate(brief.findings.project.gate)
    yield para(strong(_("Gate reached: {gate}. ").format(gate=reached)), rule)
    yield Table(
        "table-case",
        _("Sections of the business case"),
        columns(_("Section"), _("Required at"), _("Provided?"), _("Where")),
        tuple(_row(c) for c in found.values()),
    )


def _row(found: CaseSectionFinding) -> Row:
    return row(
        head(ref("case", found.section), " ", found.title),
        gate(found.required_at),
        _provided(found),
        _where(found),
    )


def _provided(found: CaseSectionFinding) -> Cell:
    if found.filled:
        return cell(_("Provided"), standing="good")
    if found.due:
        return cell(_("Not provided"), notes=[_("required by now")], standing="bad")
    return cell(_("Not provided"), notes=[_("not yet required")], standing="open")


def _where(found: CaseSectionFinding) -> Inline:
    return joined(_place(found.section, name) for name in found.filled_by)


def _place(section: str, name: str) -> Inline:
    if name in TOLD_IN:
        return say(link(spoken(name), TOLD_IN[name]))
    return say(link(_("text") if name == "narrative" else spoken(name), anchor("case", section)))


def _part(brief: Brief, asked: CaseSection, found: CaseSectionFinding) -> Section:
    blocks: list[Block] = [para(strong(_("It must hold: ")), sentence(listed(asked.must_contain)))]
    if not found.filled:
        blocks.append(_empty(asked, found))
    elif _where(found):
        blocks.append(para(strong(_("Told in: ")), _where(found), "."))
    blocks += [
        Verbatim(anchor("narrative", n.section), _("Text of the project"), n.text)
        for n in brief.project.narratives
        if n.section == asked.id
    ]
    if "statements" in asked.filled_by:
        blocks += _statements(brief)
    return Section(anchor("case", asked.id), f"{asked.id} {asked.title}", tuple(blocks), level=3)


def _empty(asked: CaseSection, found: CaseSectionFinding) -> Notice:
    needed = (
        _("It is required at this gate ({gate}).")
        if found.due
        else _("It is required only at a later gate ({gate}).")
    )
    return Notice(
        "high" if found.due else "info",
        _("{id}: not provided").format(id=asked.id),
        (
            para(
                _("Empty, because the project holds none of what fills it: {names}. ").format(
                    names=listed(_filler(n, asked.id) for n in asked.filled_by)
                ),
                needed.format(gate=gate(asked.required_at)),
            ),
        ),
    )


def _filler(name: str, section: str) -> str:
    return _("a text (case/{id}.md)").format(id=section) if name == "narrative" else spoken(name)


def _statements(brief: Brief) -> list[Block]:
    statements = brief.project.statements
    held = {s.group for s in statements}
    silent = [g.title for g in brief.project.stakeholders.groups if g.id not in held]
    told: list[Block] = [
        Verbatim(
            anchor("statement", s.group),
            _("{group}, in their own words, unedited").format(group=brief.group(s.group)),
            s.text,
        )
        for s in statements
    ]
    if silent:
        told.append(Notice("medium", _("No statement"), (bullets(silent),)))
    return told
