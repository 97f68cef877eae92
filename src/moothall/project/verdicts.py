"""principles.csv: verdicts on principles; append-only, the latest counts."""

from typing import Annotated

from msgspec import Meta, Struct

from moothall.framework.principles import Verdict
from moothall.project.fields import (
    By,
    Date,
    GroupRef,
    OptionRef,
    PrincipleRef,
    Sources,
)


class VerdictRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One group's verdict on one principle."""

    principle: PrincipleRef
    option: Annotated[OptionRef | None, Meta(description="empty for a project-level principle")] = None
    group: Annotated[GroupRef | None, Meta(description="empty: the joint verdict")] = None
    verdict: Verdict
    reason: Annotated[str, Meta(description="why")] = ""
    evidence: Sources = ()
    condition: Annotated[str, Meta(description="what must be done, where it partly meets")] = ""
    owner: Annotated[str, Meta(description="who must do it")] = ""
    due: Annotated[Date | None, Meta(description="by when")] = None
    date: Date
    by: By
