"""Writing to standard output: words for people, or one JSON object for programs."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

import click
import msgspec


def write_json(value: Any) -> None:
    """One JSON object in UTF-8, whatever the terminal's letters."""
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=1))


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Rows under a header, in columns as wide as their widest word; the last is not filled up."""
    lines = [[str(cell) for cell in row] for row in (header, *rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(header) - 1)]
    return "\n".join(
        "  ".join([*(c.ljust(w) for c, w in zip(line, widths, strict=False)), line[-1]]).rstrip()
        for line in lines
    )


def width() -> int:
    """Letters in a line of the terminal, within what reads well; of none, 100."""
    return max(40, min(110, shutil.get_terminal_size((100, 24)).columns))


def wrapped(text: str, indent: str = "", first: str | None = None) -> str:
    """Text folded to the terminal's width, with an indent (and another on the first line)."""
    start = indent if first is None else first
    return textwrap.fill(
        text, width(), initial_indent=start, subsequent_indent=indent, break_on_hyphens=False
    )


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun, as 1 flag, 2 flags."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
