"""documents.csv: dated papers of the project."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Id, Text
from moothall.project.fields import Date, OptionRef


class DocumentRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A dated paper of the project."""

    id: Annotated[Id, Meta(description="short id")]
    title: Annotated[Text, Meta(description="title")]
    date: Date
    kind: Annotated[
        Literal[
            "project_paper",
            "contract_notice",
            "adviser_brief",
            "minutes",
            "consultation",
            "agreement",
            "report",
            "review",
            "other",
        ],
        Meta(description="kind of paper"),
    ]
    names_preferred: Annotated[
        OptionRef | None, Meta(description="option that the paper calls preferred, if any")
    ] = None
    released: Annotated[Date | None, Meta(description="when the public could read it")] = None
    address: Annotated[str, Meta(description="where it can be read")] = ""
    note: Annotated[str, Meta(description="a remark")] = ""
