"""Maps of net posts, one for each option that shifts any, where outlines of the places are given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Chart, Figure, Point, Series, Table
from moothall.business_case.option_columns import option_column
from moothall.business_case.phrases import cell, columns, head, para, row
from moothall.business_case.sections.local_words import direct, posts
from moothall.business_case.sections.posts_words import place_names
from moothall.business_case.wording import DASH, _, capital, listed
from moothall.findings.jobs import OptionJobs, PlaceJobs


def job_map(brief: Brief) -> Iterator[Block]:
    """The maps with their table; nothing where there are no outlines, or no post moves."""
    drawn = {b.place: b for b in brief.project.boundaries}
    found = brief.findings.jobs.options
    moving = [o for o in found if any(p.net for p in o.places)]
    if not drawn:
        return
    if moving:
        yield _figure(brief, moving)
    yield from (para(words) for words in _left_out(brief, found))
    told = dict.fromkeys(place for o in moving for p in o.places for place in p.places)
    undrawn = [place_names(brief, [place]) for place in told if place not in drawn]
    if undrawn:
        yield para(
            _("Not on the map, since no outline is given: {places}. The table has all places.").format(
                places=listed(undrawn)
            )
        )


def _left_out(brief: Brief, found: Sequence[OptionJobs]) -> Iterator[str]:
    """Why an option has no map: too little is told, or nothing moves."""
    untold = [brief.option(o.option) for o in found if all(p.net is None for p in o.places)]
    still = [brief.option(o.option) for o in found if o.places and all(p.net == 0 for p in o.places)]
    if untold:
        yield _(
            "No map is drawn of {options}: which places lose or gain posts is not told, for some are too few."
        ).format(options=listed(untold))
    if still:
        yield _("No map is drawn of {options}: no place loses or gains posts, net.").format(
            options=listed(still)
        )


def _figure(brief: Brief, moving: Sequence[OptionJobs]) -> Figure:
    outlines = brief.project.boundaries
    series = tuple(
        Series(brief.option(o.option), tuple(_point(brief, _own(o, b.place)) for b in outlines))
        for o in moving
    )
    values = [p.high for s in series for p in s.points if p is not None]
    most = max((abs(v) for v in values), default=0.0)
    return Figure(
        "figure-job-map",
        _("Net posts by place, as counted"),
        _reading(brief, moving),
        _("A map for each option. On each place stands its letter with the net number of posts. Places that "
          "lose posts are striped, denser the more they lose; places that gain are shaded, darker the more "
          "they gain; where nothing changes they are white. The table below holds every figure."),
        Chart(
            "map",
            -most,
            most,
            tuple(brief.place(b.place) for b in outlines),
            series,
            shapes=tuple(tuple(ring for area in b.polygons for ring in area) for b in outlines),
        ),
        _table(brief, moving),
    )  # fmt: skip


def _own(option: OptionJobs, place: str) -> PlaceJobs | None:
    """What is told of a place; none where no row speaks of it, or its own are not told.

    Places told together may all have none; then that is told of each.
    """
    own = _row(option, place)
    return own if own is not None and (len(own.places) == 1 or _nothing(own)) else None


def _row(option: OptionJobs, place: str) -> PlaceJobs | None:
    return next((p for p in option.places if place in p.places), None)


def _nothing(found: PlaceJobs) -> bool:
    return (found.cut, found.created, found.moved_in, found.moved_out) == (0, 0, 0, 0)


def _point(brief: Brief, found: PlaceJobs | None) -> Point | None:
    net = None if found is None else found.net
    return None if net is None else Point(net, net, net, brief.figure(posts(net), found, "net"))


def _reading(brief: Brief, moving: Sequence[OptionJobs]) -> str:
    told = [(p.net, p, o.option) for o in moving for p in o.places if p.net is not None]
    net, worst, option = min(told, key=lambda found: found[0])
    if net >= 0:
        return _("No place loses posts under any option.")
    return _("The largest loss told: {place} under {option}, {posts} posts.").format(
        place=place_names(brief, worst.places),
        option=brief.option(option),
        posts=brief.figure(posts(net), worst, "net"),
    )


def _table(brief: Brief, moving: Sequence[OptionJobs]) -> Table:
    places = dict.fromkeys(place for o in moving for p in o.places for place in p.places)
    return Table(
        "table-job-map",
        _("Net posts in each place, as counted"),
        (*columns(_("Place")), *(option_column(brief, o.option) for o in moving)),
        tuple(
            row(head(capital(place_names(brief, [place]))), *(_told(brief, o, place) for o in moving))
            for place in places
        ),
    )


def _told(brief: Brief, option: OptionJobs, place: str) -> Cell:
    """Net posts of a place; of several together where its own are not told."""
    own = _row(option, place)
    if own is None:
        return cell(DASH)
    if len(own.places) > 1 and own.net is not None and not _nothing(own):
        others = place_names(brief, (p for p in own.places if p != place))
        return cell(
            brief.figure(direct(own.net), own, "net"),
            notes=[_("together with {places}").format(places=others)],
            standing="apart",
        )
    return cell(brief.figure(direct(own.net), own, "net"))
