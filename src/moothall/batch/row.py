"""The columns of the table, in order: one row is one option of one project, or a project's errors."""

from __future__ import annotations

import datetime
from typing import Annotated

from msgspec import Meta, Struct


class Row(Struct, frozen=True, kw_only=True):
    """One option of one project. Every column but `path` may be empty; in a row of errors all others are."""

    path: Annotated[str, Meta(description="the project as it was named, with / between folders")] = ""
    error: Annotated[str | None, Meta(description="all that is wrong with the project, a line each")] = None
    project: Annotated[str | None, Meta(description="id of the project")] = None
    title: str | None = None
    fictional: bool | None = None
    jurisdiction: str | None = None
    as_of: datetime.date | None = None
    gate: str | None = None
    framework: Annotated[str | None, Meta(description="pin: id, version and hash")] = None
    fingerprint: Annotated[str | None, Meta(description="SHA-256 of all inputs and the framework")] = None
    engine: Annotated[str | None, Meta(description="version of Moothall that worked it out")] = None
    draws: int | None = None
    seed: int | None = None
    flags_stop: Annotated[int | None, Meta(description="stop flags of the whole project")] = None
    flags_high: int | None = None
    flags_medium: int | None = None
    flags_low: int | None = None
    leader: Annotated[
        str | None, Meta(description="leads, no_clear_winner, only_one or nothing_ranked, by the leader rule")
    ] = None
    front: Annotated[str | None, Meta(description="option that comes first most often")] = None
    leader_words: Annotated[str | None, Meta(description="what the ranking lets one say")] = None
    option: Annotated[str | None, Meta(description="id of the option; empty: the project has none")] = None
    option_title: str | None = None
    baseline: Annotated[str | None, Meta(description="baseline id, if it is one")] = None
    type: Annotated[str | None, Meta(description="type from facts; of parts, with + between")] = None
    stage_1: Annotated[str | None, Meta(description="outcome of stage 1")] = None
    standing: Annotated[str | None, Meta(description="standing in stage 2, or dropped")] = None
    total: Annotated[float | None, Meta(description="point total, 0 to 4; empty: a score is missing")] = None
    total_low: Annotated[float | None, Meta(description="total with every missing score at 0")] = None
    total_high: Annotated[float | None, Meta(description="total with every missing score at 4")] = None
    missing: Annotated[int | None, Meta(description="cells that nobody scored or measured")] = None
    cells: Annotated[int | None, Meta(description="criteria that apply")] = None
    rank_best: Annotated[int | None, Meta(description="best place that its total allows")] = None
    rank_worst: int | None = None
    first: Annotated[float | None, Meta(description="share of draws in which it comes first")] = None
    first_error: Annotated[float | None, Meta(description="Monte Carlo standard error of that")] = None
    first_low: Annotated[float | None, Meta(description="the same with its own silent cells at 0")] = None
    first_high: Annotated[float | None, Meta(description="the same with its own silent cells at 4")] = None
    expected_rank: float | None = None
    value: Annotated[float | None, Meta(description="expected value over the draws, 0 to 4")] = None
    value_low: Annotated[float | None, Meta(description="5th percentile")] = None
    value_high: Annotated[float | None, Meta(description="95th percentile")] = None
    regret: Annotated[float | None, Meta(description="expected distance to the best option")] = None
    would_win: Annotated[
        float | None, Meta(description="not ranked: share of draws in which it beats every ranked option")
    ] = None
    option_flags: Annotated[int | None, Meta(description="flags that concern this option")] = None
    option_flags_grave: Annotated[int | None, Meta(description="stop and high flags among them")] = None
