"""What two findings answer, side by side: leader, options, flags and checks."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from msgspec import Struct

from moothall.findings.financial_case import Figures
from moothall.findings.findings import Findings
from moothall.findings.flags import Flag
from moothall.findings.ranking import Estimate, RankedOption, Run

ADJUSTED = "adjusted"
"""Reading of the money that is compared."""
SURE = 2
"""A difference of two simulated shares counts from so many of its standard errors on."""


class OptionAnswer(Struct, frozen=True, kw_only=True):
    """What findings say of one option; none: they do not say."""

    type: str | None = None
    standing: str | None = None
    rank: float | None = None
    first: float | None = None
    first_error: float | None = None
    value: float | None = None
    npv: float | None = None
    bound: str | None = None
    loss: float | None = None
    loss_error: float | None = None


class FlagChange(Struct, frozen=True, kw_only=True):
    """A flag that came, went, or weighs otherwise."""

    rule: str
    title: str
    subject: str
    severity: str
    message: str
    before: str | None = None
    """Its severity before, where that changed"""
    answers: int = 0
    answers_before: int | None = None


class Side(Struct, frozen=True, kw_only=True):
    """One of the two, with what it answers."""

    title: str
    as_of: str
    framework: str
    engine: str
    draws: int
    seed: int
    currency: str
    leader: str
    front: str | None
    options: dict[str, OptionAnswer]
    checks: dict[str, str]


def side(findings: Findings) -> Side:
    """What findings answer."""
    ranked = {o.option: o for o in _run(findings)}
    options = dict.fromkeys((*(t.option for t in findings.types), *ranked))
    lead = findings.ranking.leader if findings.ranking else None
    return Side(
        title=findings.project.title,
        as_of=findings.project.as_of.isoformat(),
        framework=f"{findings.framework.id}@{findings.framework.version}",
        engine=findings.engine.version,
        draws=findings.project.draws,
        seed=findings.project.seed,
        currency=findings.project.currency,
        leader=lead.outcome if lead else "not_simulated",
        front=lead.front if lead else None,
        options={key: _option(findings, key, ranked.get(key)) for key in options},
        checks={c.rule: c.outcome for c in findings.checks},
    )


def _run(findings: Findings) -> tuple[RankedOption, ...]:
    """The options of the run at the defaults."""
    runs: tuple[Run, ...] = findings.ranking.runs if findings.ranking else ()
    return runs[0].options if runs else ()


def _option(findings: Findings, key: str, ranked: RankedOption | None) -> OptionAnswer:
    kind = next((t for t in findings.types if t.option == key), None)
    screen = next((s for s in findings.screening.options if s.option == key), None)
    figures, loss = _money(findings, key), _loss(findings, key)
    return OptionAnswer(
        type=kind.call.type if kind and kind.call else None,
        standing=screen.outcome if screen else None,
        rank=ranked.expected_rank if ranked else None,
        first=ranked.first.share if ranked else None,
        first_error=ranked.first.error if ranked else None,
        value=ranked.value.mean if ranked else None,
        npv=figures.npv if figures else None,
        bound=figures.bound if figures else None,
        loss=loss.share if loss else None,
        loss_error=loss.error if loss else None,
    )


def _money(findings: Findings, key: str) -> Figures | None:
    """The adjusted reading of an option's money."""
    options = findings.financial_case.options if findings.financial_case else ()
    readings = next((o.readings for o in options if o.option == key), ())
    return next((r.figures for r in readings if r.id == ADJUSTED), None)


def _loss(findings: Findings, key: str) -> Estimate | None:
    options = findings.money_chances.options if findings.money_chances else ()
    return next((o.total.loss for o in options if o.option == key), None)


def beyond_error(before: float, after: float, *errors: float | None) -> bool:
    """Whether two simulated figures differ by more than the simulation's own error lets them."""
    spread = math.hypot(*(e or 0.0 for e in errors))
    return abs(after - before) > SURE * spread


def flag_changes(before: Findings, after: Findings) -> dict[str, list[FlagChange]]:
    """Flags that are new, gone, or changed in severity or answers."""
    old, new = _by_name(before), _by_name(after)
    return {
        "new": [_told(f) for name, f in new.items() if name not in old],
        "gone": [_told(f) for name, f in old.items() if name not in new],
        "changed": list(_changed(old, new)),
    }


def _changed(
    old: Mapping[tuple[str, ...], Flag], new: Mapping[tuple[str, ...], Flag]
) -> Iterator[FlagChange]:
    for name, flag in new.items():
        was = old.get(name)
        if was is None:
            continue
        if was.severity != flag.severity or len(was.answers) != len(flag.answers):
            yield _told(flag, was)


def _told(flag: Flag, was: Flag | None = None) -> FlagChange:
    return FlagChange(
        rule=flag.rule,
        title=flag.title,
        subject=flag.subject,
        severity=flag.severity,
        message=flag.message,
        before=was.severity if was and was.severity != flag.severity else None,
        answers=len(flag.answers),
        answers_before=None if was is None else len(was.answers),
    )


def _by_name(findings: Findings) -> dict[tuple[str, ...], Flag]:
    """Flags by rule, subject and option; a second one of the same by its number."""
    named: dict[tuple[str, ...], Flag] = {}
    for flag in findings.flags:
        name = (flag.rule, flag.subject, flag.option or "")
        n = sum(key[:3] == name for key in named)
        named[(*name, str(n))] = flag
    return named
