"""functions.csv: at which tier of government each function is best placed under an option, and why."""

from typing import Annotated

from msgspec import Meta, Struct

from moothall.framework.fields import Text
from moothall.project.fields import OptionRef, Sources, TierRef


class FunctionRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A function of the service and the tier that it belongs to under an option."""

    option: OptionRef
    function: Annotated[Text, Meta(description="function, as billing, advice or standards")]
    tier: TierRef
    now: Annotated[TierRef | None, Meta(description="tier that it belongs to today")] = None
    reason: Annotated[str, Meta(description="why it belongs there")] = ""
    decided_by: Annotated[str, Meta(description="who said so")] = ""
    evidence: Sources = ()
