"""The tables as somebody reads them who has nothing but the files."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from moothall.business_case.paths import step

Leaves = dict[str, Any]


class Read(NamedTuple):
    """One cell: its table, its column as the dictionary has it, its path, and what stands in it."""

    table: str
    field: Mapping[str, Any]
    path: str
    cell: str


def package(files: Mapping[str, bytes]) -> dict[str, Any]:
    return json.loads(files["datapackage.json"])


def rows(data: bytes) -> list[dict[str, str]]:
    text = io.StringIO(data.decode(), newline="")
    csv.field_size_limit(10**7)
    return list(csv.DictReader(text, strict=True))


def cells(files: Mapping[str, bytes]) -> Iterator[Read]:
    """Every cell that holds a value of the findings; the first table's rows stand for themselves."""
    for resource in package(files)["resources"]:
        fields = resource["schema"]["fields"]
        for row in rows(files[resource["path"]]):
            if resource["name"] == "about":
                told = {"type": "text", "kind": row["kind"]}
                yield Read("about", told, row["path"], row["value"])
            for field in fields:
                if "suffix" in field:
                    yield Read(resource["name"], field, row["path"] + field["suffix"], row[field["name"]])


def places(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every part of the findings with its path, the whole first."""
    yield path, value
    if isinstance(value, dict):
        for key, part in value.items():
            yield from places(part, path + (step(key) if path else key))
    elif isinstance(value, list):
        for n, part in enumerate(value):
            yield from places(part, f"{path}[{n}]")


def text_of(cell: str) -> str:
    """The text that a cell stands for: without the apostrophe that guards it."""
    return cell.removeprefix("'")


def several(cell: str) -> list[str]:
    """Texts with semicolons between, as the dictionary describes them."""
    if cell == ";":
        return []
    quoted = re.findall(r'(?:^|; )(?:"((?:[^"]|"")*)"|([^;]*))(?=; |$)', cell, re.DOTALL)
    return [inside.replace('""', '"') or plain for inside, plain in quoted]


def value_of(read: Read) -> Any:
    """What a cell stands for, by what the dictionary says of its column."""
    kind, said = read.field["type"], read.field.get("description", "") + read.field.get("kind", "")
    text = text_of(read.cell)
    if read.cell == "":
        return None
    if kind in ("number", "integer") or read.field.get("kind") in ("number", "whole number"):
        return float(read.cell)
    if kind == "boolean" or read.field.get("kind") == "true or false":
        return {"true": True, "false": False}[read.cell]
    if "as JSON" in said:
        return json.loads(text)
    if read.field.get("kind", "").startswith("list") or "several in one cell" in said:
        return several(text)
    return text
