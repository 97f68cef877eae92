"""Whose voice is missing is said in the language of the paper."""

from msgspec.structs import replace

from moothall.business_case.brief import Brief
from moothall.business_case.languages import speaking
from moothall.business_case.sections.voices import missing_voices
from moothall.files.catalogues import language
from tests.business_case.reading import told


def test_a_voice_that_nobody_brings_is_named_in_welsh():
    project, findings, _ = told("three-valleys")
    groups = tuple(g for g in project.stakeholders.groups if g.voice != "users")
    silent = replace(project, stakeholders=replace(project.stakeholders, groups=groups))
    with speaking(language("cy")):
        first, *_rest = missing_voices(Brief(silent, findings))
    assert first == "Nid oes grŵp yn cyflwyno llais: defnyddwyr."
