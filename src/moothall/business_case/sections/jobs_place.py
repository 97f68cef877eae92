"""The places of one option: losses to the left, gains to the right, the table, and who moves where."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Chart, Figure, Point, Row, Series, Table
from moothall.business_case.phrases import columns, head, number, para, row
from moothall.business_case.sections.posts_words import place_names, posts_columns, said
from moothall.business_case.wording import _, capital, listed
from moothall.business_case.woven import strung
from moothall.findings.jobs import OptionJobs, PlaceJobs
from moothall.findings.workforce import Move


def jobs_place(brief: Brief, found: OptionJobs, rows: tuple[Row, ...]) -> Iterator[Block]:
    """Picture with its table, then moves by origin and destination.

    rows : of the table, made already
    """
    table = _table(brief, found, rows)
    # a picture of the gains alone would show half the truth
    told = [p for p in found.places if _drawn(p)]
    if told:
        yield _figure(brief, found, told, table)
    else:
        yield table
        if any(_loss(p) is None or _gain(p) is None for p in found.places):
            yield para(
                _("No picture is drawn: which places lose or gain posts is not told, for some are too few.")
            )
    yield from _moves(brief, found.option)


def _table(brief: Brief, found: OptionJobs, rows: tuple[Row, ...]) -> Table:
    return Table(
        anchor("table-jobs-places", found.option),
        _("{option}: posts lost and gained in each place").format(option=brief.option(found.option)),
        posts_columns(),
        rows,
        empty=_("Too few posts to tell by place."),
        stacked=True,
    )


def _loss(found: PlaceJobs) -> float | None:
    """Posts cut and moved away, for a picture; none where one of them is not told."""
    return None if found.cut is None or found.moved_out is None else found.cut + found.moved_out


def _gain(found: PlaceJobs) -> float | None:
    return None if found.created is None or found.moved_in is None else found.created + found.moved_in


def _drawn(found: PlaceJobs) -> bool:
    loss, gain = _loss(found), _gain(found)
    return loss is not None and gain is not None and loss + gain > 0


def _figure(brief: Brief, found: OptionJobs, told: list[PlaceJobs], table: Table) -> Figure:
    option = brief.option(found.option)
    ordered = sorted(told, key=lambda p: (p.net is None, p.net or 0.0))
    ends = [n for p in ordered for n in (-(_loss(p) or 0.0), _gain(p) or 0.0)]
    return Figure(
        anchor("figure-jobs", found.option),
        _("{option}: posts lost and gained by place").format(option=option),
        _reading(brief, ordered),
        _(
            "Bars for each place, posts lost striped to the left of a heavy line, posts gained grey to its "
            "right. The table below has the figures."
        ),
        Chart(
            kind="tornado",
            low=min(ends),
            high=max(ends),
            labels=("",),
            series=tuple(Series(capital(place_names(brief, p.places)), (_point(brief, p),)) for p in ordered),
        ),
        table,
    )


def _point(brief: Brief, found: PlaceJobs) -> Point:
    return Point(
        low=-(_loss(found) or 0.0), high=_gain(found) or 0.0, text=strung(_changes(brief, found), ", ")
    )


def _changes(brief: Brief, found: PlaceJobs) -> list[str]:
    """What of a place is lost and gained, each on its own: '12 cut', '3 moved in'."""
    told = (
        (_("{n} cut"), "cut"),
        (_("{n} moved away"), "moved_out"),
        (_("{n} created"), "created"),
        (_("{n} moved in"), "moved_in"),
    )
    return [
        words.format(n=brief.figure(said(value), found, name))
        for words, name in told
        if (value := getattr(found, name))
    ]


def _reading(brief: Brief, ordered: list[PlaceJobs]) -> str:
    first = ordered[0]
    words = _("No place loses posts; {place}: {changes}.")
    if _loss(first):
        words = _("Most posts are lost, net, here: {place}, {changes}.")
    return words.format(place=place_names(brief, first.places), changes=listed(_changes(brief, first)))


def _moves(brief: Brief, option: str) -> Iterator[Block]:
    moves = next((o.moves for o in brief.findings.workforce.options if o.option == option), ())
    if not moves:
        yield para(_("No move from one place to another is told."))
        return
    origins = list(dict.fromkeys(m.origin for m in moves))
    destinations = list(dict.fromkeys(m.destination for m in moves))
    yield Table(
        anchor("table-jobs-moves", option),
        _("{option}: posts that move, from the place of the row to the place of the column").format(
            option=brief.option(option)
        ),
        columns(
            _("From"), *(number(_("to {place}").format(place=place_names(brief, d))) for d in destinations)
        ),
        tuple(
            row(
                head(capital(place_names(brief, o))),
                *(_between(brief, moves, o, d) for d in destinations),
            )
            for o in origins
        ),
        stacked=len(destinations) > 2,
    )


def _between(
    brief: Brief, moves: tuple[Move, ...], origin: tuple[str, ...], destination: tuple[str, ...]
) -> str:
    found = next((m for m in moves if (m.origin, m.destination) == (origin, destination)), None)
    return brief.figure(said(found.posts), found, "posts") if found else said(0.0)
