"""What is open between staff and employer: red flags of each option, and questions with their dates."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor, ref
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Notice, Row, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import bullets, cell, columns, head, lines, link, para, row, say
from moothall.business_case.staff_words import asked, question
from moothall.business_case.wording import _, capital, counted, sentence
from moothall.findings.employment import ModelComparison, Question


def red_flags(brief: Brief) -> Iterator[Block]:
    """One row an option that has any; each leads to the policy."""
    own = [c for c in brief.findings.employment.comparisons if c.option is not None]
    yield Table(
        "table-red-flags",
        _("Red flags by option, as recorded with the answers"),
        columns(_("Option"), _("Red flags")),
        tuple(_flags(brief, c) for c in own if any(p.red_flag for p in c.policies)),
        empty=_("No red flag is recorded for any option."),
    )


def _flags(brief: Brief, found: ModelComparison) -> Row:
    return row(
        head(option_link(brief, found.option or ""), notes=[found.title]),
        lines(
            say(ref("policy", p.policy), " ", p.title, ": ", p.red_flag) for p in found.policies if p.red_flag
        ),
    )


def questions(brief: Brief) -> Iterator[Block]:
    """Every unknown, with whom it was asked of and by when; overdue ones first."""
    found = brief.findings.employment.questions
    if not found:
        yield para(_("Nothing is recorded as unknown."))
        return
    late = tuple(q for q in found if q.overdue)
    if late:
        title = counted(len(late), _("question is overdue"), _("questions are overdue"))
        yield Notice("high", title, (bullets(_late(brief, q) for q in late),))
    yield para(_("Unknown is never counted as kept."))
    yield Table(
        "table-questions",
        _("Open questions to the employer"),
        columns(_("Question"), _("Option"), _("Asked of, and due")),
        tuple(_question(brief, q) for q in (*late, *(q for q in found if not q.overdue))),
        stacked=True,
    )


def _late(brief: Brief, found: Question) -> str:
    return sentence(f"{_whose(brief, found)}: {question(found)} {capital(asked(found))}")


def _whose(brief: Brief, found: Question) -> str:
    return (
        brief.option(found.option)
        if found.option
        else _("{model}, in general").format(model=brief.model(found.model))
    )


def _question(brief: Brief, found: Question) -> Row:
    kind = "clause" if found.about == "clause" else "policy"
    model = link(brief.model(found.model), anchor("model", found.model))
    return row(
        head(ref(kind, found.id), " ", question(found)),
        cell(option_link(brief, found.option), notes=[model])
        if found.option
        else cell(model, notes=[_("in general")]),
        cell(
            capital(asked(found)),
            notes=[_("overdue") if found.overdue else ""],
            standing="bad" if found.overdue else "open",
        ),
    )
