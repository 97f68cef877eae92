"""Translations of the documents' words, as gettext catalogues: one folder a language in `moothall/locale`."""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path

from moothall.business_case.languages import ENGLISH, Language

PLACE = Path(__file__).parents[1] / "locale"
DOMAIN = "moothall"
REVIEWED = "x-reviewed-by"
"""Field of a catalogue's head that names the speaker who has read it."""


def languages() -> tuple[str, ...]:
    """Codes of the languages that documents can be written in; English first."""
    return (ENGLISH.code, *sorted(p.parent.parent.name for p in PLACE.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")))


@cache
def language(code: str) -> Language:
    """A language with its catalogue; FileNotFoundError where there is none."""
    if code == ENGLISH.code:
        return ENGLISH
    found = gettext.translation(DOMAIN, PLACE, [code])
    return Language(code, found, reviewed=bool(found.info().get(REVIEWED)))
