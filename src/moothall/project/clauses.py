"""clauses.csv: which protections of staff are promised, and which stand in the contract."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.project.fields import ClauseRef, Date, OptionRef, Sources


class ClauseRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is agreed on one clause that protects staff, for one option; a promise is no clause."""

    option: OptionRef
    clause: ClauseRef
    answer: Annotated[
        Literal["in_contract", "promised", "refused", "unknown", "not_applicable"],
        Meta(description="in_contract: written down and binding; promised: said, not yet binding"),
    ]
    where: Annotated[str, Meta(description="document and clause, or who promised it when")] = ""
    asked_of: Annotated[str, Meta(description="who was asked, where the answer is unknown")] = ""
    due: Annotated[Date | None, Meta(description="when the answer is due")] = None
    evidence: Sources = ()
    date: Date
    by: Annotated[str, Meta(description="who answered")] = ""
