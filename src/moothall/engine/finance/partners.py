"""An option for each partner: its own lines, and its agreed share of what is recorded jointly (M9).

Where the shares are not agreed by all who take part, or do not add up, joint lines stand as an entry of
their own. Either way the entries add up to the option.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from moothall.engine.finance.bounds import gaps
from moothall.engine.finance.budgets import budget
from moothall.engine.finance.comparison import Comparison, Weights, says_cash
from moothall.engine.finance.figures import figures
from moothall.findings.financial_case import Basis, Bound, Figures, PartnerCase
from moothall.project.head import Partner


def partner_cases(
    held: Comparison,
    basis: Basis,
    partners: Iterable[Partner],
    bodies: Iterable[str],
    shares: Mapping[str, float],
) -> tuple[PartnerCase, ...]:
    """The option for each partner that takes part or has a line; last, jointly, where no shares are agreed.

    bodies : partners that take part; empty: all
    shares : of what is everybody's, adding to 1; none where they are not agreed
    """
    if held.is_baseline or not held.told:
        return ()
    known, taking_part = {p.id: p for p in partners}, set(bodies)
    lines = (*held.recorded, *held.held_against)
    with_lines = {line.partner for line in lines}
    listed = [p for p in known.values() if not taking_part or p.id in taking_part or p.id in with_lines]
    cases = [_case(held, basis, p, {p.id: 1.0, None: shares.get(p.id, 0.0)}) for p in listed]
    if None in with_lines and not shares:
        cases.append(_case(held, basis, None, {None: 1.0}))
    return tuple(cases)


def _case(held: Comparison, basis: Basis, partner: Partner | None, weights: Weights) -> PartnerCase:
    takes = {p for p, weight in weights.items() if weight}
    lines = [line for line in (*held.recorded, *held.held_against) if line.partner in takes]
    key = None if partner is None else partner.id
    share = weights.get(None, 0.0)
    if not lines:
        return PartnerCase(partner=key, share_of_joint=share, figures=Figures(bound="open"))
    flows = held.flows(weights=weights)
    found = figures(
        flows,
        held.factors,
        first_year=held.first_year,
        bound=_bound(held, takes),
        cash_said=says_cash([line for line in lines if line.option == held.found.option]),
    )
    inflation = None if basis.inflation is None else basis.inflation.value
    return PartnerCase(
        partner=key,
        share_of_joint=share,
        figures=found,
        budget=budget(flows.net, held.first_year, basis.price_base, inflation),
        reserves_share=_share(found.peak_funding, partner.usable_reserves if partner else None),
    )


def _bound(held: Comparison, takes: set[str | None]) -> Bound:
    """Rows without a year of others do not touch a partner; a blank category may be anybody's."""
    theirs = [u for u in held.unplaced if u.partner in takes]
    return gaps(held.found, held.baseline, theirs, held.blank, first_year=held.first_year).bound


def _share(peak: float | None, reserves: float | None) -> float | None:
    return peak / reserves if peak is not None and reserves else None
