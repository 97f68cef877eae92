"""What is to be decided, by whom and when: aims, services, partners, timetable, papers, roles."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Inline, Row, Run, Section, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import (
    cell,
    code,
    columns,
    head,
    lines,
    link,
    number,
    para,
    row,
    say,
    used,
)
from moothall.business_case.sections.left_words import left_words
from moothall.business_case.sections.unions_said import unions_said
from moothall.business_case.wording import _, capital, date, dated, listed, money, percent, plain, spoken
from moothall.findings.financial_case import OptionCase
from moothall.findings.registers import PartnerFinding
from moothall.framework.roles import Role
from moothall.project.documents import DocumentRow
from moothall.project.head import Aim, Milestone, Service


def section(brief: Brief) -> Section:
    """The terms of the project."""
    return Section(
        "people",
        _("Purpose, partners and timetable"),
        (),
        (
            Section("aims", _("What the partners want"), (_aims(brief), _services(brief)), level=3),
            Section("partners", _("Partners"), tuple(_partners_and_leavers(brief)), level=3),
            Section("timetable", _("Timetable"), (_timetable(brief),), level=3),
            Section("documents", _("Papers"), (_documents(brief),), level=3),
            Section("unions-said", _("What unions and staff said"), (unions_said(brief),), level=3),
            Section("roles", _("Who may do what"), (_roles(brief),), level=3),
        ),
    )


def _aims(brief: Brief) -> Table:
    return Table(
        "table-aims",
        _("Aims, how anyone will know, and who signed them"),
        columns(_("Aim"), _("Measure"), _("Target"), _("Signed")),
        tuple(_aim(brief, a) for a in brief.project.head.aims),
        empty=_("No aim is recorded."),
        stacked=True,
    )


def _aim(brief: Brief, aim: Aim) -> Row:
    signed = [f"{brief.partner(p)}, {date(d)}" for p, d in aim.signed.items()]
    unsigned = [p.title for p in brief.project.head.partners if p.id not in aim.signed]
    missing = _("not signed by {who}").format(who=listed(unsigned)) if unsigned else ""
    return row(
        head(code(aim.id), " ", aim.text),
        aim.measure or _("not said"),
        aim.target or _("not said"),
        lines([*signed, missing] if signed else [_("by nobody")]),
    )


def _services(brief: Brief) -> Table:
    return Table(
        "table-services",
        _("Services in question"),
        columns(_("Service"), _("In, out and undecided"), _("Kind")),
        tuple(_service(s) for s in brief.project.head.services),
        empty=_("No service is recorded."),
    )


def _service(service: Service) -> Row:
    kind = {True: _("front line"), False: _("support"), None: _("not said")}[service.front_line]
    return row(head(service.title), service.scope, kind)


def _partners_and_leavers(brief: Brief) -> Iterator[Block]:
    yield from _partners(brief)
    gone = [p for p in brief.findings.registers.partners if p.left]
    if gone:
        yield Table(
            "table-partners-left",
            _("Partners that left, or said that they will"),
            columns(_("Partner"), _("When"), _("Why")),
            tuple(_gone(brief, p) for p in gone),
        )
        yield para(
            _("What leaving does to the others stands with the money of each option: "),
            *(
                say(link(brief.option(o.option), anchor("table-leavers", o.option)), "; ")
                for o in _options_with_leavers(brief)
            ),
            _("a leaver is still counted among those who take part, as the option was put to them."),
        )


def _options_with_leavers(brief: Brief) -> list[OptionCase]:
    case = brief.findings.financial_case
    return [o for o in (case.options if case else ()) if o.scope is not None and o.scope.leavers]


def _gone(brief: Brief, found: PartnerFinding) -> Row:
    option = say(option_link(brief, found.left_option)) if found.left_option else ()
    return row(
        head(link(found.title, anchor("partner", found.id)), notes=[option]),
        date(found.left_on) if found.left_on else found.left_when or _("not on record"),
        cell(found.left_why, sources=found.sources),
    )


def _partners(brief: Brief) -> Iterator[Block]:
    """What is recorded of nobody is said once, below."""
    table = Table(
        "table-partners",
        _("Public bodies that take part"),
        columns(
            _("Partner"),
            number(_("People served")),
            number(_("Agreed share")),
            number(_("Usable reserves")),
            _("Runs the project"),
        ),
        tuple(_partner(brief, p) for p in brief.findings.registers.partners),
        empty=_("No partner is recorded."),
    )
    shown = used(table)
    yield shown
    missing = [f"“{c.title}”" for c in table.columns if c not in shown.columns]
    if missing:
        yield para(_("Not recorded for any of them: {what}.").format(what=listed(missing)))


def _partner(brief: Brief, found: PartnerFinding) -> Row:
    reserves = found.usable_reserves
    return row(
        head(
            found.title,
            notes=[
                capital(" ".join(w for w in (found.kind, found.code) if w)),
                capital(left_words(brief, found.id)),
            ],
        ),
        cell(
            brief.figure(plain(found.population), found, "population")
            if found.population is not None
            else "",
            notes=[found.population_source],
        ),
        brief.figure(percent(found.agreed_share), found, "agreed_share"),
        brief.figure(money(reserves, brief.currency), found, "usable_reserves")
        if reserves is not None
        else "",
        _("yes") if brief.project.head.host == found.id else "",
        id=anchor("partner", found.id),
    )


def _timetable(brief: Brief) -> Table:
    return Table(
        "table-timetable",
        _("Dates, money spent before each, and what happens if one is not met"),
        columns(_("When"), _("What"), number(_("Spent before")), _("If it is not met")),
        tuple(_milestone(brief, m) for m in brief.project.head.timetable),
        empty=_("No date is recorded."),
    )


def _milestone(brief: Brief, found: Milestone) -> Row:
    kind = "" if found.kind == "other" else capital(spoken(found.kind))
    spent = brief.figure(money(found.spend_before, brief.currency), found, "spend_before")
    return row(
        head(date(found.date)),
        cell(found.title, notes=[kind]),
        spent if found.spend_before is not None else "",
        found.fallback,
    )


def _documents(brief: Brief) -> Table:
    papers = sorted(brief.project.documents, key=lambda d: d.date)
    return Table(
        "table-documents",
        _("Papers of the project, oldest first"),
        columns(_("Date"), _("Paper"), _("Names as preferred"), _("Open to the public"), _("Remark")),
        tuple(_paper(brief, d) for d in papers),
        empty=_("No paper is recorded."),
        stacked=True,
    )


def _paper(brief: Brief, found: DocumentRow) -> Row:
    preferred: Inline = say(option_link(brief, found.names_preferred)) if found.names_preferred else ()
    return row(
        head(date(found.date)),
        cell(Run(found.title, address=found.address), notes=[capital(spoken(found.kind))]),
        cell(preferred, standing="part" if preferred else None),
        date(found.released) if found.released else _("no date"),
        dated(found.note),
        id=anchor("paper", found.id),
    )


def _roles(brief: Brief) -> Table:
    return Table(
        "table-roles",
        _("Roles, what each may do, and what it may not"),
        columns(_("Role"), _("What it may do"), _("What it may not do")),
        tuple(_role(r) for r in brief.framework.roles),
    )


def _role(role: Role) -> Row:
    return row(
        head(role.title, notes=[(code(role.id),)]),
        capital(listed(role.may)),
        capital(listed(role.may_not)),
        id=anchor("role", role.id),
    )
