"""What docs/how-to/local-economy.md shows can be done as it says."""

from __future__ import annotations

import re
from pathlib import Path

from moothall.files.tables import read_table
from moothall.project.local_factors import LocalFactorRow
from moothall.project.multipliers import MultiplierRow
from moothall.project.spending import SpendingRow
from tests.cli.running import call

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "local-economy.md").read_text("utf-8")


def written(folder: Path, name: str) -> Path:
    (text,) = re.findall(rf"```csv {name}\n(.*?)```", PAGE, re.S)
    (folder / name).write_text(text, "utf-8")
    return folder / name


def test_the_tables_of_a_project_are_read(tmp_path: Path) -> None:
    assert len(read_table(written(tmp_path, "local_factors.csv"), LocalFactorRow).rows) == 4
    assert len(read_table(written(tmp_path, "spending.csv"), SpendingRow, "GBP").rows) == 3


def test_the_command_writes_what_a_project_reads(tmp_path: Path) -> None:
    (command,) = re.findall(r"^    moothall (multipliers .*)$", PAGE, re.M)
    names = {name: written(tmp_path, name) for name in ("table.csv", "jobs.csv")}
    names["multipliers.csv"] = tmp_path / "multipliers.csv"
    result = call(*(names.get(word, word) for word in command.split()))
    assert result.exit_code == 0, result.output
    kinds = {row.kind for row in read_table(names["multipliers.csv"], MultiplierRow).rows}
    assert kinds == {"output_type_1", "output_type_2", "income_type_1", "income_type_2"}
