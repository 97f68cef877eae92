"""A project of no more than a page is about: the rules of the types check it without the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from msgspec.structs import fields

from moothall.framework.framework import Framework
from moothall.project.head import Head
from moothall.project.problems import InvalidProjectError, Problem
from moothall.project.project import Project
from moothall_web.casework.reading import Fields
from moothall_web.casework.shelves import DOCUMENTS, shelves

NEEDED = tuple(f.name for f in fields(Head) if f.required)
"""What a head cannot be without."""
LISTED = tuple(f"{part}_" for part in DOCUMENTS)
"""How the name of a list of a document begins here."""


def bare_project(framework: Framework, head: Mapping[str, Any], **rows: Iterable[Fields]) -> Project:
    """A project of some shelves: with `head_` before a list of the head, as `head_not_applicable`.

    A document but for its lists is given as a list of that one value.

    raises : InvalidProjectError, and msgspec.ValidationError for a row that is not of its type
    """
    documents: dict[str, dict[str, Any]] = {
        "head": {name: head[name] for name in (*NEEDED, "gate") if name in head}
    }
    parts: dict[str, Any] = {"options": ()}
    for name, given in rows.items():
        part, _, field = name.partition("_") if name.startswith(LISTED) else (name, "", "")
        if field:
            documents.setdefault(part, {})[field] = list(given)
        elif part in DOCUMENTS:
            documents[part] = {**next(iter(given), {}), **documents.get(part, {})}
        else:
            kind = shelves()[part].kind
            parts[part] = tuple(msgspec.convert(row, kind, strict=False) for row in given)
    parts |= {part: msgspec.convert(held, DOCUMENTS[part], strict=False) for part, held in documents.items()}
    return Project(framework=framework, **parts)


def problems(
    framework: Framework, head: Mapping[str, Any], table: str, **rows: Iterable[Fields]
) -> tuple[Problem, ...]:
    """What is wrong with the rows of one table, by the rules of the whole."""
    try:
        bare_project(framework, head, **rows)
    except InvalidProjectError as error:
        return tuple(p for p in error.problems if p.table == table)
    except msgspec.ValidationError as error:
        return (Problem(table, (), str(error)),)
    return ()
