"""What the weights say of themselves: whether pairs agree with each other, and what they imply."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.findings.units import Count, Ratio


class Inconsistent(Struct, frozen=True, kw_only=True):
    """One answer to a pair that fits badly with the other answers of its set."""

    item: str
    against: str
    said: Annotated[Ratio, Meta(description="how many times as much the item was said to count")]
    implied: Annotated[Ratio, Meta(description="the same, as all other answers of the set imply it")]


class PairwiseFinding(Struct, frozen=True, kw_only=True):
    """How far a group's answers to the pairs of one set agree with each other (AHP)."""

    group: str
    kind: Literal["section", "criterion"]
    section: Annotated[str | None, Meta(description="section of the criteria; none: the sections")] = None
    items: Annotated[Count, Meta(description="how many were compared: the order of the matrix")]
    lambda_max: Annotated[Ratio, Meta(description="principal eigenvalue; the number of items if all agree")]
    consistency_index: Annotated[Ratio, Meta(description="(lambda_max - n) / (n - 1); 0: all agree")]
    consistency_ratio: Annotated[
        Ratio | None, Meta(description="the index in units of that of answers given at random")
    ] = None
    random_index: Ratio | None = None
    random_index_source: Annotated[str, Meta(description="whose random index; empty: none was used")] = ""
    random_index_standing: Annotated[
        Literal["", "looked up", "unverified default", "constructed"], Meta(description="how sure it is")
    ] = ""
    acceptable: Annotated[
        bool | None, Meta(description="whether the ratio keeps the framework's limit; none: cannot be told")
    ] = None
    inconsistent: Annotated[
        tuple[Inconsistent, ...], Meta(description="up to three answers that fit worst, worst first")
    ] = ()
    why_not: Annotated[str, Meta(description="why there is no ratio, where there is none")] = ""


class ReadBack(Struct, frozen=True, kw_only=True):
    """What a group's weights imply, read back to it in sentences."""

    group: str
    words: tuple[str, ...]


class WeightingFindings(Struct, frozen=True, kw_only=True):
    """Checks and read-back of the weights in force."""

    pairwise: tuple[PairwiseFinding, ...] = ()
    read_back: Annotated[tuple[ReadBack, ...], Meta(description="groups whose weights differ at all")] = ()
