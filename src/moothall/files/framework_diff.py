"""What changed between two frameworks, or two versions of one: item by item, by id."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any, Literal

import msgspec
from msgspec import Struct
from msgspec import inspect as mi

from moothall.files.cells import unwrapped
from moothall.files.frameworks import SUBJECTS
from moothall.framework.framework import Framework

Kind = Literal["added", "removed", "moved", "reworded", "changed"]


class Change(Struct, frozen=True, kw_only=True):
    """One thing that changed."""

    id: str
    """Id of the item, or the file's name for what stands outside of items."""
    kind: Kind
    field: str = ""
    before: Any = None
    after: Any = None


class _Item(Struct, frozen=True):
    """One item as it stands in a framework."""

    parent: str
    prose: dict[str, Any]
    settings: dict[str, Any]


def diff(a: Framework, b: Framework) -> tuple[Change, ...]:
    """Every change from a to b, in the reading order of b; removed items first."""
    before, after = _items(a), _items(b)
    changes = list(_head(a, b))
    changes += [_whole(key, "removed", item) for key, item in before.items() if key not in after]
    moved = set(_out_of_order(before, after))
    for key, item in after.items():
        if key not in before:
            changes.append(_whole(key, "added", item))
            continue
        old = before[key]
        if old.parent != item.parent:
            changes.append(Change(id=key, kind="moved", field="parent", before=old.parent, after=item.parent))
        elif key in moved:
            changes.append(Change(id=key, kind="moved", field="order"))
        changes += _fields(key, "reworded", old.prose, item.prose)
        changes += _fields(key, "changed", old.settings, item.settings)
    return tuple(changes)


def _whole(key: str, kind: Kind, item: _Item) -> Change:
    title = next(
        (item.prose[f] for f in ("title", "name", "question", "rule", "gist") if item.prose.get(f)), ""
    )
    return Change(id=key, kind=kind, field=item.parent, **{"before" if kind == "removed" else "after": title})


def _fields(key: str, kind: Kind, old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    for name in dict.fromkeys([*old, *new]):
        if old.get(name) != new.get(name):
            yield Change(id=key, kind=kind, field=name, before=old.get(name), after=new.get(name))


def _head(a: Framework, b: Framework) -> Iterator[Change]:
    old, new = msgspec.to_builtins(a.head), msgspec.to_builtins(b.head)
    yield from _fields("framework.yaml", "changed", old, new)


def _out_of_order(before: dict[str, _Item], after: dict[str, _Item]) -> Iterator[str]:
    """Items that stay with their parent but stand in another order there."""
    for parent in {item.parent for item in after.values()}:
        old = [
            k for k, i in before.items() if i.parent == parent and k in after and after[k].parent == parent
        ]
        new = [
            k for k, i in after.items() if i.parent == parent and k in before and before[k].parent == parent
        ]
        blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
        kept = {k for block in blocks for k in old[block.a : block.a + block.size]}
        yield from (k for k in new if k not in kept)


def _items(framework: Framework) -> dict[str, _Item]:
    """Every item by id, and what stands outside of items by its file."""
    found: dict[str, _Item] = {}
    for file, (part, _) in SUBJECTS.items():
        _gather(getattr(framework, part), file, file, found)
    return found


def _gather(value: Any, owner: str, parent: str, found: dict[str, _Item]) -> None:
    if isinstance(value, tuple):
        for part in value:
            _gather(part, owner, parent, found)
    elif isinstance(value, Struct):
        own = getattr(value, "id", None)
        if isinstance(own, str):
            owner, parent = own, owner
        found[owner] = _Item(parent, {}, {})
        _flatten(value, "", owner, found)


def _flatten(value: Struct, prefix: str, owner: str, found: dict[str, _Item]) -> None:
    """Write an item's own fields down; items inside it stand for themselves."""
    for field in _struct(type(value)).fields:
        part = getattr(value, field.name)
        name = f"{prefix}{field.name}"
        if isinstance(part, Struct) and not hasattr(part, "id"):
            _flatten(part, f"{name}.", owner, found)
        elif _holds_items(part):
            _gather(part, owner, owner, found)
        elif part not in (None, (), {}, "") and field.name != "id":
            into = found[owner].prose if _is_prose(field.type) else found[owner].settings
            into[name] = msgspec.to_builtins(part)


def _holds_items(value: Any) -> bool:
    if isinstance(value, Struct):
        return True
    return (
        isinstance(value, tuple) and bool(value) and isinstance(value[0], Struct) and hasattr(value[0], "id")
    )


def _struct(kind: type[Struct]) -> mi.StructType:
    info = mi.type_info(kind)
    assert isinstance(info, mi.StructType)
    return info


def _is_prose(kind: mi.Type) -> bool:
    """Whether a field holds sentences, not an id, a choice or a number."""
    kind = unwrapped(kind)[0]
    if isinstance(kind, mi.VarTupleType):
        return _is_prose(kind.item_type)
    if isinstance(kind, mi.DictType):
        return _is_prose(kind.value_type)
    return isinstance(kind, mi.StrType) and kind.pattern is None
