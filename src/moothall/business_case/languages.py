"""The language in which documents are said: a catalogue in force while they are written.

English stands in the code; another language is a catalogue of translations, which `moothall.files.catalogues`
reads.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

FRAMEWORK = "framework"
"""Context of the texts that a framework gives, so that none is taken for words of the code."""
CODE = "code"
"""Context of codes told as words."""
CODED = re.compile(r"[a-z]+(_[a-z0-9]+)*")
"""A word that could be a code: whether it is one, only the field tells that holds it."""
WORDED = frozenset(
    {
        *("title", "heading", "name"),
        *("must_contain", "evidence_expected", "examples", "indicators", "red_flags"),
        *("may", "may_not", "typical_owner"),
    }
)
"""Fields of a framework, or of findings that quote one, whose value is a text even where it is one word."""


class Language(Struct, frozen=True):
    """A language with its catalogue.

    code : as in BCP 47
    catalogue : what it says for each English text; the texts themselves where it is silent
    reviewed : whether a speaker has read the translation
    """

    code: str = "en"
    catalogue: gettext.NullTranslations = gettext.NullTranslations()
    reviewed: bool = True


ENGLISH = Language()

Whole = TypeVar("Whole", bound=Struct)
_in_force: ContextVar[Language] = ContextVar("language", default=ENGLISH)


def in_force() -> Language:
    """The language in which words are said now."""
    return _in_force.get()


def said(text: str) -> str:
    """A text without figures of findings, as an error, in the language in force."""
    return in_force().catalogue.gettext(text)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Say all that is written inside in a language."""
    before = _in_force.set(language)
    try:
        yield
    finally:
        _in_force.reset(before)


def translated(whole: Whole) -> Whole:
    """A framework, or findings that quote one, with the framework's texts in the language in force.

    Only whole texts that the catalogue knows as a framework's are changed; what people wrote stays as it is.
    A word that could be a code is changed only where a text stands, so that no code is lost.
    """
    language = in_force()
    return whole if language is ENGLISH else _translated(whole, language.catalogue)


def of_framework(text: str) -> str:
    """A text that people may have taken from a framework, in the language in force."""
    return in_force().catalogue.pgettext(FRAMEWORK, text) if text else text


def _translated(value: Any, catalogue: gettext.NullTranslations, field: str = "") -> Any:
    if isinstance(value, str):
        told = value and (field in WORDED or not CODED.fullmatch(value))
        return catalogue.pgettext(FRAMEWORK, value) if told else value
    if isinstance(value, Struct):
        return _changed(value, catalogue)
    if isinstance(value, tuple):
        parts = [_translated(part, catalogue, field) for part in value]
        return value if all(a is b for a, b in zip(parts, value, strict=True)) else tuple(parts)
    if isinstance(value, dict):
        held = {key: _translated(part, catalogue, field) for key, part in value.items()}
        return value if all(held[key] is value[key] for key in held) else held
    return value


def _changed(value: Struct, catalogue: gettext.NullTranslations) -> Struct:
    fields = {name: getattr(value, name) for name in value.__struct_fields__}
    found = {name: _translated(part, catalogue, name) for name, part in fields.items()}
    differs = {name: part for name, part in found.items() if part is not fields[name]}
    return replace(value, **differs) if differs else value
