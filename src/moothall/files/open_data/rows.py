"""The rows of every table, taken from the findings as findings.json has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from moothall.business_case.paths import step
from moothall.files.open_data.columns import Steps
from moothall.files.open_data.table import Place, Source, Table

Row = tuple[Any, ...]
Plain = Mapping[str, Any]
"""Findings as mappings, lists and plain values, figures rounded as in findings.json."""


def table_rows(plain: Plain, tables: tuple[Table, ...]) -> dict[str, list[Row]]:
    """The rows of each table by its name, in the order of the findings."""
    made: dict[str, list[Row]] = {table.name: [] for table in tables}
    by_place = {table.place.patterns[0]: made[table.name] for table in tables}
    for table in tables:
        if table.parent is None:
            _fill(table.place, plain, "", (), by_place)
    return made


def dig(value: Any, steps: Steps) -> Any:
    """What stands at the end of some steps; None where a block on the way is not there."""
    for one in steps:
        if value is None:
            return None
        value = value[one]
    return value


def _fill(place: Place, holder: Any, path: str, keys: Row, made: Mapping[str, list[Row]]) -> None:
    """Add the rows of a place inside one row, or inside the whole, and of all places below it."""
    rows = made[place.patterns[0]]
    ways = [column.steps for column in place.values]
    above = (path,) if path else ()
    for source in place.sources:
        for label, where, item in _items(place, source, holder, path):
            telling = (*((source.word,) if place.which else ()), *((label,) if place.labelled else ()))
            row = (*keys, *telling, *(dig(item, way) for way in ways))
            rows.append((*row, where, *above))
            for child in place.children:
                _fill(child, item, where, (*keys, *(row[n] for n in place.identity)), made)


def _items(place: Place, source: Source, holder: Any, path: str) -> Iterator[tuple[Any, str, Any]]:
    """Key or position of each item, its path, and the item."""
    found = dig(holder, source.steps)
    if not found:
        return
    at = ".".join(filter(None, [path, *(str(s) for s in source.steps)]))
    if place.mapping:
        for key, item in found.items():
            yield key, at + step(key), item
    else:
        for n, item in enumerate(found):
            yield n + 1, f"{at}[{n}]", item
