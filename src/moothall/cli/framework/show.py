"""`moothall framework show`: a framework, or one of its items."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click
import msgspec
from msgspec import Struct

from moothall.cli.framework.place import place_of
from moothall.cli.output import table, wrapped, write_json
from moothall.files.errors import refuse
from moothall.files.frameworks import SUBJECTS, read_framework
from moothall.framework.framework import Framework, items
from moothall.framework.items import Passage
from moothall.project.problems import nearest


@click.command()
@click.argument("framework")
@click.argument("item", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def show(framework: str, item: str | None, as_json: bool) -> None:
    """Show a framework, or one of its items with the passages that it comes from.

    FRAMEWORK is an id of the library or a folder; ITEM an id, as D1 or P13.
    """
    found = read_framework(place_of(framework))
    if item is not None:
        _show_item(found, item, as_json)
    elif as_json:
        write_json(found)
    else:
        click.echo("\n".join(_overview(found)))


def _overview(framework: Framework) -> Iterator[str]:
    head = framework.head
    yield f"{head.title}\n{framework.pin}\n"
    yield wrapped(head.summary) + "\n"
    yield f"Licence: {head.licence}"
    yield f"Source: {head.provenance.source}"
    yield wrapped(f"Ours: {head.provenance.ours}") + "\n"
    rows = []
    for name, (part, _) in SUBJECTS.items():
        ids = [key for key, _ in items(getattr(framework, part))]
        if ids:
            rows.append((name, len(ids), _shortened(ids)))
    yield table(("file", "items", "ids"), rows)


def _shortened(ids: list[str]) -> str:
    return ", ".join(ids) if len(ids) <= 8 else f"{', '.join(ids[:4])} ... {ids[-1]}"


def _show_item(framework: Framework, key: str, as_json: bool) -> None:
    known = dict(items(framework))
    if key not in known:
        raise refuse(framework.head.id, f'there is no item "{key}".{nearest(key, known)}')
    item = known[key]
    passages = [p for p in framework.passages if p.id in getattr(item, "trace", ())]
    traced = (
        [k for k, i in known.items() if key in getattr(i, "trace", ())] if isinstance(item, Passage) else []
    )
    if as_json:
        write_json({"item": item, "passages": passages, "reached_by": traced})
        return
    click.echo("\n".join(_fields(item)))
    for passage in passages:
        click.echo(wrapped(f"{passage.id} ({passage.heading}): {passage.gist}", "    ", "  "))
    if traced:
        click.echo(wrapped(f"reached by: {', '.join(traced)}"))


def _fields(item: Struct) -> Iterator[str]:
    for name, value in msgspec.to_builtins(item).items():
        if value not in (None, "", [], (), {}):
            yield from _field(name.replace("_", " "), value, "")


def _field(name: str, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, dict):
        yield f"{indent}{name}:"
        for key, part in value.items():
            yield from _field(key.replace("_", " "), part, indent + "  ")
    elif isinstance(value, list | tuple) and any(isinstance(v, dict) for v in value):
        yield f"{indent}{name}:"
        for part in value:
            words = "; ".join(f"{k} {v}" for k, v in part.items() if v not in (None, "", [], ()))
            yield wrapped(words, indent + "    ", indent + "  ")
    elif isinstance(value, list | tuple):
        yield wrapped(f"{name}: {'; '.join(str(v) for v in value)}", indent + "  ", indent)
    else:
        yield wrapped(f"{name}: {value}", indent + "  ", indent)
