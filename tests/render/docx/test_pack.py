"""The package of a Word file: the body in its place, and the same bytes each time."""

from __future__ import annotations

import io
from zipfile import ZIP_STORED, ZipFile

import docx
import pytest
from lxml import etree

from moothall.render.docx.pack import EARLIEST, HERE, steady


def package(marks: int) -> bytes:
    """A Word file with that many marks."""
    file = docx.Document()
    for _ in range(marks):
        file.element.body.sectPr.addprevious(etree.ProcessingInstruction(HERE))
        file.add_paragraph("between")
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def filled(package: bytes, *body: str) -> list[str]:
    made = steady(package, "word/document.xml", body)
    return [p.text for p in docx.Document(io.BytesIO(made)).paragraphs]


def line(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def test_each_stretch_stands_at_its_mark() -> None:
    assert filled(package(2), line("one"), line("two") + line("three")) == [
        "one", "between", "two", "three", "between",
    ]  # fmt: skip


def test_a_mark_in_words_is_no_mark() -> None:
    assert filled(package(1), line(f"&lt;?{HERE}?&gt;"))[0] == f"<?{HERE}?>"


@pytest.mark.parametrize("marks", [0, 3])
def test_more_or_fewer_stretches_than_marks_are_a_fault(marks: int) -> None:
    with pytest.raises(ValueError, match="zip"):
        filled(package(marks), line("one"), line("two"))


def test_every_part_is_of_the_same_day_and_a_picture_is_not_packed_twice() -> None:
    given = io.BytesIO()
    with ZipFile(given, "w") as made:
        made.writestr("word/media/image1.png", b"x" * 100)
        made.writestr("word/styles.xml", b"x" * 100)
    with ZipFile(io.BytesIO(steady(given.getvalue(), "word/document.xml", ()))) as read:
        assert {part.date_time for part in read.infolist()} == {EARLIEST}
        stored = {part.filename for part in read.infolist() if part.compress_type == ZIP_STORED}
        assert stored == {"word/media/image1.png"}
