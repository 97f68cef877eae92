"""What each option is worth against today: three standing lines, and people's own readings beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moothall.business_case.amounts import Tell, alike
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Column, Inline, Row, Standing, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import cell, columns, head, number, para, row, say
from moothall.business_case.sections.money_words import blank_words, npv_words, ratio_words
from moothall.business_case.wording import DASH, _, capital, listed, plain
from moothall.business_case.woven import strung
from moothall.findings.financial_case import Figures, FinancialCase, OptionCase, Reading

LINES = ("promoted", "adjusted", "reference")
"""The three standing lines, in their order; all are told, even those that cannot be worked out."""
ROOT = "financial_case"
"""The part of the findings that holds the money."""


def worth(brief: Brief, found: FinancialCase) -> Iterator[Block]:
    """The three lines of each option, then the adjustments."""
    yield para(
        _("Net present value: what an option brings over the years less what it costs, against the service "
          "as it is, in today's worth. Above zero it pays. Three lines always stand side by side."),
    )  # fmt: skip
    yield _standing(brief, found)
    if own := [(o, r) for o in _beside(found) for r in o.readings if not r.standing]:
        yield _own(brief, own)


def _beside(found: FinancialCase) -> tuple[OptionCase, ...]:
    """The options that are held against another."""
    return tuple(o for o in found.options if o.option != found.basis.baseline)


def line_title(reading: str) -> str:
    """What a standing line is called."""
    return {
        "promoted": _("As promoted"),
        "adjusted": _("With every cost and optimism bias"),
        "reference": _("As past cases went"),
    }[reading]


def reading_title(reading: Reading) -> str:
    """What a reading is called: a standing line, or an adjustment by its own title."""
    return line_title(reading.id) if reading.id in LINES else reading.title or reading.id


def _notes() -> dict[str, str]:
    return {
        "promoted": _("the promoter's own central values"),
        "adjusted": _("all categories of cost counted"),
        "reference": _("all categories; median overrun, shortfall and delay, no optimism bias"),
    }


def _standing(brief: Brief, found: FinancialCase) -> Table:
    notes, tell = _notes(), _tell_standing(brief, found)
    return Table(
        "table-worth",
        _("Net present value against the service as it is, with the ratio of benefits to costs below it"),
        (
            *columns(_("Option")),
            *(Column(line_title(id), numeric=True, note=notes[id]) for id in LINES),
            number(_("Whole-life cost"), _("present value")),
        ),
        tuple(_row(brief, found, o, tell) for o in found.options),
        empty=_("No money is recorded."),
        stacked=True,
    )


def _tell_standing(brief: Brief, found: FinancialCase) -> Tell:
    values = [r.figures.npv for o in found.options for r in o.readings if r.standing]
    return alike([*values, *(o.whole_life_cost for o in found.options)], brief.currency)


def _row(brief: Brief, found: FinancialCase, option: OptionCase, tell: Tell) -> Row:
    if option.option == found.basis.baseline:
        named = head(option_link(brief, option.option), notes=[_("what the others are held against")])
        return row(named, *(DASH for _line in LINES), _whole_life(brief, option, tell))
    named = head(option_link(brief, option.option))
    by_id = {r.id: r for r in option.readings}
    return row(named, *(_line(brief, by_id.get(id), tell) for id in LINES), _whole_life(brief, option, tell))


def _line(brief: Brief, reading: Reading | None, tell: Tell) -> Cell:
    if reading is None:
        return cell(_("cannot be told"), standing="open")
    notes: list[str | Inline] = [blank_words(brief, reading.lacks)]
    if reading.figures.bcr is not None:
        ratio = brief.figure(ratio_words(reading.figures), reading.figures, "bcr")
        notes.insert(0, say(_("benefits over costs: "), ratio))
    said = brief.figure(npv_words(reading.figures, tell), reading.figures, "npv")
    return cell(said, notes=notes, standing=shade(reading.figures))


def shade(found: Figures) -> Standing | None:
    """Bad where it is a loss for sure, open where a bound leaves it open."""
    if found.npv is not None and found.npv < 0 and found.bound in ("exact", "at_most"):
        return "bad"
    return None if found.npv is not None and found.bound == "exact" else "open"


def _whole_life(brief: Brief, option: OptionCase, tell: Tell) -> Cell:
    """Its cost over all years: what makes its worth an upper bound makes this a lower one."""
    said = brief.figure(tell(option.whole_life_cost), option, "whole_life_cost")
    if option.whole_life_cost is None or option.operating == "none":
        recorded = _("what is recorded comes to {amount}").format(amount=said)
        notes = [
            _("no running cost is recorded") if option.operating == "none" else "",
            "" if option.whole_life_cost is None else recorded,
        ]
        return cell(_("incomplete"), notes=notes, standing="open")
    taken = _("running cost as it is now, for none of its own is recorded")
    words = {
        "exact": said,
        "at_most": _("incomplete: at least {amount}").format(amount=said),
        "at_least": _("at most {amount}").format(amount=said),
        "open": _("incomplete: {amount} as recorded").format(amount=said),
    }[option.bound]
    return cell(
        words,
        notes=[taken if option.operating == "baseline" else ""],
        standing=None if option.bound == "exact" else "open",
    )


def _own(brief: Brief, found: Sequence[tuple[OptionCase, Reading]]) -> Table:
    tell = alike([r.figures.npv for _option, r in found], brief.currency)
    return Table(
        "table-adjustments",
        _("People's own readings of the money, beside the three lines"),
        columns(
            _("What it supposes"),
            _("Option"),
            _("What it changes"),
            number(_("Net present value")),
            number(_("Benefits over costs")),
            _("Why, and who asked"),
        ),
        tuple(_own_row(brief, o, r, tell) for o, r in found),
        stacked=True,
    )


def _own_row(brief: Brief, option: OptionCase, reading: Reading, tell: Tell) -> Row:
    return row(
        head(reading_title(reading)),
        cell(option_link(brief, option.option)),
        change_words(brief, reading),
        cell(
            brief.figure(npv_words(reading.figures, tell), reading.figures, "npv"),
            notes=[blank_words(brief, reading.lacks)],
            standing=shade(reading.figures),
        ),
        brief.figure(ratio_words(reading.figures), reading.figures, "bcr"),
        cell(reading.reason, notes=[say(reading.by)]),
    )


def change_words(brief: Brief, reading: Reading) -> str:
    """What a reading makes of the central values, as a whole."""
    return capital(listed(changes(brief, reading))) or _("Nothing: every recorded line as it is")


def changes(brief: Brief, reading: Reading) -> Iterator[str]:
    """What a reading changes: 'one-off costs +20%', 'savings and income −25%, 12 months later'."""
    if reading.set_up != 1:
        yield _("one-off costs {by}").format(by=_by(brief, reading, "set_up"))
    if reading.running != 1:
        yield _("running costs {by}").format(by=_by(brief, reading, "running"))
    months = brief.figure(plain(round(reading.delay, 1)), reading, "delay")
    gains = [
        _by(brief, reading, "savings") if reading.savings != 1 else "",
        _("{n} months later").format(n=months) if reading.delay else "",
    ]
    if any(gains):
        yield _("savings and income {how}").format(how=strung((g for g in gains if g), ", "))
    if reading.promoted_only:
        yield _("the promoter's lines alone")


def _by(brief: Brief, reading: Reading, field: str) -> str:
    factor = getattr(reading, field)
    said = f"{plain(round(100 * (factor - 1), 1))}%"
    return brief.figure(said if factor < 1 else f"+{said}", reading, field)
