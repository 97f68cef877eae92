"""Money: what each option is worth, how sure that is, then what was recorded, with its blanks."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Row, Section, Standing, Table
from moothall.business_case.option_columns import option_columns, option_link
from moothall.business_case.phrases import cell, code, columns, head, number, para, row
from moothall.business_case.sections.financial_case import worth
from moothall.business_case.sections.financial_case_basis import basis
from moothall.business_case.sections.financial_case_option import option_cases
from moothall.business_case.sections.money_chances import chances
from moothall.business_case.sections.money_control_totals import control_totals
from moothall.business_case.sections.money_lines import money_lines
from moothall.business_case.sections.money_signatures import money_signatures
from moothall.business_case.sections.money_words import costs_words, of_option, saving_words
from moothall.business_case.vocabulary import category_state
from moothall.business_case.wording import _, capital, listed, money, spoken
from moothall.findings.finance import Category, OptionMoney
from moothall.framework.transaction_costs import TransactionCost

SHADES: dict[str, Standing] = {"zero_without_reason": "bad"}


def section(brief: Brief) -> Section:
    """Worth against today, each option, the simulation, control totals, then all that was recorded."""
    return Section("money", _("Money"), tuple(_opening(brief)), (*_worked_out(brief), *_recorded(brief)))


def _opening(brief: Brief) -> Iterator[Block]:
    found = brief.findings.finance
    if brief.findings.financial_case is None:
        yield para(_("No money is recorded that could be worked out against the service as it is."))
    yield para(
        _("All amounts are in {currency} at {base} prices. ").format(
            currency=found.currency, base=found.price_base
        ),
        _("A blank is not zero: it makes a total a lower bound, and a value an upper one."),
    )


def _worked_out(brief: Brief) -> Iterator[Section]:
    case = brief.findings.financial_case
    if case is None:
        return
    title = _("What each option is worth against today")
    yield Section("money-worth", title, tuple(worth(brief, case)), level=3)
    yield Section("money-basis", _("What the figures rest on"), tuple(basis(brief, case.basis)), level=3)
    yield option_cases(brief, case)
    simulated = tuple(chances(brief, brief.findings.money_chances))
    yield Section("money-chances", _("How the money may turn out"), simulated, level=3)
    totals = tuple(control_totals(brief, case.control_totals))
    yield Section("money-control-totals", _("Does it agree with the ledger?"), totals, level=3)


def _recorded(brief: Brief) -> Iterator[Section]:
    yield Section("money-sums", _("What each option records"), (_sums(brief),), level=3)
    yield Section("transaction-costs", _("Costs of sharing itself"), tuple(_categories(brief)), level=3)
    signed = tuple(money_signatures(brief))
    yield Section("money-signatures", _("Who signed each saving"), signed, level=3)
    yield Section("money-lines", _("Every line"), tuple(money_lines(brief)), level=3)


def _sums(brief: Brief) -> Table:
    return Table(
        "table-money",
        _("Largest yearly saving as promoted, and sums over all years, as recorded and undiscounted"),
        columns(
            _("Option"),
            _("Yearly saving as promoted"),
            number(_("Costs, all years")),
            number(_("Savings, all years")),
            _("Blank where normally not zero"),
        ),
        tuple(_sum(brief, m) for m in brief.findings.finance.options),
        empty=_("No money is recorded."),
        stacked=True,
    )


def _sum(brief: Brief, found: OptionMoney) -> Row:
    blank = [f"{c.category} {c.title}" for c in found.categories if c.expected and c.state == "blank"]
    costs = costs_words(brief, found)
    return row(
        head(option_link(brief, found.option)),
        saving_words(brief, found.option),
        cell(costs, standing="open" if found.incomplete else None),
        brief.figure(money(found.savings, brief.currency), found, "savings"),
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
        return cell(brief.figure(money(found.total, brief.currency), found, "total"))
    if found.state == "blank" and found.expected:
        return cell(category_state("blank"), notes=[_("normally not zero")], standing="bad")
    return cell(category_state(found.state), standing=SHADES.get(found.state))
