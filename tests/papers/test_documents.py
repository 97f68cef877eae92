"""The papers of an appraisal in all formats, and the findings beside them."""

from __future__ import annotations

import gc

import pytest

from moothall.engine.appraise import appraise
from moothall.files.findings import findings_json
from moothall.papers import documents as made_by
from moothall.papers.documents import documents, formats_in, in_languages, languages_in, page_of
from tests.engine.made import clean_project
from tests.render.reading import pdf_text, squeezed, word_text


@pytest.fixture(scope="module")
def project():  # type: ignore[no-untyped-def]
    return clean_project()


@pytest.fixture(scope="module")
def findings(project):  # type: ignore[no-untyped-def]
    return appraise(project)


def test_every_paper_comes_in_every_format_and_says_its_title(project, findings):  # type: ignore[no-untyped-def]
    made = documents(("json", "html", "pdf", "docx"), project, findings)
    assert made["findings.json"] == findings_json(findings)
    titles = {
        "business-case": project.head.title,
        "members-sheet": "Members' sheet",
        "leaflet": f"{project.head.title}, in short",
    }
    for name, title in titles.items():
        assert squeezed(title) in squeezed(pdf_text(made[f"{name}.pdf"])), name
        assert squeezed(title) in squeezed(word_text(made[f"{name}.docx"])), name
        assert b"</html>" in made[page_of(name)]
    assert len(made) == 10


def test_only_what_is_wanted_is_made(project, findings):  # type: ignore[no-untyped-def]
    assert set(documents(("json",), project, findings)) == {"findings.json"}
    assert set(documents(("docx",), project, findings)) == {
        "business-case.docx", "members-sheet.docx", "leaflet.docx",
    }  # fmt: skip


def test_a_fault_of_the_typesetter_comes_out_of_its_thread(project, findings, monkeypatch):  # type: ignore[no-untyped-def]
    def fault(*_):  # type: ignore[no-untyped-def]
        def set_():  # type: ignore[no-untyped-def]
            raise RuntimeError("not set")

        return set_

    monkeypatch.setattr("moothall.render.pdf.pdf.begun", fault)
    with pytest.raises(RuntimeError, match="not set"):
        documents(("pdf", "html"), project, findings)
    assert gc.isenabled()


def test_circles_are_sought_again_once_all_is_made(project, findings):  # type: ignore[no-untyped-def]
    documents(("html",), project, findings)
    assert gc.isenabled()
    gc.disable()
    try:
        documents(("json",), project, findings)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_formats_are_read_off_the_names_of_files() -> None:
    names = ("documents/index.html", "documents/leaflet.docx", "documents/x.odd")
    assert formats_in(names) == ("html", "docx")
    assert formats_in(()) == ("html",)
    assert made_by.PAPERS == ("html", "pdf", "docx")


def test_papers_in_other_languages_stand_in_a_folder_of_their_code(project, findings):  # type: ignore[no-untyped-def]
    heard: list[str] = []
    made = in_languages(("en", "cy"), ("html", "json"), project, findings, told=heard.append)
    english = documents(("html", "json"), project, findings)
    assert {n: made[n] for n in english} == english
    assert set(made) == {*english, "cy/index.html", "cy/leaflet.html", "cy/members-sheet.html"}
    assert b'<html lang="cy"' in made["cy/index.html"]
    assert b'<html lang="en"' in made["index.html"]
    assert heard == ["html", "languages"]
    assert in_languages(("cy",), ("json",), project, findings).keys() == {"findings.json"}


def test_languages_are_read_off_the_names_of_files() -> None:
    assert languages_in(()) == ("en",)
    assert languages_in(("documents/index.html", "documents/cy/leaflet.pdf")) == ("en", "cy")
    assert languages_in(("documents/xx/index.html", "documents/cymru.html")) == ("en",)
