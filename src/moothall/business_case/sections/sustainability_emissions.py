"""Emissions over all years against the service as it is, by scope and by what emits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Chart, Figure, Point, Row, Series, Table
from moothall.business_case.option_columns import option_columns, option_link
from moothall.business_case.phrases import cell, columns, head, number, para, row
from moothall.business_case.sections.equality_words import signed
from moothall.business_case.wording import _, listed, plain, sentence, spoken
from moothall.findings.sustainability import Change, OptionEmissions, Tonnes

TENS = -1
"""Tonnes are told to the nearest ten: no carbon account is closer over a decade."""


def emissions(brief: Brief) -> Iterator[Block]:
    """The picture with its table, then by scope and by source, then what is blank."""
    found = brief.findings.sustainability
    if not found.emissions:
        yield para(_("No emission is recorded."))
        return
    yield para(
        _("Tonnes of CO₂ equivalent over {first} to {last}, against the service as it is. The measured "
          "criterion counts {counted}; travel by staff and users has a criterion of its own, so that it "
          "counts once.").format(
            first=brief.figure(str(found.first_year), found, "first_year"),
            last=brief.figure(str(found.last_year), found, "last_year"),
            counted=listed(_low(source(s)) for s in found.counted) or _("nothing"),
        )
    )  # fmt: skip
    if not any(e.option == found.baseline for e in found.emissions):
        yield para(_("Nothing is recorded for the service as it is, so nobody can tell what changes."))
    yield _picture(brief, found.emissions)
    yield _by_source(brief)
    yield _scopes(brief)
    blank = [o for o in found.emissions if o.blank]
    if blank:
        yield para(
            _(
                "Nobody gave an amount for: {items}. It is not zero; where it counts, the change is a bound."
            ).format(items="; ".join(f"{listed(o.blank)} ({brief.option(o.option)})" for o in blank))
        )


def source(code: str) -> str:
    """What emits."""
    return {
        "buildings": _("Buildings"),
        "vehicles": _("Own vehicles"),
        "staff_travel": _("Travel by staff"),
        "user_travel": _("Travel by users"),
        "it": _("IT and hosting"),
        "purchases": _("Purchases"),
        "other": _("Other"),
    }.get(code) or spoken(code)


def _low(title: str) -> str:
    """As it stands within a sentence; what is all capitals stays so."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def _picture(brief: Brief, found: Sequence[OptionEmissions]) -> Figure:
    shown = [o for o in found if o.option != brief.findings.sustainability.baseline]
    ends = [e for o in shown for e in _ends(o.counted)]
    return Figure(
        "figure-emissions",
        _("Change in emissions that the measured criterion counts, in % of today's"),
        sentence(_reading(brief, shown)),
        _("One bar for each option, from zero to its change; a fall runs to the left and is striped. The "
          "range stands beside it. The table below has every figure."),
        Chart(
            "tornado",
            min([0.0, *ends]),
            max([0.0, *ends]) or 1.0,
            (_("change"),),
            tuple(Series(brief.option(o.option), (_point(brief, o.counted),)) for o in shown),
            unit="%",
        ),
        _sums(brief, found),
    )  # fmt: skip


def _ends(found: Change | None) -> tuple[float, ...]:
    if found is None:
        return ()
    return tuple(e for e in (found.value,) if e is not None)


def _point(brief: Brief, found: Change | None) -> Point | None:
    if found is None or found.value is None or found.bound != "exact":
        return None
    return Point(
        min(0.0, found.value), max(0.0, found.value), found.value, brief.figure(change(found), found)
    )


def change(found: Change | None) -> str:
    """A change with its range, or the bound that a blank makes of it."""
    if found is None or found.value is None or found.low is None or found.high is None:
        return _("can't be told")
    if found.bound == "at_least":
        return _("can't be told; at the least {low}%").format(low=signed(found.low))
    if found.bound == "at_most":
        return _("can't be told; at the most {high}%").format(high=signed(found.high))
    said = f"{signed(found.value)}%"
    if found.low == found.high:
        return said
    return said + " " + _("({low} to {high})").format(low=signed(found.low), high=signed(found.high))


def _reading(brief: Brief, shown: Sequence[OptionEmissions]) -> str:
    known = [(o, o.counted) for o in shown if o.counted is not None and o.counted.bound == "exact"]
    known = [(o, c) for o, c in known if c.value is not None]
    if not known:
        return _("Nobody can tell how emissions change under any option")
    if len(known) < len(shown):
        return _reading_of(brief, known) + _("; of the others it can't be told")
    return _reading_of(brief, known)


def _reading_of(brief: Brief, known: Sequence[tuple[OptionEmissions, Change]]) -> str:
    most = max(known, key=lambda k: k[1].value or 0.0)
    least = min(known, key=lambda k: k[1].value or 0.0)
    return _("The largest: {option} {change}; the smallest: {other} {its}").format(
        option=brief.option(most[0].option),
        change=brief.figure(change(most[1]), most[1]),
        other=brief.option(least[0].option),
        its=brief.figure(change(least[1]), least[1]),
    )


def _sums(brief: Brief, found: Sequence[OptionEmissions]) -> Table:
    return Table(
        "table-emissions",
        _("Emissions over all years, and their change against today"),
        columns(
            _("Option"),
            number(_("In all"), _("tonnes")),
            number(_("Change of what the criterion counts")),
            number(_("Change of all, travel included")),
        ),
        tuple(_sum(brief, o) for o in found),
        stacked=True,
    )


def _sum(brief: Brief, found: OptionEmissions) -> Row:
    return row(
        head(option_link(brief, found.option)),
        cell(brief.figure(_tonnes(found.whole), found.whole), sources=found.sources),
        _changed(brief, found.counted),
        _changed(brief, found.change),
    )


def _changed(brief: Brief, found: Change | None) -> Cell:
    said = brief.figure(change(found), found)
    if found is None or found.value is None or found.low is None:
        return cell(said, standing="open")
    if found.bound == "exact":
        return cell(said, standing="bad" if found.value > 0 else None)
    rises = found.bound == "at_least" and found.low > 0
    return cell(said, standing="bad" if rises else "open")


def _tonnes(found: Tonnes) -> str:
    said = plain(round(found.central, TENS))
    if found.low != found.high:
        low, high = (plain(round(v, TENS)) for v in (found.low, found.high))
        said += " " + _("({low} to {high})").format(low=low, high=high)
    return _("at least {tonnes}").format(tonnes=said) if found.blanks else said


def _by_source(brief: Brief) -> Table:
    """What emits, by option: increases first in the eye, for none is netted here."""
    found = {
        o.option: {p.key: p.tonnes for p in o.by_source} for o in brief.findings.sustainability.emissions
    }
    changes = {o.option: o.changes for o in brief.findings.sustainability.emissions}
    keys = dict.fromkeys(k for parts in found.values() for k in parts)
    return Table(
        "table-emissions-source",
        _("Emissions by what emits, tonnes over all years, with the change against today"),
        (*columns(_("What emits")), *option_columns(brief)),
        tuple(
            row(
                head(source(k)),
                *(
                    _part(brief, found.get(o.id, {}).get(k), _by(brief, changes.get(o.id, {}), k))
                    for o in brief.options
                ),
            )
            for k in keys
        ),
        stacked=True,
    )


def _by(brief: Brief, changes: dict[str, float], key: str) -> str:
    """The change of a part with its sign; nothing where it is none or not known."""
    by = round(changes.get(key, 0.0), TENS) if changes.get(key) else None
    return "" if by is None else brief.figure(signed(by), changes, key)


def _part(brief: Brief, found: Tonnes | None, note: str = "") -> Cell:
    if found is None:
        return cell(_("not recorded"), standing="open")
    if found.blanks and not found.central:
        return cell(_("not known"), standing="open")
    rises = note.startswith("+")
    return cell(brief.figure(_tonnes(found), found), notes=[note], standing="bad" if rises else None)


def _scopes(brief: Brief) -> Table:
    found = {o.option: {p.key: p.tonnes for p in o.scopes} for o in brief.findings.sustainability.emissions}
    titles = {
        "1": _("1: burnt by the bodies themselves"),
        "2": _("2: bought energy"),
        "3": _("3: everything else"),
    }
    return Table(
        "table-emissions-scope",
        _("Emissions by scope, tonnes over all years"),
        (*columns(_("Scope")), *option_columns(brief)),
        tuple(
            row(head(title), *(_part(brief, found.get(o.id, {}).get(k)) for o in brief.options))
            for k, title in titles.items()
        ),
        stacked=True,
    )
