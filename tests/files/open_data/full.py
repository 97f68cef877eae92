"""Findings in which every list has an item, every mapping a key and every text the same words."""

from __future__ import annotations

import datetime
from typing import Any

from msgspec import inspect as mi

from moothall.files.cells import unwrapped
from moothall.findings.findings import Findings

DAY = datetime.date(2026, 5, 31)


def full(text: str) -> Findings:
    """The fullest findings that the types allow, all texts in them being this one."""
    made = _value(mi.type_info(Findings), text)
    assert isinstance(made, Findings)
    return made


def _value(kind: mi.Type, text: str) -> Any:
    bare, _ = unwrapped(kind)
    match bare:
        case mi.StructType():
            return bare.cls(**{f.name: _value(f.type, text) for f in bare.fields})
        case mi.VarTupleType():
            return (_value(bare.item_type, text),)
        case mi.TupleType():
            return tuple(_value(item, text) for item in bare.item_types)
        case mi.DictType():
            return {text: _value(bare.value_type, text)}
        case mi.UnionType():
            return next((text for t in bare.types if isinstance(t, mi.StrType)), (text,))
        case mi.StrType():
            return text
        case mi.LiteralType():
            return next(word for word in bare.values if word)
        case mi.AnyType():
            return {"what": text}
    plain = {mi.FloatType: 1234.5, mi.IntType: 7, mi.BoolType: True, mi.DateType: DAY}
    return plain[type(bare)]
