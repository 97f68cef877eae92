"""The challenge to bundling: each question, answered for each contract of an option."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Row, Standing, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import cell, columns, head, para, row
from moothall.business_case.wording import _, listed, money, plain, spoken
from moothall.findings.region import BundlingAnswer

SHADES: dict[str, Standing] = {"fine": "good", "concern": "bad", "cannot_tell": "open"}


def bundling_told(brief: Brief) -> Iterator[Block]:
    """For each option with contracts a sentence, and a table of every question."""
    found = brief.findings.region.bundling
    options = tuple(dict.fromkeys(a.option for a in found))
    if not options:
        yield para(_("No contract is recorded (contracts.csv), so bundling cannot be challenged."))
    for option in options:
        mine = [a for a in found if a.option == option]
        yield _sentence(brief, option, mine)
        yield _table(brief, option, mine)


def _sentence(brief: Brief, option: str, found: list[BundlingAnswer]) -> Block:
    titles = {q.id: q.title for q in brief.framework.region.questions}

    def of(outcome: str) -> str:
        return listed(dict.fromkeys(titles[a.question].lower() for a in found if a.outcome == outcome))

    said = [": "]
    if worries := of("concern"):
        said.append(_("to be challenged on {questions}. ").format(questions=worries))
    if open_ := of("cannot_tell"):
        said.append(_("Nobody can tell on {questions}.").format(questions=open_))
    if not worries and not open_:
        said.append(_("every question is answered without a concern."))
    return para(option_link(brief, option), *said)


def _table(brief: Brief, option: str, found: list[BundlingAnswer]) -> Table:
    titles = {c.id: c.title for c in brief.project.contracts}
    contracts = tuple(dict.fromkeys(a.contract for a in found))
    asked = {(a.question, a.contract): a for a in found}
    return Table(
        anchor("table-bundling", option),
        _("Questions on bundling: {option}").format(option=brief.option(option)),
        columns(_("Question"), *(f"{titles[c]} ({c})" for c in contracts)),
        tuple(
            _row(brief, q.title, q.question, [asked.get((q.id, c)) for c in contracts])
            for q in brief.framework.region.questions
        ),
        stacked=True,
    )


def _row(brief: Brief, title: str, question: str, answers: list[BundlingAnswer | None]) -> Row:
    return row(head(title, notes=[question]), *(_cell(brief, a) for a in answers))


def _cell(brief: Brief, found: BundlingAnswer | None) -> Cell:
    if found is None:
        return cell(_("not asked: it is not with the market"))
    if found.outcome == "cannot_tell":
        return cell(
            _("cannot tell"),
            notes=[_("not recorded: {fields}").format(fields=listed(map(spoken, found.missing)))],
            standing="open",
        )
    word = _("a concern") if found.outcome == "concern" else _("no concern")
    return cell(answer_words(brief, found), notes=[word], standing=SHADES[found.outcome])


def answer_words(brief: Brief, found: BundlingAnswer) -> str:
    """The figures behind an answer, as '2 bidders are expected; 3 would leave a choice'."""
    known = {k: v for k, v in found.figures.items() if isinstance(v, int | float)}
    tell = partial(money, currency=brief.currency) if found.looks_at == "size" else plain
    said = {k: brief.figure(tell(v), found.figures, k) for k, v in known.items()}
    if found.looks_at == "size":
        return _("{value} a year; the largest managed so far is {largest}").format(
            value=said["value"], largest=said["largest"]
        )
    if found.looks_at == "client_side":
        return _("{posts} of {needed} posts").format(posts=said["posts"], needed=said["needed"])
    if found.looks_at == "in_house":
        return _("possible in-house") if found.figures["possible"] else _("not possible in-house")
    if found.looks_at == "bidders":
        return _("{bidders} expected; {least} leave a choice").format(
            bidders=said["bidders"], least=said["least"]
        )
    if found.looks_at == "local_firms":
        return _("{now} firms today, {after} after").format(now=said["now"], after=said["after"])
    if found.looks_at == "lots":
        return _("{lots} lots").format(lots=said["lots"]) if known["lots"] > 1 else _("not divided")
    words = {
        "barred": _("barred"),
        "possible": _("possible: nothing bars it"),
        "planned": _("planned"),
    }
    return words[str(found.figures["remote"])]
