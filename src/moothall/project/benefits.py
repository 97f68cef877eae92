"""benefits.csv: the benefits register."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Amount, Id, Text
from moothall.project.fields import (
    BenefitRef,
    Date,
    GradeRef,
    OptionRef,
    Sources,
)


class BenefitRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A benefit claimed for an option; without baseline and owner it is a hope."""

    id: Annotated[Id, Meta(description="short id")]
    option: OptionRef
    benefit: Annotated[BenefitRef | None, Meta(description="benefit of the framework, or empty")] = None
    title: Annotated[Text, Meta(description="what gets better")]
    for_users: Annotated[bool | None, Meta(description="a benefit to users: yes or no")] = None
    from_users: Annotated[bool | None, Meta(description="it rests on evidence from users: yes or no")] = None
    owner: Annotated[str, Meta(description="who answers for it")] = ""
    baseline: Annotated[Amount | None, Meta(description="value now")] = None
    target: Annotated[Amount | None, Meta(description="value aimed for")] = None
    unit: Annotated[str, Meta(description="unit")] = ""
    measure: Annotated[str, Meta(description="how it is measured, and from what")] = ""
    better: Annotated[
        Literal["higher", "lower"] | None,
        Meta(description="which way is better; needed only where the target is the value now"),
    ] = None
    start: Annotated[Date | None, Meta(description="when it starts")] = None
    due: Annotated[Date | None, Meta(description="by when the target is to be reached")] = None
    ramp_up: Annotated[str, Meta(description="how it grows")] = ""
    budget_line: Annotated[str, Meta(description="budget line that it is counted in, if any")] = ""
    received_by: Annotated[str, Meta(description="who receives it")] = ""
    grade: Annotated[GradeRef | None, Meta(description="grade letter")] = None
    evidence: Sources = ()

    @property
    def hope(self) -> bool:
        """Whether it lacks a baseline or an owner: then it carries no value."""
        return self.baseline is None or not self.owner.strip()
