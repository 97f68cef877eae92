"""Voting power in the bodies of a project (method note, M15)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moothall.engine.governance.agreed import agreed_shares
from moothall.engine.governance.members import blocs, day_of, decides, seats_on
from moothall.engine.governance.power_of import power_of
from moothall.findings.power import BodyPower
from moothall.project.governance import Body
from moothall.project.measures import MeasureRow
from moothall.project.project import Project
from moothall.project.terms import Terms

TOLERANCE = "power_gap_max"
UNIT = "percentage points"
POINTS = 100.0
"""Of a share: a gap of 0.29 is 29 points."""


def powers(project: Project, terms: Terms) -> tuple[BodyPower, ...]:
    """Power in every body that decides by votes, on the day that counts for it."""
    kept = {o.id for o in project.kept_options}
    made = (_power(project, terms, b) for b in project.governance.bodies if b.option in {None, *kept})
    return tuple(found for found in made if found is not None)


def _power(project: Project, terms: Terms, body: Body) -> BodyPower | None:
    members = blocs(seats_on(body, day_of(body, project.head.as_of)))
    if not decides(body) or not any(b.votes for b in members):
        return None
    option = next((o for o in project.options if o.id == body.option), None)
    voters = [b.member for b in members if b.votes]
    shares = agreed_shares(project, option, (b.member for b in members))
    declared = project.governance.power_gap_tolerance
    missing = []
    if body.quota is None:
        missing.append(f"governance.yaml: quota of {body.title}")
    if not shares and any(p.id in voters for p in project.head.partners):
        missing.append(f"project.yaml: agreed shares of the partners on {body.title}")
    base = BodyPower(
        body=body.id,
        title=body.title,
        option=body.option,
        kind=body.kind,
        quota=body.quota,
        tolerance=declared if declared is not None else terms.number_or(TOLERANCE, 0.0),
        declared=declared is not None,
        missing=tuple(missing),
    )
    titles = {p.id: p.title for p in project.head.partners}
    return power_of(base, members, titles, shares)


def measured(criterion: str, found: Sequence[BodyPower]) -> Iterator[MeasureRow]:
    """The largest gap between power and agreed share of each option, in percentage points.

    Of several bodies the widest counts. Where one of them cannot be told, the gap may be anything from there.
    """
    by_option: dict[str, list[BodyPower]] = {}
    for body in found:
        if body.option is not None:
            by_option.setdefault(body.option, []).append(body)
    for option, bodies in by_option.items():
        known = [b.largest_gap for b in bodies if b.largest_gap is not None]
        if known:
            low = POINTS * max(known)
            whole = len(known) == len(bodies)
            yield MeasureRow(
                option=option,
                criterion=criterion,
                low=low,
                likely=low if whole else None,
                high=low if whole else POINTS,
                unit=UNIT,
            )
