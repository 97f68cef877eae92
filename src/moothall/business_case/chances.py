"""How figures of the simulation are said: never finer than its error, never all or nothing unless so."""

from __future__ import annotations

from moothall.business_case.wording import _, plain, score
from moothall.findings.ranking import Estimate, Spread

PERCENT_STEPS = (1.0, 5.0, 10.0)
"""What a percentage may be rounded to: the first that is at least two standard errors."""
GRAIN = 1e-9
HUNDREDTH_STEPS = (0.1, *PERCENT_STEPS)
"""The same for hundredths of a point."""
WHOLE = 10
"""So many hundredths and more are told without a decimal."""
FINEST = 0.05
"""Half of the last decimal that a total is told with."""


def share(found: Estimate) -> str:
    """A share of draws: '47%', 'under 1%', 'over 99%'; coarser where the simulation was short."""
    step = _step(100 * found.error, PERCENT_STEPS)
    said = step * round(100 * found.share / step)
    if said <= 0 and found.share > 0:
        return _("under {n}%").format(n=f"{step:.0f}")
    if said >= 100 and found.share < 1:
        return _("over {n}%").format(n=f"{100 - step:.0f}")
    return f"{said:.0f}%"


def about(found: Estimate) -> str:
    """A share of draws for a sentence: 'about 47%'."""
    said = share(found)
    return _("about {share}").format(share=said) if said[0].isdigit() and 0 < found.share < 1 else said


def against(found: Estimate, least: float) -> str:
    """A share beside what is needed: 'just under 65%' where rounding would hide that it is too small."""
    step = _step(100 * found.error, PERCENT_STEPS)
    hidden = found.share < least <= step * round(100 * found.share / step) / 100
    return _("just under {least}").format(least=exactly(least)) if hidden else share(found)


def exactly(part: float) -> str:
    """A share that somebody set, such as a threshold: '65%', '62.5%'."""
    return f"{plain(round(100 * part, 6))}%"


def between(low: str, high: str) -> str:
    """Two figures as a range: '40% to 55%'; one figure where both are told alike."""
    return low if low == high else _("{low} to {high}").format(low=low, high=high)


def spread(found: Spread) -> str:
    """A total with the range of nine draws in ten: '2.6 (2.2 to 3.0)'."""
    return _("{mean} ({low} to {high})").format(
        mean=score(found.mean), low=score(found.low), high=score(found.high)
    )


def points(value: float) -> str:
    """Points of a total, with one decimal: '0.3'; 'under 0.1' where less would read as nothing."""
    return _("under 0.1") if 0 < value < FINEST else score(value)


def hundredths(value: float, error: float = 0.0) -> str:
    """Points of a total in hundredths: '3.1', '12'; coarser where the simulation was short."""
    step = _step(100 * error, HUNDREDTH_STEPS)
    step = step if 100 * value < WHOLE else max(step, 1.0)
    said = step * round(100 * value / step)
    if said <= 0 < value:
        return _("under {n}").format(n=f"{step:.10g}")
    return f"{said:.1f}" if step < 1 and said else f"{said:.0f}"


def ahead(value: float) -> str:
    """A lead in hundredths of a point, which may be negative: '3.1', '−12', 'just under 0'."""
    if 100 * abs(value) < HUNDREDTH_STEPS[0] / 2:
        return _("just over 0") if value > 0 else _("just under 0") if value < 0 else "0"
    return ("−" if value < 0 else "") + hundredths(abs(value))


def _step(error: float, steps: tuple[float, ...]) -> float:
    return next((s for s in steps if s + GRAIN >= 2 * error), steps[-1])
