"""The methods: a paragraph each, and a worked example that anybody can check by hand."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.document import Block, Cell, Column, Details, Inline, Section, Table
from moothall.business_case.paths import METHOD, step
from moothall.business_case.phrases import cell, head, link, para, row, say, strong
from moothall.business_case.wording import _, plain, sentence, spoken
from moothall.business_case.woven import figured
from moothall.framework.methods import Method, WorkedExample

DECIMALS = 6
"""Decimals of a worked figure that are printed; the tests hold more."""
WORD = re.compile(r"[^\W\d_]{2}")
"""What a cell holds that can be said in another language."""
NARROW = 3
"""Columns that fit a narrow screen side by side."""


def sections(known: tuple[Method, ...], places: Container[str]) -> tuple[Section, ...]:
    """One section with a part for each method; none where no method is handed in.

    `places` are the ids in the document that a method can say it is used at.
    """
    if not known:
        return ()
    opening = para(
        _("Each example is solved by the tests of this software, from the very tables printed here: "
          "what the software works out must be what is printed."),
    )  # fmt: skip
    parts = tuple(Section(anchor("method", m.id), m.title, tuple(_method(m, places)), level=4) for m in known)
    return (Section("methods", _("Methods, with examples to check by hand"), (opening,), parts, level=3),)


def words_shown(found: Method) -> Iterator[str]:
    """The words in the tables that are printed of a method: columns, and cells that are no figure."""
    example = found.examples[0]
    for text in (example.given, example.expected):
        yield from (word for line in _lines(text) for word in line if WORD.search(word))


def _method(found: Method, places: Container[str]) -> Iterator[Block]:
    see: Inline = ()
    if found.told_in in places:
        see = say(" ", link(_("Used here."), found.told_in))
    elif found.told_in:
        see = say(" ", _("Nothing in this project asks for it."))
    yield para(found.text, see)
    yield Details(
        _("Example: {title}").format(title=found.examples[0].title), tuple(_example(found, found.examples[0]))
    )


def _example(method: Method, example: WorkedExample) -> Iterator[Block]:
    here = f"{METHOD}{method.id}.examples[0]"
    yield _table(anchor("given", method.id), _("Given"), example.given, f"{here}.given")
    yield _table(anchor("expected", method.id), _("Worked out"), example.expected, f"{here}.expected")
    if example.by_hand:
        yield para(strong(_("By hand: ")), sentence(example.by_hand))
    yield para(strong(_("Source of the example: ")), example.source)


def _table(id: str, caption: str, text: str, path: str) -> Table:
    """A table in Markdown, which stands at that path; a column of figures alone is set as one."""
    first, *body = _lines(text)
    numeric = [all(_is_number(line[n]) for line in body) for n in range(len(first))]
    titles = tuple(
        Column(spoken(title), numeric=figures) for title, figures in zip(first, numeric, strict=True)
    )
    rows = tuple(
        row(*(_cell(word, n, f"{path}[{at}]{step(first[n])}") for n, word in enumerate(line)))
        for at, line in enumerate(body)
    )
    return Table(id, caption, titles, rows, stacked=len(titles) > NARROW)


def _cell(word: str, column: int, path: str) -> Cell:
    said = _said(word)
    told = figured(said, path) if any(map(str.isdigit, said)) else said
    return cell(told) if column else head(told)


def _lines(text: str) -> list[list[str]]:
    rows = [[c.strip() for c in line.strip().strip("|").split("|")] for line in text.strip().splitlines()]
    return [line for n, line in enumerate(rows) if n != 1]


def _said(word: str) -> str:
    """A figure with no more decimals than a pocket calculator needs; a code as words."""
    if not _is_number(word) or len(word.partition(".")[2]) <= DECIMALS:
        return spoken(word) if not _is_number(word) else word.replace("-", "−")
    return plain(round(float(word), DECIMALS))


def _is_number(word: str) -> bool:
    try:
        float(word or "0")
    except ValueError:
        return False
    return True
