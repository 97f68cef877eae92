"""The workbook holds what the CSV files hold, and nothing in it acts."""

from __future__ import annotations

import datetime
import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from moothall.business_case.languages import speaking
from moothall.files.catalogues import language
from moothall.files.open_data.book import findings_workbook
from moothall.files.open_data.front import DICTIONARY, FRONT
from moothall.files.open_data.guide import cut
from moothall.files.open_data.looks import money_format
from moothall.files.open_data.open_data import findings_tables
from moothall.files.workbook.paper import FIRST_PAGE
from moothall.files.workbook.words import opened
from moothall.findings.findings import Findings
from tests.business_case.reading import EXAMPLES, told
from tests.files.open_data.full import full
from tests.files.open_data.reading import package, rows, text_of
from tests.files.open_data.test_open_data import HOSTILE
from tests.files.workbook.office import resaved

FOLDERS = sorted(f.name for f in EXAMPLES.iterdir() if f.is_dir())
CUT = cut("\0", 0, "x").partition("\0")[2][:8]


@pytest.fixture(params=FOLDERS)
def findings(request: pytest.FixtureRequest) -> Findings:
    return told(request.param)[1]


def sheets(data: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def hold_the_same(findings: Findings, book: bytes) -> None:
    """Every sheet is a CSV file with rows, heading by heading and cell by cell."""
    files, found = findings_tables(findings), sheets(book)
    filled = {f"{r['name']}": r for r in package(files)["resources"] if r["rows"]}
    assert list(found) == [FRONT, DICTIONARY, *filled]
    for name, resource in filled.items():
        meant = rows(files[resource["path"]])
        heading, *lines = found[name]
        assert heading == list(meant[0]), name
        assert len(lines) == len(meant), name
        for line, row in zip(lines, meant, strict=True):
            for value, (column, cell) in zip(line, row.items(), strict=True):
                assert same(value, cell), (name, column, str(value)[:80], cell[:80])


def same(value: object, cell: str) -> bool:
    """Whether a cell of the workbook holds what the cell of the CSV file says."""
    if isinstance(value, bool):
        return cell == str(value).lower()
    if isinstance(value, int | float):
        return cell != "" and float(cell) == value
    if isinstance(value, datetime.date):
        return cell == value.isoformat()
    text = opened(str(value))
    if CUT in text and len(cell) > len(text):
        return text_of(cell).startswith(text.partition(CUT)[0])
    return text == text_of(cell)


def test_it_holds_what_the_csv_files_hold_and_is_the_same_each_time(findings):
    book = findings_workbook(findings)
    hold_the_same(findings, book)
    assert findings_workbook(findings) == book


def test_another_program_keeps_it_all(tmp_path):
    """LibreOffice opens it and saves every cell as it was."""
    made = tmp_path / "findings.xlsx"
    made.write_bytes(findings_workbook(told("clyde-valley-2011")[1]))
    before, after = sheets(made.read_bytes()), sheets(resaved(made, tmp_path / "out").read_bytes())
    assert list(after) == list(before)
    for name, lines in before.items():
        assert trimmed(after[name]) == trimmed(lines), name


def trimmed(lines: list[list[object]]) -> list[list[object]]:
    """Rows without the empty cells at their ends."""
    return [line[: max((n for n, v in enumerate(line, 1) if v != ""), default=0)] for line in lines]


def test_a_text_in_a_column_of_figures_is_not_cut_off():
    """One at the right edge would lose its first words to the cell beside it."""
    book = load_workbook(io.BytesIO(findings_workbook(told("publica-2014-2025")[1])))
    page = book["flags_figures"]
    at = next(cell.column for cell in page[1] if cell.value == "value")
    told_in = [row[at - 1] for row in page.iter_rows(min_row=2)]
    texts = [cell for cell in told_in if isinstance(cell.value, str)]
    longest = max(len(cell.value) for cell in texts)
    assert {cell.alignment.horizontal for cell in texts} <= {None, "general", "left"}
    assert page.column_dimensions[texts[0].column_letter].width >= min(60, longest)
    assert all(cell.alignment.wrap_text for cell in texts if len(cell.value) > 60)
    assert {c.alignment.horizontal for c in told_in if isinstance(c.value, int | float)} == {"right"}


def test_no_column_is_wider_than_a_page_of_paper(findings):
    """However long a text is: what is beyond the edge would be printed nowhere."""
    with zipfile.ZipFile(io.BytesIO(findings_workbook(findings))) as book:
        pages = [book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
    widths = [float(wide) for page in pages for wide in re.findall(rb'<col [^>]*width="([0-9.]+)"', page)]
    assert len(widths) > len(pages)
    assert max(widths) < FIRST_PAGE + 1  # a program adds less than a letter for the edge of a cell


@settings(max_examples=5)
@given(st.lists(st.text(st.characters(exclude_categories=("Cs",)), max_size=60), min_size=30))
def test_no_text_is_lost_or_acts(texts):
    findings = full("x")
    flag = findings.flags[0]
    inert(replace(findings, flags=tuple(replace(flag, message=text) for text in texts)))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_inert(name):
    inert(full(HOSTILE[name]))


def inert(findings: Findings) -> None:
    made = findings_workbook(findings)
    hold_the_same(findings, made)
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        parts = {name: book.read(name).decode() for name in book.namelist() if name.endswith(("xml", "rels"))}
    assert not any(re.search(r"<f[ >/]", part) for name, part in parts.items() if "worksheets/sheet" in name)
    assert not any('TargetMode="External"' in part for part in parts.values())
    assert not any("vbaProject" in name or "externalLink" in name for name in parts)


def test_the_first_sheet_says_what_it_is_and_what_is_where():
    findings = told("three-valleys")[1]
    found = sheets(findings_workbook(findings))
    said = [str(cell) for line in found[FRONT] for cell in line if cell != ""]
    assert said[0] == findings.project.title
    for text in (
        "This is a fictional project.",
        findings.project.notice,
        findings.project.fingerprint,
        findings.framework.sha256,
        findings.project.as_of.isoformat(),
        f"{findings.engine.name} {findings.engine.version}",
    ):
        assert text in said
    named = set(said) & set(found)
    assert named == set(found) - {FRONT, DICTIONARY}
    assert any(text.startswith("checks[*].flags[*]: ") for text in said)
    assert any(text.startswith("Tables without a row in these findings: ") for text in said)


def test_the_first_sheet_speaks_the_language_of_the_documents():
    findings = told("clyde-valley-2011")[1]
    with speaking(language("cy")):
        welsh = sheets(findings_workbook(findings))
    english = sheets(findings_workbook(findings))
    assert welsh[FRONT] != english[FRONT]
    assert "Sut i'w ddarllen" in [line[0] for line in welsh[FRONT]]
    del welsh[FRONT], english[FRONT]
    assert welsh == english


def test_the_dictionary_explains_every_column_of_every_sheet():
    found = sheets(findings_workbook(told("publica-2014-2025")[1]))
    explained = {(line[0], line[1]) for line in found[DICTIONARY][1:]}
    there = {(name, column) for name, (heading, *_) in found.items() for column in heading}
    assert explained == {(n, c) for n, c in there if n not in (FRONT, DICTIONARY)}


def test_figures_look_like_what_they_are():
    book = load_workbook(io.BytesIO(findings_workbook(full("GBP"))))
    page = book["money_readings"]
    at = {cell.value: cell.column for cell in page[1]}
    assert page.cell(2, at["figures_npv"]).number_format == "£#,##0_);-£#,##0_)"
    assert page.cell(2, at["figures_payback"]).number_format == "0.0_)"
    assert page.cell(2, at["figures_peak_year"]).number_format == "0_)"
    assert page.freeze_panes == "B2"
    assert page.auto_filter.ref.startswith("A1:")
    share = book["ranking_places"].cell(2, 5)
    assert (share.number_format, share.data_type) == ("0.0%_)", "n")
    day = book["flags_answers"]["G2"]
    assert (day.number_format, day.value) == ("yyyy-mm-dd", datetime.datetime(2026, 5, 31))


@pytest.mark.parametrize(
    ("currency", "shown"),
    [("GBP", "£#,##0_);-£#,##0_)"), ('a"d', "#,##0_);-#,##0_)"), ("SEK", '#,##0" SEK"_);-#,##0" SEK"_)')],
)
def test_an_amount_is_shown_in_its_currency(currency, shown):
    assert money_format(currency) == shown


def test_no_text_touches_the_figure_before_it():
    book = load_workbook(io.BytesIO(findings_workbook(full("GBP"))))
    found = {
        (cell.alignment.horizontal, cell.alignment.indent)
        for page in book for row in page.iter_rows() for cell in row
        if isinstance(cell.value, str)
    }  # fmt: skip
    assert found == {("left", 1)}
