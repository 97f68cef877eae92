"""Long texts in a workbook: whole in their cells, and the same text again when they are read."""

from __future__ import annotations

from moothall.files.workbook.columns import lines
from moothall.files.workbook.longtexts import PAGE_LINES, PAGE_WIDTH, long_rows

PARAGRAPHS = "\n\n".join(f"Paragraph {n}: " + "what the branch has to say. " * 8 for n in range(30)) + "\n"


def test_a_long_text_goes_on_over_rows_that_are_seen_whole() -> None:
    pieces = [str(row[1]) for row in long_rows({"unions": PARAGRAPHS})]
    assert len(pieces) > 1
    assert max(lines(piece, PAGE_WIDTH) for piece in pieces) <= PAGE_LINES + 1
    assert "".join(pieces) == PARAGRAPHS


def test_a_short_text_is_one_row() -> None:
    assert list(long_rows({"users": "We were not asked."})) == [("users", "We were not asked.", None)]


def test_ends_of_lines_of_windows_are_told_on_every_row() -> None:
    rows = list(long_rows({"unions": PARAGRAPHS.replace("\n", "\r\n")}))
    assert {row[2] for row in rows} == {"crlf"}
    assert "".join(str(row[1]) for row in rows) == PARAGRAPHS
