"""A body in a file of its own: who has how many votes, and how many carry a decision."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from moothall.files.binder import bind, line_at, named
from moothall.files.errors import Complaint, ReadError
from moothall.files.yaml import Node, read_yaml
from moothall.framework.fields import Count, Share
from moothall.project.problems import listed, nearest

ADDS_UP = 1e-6
"""How far agreed shares may add to something else than 1."""


class GivenBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A body as it was given."""

    quota: Annotated[Count, Meta(description="votes that carry a decision")]
    members: Annotated[dict[str, Count], Meta(description="member to its votes, a whole number")]
    shares: Annotated[
        dict[str, Share], Meta(description="member to its agreed share, 0 to 1; not needed")
    ] = {}


def read_body(path: Path) -> GivenBody:
    """A body from YAML; ReadError with every fault and its line."""
    tree = read_yaml(path)
    found = bind(tree, GivenBody, path.name)
    faults = [*_faults(found, path.name, tree)]
    if faults:
        raise ReadError(faults)
    return found


def _faults(found: GivenBody, file: str, tree: Node) -> Iterator[Complaint]:
    def complaint(path: tuple[str, ...], message: str) -> Complaint:
        return Complaint(file=file, line=line_at(tree, path), field=named(path), message=message)

    total = sum(found.members.values())
    if any(not name.strip() for name in found.members):
        yield complaint(("members",), "a member has no name.")
    if not total:
        yield complaint(("members",), "nobody has a vote; name members with their votes, as north: 50.")
    elif found.quota > total:
        message = (
            f"{found.quota:,} votes are needed, and all members together have {total:,}: nothing can pass."
        )
        yield complaint(("quota",), message)
    if found.quota < 1:
        yield complaint(("quota",), "at least 1 vote must be needed to carry a decision.")
    for name in found.shares:
        if name not in found.members:
            message = (
                f"there is no such member.{nearest(name, found.members)} Known: {listed(found.members)}."
            )
            yield complaint(("shares", name), message)
    if found.shares and abs(sum(found.shares.values()) - 1) > ADDS_UP:
        message = f"the agreed shares add to {sum(found.shares.values()):.6g}, not to 1."
        yield complaint(("shares",), message)
