"""Real files are opened: each figure in them is followed to where it stands, and is that, rounded.

A page has the path beside the figure. A PDF and a Word file carry a list of their figures; each is looked for
at the place that the list tells. A figure without a path must be of a kind that `allowed.py` names, or of one
of `WITHOUT`, each with its reason.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from lxml import html

from moothall.files.folder import read_folder
from moothall.files.methods import library_methods
from moothall.render.inline import JOINER
from tests.business_case.allowed import Allowed
from tests.business_case.figures import (
    Whole,
    agrees,
    follow,
    given,
    held,
    said,
    without_unit,
    worked_examples,
)
from tests.cli.running import call
from tests.render.made import EXAMPLES
from tests.render.papers import HEADING, Paper, Piece, pdf_paper, word_paper, word_pieces
from tests.render.reading import squeezed

OFTEN = "publica-2014-2025"
"""The one that is made soonest; the others are long proofs."""
NAMES = [
    name if name == OFTEN else pytest.param(name, marks=pytest.mark.slow)
    for name in sorted(p.parent.name for p in EXAMPLES.glob("*/project.yaml"))
]
PAPERS = ("business-case", "members-sheet", "leaflet")
DIGIT = re.compile(r"\d")
DRAWN = "picture"
"""A figure inside a picture is set as words in a page and a PDF; in a Word file it is part of the picture."""
NUMBERED = re.compile(r"\d+\. [A-Z]")
"""So begins the heading of a section, and its line in the contents; the number is the section's own."""
SOURCES = "Sources of the project's claims, numbered"
"""The table whose rows are numbered."""
IN_PARTS = re.compile(r" \(part \d+ of \d+\)$")
SPLIT = ("words", "cell")
"""Where every figure is a run of its own; elsewhere, as in a caption, a line is one run."""
NAMES_IN_EXAMPLES = re.compile(r"c\d|log10")
"""Columns of worked examples that are called so."""


class Made(NamedTuple):
    """What one command wrote, the values that its paths may lead to, and what may stand without one."""

    folder: Path
    stands: Whole
    allowed: Allowed
    papers: dict[str, tuple[Paper, Paper]]
    """PDF and Word file of each paper"""


@pytest.fixture(scope="module", params=NAMES)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp(request.param)
    done = call("appraise", EXAMPLES / request.param, "-o", folder, "--formats", "html,pdf,docx,xlsx,json")
    assert done.exit_code in (0, 1), done.output
    project = read_folder(EXAMPLES / request.param)
    findings = json.loads((folder / "findings.json").read_text("utf-8"))
    read = {
        name: (
            pdf_paper((folder / f"{name}.pdf").read_bytes()),
            word_paper((folder / f"{name}.docx").read_bytes()),
        )
        for name in PAPERS
    }
    known = Allowed(project, findings, library_methods())
    return Made(folder, Whole(findings, given(project), worked_examples()), known, read)


def test_every_path_in_a_paper_leads_to_the_figure_beside_it(made: Made) -> None:
    followed = 0
    for pdf, word in made.papers.values():
        assert pdf.figures == word.figures
        followed += sum(_followed(made.stands, row["path"], row["figure"]) for row in pdf.figures)
    assert followed > 1000


def test_every_path_in_a_page_leads_to_the_figure_beside_it(made: Made) -> None:
    for name, pages in (("business-case", "index"), *((p, p) for p in PAPERS[1:])):
        root = html.parse(str(made.folder / f"{pages}.html")).getroot()
        marked = [(part.get("data-path"), part.text_content()) for part in root.iterfind(".//*[@data-path]")]
        followed = sum(_followed(made.stands, path, text) for path, text in marked)
        listed = [row for row in made.papers[name][0].figures]
        shown = {path for path, _ in marked}
        assert shown <= {row["path"] for row in listed}
        assert {row["path"] for row in listed if row["kind"] != DRAWN} <= shown
        assert followed >= len({row["path"] for row in listed if row["kind"] != DRAWN})


def _followed(stands: Whole, path: str, text: str) -> int:
    """How many figures of a text are what stands at the path; fails at the first that is not."""
    at = held(stands, path)
    found = said(without_unit(stands, path, text))
    for figure in found:
        assert agrees(figure, at, path), (path, text, at)
    return len(found)


@pytest.mark.parametrize("paper", ["pdf", "docx"])
def test_every_figure_of_the_list_stands_where_it_says(made: Made, paper: str) -> None:
    for papers in made.papers.values():
        opened = papers[paper == "docx"]
        found = in_place(opened)
        told = [row for row in opened.figures if row["kind"] != DRAWN]
        assert found == len(told)


def in_place(paper: Paper) -> int:
    """How many figures of the list stand in the file at their place; fails at the first that does not."""
    found, at, section = 0, 0, ""
    for row in paper.figures:
        if row["kind"] in ("cell", "column"):
            line = 0 if row["kind"] == "column" else int(row["row"])
            cell = paper.tables[int(row["number"]) - 1][line][int(row["column"]) - 1]
            assert squeezed(row["words"]) in cell, row
        elif row["kind"] == DRAWN:
            continue
        else:
            if row["section"] != section:
                section = row["section"]
                at = _after(paper.words, HEADING + squeezed(section), at, row)
            at = _after(paper.words, squeezed(row["words"]), at, row)
        assert row["figure"] in row["words"]
        found += 1
    return found


def _after(words: str, sought: str, at: int, row: dict[str, str]) -> int:
    place = words.find(sought, at)
    assert place >= 0, row
    return place


def test_a_pdf_says_cell_by_cell_what_a_word_file_says(made: Made) -> None:
    for pdf, word in made.papers.values():
        assert pdf.tables == word.tables


def test_every_figure_has_a_path_or_is_of_an_allowed_kind(made: Made) -> None:
    counts, left = Counter[str](), list[str]()
    for name, (_, word) in made.papers.items():
        ledger = Ledger(word.figures)
        for piece in word_pieces((made.folder / f"{name}.docx").read_bytes()):
            rest = piece.text if piece.field else ledger.without_known(piece)
            kind = _kind(piece, rest, made.allowed)
            counts[kind] += 1
            left += [f"{piece.table[:30]}: {piece.text}"] if kind == "without" else []
        assert ledger.missing() == []
        counts["path"] += ledger.taken
    print(made.folder.name, dict(counts), "figures in words and tables; without a path:", left)
    assert counts["path"] > 1000
    assert left == []


class Ledger:
    """The figures of a list, taken off one by one as they are met in the file, each in its own table."""

    def __init__(self, figures: list[dict[str, str]]) -> None:
        self.taken = 0
        self._runs, self._met = Counter[tuple[str, str]](), set[tuple[str, str]]()
        self._lines: defaultdict[tuple[str, str], list[list[str]]] = defaultdict(list)
        before, at = ("", ""), 0
        for row in (row for row in figures if row["kind"] != DRAWN):
            key = (row["of"] if row["kind"] in ("cell", "column") else "", row["words"])
            if row["kind"] in SPLIT:
                self._runs[key[0], row["figure"]] += 1
                continue
            place = row["words"].find(row["figure"], at) if key == before else -1
            if place < 0:
                self._lines[key].append([])
                place = row["words"].find(row["figure"])
            self._lines[key][-1].append(row["figure"])
            before, at = key, place + len(row["figure"])

    def without_known(self, piece: Piece) -> str:
        """What is left of a run when the figures of the list are taken off."""
        plain, table = piece.text.replace(JOINER, ""), IN_PARTS.sub("", piece.table)
        if self._runs[table, plain]:
            self._runs[table, plain] -= 1
            self._met.add((table, plain))
            self.taken += 1
            return ""
        if table != piece.table and (table, plain) in self._met:
            return ""  # the first column stands in each part of a table that was cut
        whole = IN_PARTS.sub("", plain).strip(" :")
        known = [(table, whole)] if (table, whole) in self._lines else []
        for figure in next((self._lines[key].pop(0) for key in known if self._lines[key]), []):
            plain = plain.replace(figure, "", 1)
            self.taken += 1
        return plain

    def missing(self) -> list[tuple[str, str]]:
        """Figures of the list that were not met."""
        return [*(+self._runs), *(line for line, many in self._lines.items() if many)]


def _kind(piece: Piece, rest: str, allowed: Allowed) -> str:
    """Whether what is left of a run is without digits, allowed, or a figure without a path."""
    if not DIGIT.search(rest):
        return "words"
    if piece.code:
        return "id"
    if NAMES_IN_EXAMPLES.fullmatch(rest):
        return "id"
    if piece.field or NUMBERED.match(piece.text) or (piece.table == SOURCES and piece.text.isdigit()):
        return "number"
    if piece.quoted:
        return "quoted"
    return "without" if DIGIT.search(allowed.left(rest)) else "allowed"


def test_every_cell_of_the_tables_of_findings_stands_at_its_path(made: Made) -> None:
    book = openpyxl.load_workbook(made.folder / "findings.xlsx", read_only=True, data_only=True)
    head, *rows = book["Dictionary"].iter_rows(values_only=True)
    told = [dict(zip(head, row, strict=True)) for row in rows]
    own = [row for row in told if row["suffix"] or (row["path"] or "").endswith("]")]
    suffixes = {(row["table"], row["column"]): row["suffix"] or "" for row in own}
    followed = 0
    for sheet in book.worksheets[2:]:
        for path, column, value in _cells(sheet, suffixes):
            followed += 1
            at = follow(made.stands, path)
            assert at == value or abs(at - value) <= 1e-9 * abs(at), (sheet.title, column, path)
    assert followed > 1000


def _cells(sheet: object, suffixes: dict[tuple[str, str], str]) -> Iterator[tuple[str, str, float]]:
    """Path, column and figure of each cell of figures."""
    head, *rows = sheet.iter_rows(values_only=True)  # type: ignore[attr-defined]
    place = head.index("path")
    for row in rows:
        for column, value in zip(head, row, strict=True):
            suffix = suffixes.get((sheet.title, column))  # type: ignore[attr-defined]
            if suffix is not None and isinstance(value, int | float) and not isinstance(value, bool):
                yield row[place] + suffix, column, value


def _paper(cell: str, words: str) -> Paper:
    told = dict.fromkeys(("section", "kind", "number", "row", "column", "words", "figure"), "")
    rows = [
        told | {"section": "First", "kind": "words", "words": "In all £5m", "figure": "£5m"},
        told
        | {
            "section": "Two",
            "kind": "cell",
            "number": "1",
            "row": "1",
            "column": "2",
            "words": "7",
            "figure": "7",
        },
    ]
    return Paper(words, [[["What", "Sum"], ["One", cell], ["Two", "7"]]], rows)


def test_a_figure_in_another_place_would_be_seen() -> None:
    assert in_place(_paper("7", "\n¶First\nInall£5m\n¶Second")) == 2
    for cell, words in (
        ("8", "\n¶First\nInall£5m"),
        ("7", "Inall£5m\n¶First"),
        ("7", "\n¶First\nInall£6m"),
    ):
        with pytest.raises(AssertionError):
            in_place(_paper(cell, words))


def test_a_figure_that_the_list_lacks_would_be_seen() -> None:
    row = {"kind": "cell", "of": "Sums", "words": "7 of 9", "figure": "7"}
    ledger = Ledger([row])
    assert ledger.without_known(Piece("7", table="Other")) == "7"
    assert ledger.missing() == [("Sums", "7")]
    assert ledger.without_known(Piece("7", table="Sums")) == ""
    assert ledger.without_known(Piece("7", table="Sums")) == "7"
    assert ledger.missing() == []
    known = Allowed()
    assert _kind(Piece("£9m"), "£9m", known) == "without"
