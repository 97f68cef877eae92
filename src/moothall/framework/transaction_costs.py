"""Categories of cost that sharing itself causes."""

from typing import Literal

from msgspec import Struct

from moothall.framework.fields import Id, Text
from moothall.framework.items import Rule, Trace


class TransactionCost(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A category of cost that sharing itself causes; blank is a flag, never zero."""

    id: Id
    title: Text
    phase: Literal["one_off", "recurring", "one_off_and_recurring", "exit"]
    unit: Text
    examples: tuple[str, ...] = ()
    named_in_seed: bool = False
    types_where_normally_non_zero: tuple[Id, ...] = ()
    trace: Trace = ()


class TransactionCosts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Categories and their rules."""

    categories: tuple[TransactionCost, ...] = ()
    rules: tuple[Rule, ...] = ()
