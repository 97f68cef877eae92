"""Every word of the documents' own goes through the catalogue; what people and frameworks wrote does not."""

from __future__ import annotations

import gettext
import re
from functools import cache

import pytest

from moothall.business_case.compose import compose
from moothall.business_case.document import Document
from moothall.business_case.languages import (
    ENGLISH,
    FRAMEWORK,
    Language,
    in_force,
    of_framework,
    speaking,
    translated,
)
from moothall.business_case.leaflet import leaflet
from moothall.business_case.members_sheet import members_sheet
from moothall.business_case.wording import _, counted, date, rank, spoken
from moothall.files.methods import library_methods
from moothall.findings.scoring import Rank
from tests.business_case.reading import EXAMPLES, every_text, texts, told

INNERMOST = re.compile("⟦[^⟦⟧]*⟧")
FOLDERS = sorted(f.name for f in EXAMPLES.iterdir() if f.is_dir())


class Marked(gettext.NullTranslations):
    """A language that says every text of ours between marks."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"

    def pgettext(self, context: str, message: str) -> str:
        return message if context == FRAMEWORK else f"⟦{message}⟧"


MARKED = Language("qqx", Marked())


@cache
def marked(example: str) -> tuple[Document, ...]:
    project, findings, _document = told(example)
    with speaking(MARKED):
        return (
            compose(project, findings, library_methods()),
            leaflet(project, findings),
            members_sheet(project, findings),
        )


def unmarked(text: str) -> str:
    while INNERMOST.search(text):
        text = INNERMOST.sub("\n", text)
    return text


def bare(text: str) -> str:
    """The words alone, without ids, figures, signs and single letters."""
    without_ids = re.sub(r"\b[A-Z]{1,3}\d[\w.]*", " ", text)
    return " ".join(w for w in re.findall(r"[A-Za-z'’]+", without_ids) if len(w) > 1).lower()


@pytest.mark.parametrize("example", FOLDERS)
def test_whatever_is_not_marked_was_written_by_people_or_a_framework(example):
    project, findings, _document = told(example)
    written = "\n".join(bare(t) for t in texts((project, findings, library_methods())))
    strangers = {
        said
        for document in marked(example)
        for text in every_text(document)
        for piece in re.split(r"[\n:;?]|  | s\d+ |\. | – | \+|→|, |[()]", unmarked(text))
        if (said := bare(piece)) and said not in written
    }
    assert "\n".join(sorted(strangers)) == ""


def test_a_document_says_what_language_it_is_in():
    assert {d.language for d in marked("three-valleys")} == {"qqx"}


def test_a_language_holds_only_where_it_is_spoken():
    assert in_force() is ENGLISH
    with speaking(MARKED):
        assert _("none") == "⟦none⟧"
        assert counted(1, "flag", "flags") == "1 ⟦flag⟧"
        assert spoken("not_assessed") == "⟦not assessed⟧"
    assert _("none") == "none"


def test_it_ends_with_a_fault_too():
    with pytest.raises(RuntimeError), speaking(MARKED):
        raise RuntimeError
    assert in_force() is ENGLISH


def test_dates_and_places_follow_the_language():
    import datetime

    with speaking(MARKED):
        assert date(datetime.date(2026, 11, 28)) == "28 ⟦November⟧ 2026"
        assert rank(Rank(best=1, worst=11)) == "⟦first⟧ ⟦to⟧ ⟦no. 11⟧"


class Known(gettext.NullTranslations):
    def pgettext(self, context: str, message: str) -> str:
        known = {(FRAMEWORK, "Design and scope"): "Dylunio a chwmpas"}
        return known.get((context, message), message)


def test_only_whole_texts_of_a_framework_are_changed():
    project, findings, _document = told("three-valleys")
    assert translated(findings) is findings
    with speaking(Language("cy", Known())):
        framework, found = translated(project.framework), translated(findings)
    assert framework.matrix.sections[0].title == "Dylunio a chwmpas"
    assert framework.screening is project.framework.screening
    assert found.project is findings.project


class Shouting(gettext.NullTranslations):
    """Knows every word as a framework's."""

    def pgettext(self, context: str, message: str) -> str:
        return message.upper() if context == FRAMEWORK else message


def test_a_word_that_could_be_a_code_is_changed_only_where_a_text_stands():
    project, findings, _document = told("three-valleys")
    with speaking(Language("xx", Shouting())):
        framework, found = translated(project.framework), translated(findings)
    assert "READ" in {word for role in framework.roles for word in role.may}
    assert "MEMBERS" in {risk.typical_owner for risk in framework.risks.risks}
    assert [role.voice for role in framework.roles] == [role.voice for role in project.framework.roles]
    assert [c.phase for c in framework.transaction_costs.categories] == [
        c.phase for c in project.framework.transaction_costs.categories
    ]
    assert [i.kind for i in found.evidence.items.values()] == [
        i.kind for i in findings.evidence.items.values()
    ]


def test_what_people_took_from_a_framework_is_said_as_the_framework_says_it():
    with speaking(Language("xx", Shouting())):
        assert of_framework("joint board") == "JOINT BOARD"
        assert of_framework("") == ""


@pytest.mark.parametrize(
    ("example", "words"),
    [
        ("clyde-valley-2011", "⟦Effect on: ⟦local economy⟧⟧"),
        ("clyde-valley-2011", "⟦stage: ⟦plan⟧⟧"),
        ("clyde-valley-2011", "⟦press⟧"),
        ("clyde-valley-2011", "2011 ⟦nominal⟧"),
        ("clyde-valley-2011", "⟦operating⟧"),
        ("clyde-valley-2011", "⟦What it may not do⟧"),
        ("three-valleys", "(⟦present value⟧)"),
        ("three-valleys", " times⟧"),
    ],
)
def test_codes_and_kinds_are_said_in_the_language(example, words):
    assert words in "\n".join(every_text(marked(example)[0]))
