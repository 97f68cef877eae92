"""The data dictionary: `datapackage.json`, as the Data Package standard has it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from moothall.files.open_data.about import about_table
from moothall.files.open_data.columns import Column, Form
from moothall.files.open_data.guide import apostrophes, how_to_read
from moothall.files.open_data.layout import tables
from moothall.files.open_data.names import LEFT_OUT
from moothall.files.open_data.rows import Plain
from moothall.files.open_data.table import Table
from moothall.files.open_data.words import unit_words

FILE = "datapackage.json"
TYPES: Mapping[Form, str] = {
    "text": "string",
    "texts": "string",
    "wholes": "string",
    "json": "string",
    "any": "any",
    "number": "number",
    "whole": "integer",
    "date": "date",
    "yes_no": "boolean",
}
"""Our kinds of columns, as the standard calls them."""
SEVERAL = "several in one cell, with semicolons between; an item in double quotes if it needs them"
MAYBE = "a semicolon alone: none of them"
NOTES: Mapping[Form, str] = {
    "texts": SEVERAL,
    "wholes": SEVERAL,
    "json": "as JSON",
    "any": "a number, true or false, or a text; a text that reads as one of the others is in double quotes",
}
ADDRESS = re.compile(r"^https?://[^\s]+$")


def dictionary(plain: Plain, files: Mapping[str, bytes], rows: Mapping[str, int]) -> bytes:
    """The dictionary of some tables, as indented JSON ending in a newline.

    files : the bytes of each table's file, by the table's name
    rows : number of rows of each table, by its name
    """
    project = plain["project"]
    made = {
        "profile": "tabular-data-package",
        "name": f"moothall-findings-{_slug(project['id'])}",
        "title": f"Findings: {project['title']}" if project["title"] else "Findings",
        "description": "\n\n".join(filter(None, [project["notice"], *how_to_read(), apostrophes()])),
        "sources": list(_sources(plain)),
        "moothall": _made_from(plain),
        "leftOut": [{"path": path, "reason": why} for path, why in LEFT_OUT.items()],
        "resources": [_resource(t, files[t.name], rows[t.name], plain) for t in (about_table(), *tables())],
    }
    if not made["sources"]:
        del made["sources"]
    return msgspec.json.format(msgspec.json.encode(made), indent=1) + b"\n"


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9._]+", "-", text.lower()).strip("-") or "project"


def _made_from(plain: Plain) -> dict[str, Any]:
    """By what the findings were worked out, and from what."""
    project = plain["project"]
    told = ("as_of", "currency", "price_base", "fictional", "fingerprint")
    return {
        "engine": plain["engine"],
        "framework": plain["framework"],
        **{name: project[name] for name in told},
    }


def _sources(plain: Plain) -> Iterator[dict[str, str]]:
    """The sources of the evidence, each once; those that have a web address with it."""
    seen: dict[tuple[str, str], None] = {}
    for item in plain["evidence"]["items"].values():
        if item["source_title"]:
            address = item["source_address"]
            seen[item["source_title"], address if ADDRESS.match(address) else ""] = None
    for title, address in seen:
        yield {"title": title, "path": address} if address else {"title": title}


def _resource(table: Table, data: bytes, rows: int, plain: Plain) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "description": table.says,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "rows": rows,
        "schema": _schema(table, plain["project"]["currency"]),
    }


def _schema(table: Table, currency: str) -> dict[str, Any]:
    made: dict[str, Any] = {
        "fields": [_field(column, table.columns, currency) for column in table.columns],
        "missingValues": [""],
        "primaryKey": "path",
    }
    if table.parent is not None:
        reference = {"resource": table.parent, "fields": "path"}
        made["foreignKeys"] = [{"fields": "parent", "reference": reference}]
    return made


def _field(column: Column, beside: Sequence[Column], currency: str) -> dict[str, Any]:
    made: dict[str, Any] = {
        "name": column.name,
        "type": TYPES[column.form],
        "title": column.title,
        "description": said(column),
    }
    if column.unit:
        made["unit"] = unit_words(column, beside, currency)
    if column.patterns:
        made["path"] = " or ".join(column.patterns)
    if column.patterns and column.role == "value":
        made["suffix"] = column.suffix
    rules: dict[str, Any] = {"required": True} if column.required else {}
    if column.role == "path":
        rules["unique"] = True
    if column.words:
        rules["enum"] = list(column.words)
    return {**made, "constraints": rules} if rules else made


def said(column: Column) -> str:
    """What a column holds, and how it is written where that needs saying."""
    parts = [column.says.removesuffix("."), NOTES.get(column.form, "")]
    if column.form in ("texts", "wholes") and column.maybe:
        parts.append(MAYBE)
    return "; ".join(filter(None, parts))
