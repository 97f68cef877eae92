"""finance.csv: lines of cost, saving and income."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Amount, Id, Share, Year
from moothall.project.fields import (
    GradeRef,
    OptionRef,
    PartnerRef,
    Shape,
    Sources,
    Stage,
)


class FinanceRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of cost, saving or income, for one partner and year."""

    option: OptionRef
    partner: Annotated[PartnerRef | None, Meta(description="who pays or saves; empty: all jointly")] = None
    category: Annotated[
        Id,
        Meta(
            extra={"ref": "categories"},
            description="transaction-cost category, or operating, capital, saving, income",
        ),
    ]
    kind: Annotated[Literal["cost", "saving", "income"], Meta(description="cost, saving or income")]
    year: Annotated[Year | None, Meta(description="financial year, by the year in which it starts")] = None
    until: Annotated[
        Year | None, Meta(description="last year, where the same amount falls in each year; empty: one year")
    ] = None
    amount: Annotated[
        Amount | None,
        Meta(description="money, positive for its kind, a year where it runs on; empty: not known"),
    ] = None
    low: Annotated[Amount | None, Meta(description="low end")] = None
    high: Annotated[Amount | None, Meta(description="high end")] = None
    shape: Annotated[
        Shape | None, Meta(description="between low, amount and high: triangular (as when empty), or pert")
    ] = None
    price_base: Annotated[str, Meta(description="price base; empty: the project's")] = ""
    one_off: Annotated[
        bool | None,
        Meta(description="part of setting up or leaving; empty: as its category and years say"),
    ] = None
    promoted: Annotated[
        bool | None,
        Meta(description="in the case as its promoter put it; no: added by those who checked; empty: yes"),
    ] = None
    stays: Annotated[
        Share | None,
        Meta(
            description="share that stays when a partner or part of the work leaves, 0 to 1; "
            "empty: all of a line that is everybody's, nothing of a partner's own"
        ),
    ] = None
    cashable: Annotated[
        bool | None, Meta(description="of a saving: a budget can be cut by it, yes or no; income is cash")
    ] = None
    reinvested: Annotated[Share | None, Meta(description="share promised to the front line, 0 to 1")] = None
    affected: Annotated[str, Meta(description="who bears it or gains")] = ""
    budget_line: Annotated[str, Meta(description="budget line that it stands in")] = ""
    also_claimed_by: Annotated[str, Meta(description="another programme that claims the same saving")] = ""
    grade: Annotated[GradeRef | None, Meta(description="grade letter")] = None
    evidence: Sources = ()
    reason: Annotated[str, Meta(description="why; required where the amount is zero")] = ""
    stage: Annotated[Stage | None, Meta(description="stage of the project")] = None


def years(row: FinanceRow) -> tuple[int | None, ...]:
    """The years in which the amount of a row falls; a row without one has one that is not known."""
    return (None,) if row.year is None else tuple(range(row.year, (row.until or row.year) + 1))


def zero_lacks(row: FinanceRow) -> tuple[str, ...]:
    """What stands in the way of a cost entered as zero: that nobody says why, or from which source."""
    if row.kind != "cost" or row.amount != 0 or row.low or row.high:
        return ()
    return tuple(
        what for what, given in (("reason", row.reason.strip()), ("evidence", row.evidence)) if not given
    )


class WorkedOutRow(FinanceRow, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line that nobody typed: the terms of staff bring it with them. It stands in no file."""

    worked_out: Annotated[
        Literal["harmonisation", "pension_strain"], Meta(description="what it is worked out from")
    ]


RUNNING = "operating"
"""Category of what it costs to run the service itself."""

PLAIN_CATEGORIES = (RUNNING, "capital", "saving", "income")
"""Categories of money beside the framework's transaction costs."""
