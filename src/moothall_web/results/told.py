"""What is told of the findings: pages made of the one document, with nothing worked out and no word anew."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, urlencode

import msgspec
from django.utils.translation import gettext as _
from msgspec import Struct
from msgspec.structs import replace

from moothall.business_case.anchors import anchor
from moothall.business_case.document import Column, Document, Notice, Section, Table, walk
from moothall.business_case.languages import speaking
from moothall.business_case.phrases import cell, link, para
from moothall.business_case.sections.warnings import stop_notice
from moothall.files.catalogues import language
from moothall.findings.findings import Findings
from moothall.findings.flags import Flag
from moothall.render.anchors import cleaned
from moothall.render.html import render_sections
from moothall_web.results import rooms
from moothall_web.results.chapters import Chapter, Links, chapters, homes, ids_in
from moothall_web.results.flagging import query
from moothall_web.results.remembered import State, having, kept, recalled, remember
from moothall_web.results.written import written
from moothall_web.ui.tongue import spoken as spoken

OVERVIEW = (
    "stage-1-outcome", "profile", "options-in-short", "ranks", "by-group", "ranking", "ranking-places",
    "ranking-change", "ranking-evidence",
)  # fmt: skip
"""Sections of the document on the page of the results, in this order, after all warnings."""
MONEY = (
    "money-worth", "money-chances", "money-control-totals", "money-signatures", "money-basis",
)  # fmt: skip
"""Sections of the document on the page that leads through the money, in this order."""
SHARING = "sharing"
"""Section of which each part stands on a page of its own, to be printed."""
ALONE = ("ranking",)
"""Of these the opening words only; their sections are listed themselves."""


class Contents(Struct, frozen=True):
    """What there is to read.

    overview : ids and titles of the sections on the page of the results
    homes : for each section of the document the page that it stands on
    """

    title: str
    subtitle: str
    chapters: tuple[Chapter, ...]
    overview: tuple[tuple[str, str], ...]
    homes: dict[str, str]


def ready(known: State) -> bool:
    """Whether the pages of a project as it stands are made already, in the language of the page."""
    return bool(having(known.key, [_name(spoken(), "")]))


def contents(known: State) -> Contents:
    """The pages of a project as it stands; all of them are made with the first that is asked for."""
    code = spoken()
    return msgspec.json.decode(kept(known.key, _name(code, ""), lambda: _tell(known, code)), type=Contents)


def overview(known: State) -> str:
    """Warnings, both stages, and how sure they are."""
    return _part(known, "overview")


def chapter(known: State, id: str) -> str | None:
    """The page of a part of the document; none where there is no such page."""
    if id not in {c.id for c in contents(known).chapters}:
        return None
    return _part(known, f"chapter/{id}")


def money(known: State) -> str:
    """What each option is worth, how the money may turn out, ledgers and signatures."""
    return _part(known, "money")


def split(known: State, option: str) -> str | None:
    """The split of one option between the partners; none where there is none."""
    contents(known)
    found = recalled(known.key, _name(spoken(), _split(anchor(SHARING, option))))
    return found.decode() if found is not None else None


def _split(id: str) -> str:
    return f"split/{id}"


def room(known: State, name: str) -> str:
    """What the document has to say in a room."""
    return _part(known, f"room/{name}")


def _part(known: State, name: str) -> str:
    contents(known)
    found = recalled(known.key, _name(spoken(), name))
    assert found is not None, "every part is made with the contents"
    return found.decode()


def _name(code: str, name: str) -> str:
    return f"pages/{code}/{name}"


def _tell(known: State, code: str) -> bytes:
    """Make every page of a language; the contents."""
    told = written(known)
    with speaking(language(code)):
        brief, document = told.brief, told.case
        flags = brief.findings.flags
        found = chapters(document)
        where, rows = homes(found), _rows(told.findings)
        made = {
            f"chapter/{c.id}": render_sections(
                document, (s,), Links(ids_in((s,)), where, rows, "../"), opened=True
            )
            for c, s in found
        }
        made |= _of_money(document, where, rows)
        for name in rooms.ROOMS:
            parts = rooms.sections(document, brief, name)
            links = Links(ids_in(parts), where, rows, "../results/")
            made[f"room/{name}"] = render_sections(document, parts, links)
        seen = tuple(_overview(document, flags))
        made["overview"] = render_sections(document, seen, Links(ids_in(seen), where, rows, ""))
    remember(known.key, {_name(code, name): text.encode() for name, text in made.items()})
    listed, on_top = tuple(c for c, _section in found), tuple((s.id, s.title) for s in seen)
    at = {s.id: c.id for c, page in found for s in walk((page,)) if isinstance(s, Section)}
    return msgspec.json.encode(Contents(document.title, document.subtitle, listed, on_top, at))


def _of_money(document: Document, where: dict[str, str], rows: dict[str, str]) -> dict[str, str]:
    """The pages of money beside the chapters: all of it in short, and each split between partners."""
    by_id = {s.id: s for s in walk(document.sections) if isinstance(s, Section)}
    seen = tuple(by_id[id] for id in MONEY if id in by_id)
    own = by_id[SHARING].sections if SHARING in by_id else ()
    links = Links(ids_in(seen), where, rows, "../../results/")
    made = {"money": render_sections(document, seen, links)}
    for section in own:
        links = Links(ids_in((section,)), where, rows, "../../../../results/")
        made[_split(section.id)] = render_sections(document, (section,), links, opened=True)
    return made


def _rows(findings: Findings) -> dict[str, str]:
    """Ids that lead to rows of the project: evidence to its own, a flag to an answer that is to be given."""
    found = {
        cleaned(anchor("evidence", id)): f"evidence/{quote(id, safe='')}/" for id in findings.evidence.items
    }
    for n, flag in enumerate(findings.flags):
        found[cleaned(_answer(n))] = f"flags/answer/{query(flag)}"
        of_rule = urlencode({"rule": flag.rule})
        found[cleaned(anchor("answer-of", flag.rule))] = f"rows/answers/new/?{of_rule}"
    return found


def _answer(place: int) -> str:
    """Id that leads to an answer to a flag, by its place among all."""
    return anchor("answer", place)


def _overview(document: Document, flags: tuple[Flag, ...]) -> Iterable[Section]:
    """Warnings before anything else, then what they warn of."""
    by_id = {s.id: s for s in walk(document.sections) if isinstance(s, Section)}
    if document.notices:
        yield Section("notices", _("About this project"), document.notices)
    yield _stops(by_id["stop-flags"], {n: f for n, f in enumerate(flags) if f.severity == "stop"})
    yield _highs(by_id["high-flags"], flags)
    for id in OVERVIEW:
        if id in by_id:
            yield replace(by_id[id], sections=()) if id in ALONE else by_id[id]


def _stops(section: Section, flags: dict[int, Flag]) -> Section:
    """The stop flags, each with a way to answer it."""
    said = (b for b in section.blocks if not isinstance(b, Notice))
    told = (stop_notice(f, para(link(_("Answer this flag"), _answer(n)))) for n, f in flags.items())
    return replace(section, blocks=(*said, *told))


def _highs(section: Section, flags: tuple[Flag, ...]) -> Section:
    """The table of high flags, each check with a way to answer it."""
    blocks = []
    rules = list(dict.fromkeys(f.rule for f in flags if f.severity == "high"))
    for block in section.blocks:
        if isinstance(block, Table) and len(block.rows) == len(rules):
            block = _with_answers(block)
        blocks.append(block)
    return replace(section, blocks=tuple(blocks))


def _with_answers(table: Table) -> Table:
    rows = []
    for row in table.rows:
        rule = row.cells[0].text[0].text
        words = _("Answer {rule}").format(rule=rule)
        rows.append(replace(row, cells=(*row.cells, cell(link(words, anchor("answer-of", rule))))))
    return replace(table, columns=(*table.columns, Column(_("Answer"))), rows=tuple(rows), stacked=True)
