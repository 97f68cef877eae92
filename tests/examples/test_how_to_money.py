"""The tables and documents that docs/how-to/money.md shows are read, and mean what it says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from moothall.engine.appraise import appraise
from moothall.files.cells import CellError
from moothall.files.folder import read_folder, read_with_notes
from moothall.files.money_text import Asked, plainly
from moothall.findings.financial_case import FinancialCase
from moothall.project.project import Project
from tests.planted.clean import clean, edit_yaml, option

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "money.md").read_text(encoding="utf-8")
BLOCKS: list[tuple[str, str]] = re.findall(r"```(?:csv|yaml) (\S+)\n(.*?)```", PAGE, re.DOTALL)


def named(name: str, word: str) -> str:
    """The block of a file that holds a word."""
    (found,) = (text for file, text in BLOCKS if file == name and word in text)
    return found


def with_blocks(place: Path, *blocks: tuple[str, str]) -> Path:
    """The clean project with blocks of the page in it."""
    path = clean(place / "project")
    for file, text in blocks:
        if file == "options.yaml":
            edit_yaml(path, file, lambda data, t=text: option(data, "lead").update(yaml.safe_load(t)))
        elif file.endswith(".yaml"):
            edit_yaml(path, file, lambda data, t=text: data.update(_documents(t)))
        else:
            (path / file).write_text(text, encoding="utf-8")
    return path


def _documents(text: str) -> dict[str, Any]:
    """A block with its keys and dates as words, as they are written."""
    loaded: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
    for band in loaded.get("discounting", {}).get("bands", ()):
        band[1] = None if band[1] == "null" else band[1]
    return loaded


def case(path: Path) -> FinancialCase:
    found = appraise(read_folder(path), simulate=False).financial_case
    assert found is not None
    return found


@pytest.mark.parametrize("block", BLOCKS, ids=[f"{n} {file}" for n, (file, _) in enumerate(BLOCKS)])
def test_every_block_of_the_page_is_read(block: tuple[str, str], tmp_path: Path) -> None:
    needed = [b for b in BLOCKS if "vale" in b[1]] if "vale" in block[1] else []
    assert isinstance(read_folder(with_blocks(tmp_path, *needed, block)), Project)


def test_what_is_said_of_the_first_table_is_said(tmp_path: Path) -> None:
    _, notes = read_with_notes(with_blocks(tmp_path, ("finance.csv", named("finance.csv", "One system"))))
    told = [str(note) for note in notes]
    assert told[0] in PAGE
    assert len(told) == 3


def table() -> list[tuple[str, str]]:
    return re.findall(r"^\| (`.*?) \| (.*?) \|$", PAGE, re.MULTILINE)


def test_the_table_of_numbers_holds() -> None:
    pounds = Asked("money", "GBP")
    rows = {written: read for written, read in table()}
    assert len(rows) == 7
    for written, read in rows.items():
        words = re.findall(r"`(.*?)`", written)
        if "%" in written and "shares" in written:
            assert [plainly(words[0], Asked(unit, "GBP")) for unit in ("share", "percent")] == read.split(
                "; "
            )
            continue
        for n, word in enumerate(words):
            if read.startswith("refused"):
                with pytest.raises(CellError):
                    plainly(word, pounds)
            else:
                numbers = read.partition(";")[0].split(", ")
                assert plainly(word, pounds) == numbers[n if len(numbers) > 1 else 0]


def test_the_ledger_agrees_and_the_other_sum_misses_what_the_page_says(tmp_path: Path) -> None:
    blocks = [
        ("finance.csv", named("finance.csv", "As tendered")),
        ("project.yaml", named("project.yaml", "deflator")),
        ("control_totals.csv", named("control_totals.csv", "ledger")),
    ]
    first, second = case(with_blocks(tmp_path, *blocks)).control_totals
    assert first.agrees
    assert not second.agrees
    assert f"£{second.gap:,.0f} more" in PAGE


def test_an_adjustment_stands_beside_the_three_lines(tmp_path: Path) -> None:
    path = with_blocks(tmp_path, ("adjustments.csv", named("adjustments.csv", "slow")))
    lead = next(o for o in case(path).options if o.option == "lead")
    assert [(r.id, r.standing) for r in lead.readings][-1] == ("slow", False)
    assert sum(r.standing for r in lead.readings) == 3


@pytest.mark.parametrize(("word", "rate"), [("discount.health", 0.015), ("handbook", 0.035)])
def test_the_chosen_schedule_counts(word: str, rate: float, tmp_path: Path) -> None:
    schedule = case(with_blocks(tmp_path, ("project.yaml", named("project.yaml", word)))).basis.schedule
    assert schedule is not None
    assert schedule.factors[1] == pytest.approx(1 / (1 + rate))


def test_kinds_of_project_named_on_the_page_are_those_of_the_dated_facts(tmp_path: Path) -> None:
    facts = read_folder(clean(tmp_path / "project")).facts
    kinds = {f.id.removeprefix("optimism_bias.") for f in facts if f.id.startswith("optimism_bias.")}
    sentence = PAGE.partition("Kinds are those of the dated facts:")[2].partition(". ")[0]
    assert set(re.findall(r"`(\w+)`", sentence)) == kinds
