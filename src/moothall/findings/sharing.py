"""Sharing a cost between partners: what is fair, and who would rather go alone (method note, M10)."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.findings.units import Money, Percent

Method = Literal[
    "proposed", "equal", "proportional", "population", "scrb", "shapley", "nucleolus", "per_capita_nucleolus"
]


class CoalitionCost(Struct, frozen=True, kw_only=True):
    """What a group of partners would pay on its own."""

    coalition: tuple[str, ...]
    cost: Money
    filled: Annotated[
        bool, Meta(description="not given: the cheapest way to make it up of smaller groups that are")
    ] = False


class Objection(Struct, frozen=True, kw_only=True):
    """A group that would pay more than it could have on its own."""

    coalition: tuple[str, ...]
    pays: Money
    alone: Money
    excess: Money


class Allocation(Struct, frozen=True, kw_only=True):
    """The shares under one rule."""

    method: Method
    shares: Annotated[dict[str, Money], Meta(description="partner to what it pays, unrounded")]
    rounded: Annotated[dict[str, Money], Meta(description="the same rounded; they add to the rounded total")]
    errors: Annotated[
        dict[str, Money] | None, Meta(description="standard error of each share, where it was sampled")
    ] = None
    accepted: Annotated[bool, Meta(description="no group pays more than it could on its own")]
    objections: Annotated[tuple[Objection, ...], Meta(description="largest excess first")] = ()
    largest_excess: Annotated[
        Percent | None, Meta(description="largest excess over what the group would pay alone, in %; 0: none")
    ] = None


class Game(Struct, frozen=True, kw_only=True):
    """The costs of every group of partners, and the ways to share the whole."""

    option: Annotated[str | None, Meta(description="none: a game from a file")] = None
    source: Annotated[
        Literal["given", "lines"], Meta(description="given, or from the lines by leaving partners out")
    ]
    partners: tuple[str, ...]
    total: Annotated[Money, Meta(description="what all would pay together; 0 where that is lacking")]
    alone: Annotated[dict[str, Money], Meta(description="what each would pay alone")]
    costs: Annotated[
        tuple[CoalitionCost, ...], Meta(description="every group, where there are 64 or fewer; else none")
    ] = ()
    core_empty: Annotated[
        bool | None, Meta(description="no way of sharing is accepted by every group; none: not worked out")
    ] = None
    allocations: tuple[Allocation, ...] = ()
    lacks: Annotated[
        tuple[tuple[str, ...], ...],
        Meta(description="groups without whose cost nothing can be shared: then there is no allocation"),
    ] = ()
    unit: Annotated[str, Meta(description="what the costs are, as 'present value'")] = ""

    def by(self, method: Method) -> Allocation | None:
        """The shares under a rule; none where it was not worked out."""
        return next((a for a in self.allocations if a.method == method), None)
