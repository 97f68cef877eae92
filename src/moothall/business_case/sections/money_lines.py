"""Every line of money, as recorded: lines that differ by their year alone stand together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Column, Details, Row, Table
from moothall.business_case.paths import each, where
from moothall.business_case.phrases import cell, columns, head, lines, para, row
from moothall.business_case.wording import _, capital, counted, in_prices, money, percent, spoken, yes_no
from moothall.business_case.woven import strung
from moothall.findings.finance import Line

ALIKE = tuple(f for f in Line.__struct_fields__ if f not in {"year", "amount", "low", "high"})
"""Fields in which lines are alike that stand together."""
Span = tuple[Line, ...]
"""Lines of years in a row with the same amounts."""


def money_lines(brief: Brief) -> Iterator[Block]:
    """One closed table an option."""
    recorded = brief.findings.finance.lines
    if not recorded:
        yield para(_("No line is recorded."))
    for option in brief.project.options:
        own = [line for line in recorded if line.option == option.id]
        if own:
            title = _("{option}: {lines}").format(
                option=option.title,
                lines=brief.figure(
                    counted(len(together(own)), "line", "lines"),
                    brief.findings.finance,
                    "lines",
                    where(option=option.id),
                    each(*ALIKE),
                ),
            )
            yield Details(title, (_table(brief, option.id, own),), anchor("lines", option.id))


def _table(brief: Brief, option: str, recorded: list[Line]) -> Table:
    return Table(
        anchor("table-lines", option),
        _("{option}: costs, savings and income").format(option=brief.option(option)),
        columns(
            _("Category"),
            _("Partner"),
            Column(_("Years and amounts"), _("low and high in brackets")),
            _("Cashable"),
            _("Reinvested"),
            _("Grade"),
            _("Remark and evidence"),
        ),
        tuple(_row(brief, alike) for alike in together(recorded)),
        stacked=True,
    )


def together(recorded: Iterable[Line]) -> list[list[Line]]:
    """Lines that differ by year and amounts alone, in the order of their first."""
    groups: dict[tuple[object, ...], list[Line]] = {}
    for line in recorded:
        groups.setdefault(tuple(getattr(line, field) for field in ALIKE), []).append(line)
    return list(groups.values())


def spans(alike: Iterable[Line]) -> Iterator[Span]:
    """Years in a row with the same amounts, taken together."""
    held: list[Line] = []
    for line in sorted(alike, key=lambda x: (x.year is None, x.year or 0)):
        if held and not _follows(held[-1], line):
            yield tuple(held)
            held = []
        held.append(line)
    if held:
        yield tuple(held)


def _follows(before: Line, line: Line) -> bool:
    same = (before.amount, before.low, before.high) == (line.amount, line.low, line.high)
    if before.until is not None or line.until is not None:
        return False
    return same and before.year is not None and line.year is not None and line.year == before.year + 1


def span_words(brief: Brief, span: Span) -> str:
    """'2027 to 2036: £4,300,000 a year (£4,000,000 to £4,600,000)'."""
    first, last = span[0], span[-1]
    currency = brief.currency
    years = _("no year") if first.year is None else brief.figure(str(first.year), first, "year")
    recorded = brief.figure(money(first.amount, currency), first, "amount")
    amount = _("no amount") if first.amount is None else recorded
    end = last.year if first.until is None else first.until
    if end != first.year:
        until = brief.figure(str(end), last, "year" if first.until is None else "until")
        years, amount = strung((years, _("to"), until), " "), _("{amount} a year").format(amount=amount)
    low, high = (brief.figure(money(getattr(first, f), currency), first, f) for f in ("low", "high"))
    known = first.low is not None and first.high is not None and first.low != first.high
    ranged = (" (", low, " ", _("to"), " ", high, ")") if known else ()
    return strung((years, ": ", amount, *ranged))


def _row(brief: Brief, alike: list[Line]) -> Row:
    line = alike[0]
    base = in_prices(line.price_base)
    notes = [
        _worked_out(line),
        line.affected,
        base,
        _("budget line: {line}").format(line=line.budget_line) if line.budget_line else "",
        _("also claimed by {who}").format(who=line.also_claimed_by) if line.also_claimed_by else "",
    ]
    return row(
        head(_category(brief, line.category), notes=[capital(spoken(line.kind))]),
        brief.partner(line.partner) or _("all jointly"),
        lines(span_words(brief, s) for s in spans(alike)),
        yes_no(line.cashable) if line.kind == "saving" else "",
        brief.figure(percent(line.reinvested), line, "reinvested") if line.reinvested is not None else "",
        line.grade or "",
        cell(line.reason, notes=notes, sources=line.sources),
    )


def _worked_out(line: Line) -> str:
    """That nobody typed the line, and where it comes from."""
    if not line.worked_out:
        return ""
    return {
        "harmonisation": _("worked out from pay in workforce.csv, not typed in finance.csv"),
        "pension_strain": _("worked out from options.yaml, not typed in finance.csv"),
    }[line.worked_out]


def _category(brief: Brief, category: str) -> str:
    title = brief.category(category)
    return f"{category} {title}" if title.casefold() != spoken(category).casefold() else title
