"""From the findings of one project to its rows. No figure is made here: each one stands in findings.json."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from msgspec.structs import asdict, replace

from moothall.batch.row import Row
from moothall.files.findings import SIGNIFICANT
from moothall.findings.findings import Findings
from moothall.findings.flags import Flag
from moothall.findings.ranking import RankingFindings, Run, Spread
from moothall.findings.scoring import OptionScore
from moothall.findings.typology import OptionTypeFinding

GRAVE = ("stop", "high")


def told(findings: Findings) -> tuple[Row, ...]:
    """One row an option, in the project's order; one without option where the project has none."""
    common = Row(**_of_project(findings), **_of_leader(findings.ranking))
    scores = {o.option: o for o in findings.scoring.options}
    screens = {o.option: o.outcome for o in findings.screening.options}
    run = _declared(findings.ranking)
    rows = [
        replace(
            common,
            stage_1=screens.get(kind.option),
            **_of_type(kind),
            **_of_score(scores.get(kind.option)),
            **_of_run(run, kind.option),
            **_of_flags(findings.flags, kind.option),
        )
        for kind in findings.types
    ]
    return tuple(_printed(row) for row in rows or [common])


def _of_project(findings: Findings) -> dict[str, Any]:
    project, asked = findings.project, findings.framework
    flags = Counter(f.severity for f in findings.flags)
    return {
        "project": project.id,
        "title": project.title,
        "fictional": project.fictional,
        "jurisdiction": project.jurisdiction,
        "as_of": project.as_of,
        "gate": project.gate,
        "framework": f"{asked.id}@{asked.version}#{asked.sha256}",
        "fingerprint": project.fingerprint,
        "engine": findings.engine.version,
        "draws": project.draws,
        "seed": project.seed,
        "flags_stop": flags["stop"],
        "flags_high": flags["high"],
        "flags_medium": flags["medium"],
        "flags_low": flags["low"],
    }


def _of_leader(ranking: RankingFindings | None) -> dict[str, Any]:
    if ranking is None:
        return {}
    leader = ranking.leader
    return {"leader": leader.outcome, "front": leader.front, "leader_words": leader.words}


def _declared(ranking: RankingFindings | None) -> Run | None:
    """The run that the words rest on: declared weights, no standing test."""
    runs = ranking.runs if ranking else ()
    return next((run for run in runs if run.model == "declared" and not run.test), None)


def _of_type(kind: OptionTypeFinding) -> dict[str, Any]:
    calls = kind.parts or ((kind.call,) if kind.call else ())
    types = [call.type for call in calls if call.type is not None]
    return {
        "option": kind.option,
        "option_title": kind.title,
        "baseline": kind.baseline,
        "type": "+".join(types) if calls and len(types) == len(calls) else None,
    }


def _of_score(score: OptionScore | None) -> dict[str, Any]:
    if score is None:  # only options that were taken off the list are not in stage 2
        return {"standing": "dropped"}
    rank = score.rank
    return {
        "standing": score.standing,
        "total": score.point,
        "total_low": score.total.low,
        "total_high": score.total.high,
        "missing": score.missing,
        "cells": score.of,
        "rank_best": rank.best if rank else None,
        "rank_worst": rank.worst if rank else None,
    }


def _of_run(run: Run | None, option: str) -> dict[str, Any]:
    return dict(_drawn(run, option)) if run else {}


def _drawn(run: Run, option: str) -> Iterator[tuple[str, Any]]:
    for ranked in (o for o in run.options if o.option == option):
        yield from (("first", ranked.first.share), ("first_error", ranked.first.error))
        yield from (("first_low", ranked.first_low.share), ("first_high", ranked.first_high.share))
        yield from (("expected_rank", ranked.expected_rank), ("regret", ranked.regret))
        yield from _value(ranked.value)
    for beside in (o for o in run.unranked if o.option == option):
        yield ("would_win", beside.would_win.share)
        yield from _value(beside.value)


def _value(spread: Spread) -> Iterator[tuple[str, float]]:
    yield from (("value", spread.mean), ("value_low", spread.low), ("value_high", spread.high))


def _of_flags(flags: tuple[Flag, ...], option: str) -> dict[str, int]:
    own = [f.severity for f in flags if f.option == option]
    return {"option_flags": len(own), "option_flags_grave": sum(s in GRAVE for s in own)}


def _printed(row: Row) -> Row:
    """Figures as they stand in findings.json: nine significant digits."""
    figures = {name: value for name, value in asdict(row).items() if isinstance(value, float)}
    return replace(row, **{name: float(f"{v:.{SIGNIFICANT}g}") + 0.0 for name, v in figures.items()})
