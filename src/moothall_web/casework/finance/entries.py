"""The lines of money of one option as a form holds them.

Rows that differ by their year alone, and follow each other, are one entry with a first and a last year: so
ten rows of the same amount are typed once. What was typed is held flat: `line.12.amount` for the entry that
begins with row 12, `new.TC4.0.amount` for one that is added.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from moothall.framework.framework import Framework
from moothall.project.finance import PLAIN_CATEGORIES, FinanceRow
from moothall_web.casework.field_types import Field, called
from moothall_web.casework.fields import fields_of, shown, taken
from moothall_web.casework.models import Value
from moothall_web.casework.reading import Fields
from moothall_web.casework.zeros import SHELF, unreasoned

ASKED = (
    "partner", "year", "until", "amount", "low", "high", "reason", "evidence", "price_base", "budget_line",
    "cashable", "grade",
)  # fmt: skip
"""Fields that the form asks; a row keeps all others as they are."""
YEARS = ("year", "until")
LOOSE = frozenset({*YEARS, "reason", "evidence", "grade"})
"""Fields in which rows of one entry may differ."""
GIVEN = frozenset({"partner", "price_base", "budget_line", "cashable"})
"""Fields that alone do not make a line: an added one that holds no more is left out."""
NAME = re.compile(r"(line\.\d{1,9}|new\.[A-Za-z0-9_-]{1,40}\.\d{1,4})\.(\w{1,40})")


class Category(Struct, frozen=True):
    """One kind of money that is asked for: a transaction cost of the framework, or what runs beside them."""

    id: str
    title: str
    kind: str
    examples: tuple[str, ...] = ()


class Entry(Struct, frozen=True):
    """A line as it stands.

    name : in the form
    rows : of finance.csv, by year
    words : what stands in its fields, as a person would type it
    """

    name: str
    rows: tuple[Value, ...]
    words: dict[str, str]

    @property
    def fields(self) -> Fields:
        """The first of its rows."""
        return self.rows[0].fields or {}

    @property
    def category(self) -> str:
        """What it is money for."""
        return str(self.fields["category"])

    @property
    def seen(self) -> str:
        """Its rows with their versions: where they are others now, somebody changed it."""
        return " ".join(f"{v.place.key}:{v.version}" for v in self.rows)


def categories(framework: Framework) -> tuple[Category, ...]:
    """Every category in order: running the service first, then what sharing costs, then what it brings."""
    asked = [Category(c.id, c.title, "cost", c.examples) for c in framework.transaction_costs.categories]
    running, capital, *gains = (
        Category(id, called(id), id if id in ("saving", "income") else "cost") for id in PLAIN_CATEGORIES
    )
    return (running, *asked, capital, *gains)


def asked_fields() -> dict[str, Field]:
    """The fields that the form asks, by name."""
    found = {f.path: f for f in fields_of(FinanceRow)}
    return {name: found[name] for name in ASKED}


def entries(values: Iterable[Value]) -> tuple[Entry, ...]:
    """Rows of one option as entries, in the order of their first rows."""
    alike: dict[str, list[list[Value]]] = {}
    for value in sorted(values, key=lambda v: int((v.fields or {}).get("year") or 0)):
        spans = alike.setdefault(_alike(value.fields or {}), [])
        if spans and _next(spans[-1][-1].fields or {}, value.fields or {}):
            spans[-1].append(value)
        else:
            spans.append([value])
    made = [entry_of(span) for spans in alike.values() for span in spans]
    return tuple(sorted(made, key=lambda e: (e.rows[0].place.position, e.rows[0].place.pk)))


def entry_of(span: Iterable[Value]) -> Entry:
    """Rows that belong together as one entry."""
    rows = tuple(span)
    first, last = rows[0].fields or {}, rows[-1].fields or {}
    words = {name: words for name, words in shown(FinanceRow, first).items() if name in ASKED}
    if len(rows) > 1:
        words["until"] = str(last.get("until") or last["year"])
    for name in LOOSE - {*YEARS}:
        words[name] = next((w for v in rows if (w := shown(FinanceRow, v.fields or {})[name])), "")
    return Entry(f"line.{rows[0].place.key}", rows, words)


def _alike(fields: Fields) -> str:
    return repr(sorted((name, value) for name, value in fields.items() if name not in LOOSE))


def _next(before: Fields, after: Fields) -> bool:
    """Whether a row goes on where another ends."""
    ends, starts = before.get("until") or before.get("year"), after.get("year")
    return ends is not None and starts is not None and int(starts) == int(ends) + 1


def typed(post: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """What was typed into each entry, by its name; the box that takes it away, and what was seen, too."""
    found: dict[str, dict[str, str]] = {}
    for path, words in post.items():
        if match := NAME.fullmatch(path):
            text = str(words).replace("\r\n", "\n")
            found.setdefault(match[1], {})[match[2]] = text if match[2] == "reason" else text.strip()
    return found


def begun(words: Mapping[str, str]) -> bool:
    """Whether somebody typed a line: whose it is, and at what prices, is no line yet."""
    return any(words.get(name, "").strip() for name in ASKED if name not in GIVEN)


def same(words: Mapping[str, str], entry: Entry) -> bool:
    """Whether what was typed is what stands."""
    return not words.get("remove") and all(
        words.get(name, entry.words[name]).strip() == entry.words[name].strip() for name in ASKED
    )


def category_of(name: str) -> str:
    """Of an added entry, by its name in the form."""
    return name.split(".")[1]


Written = list[tuple[str, Fields | None, int]]
"""Rows to be written: the key, empty for a new one; what it holds, None to take it away; the version seen."""


def added(option: str, category: Category, words: Mapping[str, str]) -> tuple[Fields, dict[str, str]]:
    """A line that was typed anew, and by field what is wrong with it."""
    given = {"option": option, "category": category.id, "kind": category.kind}
    return _checked({**given, **{name: words.get(name, "") for name in ASKED}})


def changed(entry: Entry, words: Mapping[str, str]) -> tuple[Written, dict[str, str]]:
    """The rows of an entry as they are to be, and by field what is wrong with what was typed."""
    if words.get("remove"):
        return [(v.place.key, None, v.version) for v in entry.rows], {}
    now = {name: words.get(name, entry.words[name]) for name in ASKED}
    values, faults = _checked({**shown(FinanceRow, entry.fields), **now})
    if faults:
        return [], faults
    moved = [name for name in ASKED if now[name].strip() != entry.words[name].strip()]
    if any(name in moved for name in YEARS):
        rest = [(v.place.key, None, v.version) for v in entry.rows[1:]]
        return [(entry.rows[0].place.key, values, entry.rows[0].version), *rest], {}
    return list(_each(entry, values, moved)), {}


def _each(entry: Entry, values: Fields, moved: Iterable[str]) -> Iterator[tuple[str, Fields | None, int]]:
    """Every row with the fields that were changed; its year, and what it says alone, stay."""
    for row in entry.rows:
        fields = dict(row.fields or {})
        for name in moved:
            fields.pop(name, None)
            if name in values:
                fields[name] = values[name]
        yield row.place.key, fields, row.version


def _checked(words: Mapping[str, str]) -> tuple[Fields, dict[str, str]]:
    values, faults = taken(FinanceRow, words)
    if not faults and (said := unreasoned(SHELF, values)):
        faults = {"amount": said}
    return values, faults
