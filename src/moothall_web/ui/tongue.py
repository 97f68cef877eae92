"""The language of a page, for words that stand in the catalogue of the documents."""

from __future__ import annotations

import datetime

from django.utils.translation import get_language

from moothall.business_case.languages import CODE, ENGLISH, Language, speaking
from moothall.business_case.wording import date
from moothall.files.catalogues import language, languages


def spoken() -> str:
    """The language of the page, where documents are written in it; else English."""
    asked = (get_language() or ENGLISH.code).partition("-")[0]
    return asked if asked in languages() else ENGLISH.code


def tongue() -> Language:
    """The catalogue of the documents, in the language of the page."""
    return language(spoken())


def in_day(day: datetime.date | str | None) -> str:
    """A day in words, in the language of the page: '2 June 2026'; empty where there is none."""
    if not day:
        return ""
    with speaking(tongue()):
        return str(date(datetime.date.fromisoformat(day) if isinstance(day, str) else day))


def in_words(code: str) -> str:
    """A code as words, in the language of the page: 'not_assessed' becomes 'not assessed'."""
    words = code.replace("_", " ")
    return tongue().catalogue.pgettext(CODE, words) if words else ""
