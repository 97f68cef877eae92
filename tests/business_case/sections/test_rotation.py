"""Lead roles on the page: who held them, who was entitled to them, whose turn is next."""

from __future__ import annotations

import datetime
from types import SimpleNamespace
from typing import Any

from msgspec.structs import replace

from moothall.business_case.document import Details, Figure, Section, Table
from moothall.business_case.sections.rotation import rotation
from moothall.findings.governance import CalendarTerm, RoleFinding, RoleShare
from tests.business_case.reading import all_of, words
from tests.business_case.sections.briefs import Made

DAY = datetime.date(2026, 10, 1)


class Told(Made):
    """A brief with lead roles only."""

    def __init__(self, *roles: RoleFinding, holders: tuple[Any, ...] = ()) -> None:
        self.findings = SimpleNamespace(governance=SimpleNamespace(roles=roles))
        role = SimpleNamespace(role="chair", holders=holders)
        bodies = (SimpleNamespace(id="b", lead_roles=(role,)),)
        self.project = SimpleNamespace(governance=SimpleNamespace(bodies=bodies))

    def option(self, id: str) -> str:
        return f"Option {id}"

    def partner(self, id: str) -> str:
        return id.title()


def share(partner: str, part: float, held: float, whole: int, dhondt: int) -> RoleShare:
    return RoleShare(
        partner=partner, share=part, held=held, exact=10 * part, largest_remainder=whole, dhondt=dhondt,
        sainte_lague=whole, deviation=round(held - 10 * part, 2),
    )  # fmt: skip


CHAIR = RoleFinding(
    body="b",
    title="Joint committee",
    role="chair",
    basis="held",
    start=datetime.date(2016, 9, 1),
    until=datetime.date(2026, 8, 31),
    years=10.0,
    partners=(
        share("north", 0.5, 8.0, 5, 5), share("east", 0.3, 2.0, 3, 3), share("west", 0.2, 0.0, 2, 2)
    ),
    never_held=("west",),
    deviation=3.0,
    jain=0.57,
    next_rotation=DAY,
    calendar=(CalendarTerm(start=DAY, largest_remainder="west", dhondt="east", planned=None),),
)  # fmt: skip


def told(*roles: RoleFinding, **more: Any) -> Section:
    return Section("rotation", "Rotation", tuple(rotation(Told(*roles, **more))))  # type: ignore[arg-type]


def rows(found: Section, key: str) -> list[list[str]]:
    table = next(t for t in all_of(Table, found) if t.id == key)
    return [["".join(r.text for r in cell.text) for cell in row.cells] for row in table.rows]


def test_without_a_role_it_says_so() -> None:
    assert "No lead role" in words(told())


def test_years_and_entitlement_in_words_picture_and_table() -> None:
    found = told(CHAIR)
    said = words(found)
    assert (
        "held from 1 September 2016 to 31 August 2026: North 8 years, East 2 years and West 0 years." in said
    )
    assert "West never held it, though entitled to 2 years." in said
    assert "By exact shares, 3 years of 10 fell to others than those entitled." in said
    assert "Jain index of fairness: 0.57 (1: all alike; 1/3: one partner had all)." in said
    assert rows(found, "table-rotation-1")[2] == ["West", "20%", "0", "2", "−2", "2", "2", "2"]
    (figure,) = all_of(Figure, found)
    assert figure.reading == "North has 3 years more than its share comes to."
    assert [s.title for s in figure.chart.series] == ["Held", "Entitled to"]


def test_the_calendar_stands_folded_with_both_methods() -> None:
    found = told(CHAIR)
    (details,) = all_of(Details, found)
    assert details.summary.endswith("whose turn from 1 October 2026")
    assert rows(found, "table-calendar-1") == [["1 October 2026", "West", "East", "–"]]


def test_a_plan_is_told_as_one() -> None:
    said = words(told(replace(CHAIR, basis="planned")))
    assert "planned from 1 September 2016" in said
    assert "West is not to hold it, though entitled to 2 years." in said
    assert "would fall to others" in said


def test_what_is_not_known_is_said() -> None:
    bare = RoleFinding(body="b", title="Joint committee", role="chair", shares_agreed=False)
    said = words(told(bare))
    assert "Who held it, and for how long, is not recorded." in said
    assert "equal shares" not in said
    assert "No date is set for it to pass on." in said
    assert not all_of(Figure, told(bare))
    assert "equal shares stand in" in words(told(replace(CHAIR, shares_agreed=False)))
    term = SimpleNamespace(partner="north", start=DAY, end=None)
    assert "Planned without an end: North from 1 October 2026." in words(told(bare, holders=(term,)))
