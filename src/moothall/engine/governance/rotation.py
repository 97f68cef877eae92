"""Whether lead roles pass round the partners, in fact and not only on paper."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from math import fsum

from moothall.engine.governance.apportion import entitlement
from moothall.engine.governance.boards import seen
from moothall.engine.governance.context import Context
from moothall.engine.governance.roles import role_shares
from moothall.engine.governance.terms_held import YEAR, begun, held, whole_years
from moothall.findings.flags import CannotTell, Seen, Sighting
from moothall.project.governance import Body, LeadRole, Term


def rotation(context: Context) -> Seen:
    """Lead roles without a next rotation, with one holder for years, or never held by an entitled partner."""
    found: list[Sighting] = []
    silent = {o.id for o in context.options}
    for body, option in context.bodies:
        if body.lead_roles:
            silent.discard(option.id)
        detail = (f"{r.role}: {fault}" for r in body.lead_roles for fault in _faults(context, body, r))
        found += seen(body, option, detail)
    missing = tuple(f"governance.yaml: lead roles of option {o}" for o in sorted(silent))
    return CannotTell(missing) if missing and not found else tuple(found)


def _faults(context: Context, body: Body, role: LeadRole) -> list[str]:
    as_of, titles = context.project.head.as_of, context.titles()
    years = context.terms.number("rotation_years")
    found = [] if role.next_rotation else ["no date for the next rotation"]
    if role.next_rotation and role.next_rotation < as_of:
        found.append(f"the last date for a rotation, {role.next_rotation}, has passed")
    terms = begun(role.holders, as_of)
    if not terms:
        return found
    if _one_holder(terms, as_of, years):
        found.append(f"no more than one holder in {years:g} years")
    shares, _ = role_shares(context.project, body)
    had = held(role.holders, as_of)
    never = never_held(shares, had, context.terms.number("rotation_entitled_years"))
    return found + [
        f"{titles[p]} has never held it, though entitled to {_years(n)}" for p, n in never.items()
    ]


def never_held(shares: dict[str, float], had: dict[str, float], least: float) -> dict[str, int]:
    """Partners that never held a role, with the whole years to which they were entitled (`least` or more)."""
    entitled = entitlement(shares, whole_years(fsum(had.values())))
    return {p: n for p, n in entitled.items() if n >= least and p not in had}


def _years(n: int) -> str:
    return f"{n} year" if n == 1 else f"{n} years"


def _one_holder(terms: Sequence[Term], as_of: datetime.date, years: float) -> bool:
    """Whether one partner alone held the role in the last years; a younger role is not judged."""
    most = (as_of - datetime.date.min).days
    since = as_of - datetime.timedelta(days=min(round(years * YEAR), most))
    if min(t.start for t in terms) > since:
        return False
    return len({t.partner for t in terms if t.end is None or t.end > since}) <= 1
