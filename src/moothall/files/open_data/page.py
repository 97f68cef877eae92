"""A sheet whose columns are written in one go.

xlsxwriter asks of every cell whether it is one of a dozen kinds, and escapes what cannot need it. Most cells
of the findings are a text or a figure with a look of its own: those are told here, any other by xlsxwriter.
The bytes are the same, which a test holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import CellNumberTuple, CellStringTuple, Worksheet

BLOCK = 16
"""Rows that say together from which column to which they reach."""


class Page(Worksheet):  # type: ignore[misc]
    """A sheet of xlsxwriter's; what it takes column by column has to fit its bounds."""

    def texts(self, at: int, texts: Mapping[int, str], look: Any) -> None:
        """Texts of a column by row, each short enough for a cell."""
        table, known = self.table, self.str_table.string_table
        for row, text in texts.items():
            table[row][at] = CellStringTuple(known.setdefault(text, len(known)), look)
        self.str_table.count += len(texts)
        self.str_table.unique_count = len(known)
        self._reach(at, texts)

    def figures(self, at: int, figures: Mapping[int, float], look: Any) -> None:
        """Finite figures of a column by row."""
        table = self.table
        for row, figure in figures.items():
            table[row][at] = CellNumberTuple(figure, look)
        self._reach(at, figures)

    def _reach(self, at: int, rows: Mapping[int, Any]) -> None:
        """Take note how far the sheet reaches."""
        if rows:
            self._check_dimensions(min(rows), at)
            self._check_dimensions(max(rows), at)

    def _write_rows(self) -> None:
        """What xlsxwriter calls for the rows of the sheet; there are no comments, nor looks of whole rows."""
        names = [xl_col_to_name(at) for at in range(self.dim_colmax + 1)]
        for first in range(self.dim_rowmin // BLOCK * BLOCK, self.dim_rowmax + 1, BLOCK):
            rows = range(max(first, self.dim_rowmin), min(first + BLOCK, self.dim_rowmax + 1))
            held = [self.table[row] for row in rows]
            self._write_block(rows, held, names)

    def _write_block(self, rows: range, held: Sequence[dict[int, Any]], names: Sequence[str]) -> None:
        reached = [at for cells in held if cells for at in (min(cells), max(cells))]
        spans = f"{min(reached) + 1}:{max(reached) + 1}" if reached else None
        for row, cells in zip(rows, held, strict=True):
            if cells:
                self._write_row(row, spans, self.row_info.get(row))
                for at in sorted(cells):
                    self._write_one(row, at, f"{names[at]}{row + 1}", cells[at])
                self._xml_end_tag("row")
            elif row in self.row_info:
                self._write_empty_row(row, spans, self.row_info[row])

    def _write_one(self, row: int, at: int, place: str, cell: Any) -> None:
        kind = type(cell)
        if cell.format is None or (kind is not CellStringTuple and kind is not CellNumberTuple):
            self._write_cell(row, at, cell)
        elif kind is CellStringTuple:
            look = cell.format.xf_index or cell.format._get_xf_index()
            self.fh.write(f'<c r="{place}" s="{look}" t="s"><v>{cell.string}</v></c>')
        else:
            look = cell.format.xf_index or cell.format._get_xf_index()
            self.fh.write(f'<c r="{place}" s="{look}"><v>{cell.number:.16G}</v></c>')
