"""The table of a batch as one Parquet file: typed columns, and the same bytes for the same rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from msgspec import inspect as mi

from moothall.batch.asked import Asked
from moothall.batch.errors import needed
from moothall.batch.row import Row

GROUP = 50_000
"""Rows that are held in memory and written together."""

ARROW = {
    mi.StrType: "string",
    mi.IntType: "int64",
    mi.FloatType: "float64",
    mi.BoolType: "bool_",
    mi.DateType: "date32",
}
"""Kind of a field to the type of its column."""


def check_writable() -> None:
    """MissingExtraError now, rather than after hours, where Parquet cannot be written."""
    needed("pyarrow.parquet", "batch")


def write_table(file: Path, rows: Iterable[Row], asked: Asked) -> None:
    """Write rows, in their order. Nothing of the time, the machine or the workers is in the file."""
    arrow, parquet = needed("pyarrow", "batch"), needed("pyarrow.parquet", "batch")
    schema = _schema(arrow).with_metadata({"moothall": asked.engine})
    with file.open("wb") as sink, parquet.ParquetWriter(sink, schema, compression="zstd") as writer:
        for group in _groups(rows):
            columns = {name: [getattr(row, name) for row in group] for name in schema.names}
            writer.write_table(arrow.table(columns, schema=schema))


def columns() -> Iterator[tuple[str, mi.Type, str]]:
    """Name, kind and meaning of each column, in order."""
    info = mi.type_info(Row)
    assert isinstance(info, mi.StructType)
    for field in info.fields:
        kind, words = field.type, ""
        if isinstance(kind, mi.Metadata):
            words = (kind.extra_json_schema or {}).get("description", "")
            kind = kind.type
        if isinstance(kind, mi.UnionType):
            kind = next(t for t in kind.types if not isinstance(t, mi.NoneType))
        yield field.name, kind, words


def _schema(arrow: Any) -> Any:
    return arrow.schema(
        [
            arrow.field(
                name,
                getattr(arrow, ARROW[type(kind)])(),
                nullable=name != "path",
                metadata={"description": words} if words else None,
            )
            for name, kind, words in columns()
        ]
    )


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    group: list[Row] = []
    for row in rows:
        group.append(row)
        if len(group) == GROUP:
            yield group
            group = []
    if group:
        yield group
