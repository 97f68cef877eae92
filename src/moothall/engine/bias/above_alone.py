"""Does the favourite alone claim a saving above what comparable cases achieved?"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from moothall.engine.bias.context import Results
from moothall.engine.bias.names import option_name
from moothall.findings.flags import CannotTell, Seen, Sighting
from moothall.findings.reference_class import ClaimHeld

MISSING = "how the savings of {name} and of its rivals stand against the chosen reference class"


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
    untold: list[str] = []
    for option in favourites:
        own, rivals = claims.get(option), [c for c in claims.values() if c.option != option]
        if own is None or own.above is False or any(r.above for r in rivals):
            continue
        if any(c.above is None for c in (own, *rivals)):
            untold.append(MISSING.format(name=option_name(results.project, option)))
        else:
            seen.append(_sighting(results, own))
    return CannotTell(tuple(untold)) if untold and not seen else tuple(seen)


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
