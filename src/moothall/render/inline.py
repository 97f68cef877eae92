"""Text within a line, and small links to evidence, as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby, pairwise
from urllib.parse import urlsplit

from markupsafe import Markup
from msgspec.structs import replace

from moothall.business_case.document import LEAFLET, MEMBERS_SHEET, Inline, Run, Source
from moothall.business_case.wording import SIGNS
from moothall.render.anchors import Anchors

JOINER = "\u2060"
"""No line breaks where it stands; it is not seen."""
DEBT = re.compile(f"−(?={'|'.join(map(re.escape, SIGNS.values()))})")
FINANCIAL_YEAR = re.compile(r"(?<![\d-])(\d{4})-(\d\d)(?![\d-])")
LONG = 24
"""Letters without a space from which a word may not fit its column."""
LONG_WORD = re.compile(rf"[^\s<>]{{{LONG},}}")
SEAM = re.compile(r"[_./:=]+(?=\w)")
"""Where the parts of a path or an id meet. No entity of HTML holds one of these."""
SCHEMES = ("http", "https")
ENDS = ".!?"
"""What ends a sentence, and so makes one of a link alone."""
BESIDE = (MEMBERS_SHEET, LEAFLET)
"""Pages that are written beside the page."""


def inline(text: Inline, anchors: Anchors) -> Markup:
    """Runs of text, one after the other. Links without words around them are made large enough to hit."""
    return Markup(spelled(text, anchors))


def spelled(text: Inline, anchors: Anchors) -> str:
    """The same as a plain string: a page has tens of thousands, which are put together further."""
    if all([not (run.to or run.address) for run in text]):
        return "".join([_unlinked(run) for run in text])
    look = "" if any(_is_words(run, anchors) for run in text) else ' class="alone"'
    if any(one.to and one.to == next.to for one, next in pairwise(text)):
        return "".join([_stretch(to, runs, anchors, look) for to, runs in groupby(text, _target)])
    return "".join([_run(run, anchors, look) for run in text])


def escaped(text: str) -> str:
    """The text with what HTML would read as its own spelled out, as markupsafe does it."""
    return (
        text.replace("&", "&amp;")
        .replace(">", "&gt;")
        .replace("<", "&lt;")
        .replace("'", "&#39;")
        .replace('"', "&#34;")
    )


def _target(run: Run) -> str:
    return run.to


def _stretch(to: str, runs: Iterable[Run], anchors: Anchors, look: str) -> str:
    """Runs that lead to the same place are one link: two would be read out twice, and break between lines."""
    first, *others = runs
    if to not in anchors or not others:
        return "".join([_run(run, anchors, look) for run in (first, *others)])
    inside = "".join([_run(replace(run, to=""), anchors, "") for run in (first, *others)])
    return f'<a{look} href="{escaped(anchors.address(to))}">{inside}</a>'


def _is_words(run: Run, anchors: Anchors) -> bool:
    linked = run.to in anchors or (run.address and is_web(run.address))
    return not linked and any(letter.isalnum() or letter in ENDS for letter in run.text)


def _run(run: Run, anchors: Anchors, look: str) -> str:
    if run.to in anchors:
        path = f' data-path="{escaped(run.path)}"' if run.path else ""
        address = escaped(anchors.address(run.to))
        return f'<a{look}{_lang(run.lang)}{path} href="{address}">{_said(run)}</a>'
    if run.path or run.lang:
        return _unlinked(run)
    if run.address in BESIDE:
        return f'<a{look} href="{escaped(anchors.beside(run.address))}">{_said(run)}</a>'
    if run.address and is_web(run.address):
        return f'<a{look} href="{escaped(run.address.strip())}" rel="noreferrer">{_said(run)}</a>'
    return _said(run)


def _unlinked(run: Run) -> str:
    """A run that leads nowhere."""
    if not (run.path or run.lang):
        return _said(run)
    path = f' data-path="{escaped(run.path)}"' if run.path else ""
    return f"<span{_lang(run.lang)}{path}>{_said(run)}</span>"


def _said(run: Run) -> str:
    """The words of a run with their look."""
    said = escaped(run.text)
    said = f"<code>{breakable(said)}</code>" if run.code else whole(said)
    return f"<strong>{said}</strong>" if run.strong else said


def _lang(code: str) -> str:
    return f' lang="{escaped(code)}"' if code else ""


def unbroken(said: str) -> str:
    """The text with no line break between a minus and the sign of a currency, nor within 2029-30."""
    if "−" in said:
        said = DEBT.sub(f"−{JOINER}", said)
    return FINANCIAL_YEAR.sub(rf"\1-{JOINER}\2", said) if "-" in said else said


def whole(said: str) -> str:
    """Escaped text that breaks between words, and within one only where it must and may."""
    if len(said) >= LONG:
        said = LONG_WORD.sub(lambda found: breakable(found[0]), said)
    return unbroken(said)


def breakable(said: str) -> str:
    """A path, an address or an id that may break where its parts meet; else it is torn at any letter."""
    return SEAM.sub(r"\g<0><wbr>", said)


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
        return f"<span>{escaped(id)}</span>"
    graded = source and source.grade
    told = f'<span class="hidden">, {escaped(grade)} {escaped(graded)}</span>' if graded else ""
    return f'<a href="{escaped(anchors.address(to))}">{escaped(id)}{told}</a>'
