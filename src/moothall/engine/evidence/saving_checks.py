"""Checks on savings: where they come from, whether others achieved them, whether they count once."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.engine.evidence.claims import independent, interested_in, saving_claims
from moothall.engine.evidence.context import Context, named
from moothall.findings.flags import CannotTell, Seen, Sighting
from moothall.findings.reference_class import ClaimHeld
from moothall.findings.values import Figures
from moothall.project.finance import FinanceRow
from moothall.project.options import Option
from moothall.project.project import Project


def saving_source(context: Context) -> Seen:
    """Claims of a saving without an independent source, and saving lines without any source."""
    project = context.project
    if not project.evidence and not project.finance:
        return CannotTell(("evidence.csv", "finance.csv"))
    interested = interested_in(project.conflicts)
    resting = saving_claims(project.evidence, project.finance, interested)
    weak = [r for r in project.evidence if r.id in resting and not independent(r, interested)]
    return (
        *(
            Sighting(
                subject=r.id,
                option=r.option,
                figures={"claim": r.id, "what": f"claim {r.id}", "value": r.value},
                sources=(r.id,),
            )
            for r in weak
        ),
        *_unsourced(project),
    )


def _unsourced(project: Project) -> tuple[Sighting, ...]:
    """A sighting for each budget line of an option whose savings cite nothing at all."""
    lines = dict.fromkeys((r.option, _line(r)) for r in _savings(project) if not r.evidence)
    return tuple(
        Sighting(
            subject=f"{option}/{line}",
            option=option,
            figures={"claim": f"{option}, {line}", "what": f'the line "{line}" of {option}'},
        )
        for option, line in lines
    )


def reference_class(context: Context) -> Seen:
    """Options whose saving is above what nearly all comparable cases achieved, or is held against none.

    Cannot tell while too few cases of the class say what they saved of what, or the service as it is
    records no cost (method note, M7, M9).
    """
    project, found = context.project, context.reference_class
    if not project.finance:
        return CannotTell(("finance.csv",))
    with_savings = {r.option for r in _savings(project)}
    held = [o for o in project.kept_options if o.id in with_savings]
    if found is None or not found.chosen:
        detail = "no reference class is chosen (project.yaml, reference_classes)"
        return tuple(_inflated(o, {"detail": detail}) for o in held)
    claims = {c.option: c for c in found.claims}
    above = tuple(_inflated(o, _above(claims[o.id])) for o in held if o.id in claims and claims[o.id].above)
    untold = [claims.get(o.id, ClaimHeld(option=o.id)) for o in held]
    missing = dict.fromkeys(what for c in untold if c.above is None for what in _missing(c))
    return CannotTell(tuple(missing)) if missing and not above else above


def _inflated(option: Option, figures: Figures) -> Sighting:
    return Sighting(subject=option.id, option=option.id, figures={"option": named(option), **figures})


def _above(claim: ClaimHeld) -> Figures:
    detail = (
        f"it is {claim.claimed or 0:.1%} of what the service costs in a year, "
        f"and {claim.percentile or 0:.0f}% of {claim.n} cases achieved no more"
    )
    return {"detail": detail, "claimed": claim.claimed, "percentile": claim.percentile, "n": claim.n}


def _missing(claim: ClaimHeld) -> Iterator[str]:
    """What it would take to hold a claim against the class."""
    if claim.claimed is None:
        yield "a yearly saving, and what the service as it is costs in a year (finance.csv)"
    if claim.claimed is not None or not claim.n:
        yield (
            "more cases of the chosen class that say what they saved and what their services cost before "
            f"(reference_cases.csv, baseline_cost); there are {claim.n}"
        )


def saving_counted_once(context: Context) -> Seen:
    """Saving lines that another programme claims too."""
    project = context.project
    if not project.finance:
        return CannotTell(("finance.csv",))
    titles = {o.id: named(o) for o in project.options}
    return tuple(
        Sighting(
            subject=f"{row.option}/{_line(row)}/{row.year or 'every year'}",
            option=row.option,
            figures={
                "option": titles[row.option],
                "line": _line(row),
                "year": row.year or "every year",
                "programme": row.also_claimed_by,
                "amount": row.amount,
            },
            sources=row.evidence,
        )
        for row in _savings(project)
        if row.also_claimed_by.strip()
    )


def _savings(project: Project) -> tuple[FinanceRow, ...]:
    """Saving lines of options that are still on the list, that claim any figure but zero."""
    kept = {o.id for o in project.kept_options}
    return tuple(r for r in project.finance if r.kind == "saving" and _claimed(r) and r.option in kept)


def _claimed(row: FinanceRow) -> bool:
    """Whether a line claims anything: a figure other than zero."""
    return any(f for f in (row.amount, row.low, row.high))


def _line(row: FinanceRow) -> str:
    return row.budget_line or row.category
