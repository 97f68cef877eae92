"""Published cases elsewhere, good and bad."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Id, Text
from moothall.framework.items import Trace


class Comparator(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A published case elsewhere, in our words, good or bad."""

    id: Id
    name: Text
    types: tuple[Id, ...] = ()
    outcome: Literal["failed_or_mixed", "no_effect_found", "success_claimed", "succeeded"]
    figures: tuple[str, ...] = ()
    source: Text
    grade: Annotated[str, Meta(pattern="^[A-Z]$")]
    caveat: str = ""
    trace: Trace = ()


class Comparators(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Published cases and how to use them."""

    use: str = ""
    comparators: tuple[Comparator, ...] = ()
