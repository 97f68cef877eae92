"""Sentences in another language than the document's are marked with theirs."""

from __future__ import annotations

from msgspec.structs import replace

from moothall.business_case.languages import speaking
from moothall.business_case.leaflet import leaflet
from tests.business_case.reading import runs, told
from tests.business_case.test_languages import MARKED


def test_what_people_wrote_keeps_its_language_in_a_translated_document():
    project, findings, _document = told("three-valleys")
    with speaking(MARKED):
        document = leaflet(project, findings)
    (run,) = [r for r in runs(*document.sections) if r.text == project.head.summary]
    assert run.lang == "en"
    assert not any(r.lang for r in runs(*document.sections) if r.text.startswith("⟦"))


def test_nothing_is_marked_where_all_is_in_one_language():
    _project, _findings, document = told("three-valleys")
    assert not any(r.lang for r in runs(*document.sections))


def test_a_project_in_welsh_is_told_apart_in_an_english_document():
    project, findings, _document = told("three-valleys")
    welsh = replace(project, head=replace(project.head, language="cy"))
    marked = [r for r in runs(*leaflet(welsh, findings).sections) if r.lang]
    assert {r.lang for r in marked} == {"cy"}
    assert project.head.summary in {r.text for r in marked}
