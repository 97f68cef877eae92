"""The employment comparison as answered, and staff in aggregate."""

from __future__ import annotations

import datetime
from typing import Annotated

from msgspec import Meta, Struct

from moothall.findings.values import Sources
from moothall.framework.principles import Verdict


class PolicyAnswer(Struct, frozen=True, kw_only=True):
    """One policy under one model."""

    policy: str
    title: str
    answer: Annotated[str, Meta(description="kept, improved, worse or unknown; not answered: unknown")]
    answered: bool = True
    reason: str = ""
    red_flag: str = ""
    asked_of: str = ""
    due: datetime.date | None = None
    sources: Sources = ()


class ModelComparison(Struct, frozen=True, kw_only=True):
    """An employment model, in general or for an option, over all policies."""

    option: Annotated[str | None, Meta(description="none: the model in general")] = None
    model: str
    title: str
    points: Annotated[int, Meta(description="risk points: worse 2, unknown 1")]
    out_of: int
    counts: dict[str, int] = {}
    proposed: Annotated[Verdict | None, Meta(description="verdict proposed on the employment principle")] = (
        None
    )
    policies: tuple[PolicyAnswer, ...] = ()


class EmploymentFindings(Struct, frozen=True, kw_only=True):
    """Employment as a whole."""

    comparisons: tuple[ModelComparison, ...] = ()
    questions: Annotated[
        tuple[str, ...], Meta(description="each unknown, as a question to the employer with its date")
    ] = ()
