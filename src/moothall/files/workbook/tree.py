"""The sheets of a document as the tree that YAML would give, so that one reader binds both.

Lines of the tree are numbers of places in the workbook: `Spots.at` tells which cell that is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec import inspect as mi

from moothall.files.cells import MAYBE_NUMBER, CellError, unwrapped
from moothall.files.columns import Percent, of_percent, sound, unit_of
from moothall.files.errors import Complaint
from moothall.files.workbook.flat import counted
from moothall.files.workbook.grid import Grid, Record, Spot
from moothall.files.workbook.layout import KEY, NUMBER, VALUE, Cell, Page
from moothall.files.workbook.words import divided
from moothall.files.yaml import Mapping as Tree
from moothall.files.yaml import Node, Scalar
from moothall.files.yaml import Sequence as Many
from moothall.project.problems import listed, nearest

Labels = tuple[str, ...]


class Spots:
    """Places in a workbook by number."""

    def __init__(self) -> None:
        self._found: list[Spot] = []

    def number(self, spot: Spot) -> int:
        """A number for a place."""
        self._found.append(spot)
        return len(self._found) - 1

    def at(self, number: int) -> Spot:
        """The place of a number."""
        return self._found[number]


class Kept(Struct, frozen=True):
    """A row of a sheet with what it belongs to, and what it is called itself."""

    record: Record
    parents: Labels
    label: str


class Sprout:
    """Grows the tree of one document from its sheets."""

    def __init__(self, file: str, grids: Mapping[str, Grid], pages: Sequence[Page], spots: Spots) -> None:
        self.file, self.grids, self.spots = file, grids, spots
        self.pages = {page.path: page for page in pages if page.shape != "keys"}
        self.keys = next((page for page in pages if page.shape == "keys"), None)
        self.complaints: list[Complaint] = []
        self.faulty = 0
        """Cells that stand in no tree, since what they hold is no value."""
        self.kept = {path: self._kept(page) for path, page in self.pages.items()}
        for page in self.pages.values():
            self._orphans(page)

    def tree(self, kind: type[Struct], sheet: str) -> Tree:
        """The whole document."""
        info = mi.type_info(kind)
        assert isinstance(info, mi.StructType)
        start = self.spots.number(Spot(sheet, 1))
        found = self._document(info, (), "", start)
        return found or Tree({}, {}, start)

    # Rows and what they belong to

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
            self._complain(page, record, name, str(error))
            return ""
        return raw.strip()

    def _labelled(self, page: Page, kept: Sequence[Kept]) -> Iterator[Kept]:
        """Rows with their own names: an id as it stands, a number as written or by its place."""
        if page.label is None:
            yield from kept
            return
        if page.label != NUMBER:
            by_parent: dict[Labels, list[Kept]] = {}
            for row in kept:
                by_parent.setdefault(row.parents, []).append(row)
            told = {
                id(row): label
                for rows in by_parent.values()
                for row, label in zip(
                    rows, counted([r.record.cells.get(page.label, "").strip() for r in rows]), strict=True
                )
            }
            yield from (Kept(row.record, row.parents, told[id(row)]) for row in kept)
            return
        seen: dict[Labels, list[str]] = {}
        for row in kept:
            before = seen.setdefault(row.parents, [])
            label = self._word(page, row.record, NUMBER) or str(len(before) + 1)
            if label in before:
                self._complain(page, row.record, NUMBER, f"the number {label} stands twice here.")
            before.append(label)
            yield Kept(row.record, row.parents, label)

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
                self._complain(page, row.record, page.parents[-1], "a second row for this one; keep one.")
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
            self._complain(page, row.record, name, message)
            return

    # Values

    def _document(self, kind: mi.StructType, path: tuple[str, ...], prefix: str, line: int) -> Tree | None:
        """A block of the document's keys; None where nothing of it is given."""
        items: dict[str, Node] = {}
        lines: dict[str, int] = {}
        given = not path
        for field in kind.fields:
            bare, _ = unwrapped(field.type)
            here = (*path, field.name)
            node: Node | None = None
            if isinstance(bare, mi.StructType):
                node = self._document(bare, here, f"{prefix}{field.name}.", line)
                if node is None and (field.required or self._marked(here)):
                    node = Tree({}, {}, line)
            elif here in self.pages:
                node = self._below(self.pages[here], (), field.required, line)
            else:
                node = self._key(f"{prefix}{field.name}", field)
            if node is not None:
                items[field.name], lines[field.name] = node, node.line
                given |= node.line != line  # an empty list that must be there says nothing
        return Tree(items, lines, line) if given else None

    def _key_record(self, key: str) -> Record | None:
        grid = self.grids.get(self.keys.name) if self.keys is not None else None
        records = () if grid is None else grid.records
        return next((r for r in records if r.cells.get(KEY, "").strip() == key), None)

    def _key(self, key: str, field: mi.Field) -> Node | None:
        record = self._key_record(key)
        if record is None or self.keys is None:
            return None
        cell = Cell(VALUE, field, field.type, ())
        return self._node(self.keys, record, cell, key)

    def _marked(self, path: tuple[str, ...]) -> bool:
        record = self._key_record(".".join(path))
        return record is not None and record.cells.get(VALUE, "").strip().casefold() in ("yes", "true")

    def _below(self, page: Page, labels: Labels, required: bool, line: int) -> Node | None:
        """What a sheet says that belongs to one row, or to the whole; None where it says nothing."""
        rows = [row for row in self.kept[page.path] if row.parents == labels]
        if not rows and not required:
            return None
        if page.shape == "mapping":
            return self._mapping(page, rows, line)
        if page.shape == "block":
            return self._row(page, rows[0], labels) if rows else Tree({}, {}, line)
        made: list[Node] = []
        for row in rows:
            made.append(
                self._tuple(page, row)
                if page.shape == "tuples"
                else self._row(page, row, (*labels, row.label))
            )
        return Many(tuple(made), self._row_line(page, rows[0].record) if rows else line)

    def _row(self, page: Page, row: Kept, labels: Labels) -> Tree:
        items: dict[str, Node] = {}
        lines: dict[str, int] = {}
        line = self._row_line(page, row.record)
        cells = {cell.name: cell for cell in page.cells}
        assert page.kind is not None
        info = mi.type_info(page.kind)
        assert isinstance(info, mi.StructType)
        for field in info.fields:
            if field.name in cells:
                node = self._node(page, row.record, cells[field.name])
            else:
                node = self._below(self.pages[(*page.path, field.name)], labels, field.required, line)
            if node is not None:
                items[field.name], lines[field.name] = node, node.line
        return Tree(items, lines, line)

    def _mapping(self, page: Page, rows: Sequence[Kept], line: int) -> Tree:
        items: dict[str, Node] = {}
        lines: dict[str, int] = {}
        for row in rows:
            raw = row.record.cells.get(KEY, "")
            key = raw if not raw.strip() else raw.strip()
            if not raw:
                self._complain(page, row.record, KEY, "this cell must not be empty.")
                continue
            if key in items:
                self._complain(page, row.record, KEY, f'"{key}" is written twice; keep one.')
                continue
            node = self._node(page, row.record, page.cells[1])
            at = self._cell_line(page, row.record, VALUE, VALUE)
            items[key] = node or Scalar("", True, at)
            lines[key] = at
        return Tree(items, lines, line)

    def _tuple(self, page: Page, row: Kept) -> Many:
        line = self._row_line(page, row.record)
        nodes = (
            self._node(page, row.record, cell)
            or Scalar("", True, self._cell_line(page, row.record, cell.name))
            for cell in page.cells
        )
        return Many(tuple(nodes), line)

    def _node(self, page: Page, record: Record, cell: Cell, key: str | None = None) -> Node | None:
        """The node of one cell; None where it is blank, or faulty, which is told."""
        raw = record.cells.get(cell.name, "")
        line = self._cell_line(page, record, cell.name, key)
        try:
            sound(raw)
        except CellError as error:
            spot = self.spots.at(line)
            self.complaints.append(spot.complaint(self.file, str(error)))
            self.faulty += 1
            return None
        bare, optional = unwrapped(cell.kind)
        if isinstance(raw, Percent):
            raw = of_percent(raw, unit_of(cell.kind)) or raw
        if not isinstance(bare, mi.StrType) or bare.pattern is not None:
            raw = raw.strip()
        if not raw:
            return Scalar("", True, line) if cell.required and optional else None
        if isinstance(bare, mi.VarTupleType) or (
            isinstance(bare, mi.UnionType) and not MAYBE_NUMBER.match(raw)
        ):
            return Many(tuple(Scalar(item, False, line) for item in divided(raw)), line)
        return Scalar(raw, False, line)

    def _row_line(self, page: Page, record: Record) -> int:
        return self.spots.number(self.grids[page.name].spot(record.row))

    def _cell_line(self, page: Page, record: Record, column: str, key: str | None = None) -> int:
        spot = self.grids[page.name].spot(record.row, column)
        return self.spots.number(Spot(spot.sheet, spot.row, spot.column, key or column))

    def _complain(self, page: Page, record: Record, column: str, message: str) -> None:
        spot = self.grids[page.name].spot(record.row, column)
        self.complaints.append(spot.complaint(self.file, message))
