"""After the decision: what is due, what is overdue, and what came of what was forecast."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Row, Section, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.paths import where
from moothall.business_case.phrases import bullets, cell, columns, head, lead, link, number, para, row, say
from moothall.business_case.sections.follow_up_forecasts import moved
from moothall.business_case.sections.follow_up_words import (
    amount,
    condition,
    forecast,
    review,
    signed,
    state_shade,
)
from moothall.business_case.wording import DASH, _, capital, counted, date, listed
from moothall.findings.follow_up import Condition, Cumulated, Followed, Review


def section(brief: Brief) -> Section:
    """What was decided and what is overdue first; then reviews, conditions, forecasts."""
    return Section(
        "follow-up",
        _("After the decision"),
        tuple(_opening(brief)),
        (
            Section("reviews", _("Reviews"), (_reviews(brief),), level=3),
            Section("conditions-met", _("Conditions of the decision"), (_conditions(brief),), level=3),
            Section("outturn", _("Forecast and outturn"), tuple(_outturn(brief)), level=3),
            Section("forecasts-moved", _("How forecasts moved"), tuple(moved(brief)), level=3),
        ),
    )


def _opening(brief: Brief) -> Iterator[Block]:
    found = brief.findings.follow_up.decided
    as_of = date(brief.findings.project.as_of)
    if found is None:
        yield lead(
            _(
                "No decision for an option is recorded as of {day}: nothing is due because of one. What was "
                "forecast earlier, as for pilots, stands below with what came of it."
            ).format(day=as_of)
        )
    elif found.option is None:
        yield lead(
            _("The decision was to be taken on {day}. Which option was chosen is not recorded.").format(
                day=date(found.date)
            )
        )
    else:
        yield lead(
            _("Decided on {day}: ").format(day=date(found.date)),
            option_link(brief, found.option),
            _(" ({body}; ").format(body=found.body),
            link(_("as recorded"), anchor("decision", found.row)),
            ").",
        )
    late = tuple(_late(brief))
    if late:
        yield para(_("Overdue as of {day}:").format(day=as_of))
        yield bullets(late)
    elif found is not None:
        yield para(_("Nothing is overdue as of {day}.").format(day=as_of))
    yield para(_("Whether the benefits came stands with the "), link(_("benefits"), "benefits-progress"), ".")


def _late(brief: Brief) -> Iterator[str]:
    found = brief.findings.follow_up
    reviews = [_review_title(brief, r) for r in found.reviews if r.state == "overdue"]
    if reviews:
        yield _("reviews: {which}").format(which=listed(reviews))
    conditions = sum(c.state == "overdue" for c in found.conditions)
    if conditions:
        said = counted(conditions, "condition", "conditions")
        overdue = brief.figure(said, found, "conditions", where(state="overdue"))
        yield _("word on {conditions}").format(conditions=overdue)
    open_ = sum(f.overdue for f in found.followed)
    if open_:
        yield _("what came of {forecasts}").format(
            forecasts=brief.figure(
                counted(
                    open_,
                    "thing that was forecast for a year that is over",
                    "things that were forecast for years that are over",
                ),
                found,
                "followed",
                where(overdue=True),
            )
        )
    unmeasured = sum(b.kept == "not_measured" for b in found.benefits)
    if unmeasured:
        said = counted(unmeasured, "benefit", "benefits")
        open_benefits = brief.figure(said, found, "benefits", where(kept="not_measured"))
        yield _("a measurement of {benefits}").format(benefits=open_benefits)


def _review_title(brief: Brief, found: Review) -> str:
    if found.title:
        return found.title
    years = brief.figure(str(found.years), found, "years")
    return _("review in year {n} after the decision").format(n=years)


def _reviews(brief: Brief) -> Table:
    return Table(
        "table-reviews",
        _("Reviews that are to be published, and whether they were"),
        columns(_("Review"), _("Due"), _("State"), _("Paper")),
        tuple(_review(brief, r) for r in brief.findings.follow_up.reviews),
        empty=_("No review is planned, and none is due before a decision."),
        stacked=True,
    )


def _review(brief: Brief, found: Review) -> Row:
    title = next((d.title for d in brief.project.documents if d.id == found.paper), "")
    out = _("released {day}").format(day=date(found.published)) if found.published else ""
    return row(
        head(capital(_review_title(brief, found))),
        date(found.due),
        cell(review(found.state), standing=state_shade(found.state)),
        cell(link(title, anchor("paper", found.paper)) if title else DASH, notes=[out]),
    )


def _conditions(brief: Brief) -> Table:
    return Table(
        "table-conditions-met",
        _("Conditions, who was to meet them by when, and what became of them"),
        columns(_("Condition"), _("Owner"), _("By"), _("What became of it")),
        tuple(_condition(brief, c) for c in brief.findings.follow_up.conditions),
        empty=_("No condition of a decision is recorded."),
        stacked=True,
    )


def _condition(brief: Brief, found: Condition) -> Row:
    option = say(option_link(brief, found.option)) if found.option else ()
    on = _("on {day}").format(day=date(found.on)) if found.on else ""
    return row(
        head(found.text, notes=[option]),
        found.owner or cell(_("no owner"), standing="open"),
        date(found.due) if found.due else _("no day"),
        cell(
            condition(found.state),
            notes=[on, found.note],
            standing=state_shade(found.state),
            sources=found.sources,
        ),
    )


def _outturn(brief: Brief) -> Iterator[Block]:
    found = brief.findings.follow_up
    yield Table(
        "table-outturn",
        _("What was first forecast for a year, what was forecast last, and what came"),
        columns(
            _("What"),
            _("Year and option"),
            number(_("First forecast")),
            number(_("Latest forecast")),
            number(_("What came")),
            number(_("Gap"), _("to the first")),
            _("Remark"),
        ),
        tuple(_came(brief, f) for f in found.followed),
        empty=_("No forecast and no outturn is recorded."),
        stacked=True,
    )
    if found.cumulated:
        yield _sums(brief)


def _came(brief: Brief, found: Followed) -> Row:
    first, last = (found.forecasts[0], found.forecasts[-1]) if found.forecasts else (None, None)
    prices = _("in different prices") if found.other_prices else ""
    return row(
        head(capital(found.item)),
        cell(
            years_of(brief, found),
            notes=[
                say(option_link(brief, found.option)),
                "" if found.year_known else _("year of the forecast; for which year it is, is not on record"),
            ],
        ),
        cell(
            brief.figure(forecast(found, first, brief.currency), first) if first else _("not on record"),
            notes=[date(first.on) if first and first.on else "", first.prices if first else ""],
        ),
        cell(
            brief.figure(forecast(found, last, brief.currency), last)
            if last and len(found.forecasts) > 1
            else DASH,
            notes=[date(last.on) if last and last.on and len(found.forecasts) > 1 else ""],
        ),
        cell(
            brief.figure(amount(found, found.outturn, brief.currency), found, "outturn")
            if found.outturn is not None
            else _("overdue: not on record")
            if found.overdue
            else _("not known yet")
            if found.year_known
            else _("not on record"),
            notes=[found.outturn_prices],
            standing="bad" if found.overdue else "open" if found.outturn is None else None,
        ),
        cell(
            brief.figure(signed(found, found.gap_first, brief.currency), found, "gap_first"), notes=[prices]
        ),
        cell(found.note, sources=found.sources),
    )


def years_of(brief: Brief, found: Followed) -> str:
    """The year, or the years, that a thing was forecast for."""
    first = brief.figure(brief.year(found.year), found, "year")
    if found.until is None or found.until == found.year:
        return first
    last = brief.figure(brief.year(found.until), found, "until")
    return _("{first} to {last}").format(first=first, last=last)


def _sums(brief: Brief) -> Table:
    return Table(
        "table-outturn-sums",
        _("Money over all years of which both the first forecast and what came are on record"),
        columns(
            _("What"),
            _("Years"),
            number(_("First forecasts")),
            number(_("What came")),
            number(_("Gap")),
            _("Left out"),
        ),
        tuple(_sum(brief, c) for c in brief.findings.follow_up.cumulated),
        stacked=True,
    )


def _sum(brief: Brief, found: Cumulated) -> Row:
    thing = Followed(option=found.option, year=0, item=found.item, unit=found.unit, money=True)
    open_ = listed(brief.figure(brief.year(y), found, "open", n) for n, y in enumerate(found.open))
    return row(
        head(capital(found.item), notes=[say(option_link(brief, found.option))]),
        listed(brief.figure(brief.year(y), found, "years", n) for n, y in enumerate(found.years)),
        brief.figure(amount(thing, found.forecast, brief.currency), found, "forecast"),
        brief.figure(amount(thing, found.outturn, brief.currency), found, "outturn"),
        brief.figure(signed(thing, found.gap, brief.currency), found, "gap"),
        _("{years}: one of the two is not known").format(years=open_) if open_ else DASH,
    )
