"""conflicts.csv: interests, declared or not."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Id, Text
from moothall.project.fields import Date


class ConflictRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An interest: declared, or an organisation that stands to gain."""

    id: Annotated[Id, Meta(description="short id")]
    organisation: Annotated[Text, Meta(description="firm, body or role")]
    role: Annotated[
        Literal["adviser", "bidder", "supplier", "member", "officer", "other"],
        Meta(description="role in the project"),
    ]
    interest: Annotated[str, Meta(description="the interest; 'none' where none was declared")] = ""
    declared: Annotated[Date | None, Meta(description="when it was declared; empty: not declared")] = None
    declared_by: Annotated[str, Meta(description="who declared it: a body, a role or a code")] = ""
    note: Annotated[str, Meta(description="a remark")] = ""
