"""Does the favourite alone claim a saving above what comparable cases achieved?"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from moothall.engine.bias.context import Results
from moothall.engine.bias.names import option_name
from moothall.findings.flags import CannotTell, Seen, Sighting
from moothall.findings.reference_class import ClaimHeld

MISSING = (
    "how the savings of {names} stand against the chosen reference class (finance.csv, reference_cases.csv)"
)


def above_alone(results: Results, favourites: Iterable[str], options: Collection[str]) -> Seen:
    """Favourites whose saving is above the class while no rival's is (method note, M8).

    An option that claims no saving is not above. Cannot tell while no class is chosen, or where a claim
    cannot be held against it and the answer depends on that one.
    """
    found = results.reference_class
    if found is None or not found.chosen:
        return CannotTell(("a reference class that the partners chose (project.yaml, reference_classes)",))
    claims = {c.option: c for c in found.claims if c.option in options}
    seen: list[Sighting] = []
    open_: list[str] = []
    for option in favourites:
        own, rivals = claims.get(option), [c for c in claims.values() if c.option != option]
        if own is None or own.above is False or any(r.above for r in rivals):
            continue
        untold = [c.option for c in (own, *rivals) if c.above is None]
        open_ += untold
        if not untold:
            seen.append(_sighting(results, own))
    if open_ and not seen:
        names = ", ".join(option_name(results.project, o) for o in dict.fromkeys(open_))
        return CannotTell((MISSING.format(names=names),))
    return tuple(seen)


def _sighting(results: Results, own: ClaimHeld) -> Sighting:
    share = f"{own.claimed or 0:.1%}"
    return Sighting(
        subject=own.option,
        option=own.option,
        figures={
            "option": option_name(results.project, own.option),
            "detail": f"it alone claims a saving ({share} of what the service costs in a year) "
            f"above what comparable cases achieved",
            "claimed": own.claimed,
            "percentile": own.percentile,
            "n": own.n,
        },
    )
