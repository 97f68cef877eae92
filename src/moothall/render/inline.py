"""Text within a line, and small links to evidence, as HTML."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlsplit

from markupsafe import Markup, escape

from moothall.business_case.document import Inline, Run, Source
from moothall.render.anchors import Anchors, cleaned

SCHEMES = ("http", "https")


def inline(text: Inline, anchors: Anchors) -> Markup:
    """Runs of text, one after the other."""
    return Markup("").join(_run(run, anchors) for run in text)


def _run(run: Run, anchors: Anchors) -> Markup:
    said = escape(run.text)
    if run.code:
        said = Markup("<code>{}</code>").format(said)
    if run.strong:
        said = Markup("<strong>{}</strong>").format(said)
    if run.to in anchors:
        return Markup('<a href="{}">{}</a>').format(fragment(run.to), said)
    if is_web(run.address):
        return Markup('<a href="{}" rel="noreferrer">{}</a>').format(run.address.strip(), said)
    return said


def fragment(id: str) -> str:
    """The address of an id within the page."""
    return "#" + quote(cleaned(id), safe="-._~:")


def is_web(address: str) -> bool:
    """Whether an address leads to a web page; no other kind becomes a link."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return False
    return parts.scheme.lower() in SCHEMES and bool(parts.netloc)


def sources(ids: tuple[str, ...], known: Mapping[str, Source], anchors: Anchors, grade: str) -> Markup:
    """Evidence ids in a row, each leading to its entry; the grade is read out with it."""
    return Markup(" ").join(_source(id, known.get(id), anchors, grade) for id in ids)


def _source(id: str, source: Source | None, anchors: Anchors, grade: str) -> Markup:
    to = source.to if source else f"evidence-{id}"
    if to not in anchors:
        return Markup("<span>{}</span>").format(id)
    told = (
        Markup('<span class="hidden">, {} {}</span>').format(grade, source.grade)
        if source and source.grade
        else ""
    )
    return Markup('<a href="{}">{}{}</a>').format(fragment(to), id, told)
