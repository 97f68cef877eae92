"""Whether lead roles pass round the partners, in fact and not only on paper."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from moothall.engine.governance.boards import seen
from moothall.engine.governance.context import Context
from moothall.findings.flags import CannotTell, Seen, Sighting
from moothall.project.governance import LeadRole, Term
from moothall.project.options import Option

YEAR = 365.25
"""Days in a year, on average."""

DAY = datetime.timedelta(days=1)


def rotation(context: Context) -> Seen:
    """Lead roles without a next rotation, with one holder for years, or never held by an entitled partner."""
    found: list[Sighting] = []
    silent = {o.id for o in context.options}
    for body, option in context.bodies:
        if body.lead_roles:
            silent.discard(option.id)
        detail = (f"{r.role}: {fault}" for r in body.lead_roles for fault in _faults(context, option, r))
        found += seen(body, option, detail)
    missing = tuple(f"governance.yaml: lead roles of option {o}" for o in sorted(silent))
    return CannotTell(missing) if missing and not found else tuple(found)


def _faults(context: Context, option: Option, role: LeadRole) -> list[str]:
    as_of, titles = context.project.head.as_of, context.titles()
    years = context.terms.number("rotation_years")
    found = [] if role.next_rotation else ["no date for the next rotation"]
    begun = [t for t in role.holders if t.start <= as_of]
    if not begun:
        return found
    if _one_holder(begun, as_of, years):
        found.append(f"no more than one holder in {years:g} years")
    never = _never_held(context, option, begun, as_of)
    return found + [
        f"{titles[p]} has never held it, though entitled to {_years(n)}" for p, n in never.items()
    ]


def _years(n: int) -> str:
    return f"{n} year" if n == 1 else f"{n} years"


def _one_holder(terms: list[Term], as_of: datetime.date, years: float) -> bool:
    """Whether one partner alone held the role in the last years; a younger role is not judged."""
    most = (as_of - datetime.date.min).days
    since = as_of - datetime.timedelta(days=min(round(years * YEAR), most))
    if min(t.start for t in terms) > since:
        return False
    return len({t.partner for t in terms if t.end is None or t.end > since}) <= 1


def _never_held(context: Context, option: Option, terms: list[Term], as_of: datetime.date) -> dict[str, int]:
    """Partners that never held the role, with the years to which they were entitled so far."""
    last = max((min(t.end, as_of) if t.end else as_of) for t in terms)
    whole_years = int((last + DAY - min(t.start for t in terms)).days / YEAR + 0.01)
    entitled = entitlement(_shares(context, option), whole_years)
    held, least = {t.partner for t in terms}, context.terms.number("rotation_entitled_years")
    return {p: n for p, n in entitled.items() if n >= least and p not in held}


def _shares(context: Context, option: Option) -> dict[str, float]:
    """Agreed shares of the partners in an option; equal where one of them is not known."""
    part = context.partners(option)
    agreed = {p.id: p.agreed_share for p in context.project.head.partners if p.id in part}
    known = {p: s for p, s in agreed.items() if s is not None}
    return known if len(known) == len(part) and sum(known.values()) > 0 else dict.fromkeys(part, 1.0)


def entitlement(shares: Mapping[str, float], years: int) -> dict[str, int]:
    """Whole years of a role for each partner, by largest remainder; ties go to the earlier partner.

    shares : partner to its share, of any sum above 0. The years given add up to `years`.
    """
    total = sum(shares.values())
    quotas = {p: years * s / total for p, s in shares.items()}
    given = {p: int(q + 1e-9) for p, q in quotas.items()}
    by_remainder = sorted(quotas, key=lambda p: -round(quotas[p] - given[p], 9))
    for partner in by_remainder[: years - sum(given.values())]:
        given[partner] += 1
    return given
