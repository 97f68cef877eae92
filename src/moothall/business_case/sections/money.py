"""Money as recorded: sums that a blank turns into bounds, categories by option, and every line."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Details, Row, Section, Standing, Table
from moothall.business_case.option_columns import option_columns, option_link
from moothall.business_case.phrases import cell, code, columns, head, number, para, row
from moothall.business_case.sections.money_words import of_option, saving_words, total_words
from moothall.business_case.vocabulary import category_state
from moothall.business_case.wording import _, capital, listed, money, percent, spoken, yes_no
from moothall.findings.finance import Category, Line, OptionMoney
from moothall.framework.transaction_costs import TransactionCost

SHADES: dict[str, Standing] = {"zero_without_reason": "bad"}


def section(brief: Brief) -> Section:
    """Sums, the categories of transaction cost, and the lines."""
    return Section(
        "money",
        _("Money as recorded"),
        tuple(_opening(brief)),
        (
            Section("money-sums", _("What each option records"), (_sums(brief),), level=3),
            Section("transaction-costs", _("Costs of sharing itself"), tuple(_categories(brief)), level=3),
            Section("money-lines", _("Every line"), tuple(_lines(brief)), level=3),
        ),
    )


def _opening(brief: Brief) -> Iterator[Block]:
    found = brief.findings.finance
    yield para(
        _("All amounts are in {currency} at {base} prices, undiscounted, as people entered them. ").format(
            currency=found.currency, base=found.price_base
        ),
        _("A blank is not zero: it makes a total a lower bound."),
    )


def _sums(brief: Brief) -> Table:
    return Table(
        "table-money",
        _("Largest yearly saving as promoted, and sums over all years"),
        columns(
            _("Option"),
            _("Yearly saving as promoted"),
            number(_("Costs, all years")),
            number(_("Savings, all years")),
            _("Blank where normally not zero"),
        ),
        tuple(_sum(brief, m) for m in brief.findings.finance.options),
        empty=_("No money is recorded."),
    )


def _sum(brief: Brief, found: OptionMoney) -> Row:
    blank = [f"{c.category} {c.title}" for c in found.categories if c.expected and c.state == "blank"]
    costs = total_words(brief, found.costs, found)
    return row(
        head(option_link(brief, found.option)),
        saving_words(brief, found.option),
        cell(costs, standing="open" if found.incomplete else None),
        money(found.savings, brief.currency),
        listed(blank) or _("none"),
    )


def _categories(brief: Brief) -> Iterator[Block]:
    asked = brief.framework.transaction_costs.categories
    rows = tuple(_category_row(brief, c) for c in asked)
    yield Table(
        "table-transaction-costs",
        _("Each category of transaction cost by option, over all years"),
        (*columns(_("Category")), *option_columns(brief)),
        rows,
    )


def _category_row(brief: Brief, asked: TransactionCost) -> Row:
    note = "; ".join((spoken(asked.phase), ", ".join(asked.examples)))
    return row(
        head(code(asked.id), " ", asked.title, notes=[capital(note)]),
        *(_category(brief, o.id, asked.id) for o in brief.options),
        id=anchor("category", asked.id),
    )


def _category(brief: Brief, option: str, category: str) -> Cell:
    recorded = of_option(brief, option)
    found = next((c for c in recorded.categories if c.category == category), None) if recorded else None
    return _state(brief, found) if found else cell("")


def _state(brief: Brief, found: Category) -> Cell:
    if found.state == "amount":
        return cell(money(found.total, brief.currency))
    if found.state == "blank" and found.expected:
        return cell(category_state("blank"), notes=[_("normally not zero")], standing="bad")
    return cell(category_state(found.state), standing=SHADES.get(found.state))


def _lines(brief: Brief) -> Iterator[Block]:
    lines = brief.findings.finance.lines
    if not lines:
        yield para(_("No line is recorded."))
    for option in brief.project.options:
        own = [line for line in lines if line.option == option.id]
        if own:
            title = _("{option}: {n} lines").format(option=option.title, n=len(own))
            yield Details(title, (_line_table(brief, option.id, own),), anchor("lines", option.id))


def _line_table(brief: Brief, option: str, lines: list[Line]) -> Table:
    return Table(
        anchor("table-lines", option),
        _("{option}: costs, savings and income").format(option=brief.option(option)),
        columns(
            _("Category"), _("Partner"), number(_("Year")), number(_("Amount")), number(_("Range")),
            _("Cashable"), _("Reinvested"), _("Grade"), _("Remark and evidence"),
        ),
        tuple(_line(brief, line) for line in lines),
    )  # fmt: skip


def _line(brief: Brief, line: Line) -> Row:
    ranged = (
        f"{money(line.low, brief.currency)} {_('to')} {money(line.high, brief.currency)}"
        if line.low is not None and line.high is not None
        else ""
    )
    base = _("{base} prices").format(base=line.price_base) if line.price_base else ""
    notes = [
        line.affected,
        _("budget line: {line}").format(line=line.budget_line) if line.budget_line else "",
        _("also claimed by {who}").format(who=line.also_claimed_by) if line.also_claimed_by else "",
    ]
    return row(
        head(_category_name(brief, line.category), notes=[capital(line.kind)]),
        brief.partner(line.partner) or _("all jointly"),
        str(line.year) if line.year is not None else _("no year"),
        cell(money(line.amount, brief.currency), notes=[base]),
        ranged,
        yes_no(line.cashable) if line.kind == "saving" else "",
        percent(line.reinvested) if line.reinvested is not None else "",
        line.grade or "",
        cell(line.reason, notes=notes, sources=line.sources),
    )


def _category_name(brief: Brief, category: str) -> str:
    title = brief.category(category)
    return f"{category} {title}" if title.casefold() != spoken(category).casefold() else title
