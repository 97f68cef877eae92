"""employment.csv: what each employment model does to each policy."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.project.fields import (
    Date,
    ModelRef,
    OptionRef,
    PolicyRef,
    Sources,
)


class EmploymentRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an employment model does to one policy, for an option or in general."""

    option: Annotated[OptionRef | None, Meta(description="empty: the model in general")] = None
    policy: PolicyRef
    model: ModelRef
    answer: Annotated[
        Literal["kept", "improved", "worse", "unknown"],
        Meta(description="what happens to the policy; unknown is never kept"),
    ]
    reason: Annotated[str, Meta(description="what was found")] = ""
    red_flag: Annotated[str, Meta(description="red flag seen, if any")] = ""
    asked_of: Annotated[str, Meta(description="who was asked, where the answer is unknown")] = ""
    due: Annotated[Date | None, Meta(description="when the answer is due")] = None
    evidence: Sources = ()
    date: Date
    by: Annotated[str, Meta(description="who answered")] = ""
