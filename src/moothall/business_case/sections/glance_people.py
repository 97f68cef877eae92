"""What each option does to staff, places and people, who would decide, and what the law asks: a line each."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.brief import Brief
from moothall.business_case.document import Cell, Inline, Row, Table
from moothall.business_case.equality_side import sides_words
from moothall.business_case.option_columns import option_link
from moothall.business_case.paths import where
from moothall.business_case.phrases import Words, columns, head, lines, link, row, say, strong
from moothall.business_case.sections.contract_words import interest_answer
from moothall.business_case.sections.jobs import press_line
from moothall.business_case.sections.power_words import headline
from moothall.business_case.staff_words import own_comparison, tier_answer, two_tiers_of
from moothall.business_case.wording import _, counted, sentence
from moothall.business_case.woven import strung
from moothall.findings.procurement import ContractLaw


def people_table(brief: Brief) -> Table:
    """One row an option."""
    return Table(
        "table-glance-people",
        _("Each option: staff, places, power and law, a line each"),
        columns(
            _("Option"),
            _("Staff"),
            _("Posts by place"),
            _("Who loses, who gains"),
            _("Who decides"),
            _("Law"),
        ),
        tuple(_row(brief, o.id) for o in brief.options),
        empty=_("No option is recorded."),
        stacked=True,
    )


def _row(brief: Brief, option: str) -> Row:
    return row(
        head(option_link(brief, option)),
        lines(_staff(brief, option)),
        _posts(brief, option),
        lines(sides_words(brief, option)),
        lines(_power(brief, option)),
        lines(_law(brief, option)),
    )


def _staff(brief: Brief, option: str) -> Iterator[Words]:
    found = own_comparison(brief, option)
    if found is None:
        yield _("Nobody has said who would employ staff.")
        return
    worse, unknown = (
        brief.figure(str(found.counts.get(answer, 0)), found, "policies", where(answer=answer))
        for answer in ("worse", "unknown")
    )
    told = _("{worse} worse, {unknown} unknown of {of} policies").format(
        worse=worse, unknown=unknown, of=brief.figure(str(len(found.policies)), found, "policies")
    )
    yield say(link(found.title, "option-models"), ": ", told, ".")
    tiers = two_tiers_of(brief, option)
    if tiers is not None and tiers.answer != "no":
        yield _("New starters get less? {answer}").format(answer=sentence(tier_answer(tiers.answer)))


def _posts(brief: Brief, option: str) -> Cell:
    found = next((o for o in brief.findings.jobs.options if o.option == option), None)
    return lines([sentence(press_line(brief, found)) if found else _("No posts are recorded.")])


def _power(brief: Brief, option: str) -> Iterator[Words]:
    """The one thing to say of each body that the option would have."""
    found = [b for b in brief.findings.power if b.option == option]
    if not found:
        yield _("No body of its own is recorded.")
    for body in found:
        yield say(link(body.title, "power"), ": ", headline(brief, body))


def _law(brief: Brief, option: str) -> Iterator[Words]:
    found = [c for c in brief.findings.procurement.contracts if c.option == option]
    if not found:
        yield _("No contract is recorded.")
    for contract in found:
        yield _contract(brief, contract)


def _contract(brief: Brief, found: ContractLaw) -> Inline:
    rules = {
        "yes": _("a procurement under the full rules"),
        "no": _("no procurement under the full rules"),
    }.get(found.full_rules, _("cannot tell whether the full rules apply"))
    test = interest_answer(found.interest_test.answer).lower()
    asked = _("public interest test: {answer}").format(answer=test)
    questions = counted(len(found.missing), "question open", "questions open")
    open_ = brief.figure(questions, found, "missing") if found.missing else ""
    said = strung((w for w in (rules, asked, open_) if w), "; ")
    return say(strong(f"{found.title}: "), said, ".")
