"""Rows of the sheets of a document, and which row of another sheet each belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from moothall.files.cells import CellError
from moothall.files.columns import sound
from moothall.files.errors import Complaint
from moothall.files.workbook.flat import counted
from moothall.files.workbook.grid import Grid, Record
from moothall.files.workbook.layout import NUMBER, Page
from moothall.project.problems import listed, nearest

Labels = tuple[str, ...]


class Kept(Struct, frozen=True):
    """A row of a sheet with what it belongs to, and what it is called itself."""

    record: Record
    parents: Labels
    label: str


class Kin:
    """The rows of every sheet of one document, with what they belong to and what is wrong in that."""

    def __init__(self, file: str, grids: Mapping[str, Grid], pages: Mapping[tuple[str, ...], Page]) -> None:
        self.file, self.grids, self.pages = file, grids, pages
        self.complaints: list[Complaint] = []
        self.kept = {path: self._kept(page) for path, page in pages.items()}
        for page in pages.values():
            self._orphans(page)

    def of(self, page: Page, labels: Labels) -> list[Kept]:
        """The rows of a sheet that belong to one row, named by its labels."""
        return [row for row in self.kept[page.path] if row.parents == labels]

    def complain(self, page: Page, record: Record, column: str, message: str) -> None:
        """A fault in a cell."""
        spot = self.grids[page.name].spot(record.row, column)
        self.complaints.append(spot.complaint(self.file, message))

    def _kept(self, page: Page) -> tuple[Kept, ...]:
        grid = self.grids.get(page.name)
        records = () if grid is None else grid.records
        kept: list[Kept] = []
        for parents, record in zip(self._above(page, records), records, strict=True):
            kept.append(Kept(record, parents, ""))
        return tuple(self._labelled(page, kept))

    def _above(self, page: Page, records: Sequence[Record]) -> Iterator[Labels]:
        for record in records:
            yield tuple(self._word(page, record, name) for name in page.parents)

    def _word(self, page: Page, record: Record, name: str) -> str:
        """A word that names a row; a fault in it is told once."""
        raw = record.cells.get(name, "")
        try:
            sound(raw)
        except CellError as error:
            self.complain(page, record, name, str(error))
            return ""
        return raw.strip()

    def _labelled(self, page: Page, kept: Sequence[Kept]) -> Iterator[Kept]:
        """Rows with their own names: an id as it stands, a number as written or by its place."""
        if page.label is None:
            yield from kept
            return
        by_parent: dict[Labels, list[Kept]] = {}
        for row in kept:
            by_parent.setdefault(row.parents, []).append(row)
        names = self._numbers if page.label == NUMBER else _ids
        told = {
            id(row): label
            for rows in by_parent.values()
            for row, label in zip(rows, names(page, rows), strict=True)
        }
        yield from (Kept(row.record, row.parents, told[id(row)]) for row in kept)

    def _numbers(self, page: Page, rows: Sequence[Kept]) -> list[str]:
        """Numbers as written; where none is, the place among the rows of the same parent."""
        told: list[str] = []
        for row in rows:
            label = self._word(page, row.record, NUMBER) or str(len(told) + 1)
            if label in told:
                self.complain(page, row.record, NUMBER, f"the number {label} stands twice here.")
            told.append(label)
        return told

    def _orphans(self, page: Page) -> None:
        """Complain of rows that belong to nothing, and of a second block where one is allowed."""
        if not page.parents:
            return
        above = self._parent_page(page)
        known = {(*row.parents, row.label) for row in self.kept[above.path]}
        seen: set[Labels] = set()
        for row in self.kept[page.path]:
            if row.parents not in known:
                self._orphan(page, above, row)
            elif page.shape == "block" and row.parents in seen:
                self.complain(page, row.record, page.parents[-1], "a second row for this one; keep one.")
            seen.add(row.parents)

    def _parent_page(self, page: Page) -> Page:
        path = page.path[:-1]
        while path not in self.pages or self.pages[path].shape != "rows":
            path = path[:-1]
        return self.pages[path]

    def _orphan(self, page: Page, above: Page, row: Kept) -> None:
        """Name the first of a row's own columns that leads nowhere."""
        rows = self.kept[above.path]
        for n, name in enumerate(page.parents):
            word, before = row.parents[n], row.parents[:n]
            if word and any(not (*r.parents, r.label)[n] for r in rows):
                return  # a row without a name is told there; nobody can tell whether it is meant
            allowed = list(
                dict.fromkeys((*r.parents, r.label)[n] for r in rows if (*r.parents, r.label)[:n] == before)
            )
            if word in allowed:
                continue
            if isinstance(row.record.cells.get(name), str) and not word:
                message = f"name the {name} that this row belongs to."
            else:
                message = (
                    f'there is no {name} "{word}" on the sheet {above.name}.{nearest(word, allowed)} '
                    + (f"Known: {listed(allowed)}." if allowed else "None is there.")
                )
            self.complain(page, row.record, name, message)
            return


def _ids(page: Page, rows: Sequence[Kept]) -> list[str]:
    return counted([row.record.cells.get(page.label or "", "").strip() for row in rows])
