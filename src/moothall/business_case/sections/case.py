"""A section of the business case: provided, or printed as empty with the reason and who is asked for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from moothall.business_case.anchors import anchor, ref
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Inline, Notice, Row, Section, Table, Verbatim
from moothall.business_case.phrases import bullets, cell, columns, head, joined, link, para, row, say, strong
from moothall.business_case.sections.voices import not_given
from moothall.business_case.vocabulary import gate
from moothall.business_case.wording import _, listed, sentence, spoken
from moothall.findings.registers import CaseSectionFinding
from moothall.framework.business_case import CaseSection
from moothall.project.not_obtained import reasons

Places = Mapping[str, str]
"""Ids of the document, each with the title of what stands there."""


def section(brief: Brief, asked: CaseSection, subjects: tuple[Section, ...], elsewhere: Places) -> Section:
    """One section: what it must hold, what people wrote, and the subjects that tell it.

    `elsewhere` are places that tell a part of it and stand in another section.
    """
    found = _found(brief).get(asked.id)
    blocks: list[Block] = [para(strong(_("It must hold: ")), sentence(listed(asked.must_contain)))]
    if found is None or not found.filled:
        blocks.append(_empty(brief, asked, found))
    elif elsewhere:
        links = joined(link(title, id) for id, title in elsewhere.items())
        blocks.append(para(strong(_("Also told in: ") if subjects else _("Told in: ")), links, "."))
    blocks += [
        Verbatim(anchor("narrative", n.section), _("Text of the project"), n.text)
        for n in brief.project.narratives
        if n.section == asked.id
    ]
    if "statements" in asked.filled_by:
        blocks += _statements(brief)
    return Section(anchor("case", asked.id), f"{asked.id} {asked.title}", tuple(blocks), subjects, level=3)


def overview(brief: Brief, places: Places) -> Section:
    """Which sections there are, which of them is provided, and where each is told."""
    rule = brief.framework.business_case.rule
    reached = gate(brief.findings.project.gate)
    asked = {s.id: s for s in brief.framework.business_case.sections}
    found = _found(brief)
    table = Table(
        "table-case",
        _("Sections of the business case, in the order in which they stand here"),
        columns(_("Section"), _("Case"), _("Required at"), _("Provided?"), _("Where")),
        tuple(_row(brief, asked[id], found[id], places) for id in _order(brief) if id in found),
        empty=_("The framework asks for no sections of a business case."),
        stacked=True,
    )
    opening = para(strong(_("Gate reached: {gate}. ").format(gate=reached)), rule)
    return Section("case", _("The business case, section by section"), (opening, table), level=3)


def _found(brief: Brief) -> dict[str, CaseSectionFinding]:
    return {c.section: c for c in brief.findings.registers.case}


def _order(brief: Brief) -> tuple[str, ...]:
    """Ids of the sections as they stand in the document."""
    asked = brief.framework.business_case
    return tuple(dict.fromkeys((*asked.placed, *(s.id for s in asked.sections))))


def _row(brief: Brief, asked: CaseSection, found: CaseSectionFinding, places: Places) -> Row:
    part = next((p for p in brief.framework.business_case.five_cases if asked.id in p.sections), None)
    return row(
        head(ref("case", asked.id), " ", asked.title),
        part.title if part else "",
        gate(asked.required_at),
        _provided(found),
        _where(asked, found, places),
    )


def _provided(found: CaseSectionFinding) -> Cell:
    if found.filled:
        return cell(_("Provided"), standing="good")
    if found.due:
        return cell(_("Not provided"), notes=[_("required by now")], standing="bad")
    return cell(_("Not provided"), notes=[_("not yet required")], standing="open")


def _where(asked: CaseSection, found: CaseSectionFinding, places: Places) -> Inline:
    if not found.filled:
        return ()
    told = [link(places[id], id) for id in asked.told_in if id in places]
    text = [link(_("text"), anchor("case", asked.id))] if "narrative" in found.filled_by else []
    return joined((*told, *text)) or say(link(_("here"), anchor("case", asked.id)))


def _empty(brief: Brief, asked: CaseSection, found: CaseSectionFinding | None) -> Notice:
    due = found is not None and found.due
    needed = (
        _("It is required from this gate on: {gate}.")
        if due
        else _("It is required only at a later gate ({gate}).")
    )
    return Notice(
        "high" if due else "info",
        _("{id}: not provided").format(id=asked.id),
        tuple(_reasons(brief, asked, needed.format(gate=gate(asked.required_at)))),
    )


def _reasons(brief: Brief, asked: CaseSection, needed: str) -> Iterator[Block]:
    names = listed(_filler(n, asked.id) for n in asked.filled_by)
    yield para(
        _("Empty, because the project holds none of what fills it: {names}. ").format(names=names), needed
    )
    roles = {r.id: r.title for r in brief.framework.roles}
    who = [roles[id] for id in asked.asked_of if id in roles]
    if who:
        yield para(strong(_("Who is asked for it: ")), sentence(listed(who)))


def _filler(name: str, section: str) -> str:
    return _("a text (case/{id}.md)").format(id=section) if name == "narrative" else spoken(name)


def _statements(brief: Brief) -> list[Block]:
    statements = brief.project.statements
    held = {s.group for s in statements}
    told: list[Block] = [
        Verbatim(
            anchor("statement", s.group),
            _("{group}, in their own words, unedited").format(group=brief.group(s.group)),
            s.text,
        )
        for s in statements
    ]
    explained = reasons(brief.project.not_obtained, held)
    told += [
        Notice(
            "medium", _("No statement from {group}").format(group=brief.group(id)), (para(not_given(row)),)
        )
        for id, row in explained.items()
    ]
    silent = [g.title for g in brief.project.stakeholders.groups if g.id not in {*held, *explained}]
    if silent:
        told.append(Notice("medium", _("No statement"), (bullets(silent),)))
    return told
