"""Whose voice is missing is said in the language of the paper."""

from types import SimpleNamespace

from moothall.business_case.languages import speaking
from moothall.business_case.sections.voices import missing_voices
from moothall.files.catalogues import language
from tests.business_case.sections.briefs import Made


class Silent(Made):
    """A project without any group."""

    project = SimpleNamespace(
        stakeholders=SimpleNamespace(groups=()), weights=(), statements=(), not_obtained=()
    )
    findings = SimpleNamespace(scoring=SimpleNamespace(cells=()))

    def words(self, id: str) -> tuple[str, ...]:
        """The voices that are asked for."""
        return ("users",)


def test_a_voice_that_nobody_brings_is_named_in_welsh():
    with speaking(language("cy")):
        assert list(missing_voices(Silent())) == ["Nid oes grŵp yn cyflwyno llais: defnyddwyr."]
