"""Text within a line, and small links to evidence, as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby, pairwise
from urllib.parse import urlsplit

from markupsafe import Markup, escape
from msgspec.structs import replace

from moothall.business_case.document import LEAFLET, MEMBERS_SHEET, Inline, Run, Source
from moothall.business_case.wording import SIGNS
from moothall.render.anchors import Anchors

JOINER = "\u2060"
"""No line breaks where it stands; it is not seen."""
DEBT = re.compile(f"−(?={'|'.join(map(re.escape, SIGNS.values()))})")
FINANCIAL_YEAR = re.compile(r"(?<![\d-])(\d{4})-(\d\d)(?![\d-])")
SCHEMES = ("http", "https")
ENDS = ".!?"
"""What ends a sentence, and so makes one of a link alone."""
BESIDE = (MEMBERS_SHEET, LEAFLET)
"""Pages that are written beside the page."""


def inline(text: Inline, anchors: Anchors) -> Markup:
    """Runs of text, one after the other. Links without words around them are made large enough to hit."""
    look = "" if any(_is_words(run, anchors) for run in text) else ' class="alone"'
    if any(one.to and one.to == next.to for one, next in pairwise(text)):
        return Markup("".join([_stretch(to, runs, anchors, look) for to, runs in groupby(text, _target)]))
    return Markup("".join([_run(run, anchors, look) for run in text]))


def _target(run: Run) -> str:
    return run.to


def _stretch(to: str, runs: Iterable[Run], anchors: Anchors, look: str) -> str:
    """Runs that lead to the same place are one link: two would be read out twice, and break between lines."""
    first, *others = runs
    if to not in anchors or not others:
        return "".join([_run(run, anchors, look) for run in (first, *others)])
    inside = "".join([_run(replace(run, to=""), anchors, "") for run in (first, *others)])
    return f'<a{look} href="{escape(anchors.address(to))}">{inside}</a>'


def _is_words(run: Run, anchors: Anchors) -> bool:
    linked = run.to in anchors or (run.address and is_web(run.address))
    return not linked and any(letter.isalnum() or letter in ENDS for letter in run.text)


def _run(run: Run, anchors: Anchors, look: str) -> str:
    said = str(escape(run.text))
    said = f"<code>{said}</code>" if run.code else unbroken(said)
    if run.strong:
        said = f"<strong>{said}</strong>"
    path = f' data-path="{escape(run.path)}"' if run.path else ""
    if run.to in anchors:
        return f'<a{look}{_lang(run.lang)}{path} href="{escape(anchors.address(run.to))}">{said}</a>'
    if path or run.lang:
        return f"<span{_lang(run.lang)}{path}>{said}</span>"
    if run.address in BESIDE:
        return f'<a{look} href="{escape(anchors.beside(run.address))}">{said}</a>'
    if run.address and is_web(run.address):
        return f'<a{look} href="{escape(run.address.strip())}" rel="noreferrer">{said}</a>'
    return said


def _lang(code: str) -> str:
    return f' lang="{escape(code)}"' if code else ""


def unbroken(said: str) -> str:
    """The text with no line break between a minus and the sign of a currency, nor within 2029-30."""
    if "−" in said:
        said = DEBT.sub(f"−{JOINER}", said)
    return FINANCIAL_YEAR.sub(rf"\1-{JOINER}\2", said) if "-" in said else said


def is_web(address: str) -> bool:
    """Whether an address leads to a web page; no other kind becomes a link."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return False
    return parts.scheme.lower() in SCHEMES and bool(parts.netloc)


def sources(ids: tuple[str, ...], known: Mapping[str, Source], anchors: Anchors, grade: str) -> Markup:
    """Evidence ids in a row, each leading to its entry; the grade is read out with it."""
    return Markup(" ".join([_source(id, known.get(id), anchors, grade) for id in ids]))


def _source(id: str, source: Source | None, anchors: Anchors, grade: str) -> str:
    to = source.to if source else f"evidence-{id}"
    if to not in anchors:
        return f"<span>{escape(id)}</span>"
    graded = source and source.grade
    told = f'<span class="hidden">, {escape(grade)} {escape(graded)}</span>' if graded else ""
    return f'<a href="{escape(anchors.address(to))}">{escape(id)}{told}</a>'
