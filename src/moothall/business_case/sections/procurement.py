"""Law and procurement: by type, by contract, and the plan that follows. Dated, never advice."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import ref
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Details, Notice, Row, Section, Table
from moothall.business_case.lands import land
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import bullets, cell, code, columns, head, lead, link, para, row, say
from moothall.business_case.sections.law_words import nothing_held, overdue, pointers, standing, unheld
from moothall.business_case.sections.procurement_contracts import contracts_told
from moothall.business_case.sections.procurement_plan import plans_told
from moothall.business_case.wording import _, counted, date, dated, sentence
from moothall.findings.law import LawUsed
from moothall.findings.typology import LawNote, OptionTypeFinding


def section(brief: Brief) -> Section:
    """Sentences first, then the law by option, the contracts, the plans, and the law that was used."""
    return Section(
        "procurement",
        _("Law and procurement"),
        (*_opening(brief), *_by_option(brief)),
        (
            Section("contracts", _("What each contract asks for"), tuple(contracts_told(brief)), level=3),
            Section("procurement-plans", _("Procurement plans"), tuple(plans_told(brief)), level=3),
            Section("law-used", _("The law that was used"), tuple(_law_used(brief)), level=3),
        ),
    )


def _opening(brief: Brief) -> Iterator[Block]:
    found, project = brief.findings.procurement, brief.findings.project
    yield lead(
        _("As of {day}, {place}: ").format(day=date(project.as_of), place=land(project.jurisdiction)),
        _("{contracts}; a procurement under the full rules for {rules}; the public interest test mandatory "
          "for {mandatory} and encouraged for {encouraged}.").format(
            contracts=brief.figure(
                counted(len(found.contracts), "contract", "contracts"), found, "contracts"
            ),
            rules=brief.figure(str(found.full_rules), found, "full_rules"),
            mandatory=brief.figure(str(found.tests_mandatory), found, "tests_mandatory"),
            encouraged=brief.figure(str(found.tests_encouraged), found, "tests_encouraged"),
        ),
    )  # fmt: skip
    yield para(
        _("These are dated points of law with their sources, never advice. What is marked as an unverified "
          "default comes from memory: confirm it before you rely on it.")
    )  # fmt: skip
    late = [law for law in _all_law(brief) if law.review_overdue]
    if late:
        yield Notice(
            "medium",
            _("Law that had to be looked at again"),
            (bullets(say(_law_title(brief, law), ":", overdue(law).removeprefix(";"), ".") for law in late),),
        )
    if found.questions:
        yield para(
            _("{questions} open, listed with the contracts below.").format(
                questions=brief.figure(
                    counted(found.questions, "question is", "questions are"), found, "questions"
                )
            )
        )
    yield from _framework(brief)


def _framework(brief: Brief) -> Iterator[Block]:
    asked = brief.findings.procurement.interest_framework
    if not asked:
        return
    if brief.findings.framework.id == asked:
        words = say(_("This project answers the questions of the public interest test: see "),
                    link(_("stage 1"), "stage-1"), ".")  # fmt: skip
    else:
        words = say(_("The questions of the public interest test are the framework "), code(asked),
                    _("; a project of its own, pinned to it, carries the test out."))  # fmt: skip
    yield para(words)


def _by_option(brief: Brief) -> Iterator[Table | Block]:
    told = [t for t in brief.findings.types if not t.dropped and (t.law or unheld(t))]
    yield Table(
        "table-law-points",
        _("What the type of each option means in law, as dated"),
        columns(
            _("Option and type"),
            _("Legal mechanism"),
            _("Procurement"),
            _("Usual employment"),
            _("How sure, and since when"),
        ),
        tuple(r for t in told for r in _rows(brief, t)),
        empty=_("No option has a type that a point of law speaks of."),
        stacked=True,
    )


def _rows(brief: Brief, found: OptionTypeFinding) -> Iterator[Row]:
    for note in found.law:
        yield _row(brief, found, note)
    if not found.law:
        held = nothing_held(land(brief.findings.project.jurisdiction))
        title = head(option_link(brief, found.option))
        yield row(title, cell(held, notes=[pointers(found.law_pointers)], standing="open"), "", "", "")


def _row(brief: Brief, found: OptionTypeFinding, note: LawNote) -> Row:
    return row(
        head(
            option_link(brief, found.option), notes=[say(ref("type", note.type), " ", brief.type(note.type))]
        ),
        *(sentence(dated(text)) for text in (note.mechanism, note.procurement, note.employment_default)),
        standing(note),
    )


def _all_law(brief: Brief) -> list[LawUsed]:
    """Points of law behind the types and the contracts, each once."""
    found: dict[str, LawUsed] = {n.id: n for t in brief.findings.types for n in t.law}
    return list((found | {law.id: law for law in brief.findings.procurement.law}).values())


def _law_title(brief: Brief, law: LawUsed) -> str:
    """What a point of law is about."""
    if isinstance(law, LawNote):
        return _("{type}: mechanism, procurement and employment").format(type=brief.type(law.type))
    about = {
        "thresholds": _("Thresholds of procurement"),
        "pit": _("Public interest test"),
        "exempt": _("Exemption between public bodies"),
    }
    return next((words for part, words in about.items() if part in law.id.split(".")), _("Procurement"))


def _law_used(brief: Brief) -> Iterator[Block]:
    rows = tuple(
        row(
            head(_law_title(brief, law), notes=[code(law.id)]),
            standing(law),
            dated(law.review_by) if law.review_by else _("no date"),
            law.source,
            law.note,
        )
        for law in _all_law(brief)
    )
    table = Table(
        "table-law-used",
        _("Dated points of law, with source and how sure they are"),
        columns(_("Point"), _("Where, since when, how sure"), _("Look again by"), _("Source"), _("Remark")),
        rows,
        empty=_("No point of law was used."),
        stacked=True,
    )
    yield Details(table.caption, (table,))
