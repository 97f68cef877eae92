"""scores.csv: scores of options on criteria; append-only, the latest counts."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.criteria import Criterion, Scale
from moothall.project.fields import (
    AssessorRef,
    CriterionRef,
    Date,
    OptionRef,
    Sources,
)


class ScoreRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One assessor's score of one option on one criterion."""

    option: OptionRef
    criterion: CriterionRef
    assessor: AssessorRef
    score: Annotated[int | None, Meta(description="a whole number on the scale; empty: not assessed")] = None
    standing: Annotated[
        Literal["scored", "no_evidence", "abstain", "conflict", "not_applicable"],
        Meta(description="why there is no score, where there is none"),
    ] = "scored"
    reason: Annotated[str, Meta(description="why this score")] = ""
    evidence: Sources = ()
    date: Date


def score_fault(scale: Scale | None, criterion: Criterion | None, row: ScoreRow) -> str | None:
    """What is wrong with a score cell, in a sentence, or None. The one check, whatever the door."""
    where = f"Option {row.option}, criterion {row.criterion}"
    if scale is None or criterion is None:
        return f"{where}: the framework has no such criterion to score."
    if row.score is None:
        return None
    if not scale.low <= row.score <= scale.high:
        return f"{where}: a score runs from {scale.low} to {scale.high}; this one is {row.score}."
    if criterion.value_function:
        return (
            f"{where}: this criterion is measured, not scored by hand; put the measurement "
            f"({criterion.measured_by}) in measures.csv and leave the score out."
        )
    if row.standing != "scored":
        return f"{where}: a score of {row.score} cannot stand beside '{row.standing}'; keep one of the two."
    return None
