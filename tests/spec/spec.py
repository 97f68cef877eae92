"""Worked examples as small tables: one file a method, read by the tests and by whoever writes the manual.

A file of this folder has a docstring (the chapter's title, then what the method does), `EXAMPLES`, and
`work_out`, which asks the engine. An example is a table in, a table out, a title and the source of the
numbers. What the method appendix prints stands in `library/methods`, and the file here only says how it is
solved. Tables are written in Markdown; a cell that reads as a number is one, an empty cell is None.
"""

from __future__ import annotations

import importlib
import math
import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any, NamedTuple

import tests.spec
from moothall.files.methods import library_methods

LIBRARY = {m.id: m for m in library_methods()}
Row = dict[str, Any]
Table = list[Row]


class Example(NamedTuple):
    """One worked example."""

    title: str
    source: str
    given: str
    expected: str
    tolerance: float = 0.0
    cases: tuple[tuple[str, str], ...] = ()
    """(column as `given.x`, `expected.x` or `given.*`, path into a case file as `roc_weights/expected/3`)."""

    def __str__(self) -> str:
        return self.title


def printed(name: str, cases: Mapping[str, tuple[tuple[str, str], ...]] | None = None) -> list[Example]:
    """Examples of a method of the library, which documents print; `cases` by the title of the example."""
    held = cases or {}
    found = [
        Example(e.title, e.source, e.given, e.expected, e.tolerance, held.get(e.title, ()))
        for e in LIBRARY[name].examples
    ]
    assert held.keys() <= {e.title for e in found}, held.keys()
    return found


class Method(NamedTuple):
    """A chapter: what a method does, and its examples."""

    name: str
    title: str
    text: str
    examples: Sequence[Example]
    work_out: Callable[[Table], Table]


def methods() -> Iterator[Method]:
    """Every chapter of this folder, by the name of its file."""
    for found in pkgutil.iter_modules(tests.spec.__path__):
        if found.name != "spec" and not found.name.startswith("test_"):
            yield _method(importlib.import_module(f"tests.spec.{found.name}"))


def _method(module: ModuleType) -> Method:
    name = module.__name__.rpartition(".")[2]
    if name in LIBRARY:
        return Method(name, LIBRARY[name].title, LIBRARY[name].text, module.EXAMPLES, module.work_out)
    title, _, text = (module.__doc__ or "").partition("\n")
    return Method(name, title.strip().removesuffix("."), text.strip(), module.EXAMPLES, module.work_out)


def table(text: str) -> Table:
    """Rows of a table in Markdown."""
    lines = [line.strip().strip("|").split("|") for line in text.strip().splitlines()]
    header = [cell.strip() for cell in lines[0]]
    return [
        dict(zip(header, [_value(cell.strip()) for cell in line], strict=True))
        for line in lines[1:]
        if "-" not in (letters := set("".join(line))) or not letters <= set("-: ")
    ]


def _value(word: str) -> Any:
    if not word:
        return None
    try:
        return int(word)
    except ValueError:
        pass
    try:
        return float(word)
    except ValueError:
        return word


def same(found: Any, expected: Any, tolerance: float) -> bool:
    """Whether a cell is as expected: a number within the tolerance, anything else exactly."""
    if isinstance(expected, int | float) and isinstance(found, int | float):
        return math.isclose(found, expected, rel_tol=0, abs_tol=max(tolerance, 1e-12))
    return bool(found == expected)


def numbers(example: Example, column: str) -> list[float]:
    """The numbers of a column, or row by row of all columns (`given.*`)."""
    side, _, name = column.partition(".")
    rows = table(getattr(example, side))
    picked = [[v for k, v in row.items() if name in ("*", k)] for row in rows]
    return [float(v) for row in picked for v in row if isinstance(v, int | float)]
