"""Who of staff, unions and users sits and attends, before and after; non-public members over time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Chart, Figure, Point, Row, Series, Table
from moothall.business_case.phrases import bullets, cell, columns, head, para, row
from moothall.business_case.wording import DASH, _, capital, counted, date, percent
from moothall.findings.governance import Attended, BodyPresence, NonPublic, NonPublicYear, SidePresence

FEWEST = 2
"""Fewest years that make a line."""


def presence(brief: Brief) -> Iterator[Block]:
    """Seats and attendance of the sides, then non-public members with a picture over time."""
    found = brief.findings.governance
    if found.presence:
        yield para(_when(brief))
        fallen = [words for body in found.presence for words in _fallen(brief, body)]
        if fallen:
            yield bullets(fallen)
        yield _table(brief, found.presence, found.decided)
    else:
        yield para(_("No working group is recorded, and no seat of staff, unions or users on any body."))
    if found.non_public:
        yield para(
            _(
                "Private and adviser members stand for neither the public bodies, nor staff, unions or "
                "users. Their part of each body:"
            )
        )
        yield _now(brief, found.non_public)
        for body in found.non_public:
            if len(body.years) >= FEWEST:
                yield _figure(brief, body)


def _when(brief: Brief) -> str:
    found = brief.findings.governance
    if found.decision is None:
        return _("The timetable has no day of decision, so what is on record is shown as it stands.")
    day = date(found.decision)
    if found.decided:
        return _("The decision was taken on {day}; attendance is counted by year before and after.").format(
            day=day
        )
    return _("The decision is due on {day}; what is on record so far stands before it.").format(day=day)


def side(code: str) -> str:
    """A side in words."""
    return {"staff": _("Staff"), "union": _("Unions"), "user": _("Users")}.get(code, capital(code))


def _fallen(brief: Brief, body: BodyPresence) -> Iterator[str]:
    for found in body.sides:
        after = found.seats_after
        if after is not None and after < found.seats_before:
            yield _("{side} go from {before} to {after} on {body} once the decision is taken.").format(
                side=side(found.side),
                before=brief.figure(counted(found.seats_before, "seat", "seats"), found, "seats_before"),
                after=brief.figure(str(after), found, "seats_after") if after else _("none"),
                body=body.title,
            )


def _table(brief: Brief, found: Sequence[BodyPresence], decided: bool) -> Table:
    return Table(
        "table-presence",
        _("Seats and attendance of staff, unions and users"),
        columns(
            _("Body"), _("Side"), _("Seats before the decision"), _("Seats after it"),
            _("Attendance before"), _("Attendance after"),
        ),
        tuple(_row(brief, body, s, decided) for body in found for s in body.sides),
        stacked=True,
    )  # fmt: skip


def _row(brief: Brief, body: BodyPresence, found: SidePresence, decided: bool) -> Row:
    lost = found.seats_after is not None and found.seats_after < found.seats_before
    return row(
        head(body.title),
        side(found.side),
        cell(
            brief.figure(str(found.seats_before), found, "seats_before"),
            standing=None if found.seats_before else "open",
        ),
        cell(
            DASH if found.seats_after is None else brief.figure(str(found.seats_after), found, "seats_after"),
            standing="bad" if lost else None,
        ),
        _attended(brief, found.before, found.in_year),
        _attended(brief, found.after) if decided else _("still to come"),
    )


def _attended(brief: Brief, found: Attended | None, in_year: Attended | None = None) -> Cell:
    share = brief.figure(attended_words(in_year), in_year)
    notes = [_("in the year of the decision: {share}").format(share=share)] if in_year else []
    return cell(brief.figure(attended_words(found), found), notes=notes)


def attended_words(found: Attended | None) -> str:
    """Meetings attended of those held; that nothing is recorded."""
    if found is None:
        return _("not recorded")
    return _("{attended} of {held} ({share})").format(
        attended=found.attended, held=found.held, share=percent(found.share)
    )


def _now(brief: Brief, found: Sequence[NonPublic]) -> Table:
    return Table(
        "table-non-public",
        _("What private and adviser members have of each body"),
        columns(_("Body"), _("When"), _("Share of votes"), _("Share of seats"), _("Share of papers")),
        tuple(_year(brief, body, y) for body in found for y in (*_alone(body), body.now)),
        stacked=True,
    )


def _alone(body: NonPublic) -> tuple[NonPublicYear, ...]:
    """Years that no picture shows."""
    return body.years if len(body.years) < FEWEST else ()


def _year(brief: Brief, body: NonPublic, found: NonPublicYear) -> Row:
    when = _("now") if found.year is None else brief.figure(str(found.year), found, "year")
    return row(head(body.title), when, *_shares(brief, found))


def _shares(brief: Brief, found: NonPublicYear) -> Iterator[str]:
    for field in ("votes", "seats", "papers"):
        yield brief.figure(percent(getattr(found, field)), found, field)


def _figure(brief: Brief, body: NonPublic) -> Figure:
    kinds = {
        _("Votes"): [y.votes for y in body.years],
        _("Seats"): [y.seats for y in body.years],
        _("Papers"): [y.papers for y in body.years],
    }
    series = tuple(
        Series(title, tuple(_point(v) for v in values))
        for title, values in kinds.items()
        if values[-1] is not None and sum(v is not None for v in values) >= FEWEST
    )
    labels = tuple(str(y.year) for y in body.years)
    return Figure(
        anchor("figure-non-public", body.body),
        _("{body}: what non-public members have, in %").format(body=body.title),
        _reading(brief, body),
        _("A line for each of votes, seats and papers from {first} to {last}, as a percentage.").format(
            first=labels[0], last=labels[-1]
        ),
        Chart("lines", 0.0, 100.0, (labels[0], *("" for _year in labels[1:-1]), labels[-1]), series),
        Table(
            anchor("table-non-public", body.body),
            _("{body}: share of private and adviser members by year").format(body=body.title),
            columns(_("Year"), _("Share of votes"), _("Share of seats"), _("Share of papers")),
            tuple(row(head(brief.figure(str(y.year), y, "year")), *_shares(brief, y)) for y in body.years),
            stacked=True,
        ),
    )


def _point(value: float | None) -> Point | None:
    return None if value is None else Point(100 * value, 100 * value, 100 * value, percent(value))


def _reading(brief: Brief, body: NonPublic) -> str:
    first, last = body.years[0], body.years[-1]
    return _("Their share of the votes went from {first} in {start} to {last} in {end}.").format(
        first=brief.figure(percent(first.votes), first, "votes"),
        start=brief.figure(str(first.year), first, "year"),
        last=brief.figure(percent(last.votes), last, "votes"),
        end=brief.figure(str(last.year), last, "year"),
    )
