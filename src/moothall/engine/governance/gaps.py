"""Whether voting power keeps to the agreed shares, and leaves no partner without any."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.engine.governance.context import Context, named
from moothall.findings.flags import CannotTell, Seen, Sighting
from moothall.findings.power import BodyPower, MemberPower
from moothall.findings.values import Scalar
from moothall.project.options import Option

POINTS = 100
CLOSE = 1e-9
"""Room for rounding: a gap of just the tolerance is within it."""


def power_gap(context: Context) -> Seen:
    """Gaps beyond the tolerance declared beforehand, and partners without power, widest gap first.

    An option without a body whose power can be told leaves the question open.
    """
    options = {o.id: o for o in context.options}
    bodies = [b for b in context.power if b.option in options]
    sightings = tuple(s for b in bodies if (s := _seen(context, b, options[b.option or ""])))
    missing = [what for b in bodies for what in (b.missing or _untold(b))]
    told = {b.option for b in bodies}
    missing += [f"governance.yaml: seats and votes of option {o}" for o in options if o not in told]
    return CannotTell(tuple(dict.fromkeys(missing))) if missing and not sightings else sightings


def _untold(body: BodyPower) -> tuple[str, ...]:
    return (f"governance.yaml: a quota of {body.title} that its votes can reach",) if body.untold else ()


def _seen(context: Context, body: BodyPower, option: Option) -> Sighting | None:
    partners = set(context.titles())
    widest = [m for m in beyond(body) if m.member in partners]
    powerless = [m for m in body.members if m.dummy and m.member in partners]
    detail = [_gap(m) for m in widest] + [f"{m.title} has no power" for m in powerless]
    if not detail:
        return None
    first = next((m for m in body.members if m.member == body.largest_gap_of), None)
    figures: dict[str, Scalar] = {"option": named(option), "body": body.title, "detail": "; ".join(detail)}
    if first is not None and first.agreed_share is not None and body.largest_gap is not None:
        figures |= {"gap": POINTS * body.largest_gap, "member": first.title}
        figures |= {"power": POINTS * first.banzhaf, "agreed": POINTS * first.agreed_share}
    return Sighting(subject=body.body, option=option.id, figures=figures)


def beyond(body: BodyPower) -> Iterator[MemberPower]:
    """Members whose gap is more than is accepted, widest first."""
    limit = (body.tolerance or 0.0) + CLOSE
    gaps = [m for m in body.members if m.gap is not None and abs(m.gap) > limit]
    yield from sorted(gaps, key=lambda m: -abs(m.gap or 0.0))


def _gap(member: MemberPower) -> str:
    assert member.gap is not None
    assert member.agreed_share is not None
    points = f"{POINTS * abs(member.gap):.3g}"
    agreed, power = (f"{POINTS * x:.3g}" for x in (member.agreed_share, member.banzhaf))
    return f"{member.title} has {power}% of the power, {agreed}% was agreed (a gap of {points} points)"
