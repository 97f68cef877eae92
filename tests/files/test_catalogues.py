"""The translations: in step with the texts, whole, and with every placeholder where it belongs."""

from __future__ import annotations

import ast
import gettext
import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

import moothall
from moothall.business_case.languages import (
    CODE,
    CODED,
    ENGLISH,
    FRAMEWORK,
    Language,
    speaking,
    translated,
)
from moothall.business_case.sections.methods import words_shown
from moothall.files.catalogues import language, languages
from moothall.files.frameworks import library, library_path, read_framework
from moothall.files.methods import library_methods
from scripts.messages import kept, texts

SOURCES = kept()
"""Each translation, of the documents and of the site, with what gathers the texts that it is of."""
ALIKE = Path(__file__).with_name("alike.txt")
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%\(\w+\)s|%s")


@cache
def held(source: Path) -> Catalog:
    with source.open("rb") as said:
        return read_po(said, locale=source.parent.parent.name)


def messages(source: Path) -> list[Message]:
    return [m for m in held(source) if m.id]


def forms(said: str | tuple[str, ...]) -> tuple[str, ...]:
    return said if isinstance(said, tuple) else (said,)


def ends(text: str) -> tuple[str, str]:
    """The spaces before and after."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def alike() -> set[tuple[str, str]]:
    """Texts that are the same in a language and in English, with the language."""
    lines = ALIKE.read_text(encoding="utf-8").splitlines()
    return {tuple(line.split("\t", 1)) for line in lines if line and not line.startswith("#")}


def copies(source: Path) -> set[tuple[str, str]]:
    """Texts that are their own translation, with the language."""
    return {
        (source.parent.parent.name, m.id)
        for m in messages(source)
        if isinstance(m.string, str) and m.string == m.id and re.search("[a-z]{2}", PLACEHOLDER.sub("", m.id))
    }


@pytest.fixture(params=SOURCES, ids=lambda p: f"{p.stem}-{p.parent.parent.name}")
def source(request) -> Path:
    return request.param


def test_it_holds_the_texts_of_today_and_no_others(source):
    """`make messages` brings it in step."""
    asked = {(m.context, m.id) for m in SOURCES[source]() if m.id}
    assert {(m.context, m.id) for m in messages(source)} == asked


def test_every_text_is_translated(source):
    assert [m.id for m in messages(source) if m.fuzzy or not all(forms(m.string))] == []


def test_placeholders_are_those_of_the_english(source):
    wrong = [
        (m.id, said)
        for m in messages(source)
        for said in forms(m.string)
        if sorted(PLACEHOLDER.findall(said)) != sorted(PLACEHOLDER.findall(forms(m.id)[-1]))
    ]
    assert wrong == []


def test_texts_that_are_joined_keep_their_spaces(source):
    assert [m.id for m in messages(source) for s in forms(m.string) if ends(s) != ends(forms(m.id)[-1])] == []


def test_no_text_is_a_copy_of_the_english(source):
    """But for those that are the same in both languages, one by one."""
    assert sorted(copies(source) - alike()) == []


def test_what_may_be_alike_is():
    assert alike() - {copy for source in SOURCES for copy in copies(source)} == set()


def test_languages_are_those_with_a_catalogue():
    assert languages() == ("en", *sorted({s.parent.parent.name for s in SOURCES}))
    assert language("en") is ENGLISH
    with pytest.raises(FileNotFoundError):
        language("xx")


def test_welsh_is_not_reviewed_and_counts_as_welsh_does():
    welsh = language("cy")
    assert not welsh.reviewed
    assert welsh.catalogue.gettext("not known") == "ddim yn hysbys"
    assert [welsh.catalogue.ngettext("benefit", "benefits", n) for n in (1, 2, 3)] == ["budd", "fudd", "budd"]


def test_no_text_of_a_document_hides_within_an_f_string() -> None:
    """Where it is gathered nowhere else, it stays English in every language."""
    root = Path(moothall.__file__).parent
    (source,) = (place for place in SOURCES if place.stem == "moothall")
    known = {forms(m.id)[0] for m in messages(source)}
    hidden = {
        (path.relative_to(root).as_posix(), call.args[0].value)
        for path in root.rglob("*.py")
        for joined in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(joined, ast.JoinedStr)
        for call in ast.walk(joined)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "_"
        if isinstance(call.args[0], ast.Constant)
    }
    assert sorted(found for found in hidden if found[1] not in known) == []


class Asked(gettext.NullTranslations):
    """Notes what is looked up among the texts of a framework."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: set[str] = set()

    def pgettext(self, context: str, message: str) -> str:
        if context == FRAMEWORK:
            self.texts.add(message)
        return message


def known(context: str | None) -> set[str]:
    """What the translation of the documents holds in a context."""
    (source,) = (place for place in SOURCES if place.stem == "moothall")
    return {m.id for m in messages(source) if m.context == context and isinstance(m.id, str)}


def test_what_is_gathered_of_a_framework_is_looked_up_and_each_single_word_the_other_way_round() -> None:
    asked = Asked()
    shown = (*(read_framework(library_path(name)) for name in library()), *library_methods())
    with speaking(Language("xx", asked)):
        for part in shown:
            translated(part)
    assert set(texts(shown)) - asked.texts == set()
    assert {text for text in asked.texts if CODED.fullmatch(text)} - known(FRAMEWORK) == set()


def test_what_is_usual_under_each_employment_model_is_gathered() -> None:
    policies = [p for name in library() for p in read_framework(library_path(name)).employment.policies]
    usual = {text for policy in policies for text in policy.expected.values()}
    assert usual
    assert usual - known(FRAMEWORK) == set()


def test_the_words_in_the_tables_of_methods_are_gathered_and_where_their_figures_come_from() -> None:
    words = {word.replace("_", " ") for method in library_methods() for word in words_shown(method)}
    assert {"net additional", "common forms"} <= words
    assert words - known(CODE) == set()
    assert {method.examples[0].source for method in library_methods()} - known(FRAMEWORK) == set()
