"""Maps of net posts, one for each option that shifts any, where outlines of the places are given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Chart, Figure, Point, Series, Table
from moothall.business_case.option_columns import option_column
from moothall.business_case.phrases import cell, columns, head, para, row
from moothall.business_case.sections.local_words import direct, posts
from moothall.business_case.sections.posts_words import place_names
from moothall.business_case.wording import DASH, _, capital, listed
from moothall.findings.jobs import OptionJobs


def job_map(brief: Brief) -> Iterator[Block]:
    """The maps with their table; nothing where there are no outlines, or no post moves."""
    drawn = {b.place: b for b in brief.project.boundaries}
    moving = [o for o in brief.findings.jobs.options if any(p.net for p in o.places)]
    if not drawn or not moving:
        return
    yield _figure(brief, moving)
    told = dict.fromkeys(place for o in moving for p in o.places for place in p.places)
    undrawn = [place_names(brief, [place]) for place in told if place not in drawn]
    if undrawn:
        yield para(
            _("Not on the map, since no outline is given: {places}. The table has all places.").format(
                places=listed(undrawn)
            )
        )


def _figure(brief: Brief, moving: Sequence[OptionJobs]) -> Figure:
    outlines = brief.project.boundaries
    series = tuple(
        Series(brief.option(o.option), tuple(_point(_net(o, b.place)) for b in outlines)) for o in moving
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


def _net(option: OptionJobs, place: str) -> float | None:
    """Net posts of a place; none where no row speaks of it, or it is told together with others."""
    return next((p.net for p in option.places if p.places == (place,)), None)


def _point(net: float | None) -> Point | None:
    return None if net is None else Point(net, net, net, posts(net))


def _reading(brief: Brief, moving: Sequence[OptionJobs]) -> str:
    told = [(p.net, p.places, o.option) for o in moving for p in o.places if p.net is not None]
    net, places, option = min(told, key=lambda found: found[0])
    if net >= 0:
        return _("No place loses posts under any option.")
    return _("The largest loss in one place is {place} under {option}: {posts} posts.").format(
        place=place_names(brief, places), option=brief.option(option), posts=posts(net)
    )


def _table(brief: Brief, moving: Sequence[OptionJobs]) -> Table:
    rows = dict.fromkeys(p.places for o in moving for p in o.places)
    return Table(
        "table-job-map",
        _("Net posts in each place, as counted"),
        (*columns(_("Place")), *(option_column(brief, o.option) for o in moving)),
        tuple(
            row(head(capital(place_names(brief, places))), *(cell(_told(o, places)) for o in moving))
            for places in rows
        ),
    )


def _told(option: OptionJobs, places: tuple[str, ...]) -> str:
    """Net posts of a row of places; a dash where this option tells them in other rows."""
    found = next((p for p in option.places if p.places == places), None)
    return DASH if found is None else direct(found.net)
