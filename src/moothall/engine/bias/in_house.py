"""Was staying in-house, improved, given the same chance as the rest?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from moothall.engine.bias.context import Results
from moothall.engine.bias.names import option_name
from moothall.findings.flags import CannotTell, Seen, Sighting
from moothall.framework.typology import Baseline
from moothall.project.options import Option

ITEMS = "evidence items"
BUDGET = "preparation budget"
SOURCES = {ITEMS: "evidence.csv", BUDGET: "options.yaml"}


def straw_man_in_house(results: Results) -> Seen:
    """A mandatory baseline missing, or in-house improvement studied less than the rest (M8).

    Counts evidence items and preparation money (the project's currency) against the best-resourced
    option. The service as it is needs no preparation: it is asked for, and not measured against.
    """
    found = (*_absent(results), *_thin(results))
    missing = tuple(_unknown(results))
    return CannotTell(missing) if missing and not found else found


def _absent(results: Results) -> Iterator[Sighting]:
    held = {o.baseline for o in results.project.kept_options}
    for baseline in results.project.framework.typology.baselines:
        if baseline.mandatory and baseline.key not in held:
            yield _none_at_all(results, baseline)


def _none_at_all(results: Results, baseline: Baseline) -> Sighting:
    most = max((v for v in resources(results)[ITEMS].values() if v is not None), default=0)
    dropped = [o.dropped for o in results.project.options if o.baseline == baseline.key and o.dropped]
    why = f"it was taken off the list: {dropped[0].reason}" if dropped else "it is not among the options"
    return Sighting(
        subject=baseline.id,
        figures={
            "detail": why.rstrip("."),
            "option": f"{baseline.title} ({baseline.id}, not among the options)",
            "measure": ITEMS,
            "have": 0,
            "most": most,
            "share": 0.0,
        },
    )


def resources(results: Results) -> Mapping[str, Mapping[str, float | None]]:
    """What each option that is prepared was given: measure -> option -> amount, none: not known.

    An option that was dropped later still had its share.
    """
    options = [o for o in results.project.options if o.baseline != "as_is"]
    items = {e.option: e.items for e in results.evidence.options}
    return {
        ITEMS: {o.id: items.get(o.id, 0) for o in options},
        BUDGET: {o.id: o.preparation_budget for o in options},
    }


def improved(results: Results) -> Option | None:
    """The in-house option, improved, if it still stands."""
    return next((o for o in results.project.kept_options if o.baseline == "improved"), None)


def _thin(results: Results) -> Iterator[Sighting]:
    option = improved(results)
    if option is None:
        return
    for measure, given in resources(results).items():
        have, most = given[option.id], max((v for v in given.values() if v is not None), default=0)
        if have is not None and most > 0 and have < results.terms.number("depth_index") * most:
            yield Sighting(
                subject=option.id,
                option=option.id,
                figures={
                    "detail": f"{measure} {have:,.0f} on record, against {most:,.0f} for the best-resourced "
                    f"option ({have / most:.0%})",
                    "option": option_name(results.project, option.id),
                    "measure": measure,
                    "have": have,
                    "most": most,
                    "share": have / most,
                },
            )


def _unknown(results: Results) -> Iterator[str]:
    given = resources(results)
    if not any(given[ITEMS].values()):
        yield f"{ITEMS} on the options ({SOURCES[ITEMS]})"
    kept = {o.id for o in results.project.kept_options}
    without = [o for o, amount in given[BUDGET].items() if amount is None and o in kept]
    if without:
        names = ", ".join(option_name(results.project, o) for o in without)
        yield f"{BUDGET} of {names} ({SOURCES[BUDGET]})"
