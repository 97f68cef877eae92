"""The Word file as other libraries read it: styles, captions, header rows, alternatives, fields, links."""

import io
import os
import re
import shutil
import subprocess
from collections import Counter
from zipfile import ZipFile

import docx
import pypdfium2
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace
from PIL import Image

from moothall.business_case.document import (
    Cell,
    Column,
    Notice,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
    Verbatim,
)
from moothall.render.docx.carried import SPACE
from moothall.render.docx.docx import render_docx
from moothall.render.docx.styles import MissingStyles, NotWord, look_at
from moothall.render.paper.figures import figures_csv
from tests.render.made import bars, document, everything, shortened, table, text
from tests.render.reading import W, figures, said, squeezed, word_text, word_xml

MOST = 100_000_000


@pytest.fixture(scope="module")
def whole():
    return render_docx(everything())


@pytest.fixture(scope="module")
def opened(whole):
    return docx.Document(io.BytesIO(whole))


def one(*blocks, **more):
    return render_docx(document((Section("s", "S", blocks),), **more))


def styles(opened):
    return [(p.style.name, p.text) for p in opened.paragraphs]


def test_headings_are_real_ones(opened):
    heads = [(style, words) for style, words in styles(opened) if style.startswith(("Title", "Heading"))]
    assert [style for style, _ in heads] == [
        "Title", "Heading 1", "Heading 2", "Heading 2", "Heading 1", "Heading 3", "Heading 3", "Heading 2",
    ]  # fmt: skip
    assert heads[0][1] == "A test of everything"
    assert heads[5][1] == "For those who ask"


def test_captions_are_numbered_by_fields(whole, opened):
    captions = [words for style, words in styles(opened) if style == "Caption"]
    assert len(captions) == 7 + 3
    fields = Counter(f.get(f"{W}instr").split()[1] for f in word_xml(whole).iter(f"{W}fldSimple"))
    assert fields == {"Table": 7, "Figure": 3}
    numbers = [
        f.findtext(f".//{W}t") for f in word_xml(whole).iter(f"{W}fldSimple") if "Table" in f.get(f"{W}instr")
    ]
    assert numbers == [str(n) for n in range(1, 8)]


def test_header_rows_are_repeated(opened):
    assert len(opened.tables) == 7
    for found in opened.tables:
        marked = [
            row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None
            for row in found.rows
        ]
        assert marked == [True] + [False] * (len(found.rows) - 1)
    assert next(cell.text for cell in opened.tables[1].rows[0].cells) == "What"


def test_pictures_have_their_alternative_and_are_sharp(whole):
    told = [p.get("descr") for p in word_xml(whole).iter() if p.tag.endswith("}docPr")]
    assert told == ["Sections down.", "One bar an option.", "One bar an option."]
    with ZipFile(io.BytesIO(whole)) as archive:
        names = [name for name in archive.namelist() if name.startswith("word/media/")]
        assert len(names) == 3
        for name in names:
            with Image.open(io.BytesIO(archive.read(name))) as picture:
                assert picture.width > 1200
                assert len(picture.convert("L").getcolors()) > 3


def test_the_contents_are_a_field_that_is_filled_already(whole, opened):
    instructions = [i.text for i in word_xml(whole).iter(f"{W}instrText")]
    assert [i.split()[0] for i in instructions] == ["TOC"]
    listed = [words for style, words in styles(opened) if style == "Moothall contents"]
    assert [words.split()[0] for words in listed] == [
        "Contents",
        "Plain",
        "Tables",
        "Figures",
        "More",
        "Evidence",
    ]


def test_every_link_within_leads_to_a_bookmark(whole):
    xml = word_xml(whole)
    marks = [m.get(f"{W}name") for m in xml.iter(f"{W}bookmarkStart")]
    assert len(marks) == len(set(marks))
    sought = {h.get(f"{W}anchor") for h in xml.iter(f"{W}hyperlink")} - {None}
    assert sought
    assert sought <= set(marks)


def test_only_the_web_is_led_to(opened):
    outside = [r.target_ref for r in opened.part.rels.values() if r.is_external]
    assert outside == ["https://example.org/a?b=1&c=2"]


def test_title_language_and_dates(whole, opened):
    told = opened.core_properties
    assert (told.title, told.language, told.author) == ("A test of everything", "en-GB", "")
    assert told.created.date().isoformat() == told.modified.date().isoformat() == "2026-11-02"
    languages = {lang.get(f"{W}val") for lang in word_xml(whole, "word/styles.xml").iter(f"{W}lang")}
    assert languages == {"en-GB"}


def test_same_document_same_bytes(whole):
    assert render_docx(everything()) == whole
    with ZipFile(io.BytesIO(whole)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_word_is_there(whole):
    found = squeezed(word_text(whole))
    assert [w for line in said(everything()) for w in line.split() if squeezed(w) not in found] == []


def test_the_teaching_example_says_all_its_figures(three_valleys):
    short = shortened(three_valleys)
    words = word_text(render_docx(short))
    found, run_on = figures(words), squeezed(words)
    missing = figures("\n".join(said(short))) - found
    assert missing == {}
    assert [w for line in said(short) for w in line.split() if squeezed(w) not in run_on] == []


def test_wide_tables_lie_on_their_side():
    wide = Table(
        "w", "Wide", tuple(Column(f"Column number{n}") for n in range(12)),
        (Row(tuple(Cell(text(f"cell{n}word")) for n in range(12))),),
    )  # fmt: skip
    made = docx.Document(
        io.BytesIO(one(Paragraph(text("before " * 400)), wide, Paragraph(text("after " * 400))))
    )
    turned = [section.orientation for section in made.sections]
    assert turned == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    section = made.sections[1]
    assert section.page_width > section.page_height
    room = section.page_width - section.left_margin - section.right_margin
    assert sum(int(c.get(qn("w:w"))) * 635 for c in made.tables[0]._tbl.tblGrid) <= room + 12 * 635


@given(st.text(max_size=300))
@settings(max_examples=max(20, settings.default.max_examples // 4), deadline=None)
def test_any_text_is_inert(anything):
    row = Row((Cell(text(anything), header=True), Cell(text("end"))))
    made = one(
        Paragraph(text(anything, Run(anything, strong=True, code=True))),
        Table("t", anything, (Column(anything), Column("x")), (row,)),
        title=anything,
    )
    read = docx.Document(io.BytesIO(made))
    assert read.tables[0].rows[1].cells[1].text == "end"
    kept = re.sub(r"[^a-zA-Z0-9<>&{}$#]", "", anything)
    assert kept in re.sub(r"[^a-zA-Z0-9<>&{}$#]", "", read.paragraphs[0].text) or not anything.isascii()


def test_letters_that_xml_cannot_hold_are_named():
    assert "a[U+0000]b[U+0007]c[U+FFFF]d" in word_text(one(Paragraph(text("a\x00b\x07c\uffffd"))))


def test_formulas_and_fields_in_text_stay_text():
    made = one(Paragraph(text('{ INCLUDETEXT "C:\\x" } =1+1 <w:instrText>DDE</w:instrText>')))
    assert [i.text.split()[0] for i in word_xml(made).iter(f"{W}instrText")] == ["TOC"]
    assert "<w:instrText>DDE</w:instrText>" in word_text(made)


def council():
    """A template as a council may have it: red headings, a header of its own, a page of sample text."""
    file = docx.Document()
    file.styles["Heading 1"].font.color.rgb = docx.shared.RGBColor(0xC0, 0, 0)
    file.sections[0].header.paragraphs[0].text = "Borough of Testing"
    file.sections[0].left_margin = docx.shared.Mm(40)
    file.add_paragraph("Sample text of the template")
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def with_other_prefixes():
    """The council's template as another program may write it: with another prefix, and no other known."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(council())) as given, ZipFile(out, "w") as made:
        for part in given.namelist():
            data = given.read(part)
            if part == "word/document.xml":
                given_root = etree.fromstring(data)
                root = etree.Element(given_root.tag, nsmap={"x": W[1:-1]})
                root.extend(list(given_root))
                etree.cleanup_namespaces(root)
                data = etree.tostring(root)
                assert b"<x:body" in data
            made.writestr(part, data)
    return out.getvalue()


def test_a_template_with_other_prefixes_is_filled_alike():
    made = render_docx(everything(), with_other_prefixes())
    assert word_text(made) == word_text(render_docx(everything(), council()))
    assert len(docx.Document(io.BytesIO(made)).inline_shapes) == 3


def test_the_digest_of_a_bundle_is_printed_where_there_is_one():
    plain = document((Section("s", "S", (Paragraph(text("words")),)),))
    stamped = replace(plain, vintage=replace(plain.vintage, contents="0123456789abcdef" * 4))
    assert "0123456789abcdef" * 4 in word_text(render_docx(stamped))
    assert plain.labels.digest in word_text(render_docx(stamped))
    assert plain.labels.digest not in word_text(render_docx(plain))


def test_a_template_gives_styles_margins_and_header():
    made = docx.Document(io.BytesIO(render_docx(everything(), council())))
    assert str(made.styles["Heading 1"].font.color.rgb) == "C00000"
    assert made.sections[0].header.paragraphs[0].text == "Borough of Testing"
    assert round(made.sections[0].left_margin.mm) == 40
    assert "Sample text" not in "\n".join(p.text for p in made.paragraphs)


def test_styles_that_a_template_lacks_are_named_all_at_once():
    file = docx.Document(io.BytesIO(council()))
    for name in ("Caption", "Heading 3"):
        file.styles[name].delete()
    out = io.BytesIO()
    file.save(out)
    with pytest.raises(MissingStyles, match="Heading 3 and Caption"):
        look_at(out.getvalue(), MOST)


@pytest.mark.parametrize("data", [b"", b"no file", b"PK\x03\x04rest"])
def test_what_is_no_word_file_is_refused(data):
    with pytest.raises(NotWord, match="not a Word file"):
        look_at(data, MOST)


def test_a_template_that_unpacks_to_too_much_is_refused():
    with pytest.raises(NotWord, match="unpacks to more than"):
        look_at(council(), 1000)


def carried(data):
    """The list of figures in a Word file, wherever another program put it."""
    with ZipFile(io.BytesIO(data)) as archive:
        parts = [
            archive.read(name) for name in archive.namelist() if re.match(r"customXml/item\d+\.xml", name)
        ]
    (found,) = (etree.fromstring(part).text for part in parts if SPACE.encode() in part)
    return found


def test_it_carries_the_list_of_its_figures_also_with_a_template():
    told = document((Section("s", "S", (Paragraph(text("In all ", Run("£5m", path="a.b"))),)),))
    for made in (render_docx(told), render_docx(told, council())):
        assert carried(made) == figures_csv(told)
        assert "£5m,a.b" in carried(made)
    assert carried(render_docx(told, figures="x & y")) == "x & y"


def test_libreoffice_keeps_the_list(tmp_path):
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("no LibreOffice on this machine, so no Word file was saved by another program")
    told = document((Section("s", "S", (Paragraph(text("In all ", Run("£5m", path="a.b"))),)),))
    (tmp_path / "case.docx").write_bytes(render_docx(told))
    (tmp_path / "out").mkdir()
    subprocess.run(
        [office, "--headless", "--convert-to", "docx", "--outdir", tmp_path / "out", tmp_path / "case.docx"],
        check=True, capture_output=True, timeout=300, env={**os.environ, "HOME": str(tmp_path)},
    )  # fmt: skip
    assert carried((tmp_path / "out/case.docx").read_bytes()) == figures_csv(told)


def test_libreoffice_opens_it(tmp_path):
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("no LibreOffice on this machine, so no Word file was opened by another program")
    (tmp_path / "case.docx").write_bytes(one(bars(), table("t", 5)))
    subprocess.run(
        [office, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "case.docx"],
        check=True, capture_output=True, timeout=300, env={**os.environ, "HOME": str(tmp_path)},
    )  # fmt: skip
    with pypdfium2.PdfDocument((tmp_path / "case.pdf").read_bytes()) as read:
        assert len(read) > 0
        assert "Totals overlap." in "".join(page.get_textpage().get_text_range() for page in read)


def test_every_heading_is_bold_and_upright(opened):
    for level in range(1, 7):
        font = opened.styles[f"Heading {level}"].font
        assert (font.bold, font.italic) == (True, False)


def test_a_cell_of_notes_alone_has_no_empty_paragraph_above_them():
    cells = Cell(text("name")), Cell((), notes=(text("note"),))
    made = docx.Document(io.BytesIO(one(Table("t", "T", (Column("A"), Column("B")), (Row(cells),)))))
    assert [p.text for p in made.tables[0].rows[1].cells[1].paragraphs] == ["note"]


def test_what_made_a_short_document_stands_in_small_letters_below_it():
    short = document((Section("s", "S", (Paragraph(text("word")),)),))
    found = docx.Document(io.BytesIO(render_docx(replace(short, compact=True))))
    assert [p.style.name for p in found.paragraphs][-3:] == ["Moothall small"] * 3
    assert short.vintage.fingerprint in found.paragraphs[-1].text


def kept(paragraph):
    return paragraph.paragraph_format.keep_with_next is True


@pytest.mark.parametrize("compact", [False, True])
def test_what_made_a_document_keeps_together(compact):
    made = replace(document((Section("s", "S", (Paragraph(text("word")),)),)), compact=compact)
    last = docx.Document(io.BytesIO(render_docx(made))).paragraphs[-3 if compact else -6 :]
    assert [kept(p) for p in last] == [True] * (len(last) - 1) + [False]


@pytest.mark.parametrize("compact", [False, True])
def test_the_footer_stands_well_below_the_last_line_of_the_page(compact):
    made = replace(document((Section("s", "S", (Paragraph(text("word")),)),)), compact=compact)
    page = docx.Document(io.BytesIO(render_docx(made))).sections[0]
    line = 4.3  # millimetres of a line of ten points
    assert page.bottom_margin.mm - page.footer_distance.mm >= line + (1.5 if compact else 4)


def test_the_rows_of_a_low_table_keep_together_and_those_of_a_tall_or_a_short_document_do_not():
    def table_of(many, compact=False):
        rows = (Row((Cell(text("x")), Cell(text("y")))),) * many
        table = Table("t", "T", (Column("A"), Column("B", "", True)), rows)
        made = replace(document((Section("s", "S", (table,)),)), compact=compact)
        found = docx.Document(io.BytesIO(render_docx(made)))
        return [kept(row.cells[1].paragraphs[0]) for row in found.tables[-1].rows]

    assert table_of(5) == [True] * 5 + [False]
    assert not any(table_of(50))
    assert not any(table_of(5, compact=True))


def test_who_said_it_stands_with_the_last_words_and_a_notice_stays_whole():
    said = Verbatim("v", "the union", "First.\n\nLast.")
    notice = Notice("high", "Look", (Paragraph(text("one")), Paragraph(text("two"))))
    found = docx.Document(io.BytesIO(one(said, notice))).paragraphs
    states = {p.text: kept(p) for p in found}
    assert (states["First."], states["Last."]) == (False, True)
    assert (states["one"], states["two"]) == (True, False)
