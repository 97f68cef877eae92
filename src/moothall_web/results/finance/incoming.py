"""Lines of money in a file, and what they would change here: row by row, and summed before and after.

A file is all the lines of those options and payers that it holds: their other lines go, and no others do.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

import msgspec
from django.utils.translation import gettext as _
from msgspec import Struct

from moothall.files.errors import Complaint, ReadError, refuse
from moothall.files.limits import limits
from moothall.files.tables import Rows, read_table
from moothall.files.workbook.one_sheet import read_one_sheet
from moothall.project.finance import FinanceRow
from moothall.project.signatures import recorded_sum
from moothall_web.accounts.models import Project as Held
from moothall_web.casework import reading
from moothall_web.casework.actions import Change
from moothall_web.casework.bare_project import problems
from moothall_web.casework.desk import framework_in
from moothall_web.casework.fields import said
from moothall_web.casework.models import Value
from moothall_web.casework.reading import Fields
from moothall_web.casework.shelves import bare, shelves
from moothall_web.casework.zeros import SHELF, unreasoned

CSV, BOOK = ".csv", ".xlsx"
ENDINGS = (CSV, BOOK)
SHEET = "finance"
SHELVES = ("head", "head.partners", "options", "evidence")
AGREES = 0.5
"""Difference between two sums that is still taken for rounding."""
ALIKE: tuple[Callable[[FinanceRow], tuple[Any, ...]], ...] = (
    lambda r: (r.option, r.partner, r.category, r.kind, r.budget_line, r.affected, r.year, r.until),
    lambda r: (r.option, r.partner, r.category, r.kind, r.budget_line, r.year),
    lambda r: (r.option, r.partner, r.category, r.kind, r.year),
)
"""By what a line here and one in the file are taken for the same, the closest first."""

AMOUNTS = ("amount", "low", "high", "price_base", "budget_line")
"""What is told of a line that is added or removed."""
What = Literal["added", "changed", "removed"]


class Line(Struct, frozen=True):
    """A line that changes: where it is, and for each field what stands here and what is to stand.

    key : of its row; empty for a new one
    """

    what: What
    key: str
    seen: int
    here: FinanceRow | None
    there: FinanceRow | None

    @property
    def row(self) -> FinanceRow:
        """As it is to be, or as it was."""
        found = self.there or self.here
        assert found is not None, "a line stands on one side at least"
        return found

    @property
    def fields(self) -> list[tuple[str, str, str]]:
        """What each field that differs is called, and its words here and there.

        Of a line that is on one side alone, its amounts: what it is for stands with it anyway.
        """
        here, there = (said(FinanceRow, self._told(r)) if r else {} for r in (self.here, self.there))
        names = dict.fromkeys((*here, *there))
        return [(n, here.get(n, ""), there.get(n, "")) for n in names if here.get(n) != there.get(n)]

    def _told(self, row: FinanceRow) -> Fields:
        fields = bare(row)
        return fields if self.what == "changed" else {n: fields[n] for n in AMOUNTS if n in fields}


class Total(Struct, frozen=True):
    """Sums of one kind of money of one payer of an option, as recorded.

    categories : each with its sum before and after; bases : prices that are mixed in it
    """

    option: str
    partner: str
    kind: str
    before: float
    after: float
    categories: tuple[tuple[str, float, float], ...]
    bases: tuple[str, ...]


class Preview(Struct, frozen=True):
    """What a file would do: lines that change, how many do not, and the sums."""

    lines: tuple[Line, ...]
    unchanged: int
    totals: tuple[Total, ...]

    def count(self, what: What) -> int:
        """How many lines are added, changed or removed."""
        return sum(line.what == what for line in self.lines)


def read(held: Held, name: str, data: bytes) -> Rows:
    """The lines in a file, held to the rules of the project; ReadError with every fault."""
    ending = Path(name).suffix.casefold()
    if len(data) > limits().upload_bytes:
        raise refuse(name, _("the file is larger than {n:,} bytes.").format(n=limits().upload_bytes))
    if ending not in ENDINGS:
        known = ", ".join(ENDINGS)
        raise refuse(
            name, _("a file of this kind is not read; send one of these: {kinds}.").format(kinds=known)
        )
    rows = reading.held(held, SHELVES)
    with tempfile.TemporaryDirectory(prefix="moothall-") as place:
        file = Path(place) / f"{SHEET}{ending}"
        file.write_bytes(data)
        try:
            found = _read(file, ending, str(reading.head_of(rows).get("currency", "GBP")))
        except ReadError as error:
            raise ReadError([_renamed(c, name) for c in error.complaints]) from None
    found = msgspec.structs.replace(
        found, file=name, notes=tuple(_renamed(n, name) for n in (*found.doubts, *found.notes))
    )
    if not found.rows:
        raise refuse(name, _("there is no line in it."))
    if faults := list(_faults(found, rows)):
        raise ReadError(faults)
    return found


def _read(file: Path, ending: str, currency: str) -> Rows:
    if ending == BOOK:
        return read_one_sheet(file, SHEET, FinanceRow, currency)
    return read_table(file, FinanceRow, currency)


def _renamed(complaint: Complaint, name: str) -> Complaint:
    return msgspec.structs.replace(complaint, file=name)


def _faults(found: Rows, rows: dict[str, list[Fields]]) -> Iterator[Complaint]:
    """What the rules say of the lines: ids that nobody knows, amounts below zero, zeros without a reason."""
    titled = {
        name: [{"id": r["id"], "title": r.get("title") or r["id"]} for r in rows[name]]
        for name in ("options", "head.partners")
    }
    wrong = problems(
        framework_in(rows), reading.head_of(rows), SHELF, options=titled["options"],
        head_partners=titled["head.partners"], evidence=rows["evidence"],
        finance=[bare(row) for row in found.rows],
    )  # fmt: skip
    for problem in wrong:
        place, *field = problem.path
        yield found.complaint(int(place), str(field[0]) if field else None, problem.message)
    for number, row in enumerate(found.rows):
        if words := unreasoned(SHELF, bare(row)):
            yield found.complaint(number, "amount", words)


def standing(held: Held) -> list[Value]:
    """The lines that stand here."""
    return reading.rows(held, SHELF)


def preview(here: Iterable[Value], there: Iterable[FinanceRow]) -> Preview:
    """What bringing lines in would change."""
    incoming = list(there)
    scope = {(r.option, r.partner) for r in incoming}
    held = [(v, msgspec.convert(v.fields, FinanceRow, strict=False)) for v in here]
    held = [(v, row) for v, row in held if (row.option, row.partner) in scope]
    lines, unchanged = _compared(held, incoming)
    return Preview(tuple(lines), unchanged, tuple(_totals([row for _v, row in held], incoming)))


def _compared(held: list[tuple[Value, FinanceRow]], incoming: list[FinanceRow]) -> tuple[list[Line], int]:
    """Lines that change; the number of those that do not."""
    same = Counter(incoming) & Counter(row for _v, row in held)
    unchanged = same.total()
    left_here, left_there = _without(held, lambda h: h[1], same), _without(incoming, lambda r: r, same)
    lines: list[Line] = []
    for alike in ALIKE:
        waiting: dict[tuple[Any, ...], list[tuple[Value, FinanceRow]]] = {}
        for value, row in left_here:
            waiting.setdefault(alike(row), []).append((value, row))
        rest = []
        for new in left_there:
            if own := waiting.get(alike(new)):
                value, row = own.pop(0)
                lines.append(Line("changed", value.place.key, value.version, row, new))
            else:
                rest.append(new)
        left_here, left_there = [pair for own in waiting.values() for pair in own], rest
    lines += [Line("removed", v.place.key, v.version, row, None) for v, row in left_here]
    return [*lines, *(Line("added", "", 0, None, row) for row in left_there)], unchanged


def _without(found: Iterable[Any], row: Callable[[Any], FinanceRow], same: Counter[FinanceRow]) -> list[Any]:
    left, rest = same.copy(), []
    for one in found:
        if left[row(one)] > 0:
            left[row(one)] -= 1
        else:
            rest.append(one)
    return rest


def _totals(here: list[FinanceRow], there: list[FinanceRow]) -> Iterator[Total]:
    for option, partner, kind in dict.fromkeys((r.option, r.partner, r.kind) for r in (*there, *here)):
        before, after = (
            [r for r in rows if (r.option, r.partner, r.kind) == (option, partner, kind)]
            for rows in (here, there)
        )
        bases = sorted({r.price_base for r in after})
        yield Total(
            option,
            partner or "",
            kind,
            recorded_sum(before),
            recorded_sum(after),
            tuple(
                (
                    c,
                    recorded_sum(r for r in before if r.category == c),
                    recorded_sum(r for r in after if r.category == c),
                )
                for c in dict.fromkeys(r.category for r in (*after, *before))
            ),
            tuple(bases) if len(bases) > 1 else (),
        )


def checked(found: Preview, typed: list[str]) -> dict[int, str]:
    """What is wrong with the totals that somebody typed, by the number of the sum; one at least is needed.

    typed : for each sum what a ledger says, or nothing
    """
    faults = {}
    for number, (total, words) in enumerate(zip(found.totals, typed, strict=True)):
        if not words:
            continue
        try:
            given = float(words.replace(",", "").lstrip("£€$"))
        except ValueError:
            faults[number] = _("Give a number, as 1200000, or leave it empty.")
            continue
        gap = total.after - given
        if not abs(gap) <= AGREES:
            wrong = _("The file comes to {found} and your ledger to {given}: {gap} too much in the file.")
            short = _("The file comes to {found} and your ledger to {given}: {gap} too little in the file.")
            faults[number] = (wrong if gap > 0 else short).format(
                found=f"{total.after:,.2f}", given=f"{given:,.2f}", gap=f"{abs(gap):,.2f}"
            )
    if not faults and not any(typed):
        faults[0] = _("Type at least one sum of your ledger: nothing comes in that was held against none.")
    return faults


def changes(held: Held, found: Preview, why: str) -> list[Change]:
    """What is to be written."""
    number = reading.next_number(held, SHELF)
    made = []
    for line in found.lines:
        key = line.key
        if not key:
            key, number = str(number), number + 1
        values = bare(line.there) if line.there is not None else None
        made.append(Change(shelves()[SHELF], key, values, seen=line.seen, why=why))
    return made
