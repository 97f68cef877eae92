"""Small edits of a project folder: what a test plants in the clean project."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from moothall.project.tables import TABLES

Row = dict[str, str]
Where = Mapping[str, object] | Callable[[Row], bool]
Change = Mapping[str, object] | Callable[[Row], Mapping[str, object]]

if TYPE_CHECKING:
    from yaml import SafeDumper as Dumper
    from yaml import SafeLoader as Loader
else:  # the quick ones, where the package has them
    Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

COLUMNS = {t.file: t.row.__struct_fields__ for t in TABLES}


def written(value: object) -> str:
    """A value as it stands in a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ";".join(written(v) for v in value)
    return str(value)


def read_rows(path: Path, file: str) -> list[Row]:
    """The rows of a table as written; none where the file is not there."""
    if not (path / file).exists():
        return []
    with (path / file).open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def write_rows(path: Path, file: str, rows: list[Mapping[str, object]] | list[Row]) -> None:
    """Write a table with all its columns; without rows the file goes away."""
    if not rows:
        (path / file).unlink(missing_ok=True)
        return
    with (path / file).open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, COLUMNS[file], lineterminator="\n")
        writer.writeheader()
        writer.writerows({k: written(v) for k, v in row.items()} for row in rows)


def _matches(row: Row, where: Where) -> bool:
    if callable(where):
        return where(row)
    return all(row.get(k, "") == written(v) for k, v in where.items())


def edit_csv(path: Path, file: str, where: Where, change: Change) -> int:
    """Change the cells of every row that fits; returns how many, and insists on one at least.

    where : column to value, or a function of the row; change : likewise what it becomes.
    """
    rows = read_rows(path, file)
    hit = [row for row in rows if _matches(row, where)]
    assert hit, f"no row of {file} fits {where}"
    for row in hit:
        row.update({k: written(v) for k, v in (change(row) if callable(change) else change).items()})
    write_rows(path, file, rows)
    return len(hit)


def drop_rows(path: Path, file: str, where: Where) -> int:
    """Take out every row that fits; returns how many, and insists on one at least."""
    rows = read_rows(path, file)
    kept = [row for row in rows if not _matches(row, where)]
    assert len(kept) < len(rows), f"no row of {file} fits {where}"
    write_rows(path, file, kept)
    return len(rows) - len(kept)


def add_row(path: Path, file: str, row: Mapping[str, object]) -> None:
    """Add a row at the end; columns left out are empty."""
    write_rows(path, file, [*read_rows(path, file), {k: written(v) for k, v in row.items()}])


def edit_yaml(path: Path, file: str, fn: Callable[[Any], object]) -> None:
    """Let a function change a YAML document in place, or return the new one."""
    data = yaml.load((path / file).read_text(encoding="utf-8"), Loader=Loader)
    changed = fn(data)
    write_yaml(path, file, data if changed is None else changed)


def write_yaml(path: Path, file: str, data: object) -> None:
    """Write a YAML document."""
    text = yaml.dump(data, Dumper=_Plain, sort_keys=False, allow_unicode=True)
    (path / file).write_text(text, encoding="utf-8")


class _Plain(Dumper):
    """Writes every value out: a project folder has no anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def option(data: dict[str, Any], key: str) -> dict[str, Any]:
    """One option inside options.yaml."""
    found: dict[str, Any] = next(o for o in data["options"] if o["id"] == key)
    return found


def body(data: dict[str, Any], key: str) -> dict[str, Any]:
    """One body inside governance.yaml."""
    found: dict[str, Any] = next(b for b in data["bodies"] if b["id"] == key)
    return found


def saving(option: str, a_year: float) -> Callable[[Path], object]:
    """What an option of the clean project saves in each year, with its range; each costs 4,000,000 a year."""
    change = {"amount": a_year, "low": a_year * 0.9, "high": a_year * 1.2}
    return lambda path: edit_csv(path, "finance.csv", {"option": option, "kind": "saving"}, change)
