"""Weights as one group gives them: what is weighed together, in which ways, and the rows that come of it."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import combinations
from pathlib import Path

import msgspec
import yaml
from django.utils.translation import gettext as _
from msgspec import Struct

from moothall.framework.framework import Framework
from moothall.project.weight_sets import standing
from moothall.project.weights import PAIRS, WeightRow
from moothall_web.casework.fields import taken
from moothall_web.casework.models import Value
from moothall_web.casework.reading import Fields

SECTIONS = "sections"
"""Name of the set of all sections; every other set has the id of its section."""

WAYS = {
    "points": "swing_points", "ranges": "swing_points", "ranking": "swing_ranking", "pairs": PAIRS,
    "direct": "direct_points", "equal": "equal",
}  # fmt: skip
"""Ways to weigh, each with the method that its rows name."""


class Item(Struct, frozen=True):
    """Something that is weighed: its worst and best in the words of the framework, where it has any."""

    id: str
    title: str
    worst: str = ""
    best: str = ""


class ItemSet(Struct, frozen=True):
    """Items that are weighed against each other.

    items : those that apply
    rest : ids of those that do not; they get no weight
    """

    id: str
    kind: str
    title: str
    items: tuple[Item, ...]
    rest: tuple[str, ...] = ()

    @property
    def pairs(self) -> tuple[tuple[Item, Item], ...]:
        """Every pair, in the order of the framework."""
        return tuple(combinations(self.items, 2))


@cache
def ratios() -> tuple[float, ...]:
    """How many times as much one of a pair may count as the other, highest first."""
    read = yaml.safe_load(Path(__file__).with_name("weighing.yaml").read_text(encoding="utf-8"))
    return tuple(float(r) for r in read["ratios"])


def sets(framework: Framework, left_out: Iterable[Fields]) -> tuple[ItemSet, ...]:
    """The sections, then the criteria of each."""
    gone, scale = {r["criterion"] for r in left_out}, framework.matrix.scale
    low, high = (str(scale.low), str(scale.high)) if scale else ("", "")
    made = []
    for section in framework.matrix.sections:
        items = tuple(
            Item(c.id, c.title, c.anchors.get(low, ""), c.anchors.get(high, ""))
            for c in section.criteria
            if c.id not in gone
        )
        rest = tuple(c.id for c in section.criteria if c.id in gone)
        made.append(ItemSet(section.id, "criterion", f"{section.id} {section.title}", items, rest))
    some = tuple(Item(s.id, s.title) for s in framework.matrix.sections if s.criteria)
    rest = tuple(m.id for m in made if not m.items)
    some = tuple(i for i in some if i.id not in rest)
    return (ItemSet(SECTIONS, "section", _("All sections"), some, rest), *made)


def rows_in(asked: ItemSet, group: str, weights: Iterable[Value]) -> list[Value]:
    """A group's rows of a set, of all days."""
    items = {i.id for i in asked.items} | set(asked.rest)
    found = ((v, v.fields or {}) for v in weights)
    return [v for v, f in found if (f["group"], f["kind"]) == (group, asked.kind) and f["item"] in items]


def counting(rows: Iterable[Fields]) -> tuple[WeightRow, ...]:
    """Of a group's rows of a set those that count."""
    return standing(msgspec.convert(row, WeightRow, strict=False) for row in rows)


def way_of(rows: Iterable[WeightRow]) -> str:
    """The way in which rows were found; points where there are none."""
    held = list(rows)
    if any(r.interval for r in held):
        return "ranges"
    method = held[0].method if held else "swing_points"
    return next(way for way, name in WAYS.items() if name == method)


def shown(rows: Iterable[WeightRow]) -> dict[str, str]:
    """What counts as it is typed: by field, as `value--Q1`."""
    found: dict[str, str] = {}
    for row in rows:
        if row.method == PAIRS and row.against and row.value:
            found[f"ratio--{row.item}--{row.against}"] = f"{row.value:.6g}"
            found[f"ratio--{row.against}--{row.item}"] = f"{1 / row.value:.6g}"
            continue
        for name in ("low", "value", "high"):
            if (number := getattr(row, name)) is not None:
                found[f"{name}--{row.item}"] = f"{number:.12g}"
    return found


Made = tuple[list[Fields], dict[str, str]]
"""Rows, and by field what is wrong with them."""


class Form(Struct, frozen=True):
    """What the rows of a set have in common."""

    asked: ItemSet
    group: str
    way: str
    day: datetime.date
    by: str
    reason: str

    def row(self, item: str, *, against: str = "", **numbers: str) -> tuple[Fields, dict[str, str]]:
        """One row of what was typed, and what is wrong by the field of the type."""
        typed = {
            "group": self.group, "kind": self.asked.kind, "item": item, "against": against,
            "method": WAYS[self.way], "date": self.day.isoformat(), "by": self.by, "reason": self.reason,
        }  # fmt: skip
        return taken(WeightRow, typed | numbers)


def points(form: Form, words: Mapping[str, str]) -> Made:
    """Rows of numbers, with ends where the way has them; what does not apply gets 0."""
    rows: list[Fields] = []
    faults: dict[str, str] = {}
    names = ("low", "value", "high") if form.way == "ranges" else ("value",)
    for item in form.asked.items:
        typed = {n: words.get(f"{n}--{item.id}", "").strip() for n in names}
        if not any(typed.values()):
            faults[f"value--{item.id}"] = _("Give {item} a number; 0 is allowed.").format(item=item.id)
            continue
        row, wrong = form.row(item.id, **typed)
        faults |= {f"{n}--{item.id}" if n in names else n: said for n, said in wrong.items()}
        rows.append(row)
    rows += [form.row(item, value="0")[0] for item in form.asked.rest]
    return rows, faults


def ranking(form: Form, places: list[list[str]]) -> Made:
    """Rows of an order; what does not apply comes last."""
    at = [*places, *([list(form.asked.rest)] if form.asked.rest else [])]
    rows: list[Fields] = []
    faults: dict[str, str] = {}
    for number, items in enumerate(at, 1):
        for item in items:
            row, wrong = form.row(item, value=str(number))
            rows.append(row)
            faults |= wrong
    return rows, faults


def pairs(form: Form, words: Mapping[str, str], before: Iterable[WeightRow]) -> Made:
    """Rows of pairs, each the way round in which it stood before."""
    stood = {(r.item, r.against) for r in before if r.against}
    rows: list[Fields] = []
    faults: dict[str, str] = {}
    for one, other in form.asked.pairs:
        a, b = (other.id, one.id) if (other.id, one.id) in stood else (one.id, other.id)
        said = _ratio(words.get(f"ratio--{one.id}--{other.id}", ""))
        if said is None:
            faults[f"ratio--{one.id}--{other.id}"] = _("Say how {one} and {other} compare.").format(
                one=one.id, other=other.id
            )
            continue
        row, wrong = form.row(a, against=b, value=repr(said if a == one.id else 1 / said))
        rows.append(row)
        faults |= wrong
    return rows, faults


def _ratio(word: str) -> float | None:
    try:
        said = float(word)
    except ValueError:
        return None
    if not math.isfinite(said) or said <= 0:
        return None
    # A ratio is shown with six digits: make a third of 0.333333 again.
    return next((1 / r for r in ratios() if math.isclose(said, 1 / r, rel_tol=1e-4)), said)


def equal(form: Form) -> Made:
    """Rows that say that all count alike."""
    rows: list[Fields] = []
    faults: dict[str, str] = {}
    for item in (*(i.id for i in form.asked.items), *form.asked.rest):
        row, wrong = form.row(item)
        rows.append(row)
        faults |= wrong
    return rows, faults
