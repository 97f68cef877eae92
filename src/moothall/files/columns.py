"""Columns of a table: how each cell is read, by the type of its field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from msgspec import NODEFAULT, Struct
from msgspec import inspect as mi

from moothall.files.cells import (
    FRACTION,
    MAYBE_NUMBER,
    CellError,
    Parse,
    description,
    is_text,
    parser,
    unwrapped,
    written,
)
from moothall.files.money_text import Asked, Unit, doubtful, plainly

PLAIN_UNITS = frozenset({"", "money"})
"""What a column for the unit says where the project's own currency is meant."""


class Formula(str):
    """A formula in a sheet that no program has worked out: it stands where its value should."""


class Broken(str):
    """An error in a sheet, as #DIV/0!: it stands where a value should."""


class Percent(str):
    """A number that a sheet shows with a percent sign, as 40%; `number` is what the sheet holds, as 0.4."""

    number: float

    @classmethod
    def of(cls, word: str, number: float) -> Percent:
        """The word with what the sheet holds."""
        made = cls(word)
        made.number = number
        return made


def sound(raw: str) -> None:
    """CellError for a cell whose value a spreadsheet program did not, or could not, work out."""
    if isinstance(raw, Formula):
        raise CellError(
            f"the formula {raw} has no value in the file; open it in a spreadsheet program and save it, "
            "or write the value."
        )
    if isinstance(raw, Broken):
        raise CellError(f"the cell holds the error {raw}; mend its formula, or write the value.")


def of_percent(raw: Percent, unit: Unit | None) -> str | None:
    """The number that a cell shown in percent means: 0.4 where shares are asked, 40 where percentages are."""
    if unit == "share":
        return written(raw.number)
    return raw.removesuffix("%") if unit == "percent" else None


class Column(Struct, frozen=True):
    """How one column is read."""

    name: str
    parse: Parse
    required: bool
    default: Any
    keep_blanks: bool
    description: str
    unit: Unit | None
    """What its numbers are; None: it holds none, or whole ones"""

    def read(self, raw: str, currency: str | None, units: Mapping[str, str]) -> tuple[Any, str | None]:
        """The value of a cell and, where the word means a number but is none, the plain number.

        currency : code of the project's money; None: numbers must be plain
        units : units that the row itself gives, as `own_units` finds them
        """
        sound(raw)
        if currency is None and isinstance(raw, Percent) and (meant := of_percent(raw, self.unit)):
            return self.parse(meant), None
        cell = raw if self.keep_blanks else raw.strip()
        if not cell:
            return self._blank(), None
        if currency is None or self.unit is None or MAYBE_NUMBER.match(cell) or FRACTION.match(cell):
            return self.parse(cell), None
        plain = plainly(cell, Asked(self.unit, currency, self._own_unit(units)))
        return self.parse(plain), plain

    def also(self, raw: str, units: Mapping[str, str]) -> str | None:
        """What a plain amount of money may mean besides, as 1200 for 1.200; None where that is clear.

        units : units that the row itself gives; an amount in GBP m has decimals
        """
        return doubtful(raw.strip()) if self.unit == "money" and not self._own_unit(units) else None

    def _own_unit(self, units: Mapping[str, str]) -> str:
        return next((unit for start, unit in units.items() if self.name.startswith(start)), "")

    def _blank(self) -> Any:
        if self.required:
            note = f": {self.description}" if self.description else ""
            raise CellError(f"this cell must not be empty{note}.")
        return self.default


@cache
def columns(kind: type[Struct]) -> dict[str, Column]:
    """The columns of a row type, by name, in order."""
    info = mi.type_info(kind)
    assert isinstance(info, mi.StructType)
    return {field.name: _column(field) for field in info.fields}


def _column(field: mi.Field) -> Column:
    _, optional = unwrapped(field.type)
    default = None if optional and field.default is NODEFAULT else field.default
    return Column(
        field.name,
        parser(field.type),
        field.required,
        default if field.default_factory is NODEFAULT else field.default_factory(),
        is_text(field.type),
        description(field.type),
        unit_of(field.type),
    )


def unit_of(kind: mi.Type) -> Unit | None:
    """What the numbers of a field are, by their bounds and what is said of them; None: it holds none."""
    bare, _ = unwrapped(kind)
    return _unit(bare, description(kind)) if isinstance(bare, mi.FloatType) else None


def _unit(kind: mi.FloatType, said: str) -> Unit:
    if (kind.ge, kind.le) == (0, 1):
        return "share"
    if (kind.ge, kind.le) == (0, 100) or "%" in said:
        return "percent"
    return "money" if kind.le == MOST else "number"


MOST = 1e15
"""Upper bound of an amount, in framework/fields.py."""


def own_units(header: Sequence[str], cells: Sequence[str], currency: str) -> dict[str, str]:
    """Units that a row gives its numbers, by how the names of their columns begin.

    `unit` is about every column, `impact_unit` about those that begin with impact. A unit that is the
    project's own money is left out.
    """
    given = {name: cell.strip() for name, cell in zip(header, cells, strict=True) if name.endswith("unit")}
    return {
        name.removesuffix("unit").removesuffix("_"): unit
        for name, unit in given.items()
        if unit not in PLAIN_UNITS and unit != currency
    }
