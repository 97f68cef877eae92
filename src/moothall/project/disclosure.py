"""disclosure.csv: what is withheld, why, until when."""

from typing import Annotated

from msgspec import Meta, Struct

from moothall.framework.fields import Id
from moothall.project.fields import Date


class DisclosureRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that is withheld: why, by whom, until when."""

    item: Annotated[Id, Meta(extra={"ref": "evidence"}, description="evidence item withheld")]
    code: Annotated[str, Meta(description="reason code, as FOI s43")] = ""
    reason: Annotated[str, Meta(description="why, in words")] = ""
    owner: Annotated[str, Meta(description="who answers for it")] = ""
    review: Annotated[Date | None, Meta(description="when it is looked at again")] = None
