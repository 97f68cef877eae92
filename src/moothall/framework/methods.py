"""Methods as they are explained: a paragraph, and worked examples small enough to check by hand."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from moothall.framework.fields import Id, Text


class WorkedExample(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A small table in, a small table out. The tests solve exactly what is printed."""

    title: Text
    source: Annotated[Text, Meta(description="whose numbers they are, or that they are ours")]
    given: Annotated[Text, Meta(description="a table in Markdown; a cell that reads as a number is one")]
    expected: Annotated[Text, Meta(description="a table in Markdown: what comes out")]
    by_hand: Annotated[str, Meta(description="how to check it with a pocket calculator")] = ""
    tolerance: Annotated[float, Meta(ge=0, description="room for rounding in the published answer")] = 0.0


class Method(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One method: what it is for and how it works, in plain words."""

    id: Id
    note: Annotated[Text, Meta(description="section of the method note, as M3")]
    title: Text
    text: Annotated[Text, Meta(description="one paragraph")]
    told_in: Annotated[str, Meta(description="place of the document that shows its results")] = ""
    examples: Annotated[tuple[WorkedExample, ...], Meta(min_length=1)]
