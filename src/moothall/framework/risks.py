"""Risks that the source lists, as prompts for the register."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Id, Text
from moothall.framework.items import Origin, Rule, Trace


class Risk(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A risk that the source lists, as a prompt for the register."""

    id: Id
    title: Text
    cause: Text
    early_warning: Text
    mitigation: Text
    typical_owner: Text
    hits_most: Annotated[tuple[Id, ...], Meta(description="types that it hits most")] = ()
    related_criteria: tuple[Id, ...] = ()
    required: Annotated[bool, Meta(description="must be answered for each option")] = True
    trace: Trace = ()


class UsualRisk(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A usual risk of any project, as a prompt; nobody need answer it."""

    id: Id
    kind: Annotated[
        Literal["project", "operational", "financial"],
        Meta(description="of the project itself, of running the service, or of its money"),
    ]
    title: Text
    question: Annotated[Text, Meta(description="what to ask")]
    trace: Trace = ()
    source: Origin = "product_addition"


class Risks(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Risks and the rules of the register."""

    risks: tuple[Risk, ...] = ()
    usual: Annotated[
        tuple[UsualRisk, ...],
        Meta(description="usual risks of any project, as prompts beside the listed ones"),
    ] = ()
    register_fields: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
