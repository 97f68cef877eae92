"""What is open between staff and employer: red flags of each option, and questions with their dates."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor, ref
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Inline, Notice, Row, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.paths import each, where
from moothall.business_case.phrases import bullets, cell, columns, head, joined, lines, link, para, row, say
from moothall.business_case.staff_words import asked, question, together
from moothall.business_case.wording import _, capital, counted, listed, sentence
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
        yield para(_("Every policy asked about is answered, and none of the answers is unknown."))
        return
    late = tuple(group for group in together(found) if group[0].overdue)
    if late:
        said = counted(len(late), "question is overdue", "questions are overdue")
        each_once = (where(overdue=True), each("about", "id", "asked_of", "due"))
        title = brief.figure(said, brief.findings.employment, "questions", *each_once)
        yield Notice("high", title, (bullets(_late(brief, q) for q in late),))
    yield para(_("Unknown is never counted as kept."))
    yield Table(
        "table-questions",
        _("Open questions to the employer"),
        columns(_("Question"), _("Option or model"), _("Asked of, and due")),
        tuple(_question(brief, g) for g in (*late, *(g for g in together(found) if not g[0].overdue))),
        stacked=True,
    )


def _late(brief: Brief, group: tuple[Question, ...]) -> str:
    whose = listed(_whose(brief, q) for q in group)
    return sentence(f"{whose}: {question(group[0])} {capital(asked(group[0]))}")


def _whose(brief: Brief, found: Question) -> str:
    return (
        brief.option(found.option)
        if found.option
        else _("{model}, in general").format(model=brief.model(found.model))
    )


def _asked_for(brief: Brief, group: tuple[Question, ...]) -> Iterator[Inline]:
    """A line for each option; the models in general share one."""
    for q in group:
        if q.option is not None:
            yield say(option_link(brief, q.option), ": ", _model(brief, q))
    general = [_model(brief, q) for q in group if q.option is None]
    if general:
        yield say(joined(general, ", "), " ", _("(in general)"))


def _model(brief: Brief, found: Question) -> Inline:
    return link(brief.model(found.model), anchor("model", found.model))


def _question(brief: Brief, group: tuple[Question, ...]) -> Row:
    found = group[0]
    kind = "clause" if found.about == "clause" else "policy"
    return row(
        head(ref(kind, found.id), " ", question(found)),
        lines(_asked_for(brief, group)),
        cell(
            capital(asked(found)),
            notes=[_("overdue") if found.overdue else ""],
            standing="bad" if found.overdue else "open",
        ),
    )
