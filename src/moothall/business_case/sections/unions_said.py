"""What unions and staff said, in one place: access, statements, dissent, effects on staff, and claims."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Cell, Row, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import cell, columns, head, link, row
from moothall.business_case.sections.voices import access_words, not_given
from moothall.business_case.wording import _, date, listed, spoken
from moothall.findings.registers import ImpactFinding
from moothall.project.decisions import DecisionRow
from moothall.project.evidence import EvidenceRow
from moothall.project.impacts import ImpactRow
from moothall.project.not_obtained import reasons

UNIONS = "unions"
"""Voice of the groups that speak for staff."""


def unions_said(brief: Brief) -> Table:
    """Everything recorded, each with its source."""
    told = tuple(c for d in _dissent(brief) for c in d.evidence)
    told += tuple(c for i, _found in _impacts(brief) for c in i.evidence)
    claims = (c for c in _claims(brief) if c.id not in told)
    return Table(
        "table-unions-said",
        _("What unions and staff said, as recorded"),
        columns(_("What it is"), _("What was said"), _("Option")),
        (
            *(row(head(_("Access")), said, "") for said in access_words(brief)),
            *_statements(brief),
            *(_dissented(brief, d) for d in _dissent(brief)),
            *(_effect(brief, i, found) for i, found in _impacts(brief)),
            *(_claimed(brief, c) for c in claims),
        ),
        stacked=True,
    )


def dissent_said(brief: Brief) -> Table:
    """Dissent alone, without sources: for a sheet that names no evidence."""
    return Table(
        "table-dissent-said",
        _("Dissent of unions and staff, as recorded"),
        columns(_("By, and when"), _("What was said"), _("Option")),
        tuple(
            row(head(d.body, notes=[date(d.date)]), d.reason, brief.option(d.option) if d.option else "")
            for d in _dissent(brief)
        ),
        empty=_("No dissent of a union or of staff is recorded."),
        stacked=True,
    )


def _unions(brief: Brief) -> tuple[str, ...]:
    return tuple(g.id for g in brief.project.stakeholders.groups if g.voice == UNIONS)


def _claims(brief: Brief) -> tuple[EvidenceRow, ...]:
    """Claims that a union published; what is withheld stays so."""
    return tuple(e for e in brief.project.evidence if e.sector == "union" and e.disclosure == "public")


def _dissent(brief: Brief) -> tuple[DecisionRow, ...]:
    """Dissent by a union, or that rests on what one published; that of others stands with the decisions."""
    claims = _claims(brief)
    names = {brief.group(g).casefold() for g in _unions(brief)}
    names |= {c.author.casefold() for c in claims if c.author}
    published = {c.id for c in claims}
    return tuple(
        d
        for d in sorted(brief.project.decisions, key=lambda d: d.date)
        if d.kind == "dissent"
        and ({d.body.casefold(), d.by.casefold()} & names or published.intersection(d.evidence))
    )


def _impacts(brief: Brief) -> Iterator[tuple[ImpactRow, ImpactFinding]]:
    """Effects that a union spoke of, or that rest on what one published, with what may be told of each."""
    unions, published = _unions(brief), {c.id for c in _claims(brief)}
    for asked, found in zip(brief.project.impacts, brief.findings.registers.impacts, strict=True):
        if found.statement and (asked.said_by in unions or published.intersection(asked.evidence)):
            yield asked, found


def _statements(brief: Brief) -> Iterator[Row]:
    given = {s.group for s in brief.project.statements}
    explained = reasons(brief.project.not_obtained, given)
    for group in _unions(brief):
        said: Cell | str = _("None is recorded from {group}.").format(group=brief.group(group))
        if group in explained:
            said = not_given(explained[group])
        if group in given:
            said = cell(link(brief.group(group), anchor("statement", group)), notes=[_("unedited")])
        yield row(head(_("Statement in their own words")), said, "")


def _dissented(brief: Brief, found: DecisionRow) -> Row:
    return row(
        head(link(_("Dissent"), anchor("decision", found.id)), notes=[found.body, date(found.date)]),
        cell(found.reason, sources=found.evidence),
        cell(option_link(brief, found.option)) if found.option else "",
    )


def _effect(brief: Brief, asked: ImpactRow, found: ImpactFinding) -> Row:
    by = brief.group(asked.said_by) if asked.said_by in _unions(brief) else _("from what a union published")
    return row(
        head(_("Effect on: {group}").format(group=spoken(found.group)), notes=[by]),
        cell(found.statement, sources=found.sources),
        cell(option_link(brief, found.option)),
    )


def _claimed(brief: Brief, found: EvidenceRow) -> Row:
    notes = listed(n for n in (found.author, date(found.date) if found.date else "") if n)
    return row(
        head(_("Claim"), notes=[notes]),
        cell(found.statement, sources=(found.id,)),
        cell(option_link(brief, found.option)) if found.option else "",
    )
