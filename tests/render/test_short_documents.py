"""Two pages are two pages: the summary and the leaflet of every example, set and counted."""

from __future__ import annotations

import pypdfium2
import pytest
from msgspec.structs import replace

from moothall.business_case.compose import compose
from moothall.business_case.document import Document, Section
from moothall.business_case.languages import speaking
from moothall.business_case.leaflet import leaflet
from moothall.business_case.members_sheet import members_sheet
from moothall.files.catalogues import language
from moothall.render.docx.docx import render_docx
from moothall.render.html import render_html
from moothall.render.pdf.pdf import render_pdf
from tests.business_case.reading import EXAMPLES, told
from tests.render.reading import pdf_text, squeezed, word_text

NAMES = sorted(p.parent.name for p in EXAMPLES.glob("*/project.yaml"))
SUMMARY, LEAFLET, MEMBERS = 2, 2, 2
"""Pages that each may take. The members' sheet promises none; that it grows shall be seen."""


def pages(document: Document) -> list[str]:
    with pypdfium2.PdfDocument(render_pdf(document)) as read:
        return [page.get_textpage().get_text_range() for page in read]


def bare(section: Section) -> Section:
    return replace(section, blocks=(), sections=tuple(bare(s) for s in section.sections))


@pytest.mark.parametrize("name", NAMES)
def test_the_summary_takes_two_pages_behind_the_title_and_the_contents(name):
    document = told(name)[2]
    first = document.sections[0]
    cover, *rest = pages(replace(document, sections=(first,)))
    assert "Contents" in cover
    assert first.title in rest[0]
    assert len(rest) <= SUMMARY


@pytest.mark.parametrize("name", NAMES)
def test_title_notices_and_contents_take_one_page(name):
    document = told(name)[2]
    headings = replace(document, sections=tuple(bare(s) for s in document.sections))
    assert "Contents" not in pages(headings)[1]
    assert pages(headings)[1].startswith(document.sections[0].title)


@pytest.mark.parametrize("name", NAMES)
def test_in_welsh_summary_and_leaflet_take_no_more(name):
    project, findings, _ = told(name)
    with speaking(language("cy")):
        document = compose(project, findings)
        small = leaflet(project, findings)
    assert len(pages(replace(document, sections=document.sections[:1]))) <= 1 + SUMMARY
    assert len(pages(small)) <= LEAFLET


@pytest.mark.parametrize("name", NAMES)
def test_the_leaflet_takes_two_pages_and_the_members_sheet_no_more_than_today(name):
    project, findings, _ = told(name)
    assert len(pages(leaflet(project, findings))) <= LEAFLET
    assert len(pages(members_sheet(project, findings))) <= MEMBERS


def test_a_short_document_has_no_contents_in_any_format_and_says_what_made_it():
    project, findings, _ = told("three-valleys")
    for document in (leaflet(project, findings), members_sheet(project, findings)):
        page, paper = render_html(document), pdf_text(render_pdf(document))
        assert 'id="page-contents"' not in page
        assert "#page-contents" not in page
        for said in (paper, word_text(render_docx(document))):
            assert document.labels.contents not in said
            assert squeezed(document.vintage.fingerprint) in squeezed(said)
