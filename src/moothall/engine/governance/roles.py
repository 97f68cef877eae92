"""Lead roles: years held and entitled to, and whose turn is next."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from math import fsum

from msgspec.structs import replace

from moothall.engine.governance.agreed import agreed_shares
from moothall.engine.governance.apportion import (
    DHONDT,
    SAINTE_LAGUE,
    entitlement,
    highest_averages,
    jain,
    turns,
)
from moothall.engine.governance.terms_held import DAY, begun, held, later, whole_years
from moothall.findings.governance import CalendarTerm, RoleFinding, RoleShare
from moothall.project.cost_shares import taking_part
from moothall.project.governance import Body, LeadRole
from moothall.project.project import Project
from moothall.project.terms import Terms

CALENDAR, ENTITLED = "rotation_calendar_years", "rotation_entitled_years"
DIGITS = 2
LAST = datetime.date.max


def roles(project: Project, terms: Terms) -> tuple[RoleFinding, ...]:
    """Every lead role of every body."""
    years, least = terms.number_or(CALENDAR, 0), terms.number_or(ENTITLED, 1)
    return tuple(
        _role(project, body, role, years, least)
        for body in project.governance.bodies
        for role in body.lead_roles
    )


def role_shares(project: Project, body: Body) -> tuple[dict[str, float], bool]:
    """Shares of the partners that take part, and whether they were agreed; else they are equal."""
    option = next((o for o in project.options if o.id == body.option), None)
    every = tuple(p.id for p in project.head.partners)
    part = [p for p in every if p in set(taking_part(project.head.partners, option))] if option else every
    agreed = agreed_shares(project, option, part)
    return (agreed, True) if agreed else (dict.fromkeys(part or every, 1.0), False)


def _role(project: Project, body: Body, role: LeadRole, years: float, least: float) -> RoleFinding:
    shares, agreed = role_shares(project, body)
    term = role.term_years or 1.0
    found = RoleFinding(
        body=body.id,
        title=body.title,
        option=body.option,
        role=role.role,
        shares_agreed=agreed,
        next_rotation=role.next_rotation,
        term_years=term,
        calendar=tuple(_calendar(project, body, role, shares, term, years)),
    )
    return _with_years(found, project.head.as_of, role, shares, least)


def _with_years(
    found: RoleFinding, as_of: datetime.date, role: LeadRole, shares: dict[str, float], least: float
) -> RoleFinding:
    """Terms until today; where none has begun, those to come, if each has an end."""
    past = bool(begun(role.holders, as_of))
    until = as_of if past else max((t.end for t in role.holders if t.end), default=None)
    if until is None or not (past or all(t.end for t in role.holders)):
        return found
    had = held(role.holders, until)
    total = fsum(had.values())
    if not total:
        return found
    last = max(min(t.end, until) if t.end else until for t in begun(role.holders, until))
    partners = tuple(_shares(shares, had, total))
    apart = fsum(abs(p.deviation) for p in partners) / 2
    return replace(
        found,
        basis="held" if past else "planned",
        start=min(t.start for t in role.holders),
        until=last,
        years=round(total, DIGITS),
        partners=partners,
        never_held=tuple(p.partner for p in partners if not p.held and p.largest_remainder >= least),
        deviation=round(apart, DIGITS),
        jain=jain(p.held / p.share for p in partners if p.share),
    )


def _shares(shares: dict[str, float], had: dict[str, float], total: float) -> Iterator[RoleShare]:
    whole, whole_share = whole_years(total), fsum(shares.values())
    remainder = entitlement(shares, whole)
    dhondt, sainte_lague = (highest_averages(shares, whole, step) for step in (DHONDT, SAINTE_LAGUE))
    for partner, share in shares.items():
        exact = total * share / whole_share
        own = had.get(partner, 0.0)
        yield RoleShare(
            partner=partner,
            share=share / whole_share,
            held=own,
            exact=round(exact, DIGITS),
            largest_remainder=remainder[partner],
            dhondt=dhondt[partner],
            sainte_lague=sainte_lague[partner],
            deviation=round(own - exact, DIGITS),
        )


def _calendar(
    project: Project, body: Body, role: LeadRole, shares: dict[str, float], term: float, years: float
) -> Iterator[CalendarTerm]:
    """Whose turn each coming term would be, by both methods; each builds on its own earlier turns."""
    start = _next(project.head.as_of, body, role)
    if start is None or len(shares) < 2:
        return
    had = held(role.holders, start - DAY)
    for n, (behind, dhondt) in enumerate(turns(shares, had, term, round(years / term))):
        day = later(start, n * term)
        yield CalendarTerm(start=day, largest_remainder=behind, dhondt=dhondt, planned=_planned(role, day))


def _planned(role: LeadRole, day: datetime.date) -> str | None:
    """Who is to hold a role on a day; a term without an end lasts until the role passes on."""
    for term in reversed(begun(role.holders, day)):
        passes_on = role.next_rotation if role.next_rotation and term.start < role.next_rotation else None
        if (term.end is not None and term.end >= day) or (term.end is None and day < (passes_on or LAST)):
            return term.partner
    return None


def _next(as_of: datetime.date, body: Body, role: LeadRole) -> datetime.date | None:
    """The day from which turns are counted; none where nobody recorded who held the role so far."""
    if role.next_rotation and role.next_rotation > as_of and role.holders:
        return role.next_rotation
    if role.holders:
        ends = [t.end for t in role.holders]
        last = max((end for end in ends if end), default=as_of)
        first = min(t.start for t in role.holders)
        return max(as_of + DAY, first) if None in ends else max(as_of, last) + DAY
    return body.start if body.start and body.start > as_of else None
