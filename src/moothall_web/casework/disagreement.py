"""Where those who scored differ, widest first. Nothing is averaged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from moothall_web.casework.models import Value
from moothall_web.casework.scoring import At, Cell, cell_of, latest


class Said(Struct, frozen=True):
    """What one assessor says of a cell.

    before : marks that were revised, oldest first
    """

    assessor: str
    group: str
    cell: Cell
    before: tuple[str, ...] = ()


class Difference(Struct, frozen=True):
    """One cell with all that may be seen of it.

    spread : highest score less lowest; 0 where fewer than two scored
    """

    option: str
    criterion: str
    said: tuple[Said, ...]
    spread: int

    @property
    def name(self) -> str:
        """How a page calls it."""
        return f"{self.option}--{self.criterion}"


def differences(
    places: Iterable[At], values: Iterable[Value], group_of: Mapping[str, str]
) -> tuple[Difference, ...]:
    """Every cell, those first in which the scores lie furthest apart; else in the order of the page.

    group_of : assessor to the title of the group
    """
    said: dict[At, list[Said]] = {at: [] for at in places}
    for (option, criterion, code), rows in latest(values).items():
        if (option, criterion) in said:
            marks = tuple(cell_of(v).mark for v in rows[:-1])
            said[option, criterion].append(Said(code, group_of.get(code, ""), cell_of(rows[-1]), marks))
    order = list(group_of)
    found = []
    for (option, criterion), those in said.items():
        those.sort(key=lambda s: order.index(s.assessor) if s.assessor in order else len(order))
        scores = [int(s.cell.mark) for s in those if s.cell.mark.lstrip("-").isdigit()]
        found.append(Difference(option, criterion, tuple(those), max(scores) - min(scores) if scores else 0))
    return tuple(sorted(found, key=lambda d: -d.spread))
