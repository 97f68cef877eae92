"""The clauses on which TUPE Plus rests: in the contract, promised, refused or unknown."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor, ref
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Details, Table
from moothall.business_case.option_columns import option_column
from moothall.business_case.phrases import cell, code, columns, head, para, row
from moothall.business_case.staff_words import CLAUSE_SHADES, clause_answer, clauses_counted
from moothall.business_case.wording import _, date, listed
from moothall.findings.employment import ClauseAnswer, ClauseList


def clauses(brief: Brief) -> Iterator[Block]:
    """One column for each option that rests on clauses; what each clause must say stays closed."""
    asked = brief.framework.employment
    if not asked.clauses:
        yield para(_("This framework asks for no clause."))
        return
    models = listed(brief.model(m) for m in asked.clause_models)
    yield para(
        _("Protection under {models} is what the contract says. A promise is no clause.").format(
            models=models
        )
    )
    found = brief.findings.employment.clauses
    if found:
        yield _table(brief, found)
    else:
        yield para(_("No option rests on these clauses."))
    yield Details(_("What each clause must say"), (_asked(brief),))


def _table(brief: Brief, found: tuple[ClauseList, ...]) -> Table:
    answers = [{c.clause: c for c in listed.clauses} for listed in found]
    counts = row(head(_("In all")), "", *(cell(clauses_counted(brief, c)) for c in found))
    rows = (
        row(
            head(ref("clause", c.id), " ", c.title),
            ref("policy", c.policy),
            *(_answer(a[c.id]) for a in answers),
        )
        for c in brief.framework.employment.clauses
    )
    return Table(
        "table-clauses",
        _("Clauses that protect staff, by option"),
        (*columns(_("Clause"), _("Secures")), *(option_column(brief, c.option, _note(c)) for c in found)),
        (counts, *rows),
        stacked=True,
    )


def _note(found: ClauseList) -> str:
    return "" if found.needed else _("its model does not rest on them")


def _answer(found: ClauseAnswer) -> Cell:
    asked = _("asked of {who}, due {day}").format(who=found.asked_of or _("nobody"), day=date(found.due))
    return cell(
        clause_answer(found.answer),
        notes=[
            found.where,
            asked if found.answered and found.answer == "unknown" else "",
            "" if found.answered else _("not answered"),
        ],
        sources=found.sources,
        standing=CLAUSE_SHADES.get(found.answer, "open"),
    )


def _asked(brief: Brief) -> Table:
    return Table(
        "table-clauses-asked",
        _("Clauses in full, each with the policy that it secures"),
        columns(_("Clause"), _("What it must say"), _("Secures")),
        tuple(
            row(
                head(code(c.id), " ", c.title),
                c.text,
                cell(ref("policy", c.policy), " ", _policy(brief, c.policy)),
                id=anchor("clause", c.id),
            )
            for c in brief.framework.employment.clauses
        ),
        stacked=True,
    )


def _policy(brief: Brief, id: str) -> str:
    return next((p.title for p in brief.framework.employment.policies if p.id == id), "")
