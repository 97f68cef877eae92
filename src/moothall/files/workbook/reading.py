"""A workbook read into one Project: the same values and the same faults as a folder, each with its cell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from moothall.files.binder import bind, line_at
from moothall.files.boundaries import FILE as BOUNDARIES
from moothall.files.boundaries import boundaries_of
from moothall.files.columns import columns
from moothall.files.errors import Complaint, ReadError, refuse
from moothall.files.folder import DOCUMENTS, MONEY, TEXTS, Options, Reading
from moothall.files.sheets import read_sheets
from moothall.files.tables import Rows, typed_rows
from moothall.files.workbook.faults import header_faults, key_faults
from moothall.files.workbook.grid import Grid, Spot, grid
from moothall.files.workbook.layout import KEY, VALUE, Page, pages
from moothall.files.workbook.longtexts import OUTLINES, PLACE, SHAPE, TEXT_COLUMNS, LongText, long_texts
from moothall.files.workbook.names import INSTRUCTIONS, LISTS, known_sheets
from moothall.files.workbook.tree import Spots, Sprout
from moothall.project.problems import nearest
from moothall.project.project import Project
from moothall.project.tables import TABLES

WITHOUT_PROJECT = (
    'this is not the workbook of a project: it has no sheet "{name}"; '
    "'moothall new FILE.xlsx' makes a blank one."
)


class _Book(Reading):
    """What is known while a workbook is read."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.beside = path.parent
        self.file = path.name
        self.spots = Spots()
        self.sheets = _by_name(read_sheets(path))
        self.grids: dict[str, Grid] = {}
        self.texts_read: dict[str, dict[str, LongText]] = {}
        self.told: list[Complaint] = []

    def grid(self, sheet: str, known: tuple[str, ...]) -> Grid | None:
        """A sheet under its header; None where it is not there, or holds nothing."""
        rows = self.sheets.get(sheet)
        if rows is None:
            return None
        found = self.grids[sheet] = grid(sheet, rows, known)
        self.complaints += header_faults(self.file, found, rows, known)
        return found if found.header else None

    def documents(self) -> None:
        for part, kind in DOCUMENTS.values():
            mine = [page for page in pages() if page.document == part]
            grids = {p.name: g for p in mine if (g := self.grid(p.name, _known_columns(p))) is not None}
            keys = next((p for p in mine if p.shape == "keys" and p.name in grids), None)
            if keys is not None:
                self.complaints += key_faults(self.file, grids[keys.name], keys)
            main = next(p.name for p in mine)
            if part in ("head", "options") and main not in grids:
                self.unread.add(part)
                message = WITHOUT_PROJECT.format(name=main)
                self.complaints.append(Complaint(file=self.file, message=message))
                continue
            self._document(part, kind, mine, grids)

    def _document(self, part: str, kind: Any, mine: list[Page], grids: dict[str, Grid]) -> None:
        sprout = Sprout(self.file, grids, mine, self.spots)
        tree = sprout.tree(kind, mine[0].name)
        self.trees[part] = (self.file, tree)
        self.complaints += sprout.complaints
        try:
            value = bind(tree, kind, self.file)
            if not sprout.complaints:
                self.parts[part] = value.options if isinstance(value, Options) else value
            else:
                self.unread.add(part)
        except ReadError as error:
            if sprout.complaints:  # some rows are not in the tree: nobody knows what is lost with them
                self.unread.add(part)
            else:
                self.rescue(part, kind, error)
            blank = {(c.sheet, c.cell) for c in sprout.complaints}
            found = [self.moved(c) for c in error.complaints]
            self.complaints += [c for c in found if (c.sheet, c.cell) not in blank]

    def moved(self, complaint: Complaint) -> Complaint:
        """A complaint about a place in a tree, as one about the cell."""
        if complaint.line is None:
            return complaint
        return self._placed(self.spots.at(complaint.line), complaint.field, complaint.message)

    def _placed(self, spot: Spot, path: str | None, message: str) -> Complaint:
        """The cell of a spot; of a whole row, the cell of the field that a path ends in."""
        if spot.field is None and path:
            sheet, last = self.grids.get(spot.sheet), path.rpartition(".")[2].partition("[")[0]
            if sheet is not None and last in sheet.header:
                spot = sheet.spot(spot.row, last)
            elif sheet is not None and sheet.header[:2] == (KEY, VALUE):
                spot = _key_spot(sheet, path) or Spot(spot.sheet, spot.row, 0, path)
            else:
                spot = Spot(spot.sheet, spot.row, spot.column, last)
        return spot.complaint(self.file, message)

    def in_tree(self, part: str, path: tuple[str | int, ...], message: str) -> Complaint:
        _, tree = self.trees[part]
        words = ".".join(str(step) for step in path if isinstance(step, str))
        return self._placed(self.spots.at(line_at(tree, path)), words, message)

    def in_text(self, folder: str, stem: str, message: str) -> Complaint:
        found = self.texts_read.get(folder, {}).get(stem)
        spot = found.spot if found is not None else Spot(folder, 1)
        return spot.complaint(self.file, message)

    def tables(self) -> None:
        for table in TABLES:
            name = table.file.partition(".")[0]
            rows = self.sheets.get(name)
            if rows is None:
                continue
            found = grid(name, rows, tuple(columns(table.row)))
            if not found.header:
                self.unread.add(table.name)
                self.complaints += header_faults(self.file, found, rows, tuple(columns(table.row)))
                continue
            try:
                currency = self.currency() if table.name in MONEY else None
                self.rows[table.name] = typed_rows(self.file, found.lines(), table.row, currency)
                self.parts[table.name] = self.rows[table.name].rows
            except ReadError as error:
                self.unread.add(table.name)
                self.complaints += error.complaints
                if isinstance(error.partial, Rows):
                    self.rows[table.name] = error.partial
                    self.parts[table.name] = error.partial.rows

    def texts(self) -> None:
        for folder, (part, kind, field) in TEXTS.items():
            found = self.grid(folder, (field, *TEXT_COLUMNS))
            if found is None:
                continue
            read, faults = long_texts(self.file, found, field)
            self.complaints += faults
            self.texts_read[folder] = read
            order = sorted(read, key=lambda stem: f"{stem}.md")  # as in a folder, which has no other
            self.parts[part] = tuple(kind(**{field: stem, "text": read[stem].text}) for stem in order)

    def outlines(self) -> None:
        found = self.grid(OUTLINES, (PLACE, SHAPE))
        lost = self.lost("places")
        if found is None or not found.records or None in lost:
            return
        read, faults = long_texts(self.file, found, PLACE, SHAPE)
        self.complaints += faults
        try:
            text = _collection({name: one.text for name, one in read.items()})
            made = boundaries_of(text, BOUNDARIES, self.parts.get("places", ()), [w for w in lost if w])
            self.parts["boundaries"], self.outline_notes = made
        except ReadError as error:
            self.unread.add("boundaries")
            start = Spot(OUTLINES, found.head_row)
            self.complaints += [start.complaint(self.file, c.message) for c in error.complaints]

    def strangers(self) -> None:
        """Sheets that are none of a project: a misspelt one is a fault, another is told of."""
        for name, rows in self.sheets.items():
            if name in known_sheets() or name in (INSTRUCTIONS, LISTS):
                continue
            if not any(cell.strip() for row in rows for cell in row):
                continue
            near = nearest(name, known_sheets())
            if near:
                self.complaints.append(
                    Complaint(file=self.file, sheet=name, message=f"a project has no such sheet.{near}")
                )
            else:
                message = "this sheet is no part of a project, and was not read."
                self.told.append(Complaint(file=self.file, sheet=name, message=message))

    def notes(self) -> tuple[Complaint, ...]:
        return (*super().notes(), *self.told)


def _key_spot(sheet: Grid, path: str) -> Spot | None:
    """The cell of a key on a sheet of keys."""
    row = next((r for r in sheet.records if r.cells.get(KEY, "").strip() == path), None)
    return None if row is None else Spot(sheet.sheet, row.row, 1, path)


def _known_columns(page: Page) -> tuple[str, ...]:
    return (KEY, VALUE) if page.shape == "keys" else page.columns


def _by_name(sheets: dict[str, list[list[str]]]) -> dict[str, list[list[str]]]:
    """Sheets by their names as a project knows them; capitals and blanks around are forgiven."""
    plain = {name.casefold(): name for name in (*known_sheets(), INSTRUCTIONS, LISTS)}
    return {plain.get(name.strip().casefold(), name): rows for name, rows in sheets.items()}


def _collection(shapes: dict[str, str]) -> str:
    """Outlines by place as the text of one GeoJSON file; a shape that is no JSON stays, to be refused."""
    features = (
        f'{{"type":"Feature","properties":{{"place":{msgspec.json.encode(place).decode()}}},"geometry":{shape}}}'
        for place, shape in shapes.items()
    )
    return '{"type":"FeatureCollection","features":[' + ",\n".join(features) + "]}"


def read_book(path: Path) -> tuple[Project, tuple[Complaint, ...]]:
    """The project in a workbook, with notes as for a folder; ReadError with every fault at once."""
    try:
        book = _Book(path)
    except OSError as error:
        raise refuse(path, f"the workbook cannot be read: {error.strerror}.") from None
    if not {"project", "options"} & book.sheets.keys():
        raise refuse(path, WITHOUT_PROJECT.format(name="project"))
    book.documents()
    book.tables()
    book.outlines()
    book.multipliers()
    book.texts()
    book.strangers()
    book.framework()
    return book.project()
