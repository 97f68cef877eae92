"""Which parts of a document stand in another language than it, so that they are read aloud as such.

WCAG 2.2, 3.1.2 Language of Parts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from moothall.business_case.document import Document, Run, Verbatim
from moothall.business_case.languages import ENGLISH
from moothall.findings.findings import Findings
from moothall.project.project import Project


def foreign_texts(project: Project, findings: Findings, language: str) -> dict[str, str]:
    """Sentences that people or the engine wrote in another language, each with its code, for `told_apart`.

    Names of one word are left out.
    """
    own = project.head.language
    if language == own == ENGLISH.code:
        return {}
    written = {_key(t): ENGLISH.code for t in _texts(findings) if " " in t}
    written |= {_key(t): own for t in _texts(_people(project)) if " " in t}
    return {key: code for key, code in written.items() if code != language}


def told_apart(document: Document, foreign: dict[str, str]) -> Document:
    """The document with the language of each sentence that was taken over as it was written."""
    if not foreign:
        return document
    return replace(
        document, notices=_marked(document.notices, foreign), sections=_marked(document.sections, foreign)
    )


def _people(project: Project) -> tuple[object, ...]:
    """What people wrote: all of a project but its framework and the library's cases and facts."""
    given = ("framework", "facts", "library_cases", "library_multipliers")
    return tuple(getattr(project, name) for name in project.__struct_fields__ if name not in given)


def _key(text: str) -> str:
    return text.strip().rstrip(".").casefold()


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name))
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)


def _marked(value: Any, foreign: dict[str, str]) -> Any:
    if isinstance(value, Run | Verbatim):
        code = foreign.get(_key(value.text))
        return replace(value, lang=code) if code else value
    if isinstance(value, tuple):
        return tuple(_marked(part, foreign) for part in value)
    if isinstance(value, Struct):
        fields = {name: getattr(value, name) for name in value.__struct_fields__}
        held = {n: _marked(part, foreign) for n, part in fields.items() if isinstance(part, tuple | Struct)}
        changed = {n: part for n, part in held.items() if part != fields[n]}
        return replace(value, **changed) if changed else value
    return value
