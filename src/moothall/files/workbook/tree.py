"""The sheets of a document as the tree that YAML would give, so that one reader binds both.

Lines of the tree are numbers of places in the workbook: `Spots.at` tells which cell that is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec import inspect as mi

from moothall.files.cells import MAYBE_NUMBER, CellError, unwrapped
from moothall.files.columns import Percent, of_percent, sound, unit_of
from moothall.files.workbook.grid import Grid, Record, Spot
from moothall.files.workbook.kin import Kept, Kin, Labels
from moothall.files.workbook.layout import KEY, VALUE, Cell, Page
from moothall.files.workbook.words import divided
from moothall.files.yaml import Mapping as Tree
from moothall.files.yaml import Node, Scalar
from moothall.files.yaml import Sequence as Many


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


class Sprout:
    """Grows the tree of one document from its sheets."""

    def __init__(self, file: str, grids: Mapping[str, Grid], pages: Sequence[Page], spots: Spots) -> None:
        self.file, self.grids, self.spots = file, grids, spots
        self.pages = {page.path: page for page in pages if page.shape != "keys"}
        self.keys = next((page for page in pages if page.shape == "keys"), None)
        self.kin = Kin(file, grids, self.pages)
        self.complaints = self.kin.complaints

    def tree(self, kind: type[Struct], sheet: str) -> Tree:
        """The whole document."""
        info = mi.type_info(kind)
        assert isinstance(info, mi.StructType)
        start = self.spots.number(Spot(sheet, 1))
        found = self._document(info, (), "", start)
        return found or Tree({}, {}, start)

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
        rows = self.kin.of(page, labels)
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
                self.kin.complain(page, row.record, KEY, "this cell must not be empty.")
                continue
            if key in items:
                self.kin.complain(page, row.record, KEY, f'"{key}" is written twice; keep one.')
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
