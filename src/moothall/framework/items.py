"""What every item of a framework has: an id that is never reused, and a trace to its source."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Id, Severity, Text

Trace = Annotated[tuple[Id, ...], Meta(description="ids of the source passages that this item comes from")]
Origin = Literal["seed", "product_addition"]


class Passage(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A numbered passage of the source, in our words, to which items trace back."""

    id: Annotated[Id, Meta(description="passage id")]
    heading: Annotated[Text, Meta(description="heading of the source that the passage stands under")]
    gist: Annotated[Text, Meta(description="what the passage says, in our words")]
    line: Annotated[int | None, Meta(description="line of the source file")] = None
    address: Annotated[str | None, Meta(description="where the source can be read")] = None


class Rule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A standing rule of the framework that the engine or a document keeps."""

    id: Annotated[Id, Meta(description="rule id")]
    rule: Annotated[Text, Meta(description="the rule in a sentence")]
    check: Annotated[
        str | None, Meta(description="name of the engine's check that looks for a breach, if any")
    ] = None
    title: Annotated[str | None, Meta(description="short name of the rule")] = None
    severity: Annotated[Severity | None, Meta(description="how much a breach matters")] = None
    message: Annotated[
        str | None, Meta(description="what a breach says; {names} are filled from the figures found")
    ] = None
    how_to_clear: Annotated[str | None, Meta(description="what would settle a breach")] = None
    needs: Annotated[
        tuple[str, ...], Meta(description="inputs of the project without which nobody can tell")
    ] = ()
    thresholds: Annotated[tuple[Id, ...], Meta(description="ids of the thresholds it uses")] = ()
    trace: Trace = ()
    note: Annotated[str | None, Meta(description="a remark")] = None


class Check(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question that the engine answers with found, not found or cannot tell."""

    id: Annotated[Id, Meta(description="check id")]
    title: Annotated[Text, Meta(description="short name")]
    check: Annotated[Text, Meta(description="name of the engine's check that answers it")]
    severity: Annotated[Severity, Meta(description="how much it matters when found")]
    detect: Annotated[Text, Meta(description="what is looked for, in words")]
    message: Annotated[
        Text, Meta(description="what it says when found; {names} are filled from the figures found")
    ]
    how_to_clear: Annotated[Text, Meta(description="what would settle it")]
    needs: Annotated[
        tuple[str, ...], Meta(description="inputs of the project without which nobody can tell")
    ] = ()
    thresholds: Annotated[tuple[Id, ...], Meta(description="ids of the thresholds it uses")] = ()
    trace: Trace = ()
    note: Annotated[str | None, Meta(description="a remark")] = None


class Threshold(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A number or list that people argue about; a project may adopt its own before scoring."""

    id: Annotated[Id, Meta(description="threshold id")]
    title: Annotated[Text, Meta(description="what it decides")]
    value: Annotated[float | tuple[str, ...], Meta(description="a number, or a list of ids or words")]
    unit: Annotated[Text, Meta(description="unit of the value")]
    least: Annotated[float | None, Meta(description="smallest number that makes sense")] = None
    most: Annotated[float | None, Meta(description="largest number that makes sense")] = None
    source: Annotated[Text, Meta(description="who says so, or 'product proposal'")]
    trace: Trace = ()
    note: Annotated[str | None, Meta(description="a remark")] = None

    def fault(self, value: float | tuple[str, ...]) -> str | None:
        """What is wrong with a value of somebody's own for this threshold, in a sentence, or None."""
        if isinstance(value, tuple) != isinstance(self.value, tuple):
            kind = "a list of words" if isinstance(self.value, tuple) else "a number"
            return f"Threshold {self.id} is {kind}."
        if isinstance(value, tuple) or (
            (self.least is None or value >= self.least) and (self.most is None or value <= self.most)
        ):
            return None
        ends = [f"at least {self.least:g}"] if self.least is not None else []
        ends += [f"at most {self.most:g}"] if self.most is not None else []
        return f"Threshold {self.id} is {' and '.join(ends)} {self.unit}; this one is {value:g}."
