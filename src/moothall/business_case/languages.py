"""The language in which documents are said: a catalogue in force while they are written.

English stands in the code; another language is a catalogue of translations, which `moothall.files.catalogues`
reads.
"""

from __future__ import annotations

import gettext
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
    """
    language = in_force()
    return whole if language is ENGLISH else _translated(whole, language.catalogue)


def _translated(value: Any, catalogue: gettext.NullTranslations) -> Any:
    if isinstance(value, str):
        return catalogue.pgettext(FRAMEWORK, value) if value else value
    if isinstance(value, Struct):
        return _changed(value, catalogue)
    if isinstance(value, tuple):
        parts = [_translated(part, catalogue) for part in value]
        return value if all(a is b for a, b in zip(parts, value, strict=True)) else tuple(parts)
    if isinstance(value, dict):
        held = {key: _translated(part, catalogue) for key, part in value.items()}
        return value if all(held[key] is value[key] for key in held) else held
    return value


def _changed(value: Struct, catalogue: gettext.NullTranslations) -> Struct:
    fields = {name: getattr(value, name) for name in value.__struct_fields__}
    found = {name: _translated(part, catalogue) for name, part in fields.items()}
    differs = {name: part for name, part in found.items() if part is not fields[name]}
    return replace(value, **differs) if differs else value
