"""Sentences in another language than the document's are marked as such on paper too."""

from __future__ import annotations

import io
import re
import zipfile

import pikepdf
import pytest

from moothall.business_case.languages import speaking
from moothall.business_case.leaflet import leaflet
from moothall.files.catalogues import language
from moothall.render.docx.docx import render_docx
from moothall.render.html import render_html
from moothall.render.pdf.pdf import render_pdf
from tests.business_case.reading import told


@pytest.fixture(scope="module")
def welsh():
    project, findings, _document = told("three-valleys")
    with speaking(language("cy")):
        return leaflet(project, findings)


def test_on_the_page(welsh):
    page = render_html(welsh)
    assert '<html lang="cy"' in page
    assert '<span lang="en">Three district councils' in page


def test_in_the_pdf(welsh):
    with pikepdf.open(io.BytesIO(render_pdf(welsh))) as paper:
        assert str(paper.Root.Lang).startswith("cy")
        tagged = [o for o in paper.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") is not None]
        assert {str(o.Lang) for o in tagged if "/Lang" in o} >= {"en"}


def test_in_word(welsh):
    body = zipfile.ZipFile(io.BytesIO(render_docx(welsh))).read("word/document.xml").decode()
    (run,) = re.findall(r"<w:r>(?:(?!</w:r>).)*Three district councils", body)
    assert '<w:lang w:val="en"/>' in run
