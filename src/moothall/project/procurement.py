"""procurement.csv: answers to the checklist of a procurement plan, where one is triggered."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.project.fields import Date, OptionRef, ProcurementRef, Sources


class ProcurementRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the procurement plan of an option says on one item of the checklist."""

    option: OptionRef
    item: ProcurementRef
    answer: Annotated[
        Literal["yes", "partly", "no", "unknown", "not_applicable"], Meta(description="the answer")
    ]
    where: Annotated[str, Meta(description="document and paragraph")] = ""
    reason: Annotated[str, Meta(description="what was found, or why it does not apply")] = ""
    evidence: Sources = ()
    date: Date
    by: Annotated[str, Meta(description="who answered")] = ""
