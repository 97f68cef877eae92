"""Equality as a whole: effects by place and group, and the evidence that the duty asks for (M14)."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.engine.equality.duty import answers, assessed, characteristics, decided, duties
from moothall.engine.equality.effects import effects
from moothall.findings.equality import EqualityFindings, OptionEffects
from moothall.project.measures import MeasureRow
from moothall.project.project import Project
from moothall.project.terms import Terms

EXACT = 2
"""Decimals of a mean of levels; nobody counts people's access closer than to a hundredth of a point."""
UNIT = "points"


def equality(project: Project, terms: Terms, baseline: str | None = None) -> EqualityFindings:
    """Everything of this room.

    baseline : the option that changes nothing; the duty asks nothing of it
    """
    asked, head = project.framework.equality, project.head
    found = effects(project, terms.number_or("small_count", 0))
    options = [o.id for o in project.kept_options if o.id != baseline]
    told = answers(project, options)
    losing = terms.words("equality_losses") if "equality_losses" in terms.thresholds else ()
    return EqualityFindings(
        criteria=found,
        characteristics=characteristics(asked, head.jurisdiction),
        duties=duties(asked, head.jurisdiction, head.as_of),
        answers=told,
        assessed=assessed(project, options, told, found, losing) if asked.questions else (),
        decision=decided(project),
        unanswered=sum(not a.answered for a in told),
        of=len(told),
    )


def measured(criterion: str, found: EqualityFindings) -> Iterator[MeasureRow]:
    """The change of a level that is recorded before and after, for each option.

    From every place by its people, or from both levels of the row for all places; where some places are
    missing, what the change may be. An option whose row for all places gives the change alone keeps it.
    """
    effects = next((c for c in found.criteria if c.criterion == criterion), None)
    for option in effects.options if effects else ():
        if option.by in ("places", "partial") or (option.by == "typed" and _levels(option)):
            yield _row(option, criterion)


def _levels(option: OptionEffects) -> bool:
    return option.whole is not None and option.whole.before is not None and option.whole.after is not None


def _row(option: OptionEffects, criterion: str) -> MeasureRow:
    level = option.whole
    assert level is not None  # what is told by places or levels has a whole
    return MeasureRow(
        option=option.option,
        criterion=criterion,
        low=_rounded(level.low),
        likely=_rounded(level.change),
        high=_rounded(level.high),
        unit=UNIT,
        evidence=option.sources,
    )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, EXACT)
