"""Tiers of government, and the challenge to bundling services into larger contracts."""

from typing import Annotated

from msgspec import Meta, Struct

from moothall.framework.fields import Id, Text
from moothall.framework.items import Rule, Trace


class Tier(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A tier of government that a function may belong to."""

    id: Id
    title: Text
    meaning: Text
    reach: Annotated[int, Meta(ge=0, description="place in the order of size: 0 the smallest")]
    trace: Trace = ()


class AggregationQuestion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question put to every bundling of services."""

    id: Id
    title: Text
    question: Text
    looks_at: Annotated[
        Text, Meta(description="what is looked at: size, client_side, in_house, bidders and so on")
    ]
    market_only: Annotated[
        bool, Meta(description="asked only where the other party is the market or has a private share")
    ] = False
    trace: Trace = ()


class Region(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is asked on the region and on bundling."""

    note: str = ""
    tiers: tuple[Tier, ...] = ()
    questions: tuple[AggregationQuestion, ...] = ()
    rules: tuple[Rule, ...] = ()
