"""`moothall framework diff`: what changed between two frameworks or versions."""

from __future__ import annotations

from collections import Counter
from typing import Any

import click

from moothall.cli.framework.place import place_of
from moothall.cli.output import table, write_json
from moothall.files.framework_diff import Change
from moothall.files.framework_diff import diff as compared
from moothall.files.frameworks import read_framework

WIDTH, LEAD = 60, 20
"""Letters shown of a text, and letters before the first difference."""


@click.command()
@click.argument("a")
@click.argument("b")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def diff(a: str, b: str, as_json: bool) -> None:
    """Compare two frameworks item by item, by id.

    A and B are folders, or ids of the library.
    """
    before, after = read_framework(place_of(a)), read_framework(place_of(b))
    changes = compared(before, after)
    if as_json:
        write_json({"before": before.pin, "after": after.pin, "changes": changes})
        return
    if not changes:
        click.echo(
            f"{before.head.id} {before.head.version} and {after.head.id} {after.head.version} ask the same."
        )
        return
    click.echo(table(("id", "what", "field", "before -> after"), [_row(c) for c in changes]))
    totals = Counter(c.kind for c in changes)
    click.echo("\n" + ", ".join(f"{count} {kind}" for kind, count in totals.items()) + ".")


def _row(change: Change) -> tuple[str, str, str, str]:
    if change.kind == "added":
        words = _short(change.after)
    elif change.kind == "removed":
        words = _short(change.before)
    elif change.before is None and change.after is None:
        words = ""
    else:
        before, after = _words(change.before), _words(change.after)
        start = _start(before, after)
        words = f"{_short(before, start)} -> {_short(after, start)}"
    return change.id, change.kind, change.field, words


def _start(before: str, after: str) -> int:
    """Where to begin two texts, so that their first difference is seen."""
    pairs = zip(before, after, strict=False)
    same = next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(before), len(after)))
    return before.rfind(" ", 0, same - LEAD) + 1 if same > LEAD else 0


def _words(value: Any) -> str:
    if value is None:
        return "(nothing)"
    return "; ".join(str(v) for v in value) if isinstance(value, list | tuple) else str(value)


def _short(value: Any, start: int = 0) -> str:
    """A text from where it begins to differ, cut to a width."""
    words = ("..." if start else "") + _words(value)[start:]
    return words if len(words) <= WIDTH else words[: WIDTH - 3] + "..."
