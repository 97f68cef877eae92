"""What becomes of each building and desk, against today (method note, M14).

What the option does not say of a building that stands today is unknown, never kept. A closed building has no
desk, floor or energy. Hours lost in one place and gained in another are told apart.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from moothall.findings.sustainability import BuildingFinding, OptionBuildings, PlaceDesk
from moothall.project.buildings import BuildingRow

FIGURES = ("floor_area", "energy", "desk_hours")


def buildings(
    rows: Sequence[BuildingRow], options: Sequence[str], baseline: str | None
) -> tuple[OptionBuildings, ...]:
    """Every option with rows, in order, beside the service as it is."""
    now = {r.id: r for r in rows if r.option == baseline}
    found = []
    for option in options:
        own = {r.id: r for r in rows if r.option == option}
        if own:
            told = [_building(own.get(b), now.get(b), bool(now)) for b in dict.fromkeys([*now, *own])]
            found.append(_option(option, told))
    return tuple(found)


def _option(option: str, told: Sequence[BuildingFinding]) -> OptionBuildings:
    desks = tuple(_desks(told))
    changes = [d.change for d in desks if d.change is not None]
    return OptionBuildings(
        option=option,
        buildings=tuple(told),
        closed=_count(told, "closed"),
        opened=_count(told, "opened"),
        reduced=_count(told, "reduced"),
        unknown=_count(told, "unknown"),
        desks=desks,
        hours_lost=math.fsum(-c for c in changes if c < 0),
        hours_gained=math.fsum(c for c in changes if c > 0),
        floor_area_change=_difference(told, "floor_area_before", "floor_area"),
        energy_change=_difference(told, "energy_before", "energy"),
    )


def _count(told: Iterable[BuildingFinding], fate: str) -> int:
    return sum(b.fate == fate for b in told)


def _building(own: BuildingRow | None, now: BuildingRow | None, compared: bool) -> BuildingFinding:
    """One building; before it opens it is nothing, where today's buildings are recorded at all."""
    row = own or now
    assert row is not None  # it stands in one of the two
    before = [_now(now, f, compared) for f in FIGURES]
    after = [_then(own, f) for f in FIGURES]
    return BuildingFinding(
        id=row.id,
        title=row.title,
        place=row.place,
        fate=own.fate if own else "unknown",
        floor_area_before=before[0],
        floor_area=after[0],
        energy_before=before[1],
        energy=after[1],
        desk_before=before[2],
        desk=after[2],
        sources=own.evidence if own else (),
        note=own.note if own else "",
    )


def _now(now: BuildingRow | None, field: str, compared: bool) -> float | None:
    if now is None:
        return 0.0 if compared else None
    return _figure(now, field)


def _then(own: BuildingRow | None, field: str) -> float | None:
    return None if own is None else _figure(own, field)


def _figure(row: BuildingRow, field: str) -> float | None:
    if row.fate == "closed":
        return 0.0
    value: float | None = getattr(row, field)
    return value


def _desks(told: Sequence[BuildingFinding]) -> Iterator[PlaceDesk]:
    """Hours by place; where one building's are not known, nor are the place's."""
    for place in dict.fromkeys(b.place for b in told):
        here = [b for b in told if b.place == place]
        before, after = _total(b.desk_before for b in here), _total(b.desk for b in here)
        if before == 0 and after == 0:
            continue
        known = before is not None and after is not None
        yield PlaceDesk(
            place=place,
            before=before,
            after=after,
            change=after - before if known else None,  # type: ignore[operator]
        )


def _total(values: Iterable[float | None]) -> float | None:
    kept = list(values)
    return None if None in kept else math.fsum(v for v in kept if v is not None)


def _difference(told: Sequence[BuildingFinding], before: str, after: str) -> float | None:
    then, now = _total(getattr(b, after) for b in told), _total(getattr(b, before) for b in told)
    return None if then is None or now is None else then - now
