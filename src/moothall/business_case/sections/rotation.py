"""Lead roles: who held them, who was entitled to them, and whose turn is next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, Protocol

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Chart, Details, Figure, Point, Row, Series, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import cell, columns, head, number, para, row, say
from moothall.business_case.wording import DASH, _, capital, date, listed, plain
from moothall.business_case.woven import Places, strung
from moothall.findings.governance import CalendarTerm, RoleFinding, RoleShare
from moothall.project.project import Project


class Named(Places, Protocol):
    """What knows the partners by name: a brief, or a page on which people type."""

    @property
    def project(self) -> Project:
        """What was answered."""

    def partner(self, id: str | None) -> str:
        """Title of a partner."""


def rotation(brief: Brief) -> Iterator[Block]:
    """Each lead role in words, with a picture, its table and a calendar."""
    roles = brief.findings.governance.roles
    if not roles:
        yield para(_("No lead role, such as chair or host, is recorded."))
        return
    yield para(
        _(
            "A role that rotates goes to each partner for as many years as its agreed share comes to. Whole "
            "years are given by largest remainder and by two methods of highest averages, D'Hondt and "
            "Sainte-Laguë; where they differ, none of them is the right one."
        )
    )
    for n, role in enumerate(roles, 1):
        yield from _role(brief, role, n)


def _role(brief: Brief, role: RoleFinding, n: int) -> Iterator[Block]:
    title = _("{role} of {body}").format(role=capital(role.role), body=role.title)
    where = say(" (", option_link(brief, role.option), ")") if role.option else ""
    yield para(title, where, ": ", strung(role_words(brief, role), " "))
    if role.partners:
        yield _figure(brief, role, title, n)
    if role.calendar:
        summary = _("{role}: whose turn from {day}").format(role=title, day=date(role.calendar[0].start))
        yield Details(summary, (_calendar(brief, role, n),))


def few(number: float) -> str:
    """Years with one decimal at most: '3', '2.9'."""
    return plain(round(number, 1))


def years(number: float) -> str:
    """Years with their noun: '1 year', '2.9 years'."""
    said = few(number)
    return f"{said} {_('year') if said == '1' else _('years')}"


def role_words(brief: Named, role: RoleFinding) -> Iterator[str]:
    """Everything worth saying of a lead role, a sentence each: who held it, and who was passed over."""
    if role.basis is None:
        yield _no_span(brief, role)
    else:
        span = _("from {start} to {until}").format(start=date(role.start), until=date(role.until))
        held = listed(
            strung((brief.partner(p.partner), brief.figure(years(p.held), p, "held")), " ")
            for p in role.partners
        )
        words = _("held {span}: {held}.") if role.basis == "held" else _("planned {span}: {held}.")
        yield words.format(span=span, held=held)
        for partner in role.never_held:
            share = next(p for p in role.partners if p.partner == partner)
            never = _("{partner} never held it, though entitled to {years}.")
            left_out = _("{partner} is not to hold it, though entitled to {years}.")
            yield (never if role.basis == "held" else left_out).format(
                partner=brief.partner(partner),
                years=brief.figure(years(share.largest_remainder), share, "largest_remainder"),
            )
        yield from _measures(brief, role)
    if not role.shares_agreed and (role.partners or role.calendar):
        yield _("The agreed shares are not recorded, so equal shares stand in for them.")
    if role.next_rotation is None:
        yield _("No date is set for it to pass on.")
    else:
        yield _("It passes on: {day}.").format(day=date(role.next_rotation))


def _no_span(brief: Named, role: RoleFinding) -> str:
    """Why no years can be counted: nobody is recorded, or what is to come has no end."""
    bodies = (b for b in brief.project.governance.bodies if b.id == role.body)
    terms = [t for b in bodies for r in b.lead_roles if r.role == role.role for t in r.holders]
    if not terms:
        return _("Who held it, and for how long, is not recorded.")
    begun = _("{partner} from {day}")
    held = listed(
        begun.format(partner=brief.partner(t.partner), day=date(t.start)) for t in terms if not t.end
    )
    return _("Planned without an end: {held}.").format(held=held)


def _measures(brief: Named, role: RoleFinding) -> Iterator[str]:
    if role.deviation is not None:
        words = (
            _("By exact shares, {years} of {all} fell to others than those entitled.")
            if role.basis == "held"
            else _("By exact shares, {years} of {all} would fall to others than those entitled.")
        )
        yield words.format(
            years=brief.figure(years(role.deviation), role, "deviation"),
            all=brief.figure(few(role.years), role, "years"),
        )
    if role.jain is not None:
        yield _("Jain index of fairness: {jain} (1: all alike; {least}: one partner had all).").format(
            jain=brief.figure(f"{role.jain:.2f}", role, "jain"),
            least=strung(("1/", brief.figure(str(len(role.partners)), role, "partners"))),
        )


def _figure(brief: Brief, role: RoleFinding, title: str, n: int) -> Figure:
    held = _("Held") if role.basis == "held" else _("Planned")
    series = (
        Series(held, tuple(_point(brief, p, "held") for p in role.partners)),
        Series(_("Entitled to"), tuple(_point(brief, p, "exact") for p in role.partners)),
    )
    most = max(p.value or 0.0 for s in series for p in s.points if p)
    return Figure(
        anchor("figure-rotation", n),
        _("{role}: years and entitlement").format(role=title),
        _reading(brief, role),
        _(
            "For each partner a bar for the years {held} and one for the years that its share comes to."
        ).format(held=held.lower()),
        Chart("paired_bars", 0.0, most, tuple(brief.partner(p.partner) for p in role.partners), series),
        _shares(brief, role, title, held, n),
    )


def _reading(brief: Brief, role: RoleFinding) -> str:
    widest = max(role.partners, key=lambda p: abs(p.deviation))
    words = (
        _("{partner} has {years} more than its share comes to.")
        if widest.deviation > 0
        else _("{partner} has {years} less than its share comes to.")
    )
    if not widest.deviation:
        return _("Each partner has the years that its share comes to.")
    more = brief.figure(years(abs(widest.deviation)), widest, "deviation")
    return words.format(partner=brief.partner(widest.partner), years=more)


def _point(brief: Brief, partner: RoleShare, field: Literal["held", "exact"]) -> Point:
    value = partner.held if field == "held" else partner.exact
    return Point(value, value, value, brief.figure(years(value), partner, field))


def _shares(brief: Brief, role: RoleFinding, title: str, held: str, n: int) -> Table:
    return Table(
        anchor("table-rotation", n),
        _("{role}: years of each partner, and what it is entitled to").format(role=title),
        columns(
            _("Partner"),
            number(_("Share")),
            number(held, _("years")),
            number(_("Exact share"), _("years")),
            number(_("Held less exact share") if role.basis == "held" else _("Planned less exact share"),
                   _("years")),
            number(_("Largest remainder"), _("years")),
            number(_("D'Hondt"), _("years")),
            number(_("Sainte-Laguë"), _("years")),
        ),
        tuple(_share(brief, role, p) for p in role.partners),
        stacked=True,
    )  # fmt: skip


def _share(brief: Brief, role: RoleFinding, p: RoleShare) -> Row:
    sign = "+" if p.deviation > 0 else ""
    return row(
        head(brief.partner(p.partner)),
        brief.figure(f"{plain(round(100 * p.share, 1))}%", p, "share"),
        cell(brief.figure(few(p.held), p, "held"), standing="bad" if p.partner in role.never_held else None),
        brief.figure(few(p.exact), p, "exact"),
        brief.figure(f"{sign}{few(p.deviation)}", p, "deviation"),
        brief.figure(plain(p.largest_remainder), p, "largest_remainder"),
        brief.figure(plain(p.dhondt), p, "dhondt"),
        brief.figure(plain(p.sainte_lague), p, "sainte_lague"),
    )


def _calendar(brief: Brief, role: RoleFinding, n: int) -> Table:
    return Table(
        anchor("table-calendar", n),
        _("Whose turn each term would be, given what was held before it"),
        columns(
            _("Term from"),
            _("Furthest behind its share (largest remainder)"),
            _("By D'Hondt"),
            _("As recorded"),
        ),
        tuple(_term(brief, t) for t in role.calendar),
        stacked=True,
    )


def _term(brief: Brief, term: CalendarTerm) -> Row:
    return row(
        head(date(term.start)),
        brief.partner(term.largest_remainder),
        brief.partner(term.dhondt),
        brief.partner(term.planned) if term.planned else DASH,
    )
