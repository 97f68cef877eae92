"""The PDF as other libraries read it: tags, language, title, bookmarks, links, and every word."""

import io
import itertools
from collections import Counter

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from moothall.business_case.document import Cell, Column, Notice, Paragraph, Row, Run, Section, Table
from moothall.render.pdf.pdf import render_pdf
from tests.render.made import HOSTILE, document, everything, profile, shortened, table, text
from tests.render.reading import figures, pdf_text, said, squeezed, tags


@pytest.fixture(scope="module")
def whole():
    return render_pdf(everything())


@pytest.fixture(scope="module")
def read(whole):
    return tags(whole)


@pytest.fixture(scope="module")
def opened(whole):
    with pikepdf.open(io.BytesIO(whole)) as opened:
        yield opened


def one(*blocks, **more):
    return render_pdf(document((Section("s", "S", blocks),), **more))


def test_says_that_it_is_tagged_in_which_language_and_how_it_is_called(opened):
    assert opened.Root.MarkInfo.Marked
    assert str(opened.Root.Lang) == "en-GB"
    assert opened.Root.ViewerPreferences.DisplayDocTitle
    assert str(opened.docinfo.Title) == "A test of everything"
    with opened.open_metadata() as told:
        assert told["pdfuaid:part"] == "1"
        assert told["dc:title"] == "A test of everything"


def test_headings_go_down_one_level_at_a_time(read):
    levels = [int(name[1]) for name, *_ in read if name[0] == "H" and name[1:].isdigit()]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert len(levels) == 8  # two chapters, three sections in them, two that a page folds away, the contents


def test_bookmarks_are_the_headings(opened):
    with opened.open_outline() as outline:
        chapters = {chapter.title.replace("\u200b", ""): chapter for chapter in outline.root}
        assert list(chapters) == [f"Plain {HOSTILE}", "More"]
        assert [inner.title for inner in chapters["More"].children] == ["For those who ask", "Evidence"]


def test_tables_have_header_cells_that_name_their_column(read):
    tables = Counter(name for name, *_ in read)
    assert tables["Table"] == 7
    heads = [tag for tag in read if tag.name == "TH"]
    assert len(heads) == 9 + 3 + 9 + 3 + 3 + 6 + 2
    assert all("/Column" in tag.scopes for tag in heads)


def test_header_rows_stand_on_every_page_and_count_once():
    rows = tuple(Row((Cell(text(f"Row {n}")), Cell(text("1")))) for n in range(200))
    long = one(Table("long", "A long table", (Column("Thing named"), Column("Sum")), rows))
    with pypdfium2.PdfDocument(long) as read:
        pages = [page.get_textpage().get_text_range() for page in read]
    assert sum("Thing named" in page for page in pages) > 3
    found = Counter(name for name, *_ in tags(long))
    assert (found["Table"], found["TH"], found["TR"]) == (1, 2, 201)


def test_every_picture_has_its_alternative(read):
    alternatives = [tag.alternative for tag in read if tag.name == "Figure"]
    assert alternatives == ["Sections down.", "One bar an option.", "One bar an option."]


def test_links_lead_to_their_place_or_to_the_web_and_nowhere_else(opened):
    links = [a for page in opened.pages for a in page.get("/Annots", [])]
    addresses = {str(a.A.URI) for a in links if "/A" in a and "/URI" in a.A}
    assert addresses == {"https://example.org/a?b=1&c=2"}
    assert sum("/Dest" in a or ("/A" in a and str(a.A.S) == "/GoTo") for a in links) >= 90


def test_a_link_is_described_by_what_it_leads_to(opened):
    links = [a for page in opened.pages for a in page.get("/Annots", []) if "/Dest" in a]
    told = {str(a.Contents).strip().replace("\u200b", "") for a in links}
    in_words = {said for said in told if not said.startswith("“")}  # the contents tell the page too
    assert in_words == {"EV1", f"Plain {HOSTILE}"}


def test_the_digest_of_a_bundle_is_printed_where_there_is_one():
    plain = document((Section("s", "S", (Paragraph(text("words")),)),))
    stamped = replace(plain, vintage=replace(plain.vintage, contents="0123456789abcdef" * 4))
    assert "0123456789abcdef" * 4 in squeezed(pdf_text(render_pdf(stamped)))
    assert plain.labels.digest in " ".join(pdf_text(render_pdf(stamped)).split())
    assert plain.labels.digest not in " ".join(pdf_text(render_pdf(plain)).split())


def test_every_word_is_there(whole):
    found = squeezed(pdf_text(whole))
    missing = [word for line in said(everything()) for word in line.split() if squeezed(word) not in found]
    assert missing == []


def test_same_document_same_bytes(whole):
    assert render_pdf(everything()) == whole


def test_somebodys_own_words_keep_theirs():
    assert "secondscriptalert" in squeezed(pdf_text(render_pdf(everything()))).replace("<", "").replace(
        ">", ""
    )


def test_a_table_too_wide_for_any_page_is_cut_between_columns_with_its_names_on_each_part():
    wide = Table(
        "w", "Wide", tuple(Column(f"Column number{n}") for n in range(60)),
        (Row(tuple(Cell(text(f"cell{n}word"), header=n == 0) for n in range(60))),),
    )  # fmt: skip
    made = one(wide)
    words = pdf_text(made)
    assert all(words.count(f"cell{n}word") == 1 for n in range(1, 60))
    parts = words.count("(part ")
    assert parts > 2
    assert words.count("cell0word") == parts
    with pypdfium2.PdfDocument(made) as read:
        assert any(page.get_width() > page.get_height() for page in read)


def inside(made):
    """Whether every letter stands within its page."""
    with pypdfium2.PdfDocument(made) as read:
        for page in read:
            across, high = page.get_size()
            words = page.get_textpage()
            for n in range(words.count_chars()):
                left, bottom, right, top = words.get_charbox(n)
                assert -1 <= left <= right <= across + 1, words.get_text_range(max(0, n - 20), 40)
                assert -1 <= bottom <= top <= high + 1


def test_nothing_is_cut_off_in_a_table_of_ten_options():
    ten = table("ten", 11)
    inside(one(ten, profile()))


HARD = {
    "markup": '#strong[x] $y$ <label> @ref // *a* `b` \\ #{panic()} #import "x"',
    "controls": "a\x00b\x07c\x7fd\x85e\ud800f",
    "right to left": "שלום عربي \u202egnp.exe",
    "emoji": "😀 👩‍👩‍👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿 ✓",
    "no font": "中文 \ue000",
    "Welsh": "ŵ Ŵ ŷ Ŷ −£1,200 €5 ± ≤ → ½",
    "combined": "w\u0302 e\u0301",
    "one long word": "x" * 4000,
    "long": "many words and " * 6700,
}


@pytest.mark.parametrize("name", HARD)
def test_hard_text_is_set_everywhere_and_stays_on_the_page(name):
    hard = HARD[name]
    row = Row((Cell(text(hard), (text(hard[:200]),), header=True), Cell(text("12,345"))))
    tight = Table("t", hard[:200], (Column(hard[:60]), Column("Sum", numeric=True)), (row,))
    title = Notice("stop", hard[:300], (Paragraph(text(Run(hard[:3000], code=True))),))
    made = one(Paragraph(text(hard[:5000])), title, tight, title=f"T {hard[:50]}")
    words = pdf_text(made)
    assert "12,345" in words
    if name not in ("long", "one long word"):
        inside(made)


def test_a_letter_that_no_font_has_is_named_in_its_place():
    words = pdf_text(one(Paragraph(text("before 中 \x07 \u202e after"))))
    assert "before [U+4E2D] [U+0007] [U+202E] after" in words.replace("\r\n", " ")


def test_letters_of_other_fonts_are_shown():
    words = pdf_text(one(Paragraph(text("😀 שלום ✗"))))
    assert "[U+" not in words
    assert "😀" in words


@given(st.text(max_size=300))
@settings(max_examples=max(20, settings.default.max_examples // 4), deadline=None)
def test_any_text_is_inert(anything):
    row = Row((Cell(text(anything), header=True), Cell(text("end"))))
    made = one(Paragraph(text(anything)), Table("t", anything, (Column(anything), Column("x")), (row,)))
    assert "end" in pdf_text(made)


def test_the_teaching_example_says_all_its_figures(three_valleys):
    short = shortened(three_valleys)
    made = render_pdf(short)
    found, words = figures(pdf_text(made)), squeezed(pdf_text(made))
    for figure, times in figures("\n".join(said(short))).items():
        assert found[figure] >= times or squeezed(figure) in words, figure
    assert [w for line in said(short) for w in line.split() if squeezed(w) not in words] == []


@pytest.mark.parametrize(("many", "lines"), [(60, 6), (12, 30)])
def test_a_row_of_less_than_half_a_page_is_not_torn_apart(many, lines):
    """What goes on over the page has no name there, and shaded cells of it would be empty."""
    made = one(Table("t", "T", (Column("What"),), rows_of(many, lines)))
    with pypdfium2.PdfDocument(made) as read:
        pages = [page.get_textpage().get_text_range() for page in read]
    assert len(pages) > 4
    assert all(page.count("first") == page.count("last") for page in pages)


def rows_of(many: int, lines: int) -> tuple[Row, ...]:
    between = tuple(text(f"line{n}") for n in range(lines - 2))
    return (Row((Cell(text("first"), more=(*between, text("last"))),)),) * many


def test_a_low_table_stands_on_one_page_with_the_words_above_it():
    """A tall table leaves little of the page: too little for all of the low one, enough for its first row."""
    for above in range(40, 60, 4):
        tall = Table("t", "Tall", (Column("What"),), (Row((Cell(text("x")),)),) * above)
        low = Table("l", "Low", (Column("Which"),), (Row((Cell(text("lowly")),)),) * 8)
        made = one(tall, Paragraph(text("Words that lead to it.")), low)
        with pypdfium2.PdfDocument(made) as read:
            pages = [page.get_textpage().get_text_range() for page in read]
        (held,) = [page for page in pages if "lowly" in page]
        assert held.count("lowly") == 8
        assert "Words that lead to it." in held


def test_of_a_table_only_the_row_that_is_higher_than_others_may_break():
    made = one(Table("t", "T", (Column("What"),), rows_of(20, 6) + rows_of(1, 90) + rows_of(20, 6)))
    with pypdfium2.PdfDocument(made) as read:
        pages = [page.get_textpage().get_text_range() for page in read]
    torn = [page for page in pages if page.count("first") != page.count("last")]
    assert len(torn) == 2
    assert "line87" in "".join(pages)


def test_a_cell_of_notes_alone_begins_with_them():
    """No empty line stands above what is smaller."""
    cells = Cell(text("name")), Cell((), notes=(text("note"),))
    made = one(Table("t", "T", (Column("A"), Column("B")), (Row(cells),)))
    with pypdfium2.PdfDocument(made) as read:
        page = read[1].get_textpage()
        tops = {word: page.get_charbox(page.get_text_range().index(word))[3] for word in ("name", "note")}
    assert abs(tops["name"] - tops["note"]) < 4
