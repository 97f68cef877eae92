"""Jobs by place: losses beside gains, never one without the other."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Details, Row, Section, Table
from moothall.business_case.option_columns import option_column, option_link
from moothall.business_case.phrases import cell, code, columns, head, number, para, row
from moothall.business_case.wording import _, capital, plain, sentence
from moothall.findings.jobs import OptionJobs, PlaceJobs


def section(brief: Brief) -> Section:
    """Options over all places, then place by place, then what is asked."""
    return Section(
        "jobs",
        _("Jobs by place"),
        (para(_("Posts are full-time equivalents. Every gain stands beside the losses that go with it.")),),
        (
            Section("jobs-options", _("Each option over all places"), (_options(brief),), level=3),
            Section("jobs-places", _("Place by place"), tuple(_places(brief)), level=3),
        ),
    )


def signed(posts: float) -> str:
    """Posts with their sign: '+30', '−40', '0'."""
    return plain(posts) if posts == 0 else f"{'+' if posts > 0 else '−'}{plain(abs(posts))}"


def _options(brief: Brief) -> Table:
    return Table(
        "table-jobs",
        _("Posts cut and created, net, and how many are genuinely new"),
        columns(
            _("Option"),
            number(_("Cut")),
            number(_("Created")),
            number(_("Net")),
            number(_("Filled by displaced staff")),
            number(_("Genuinely new")),
            number(_("Only hoped for"), _("never counted")),
            _("Do the places add up?"),
        ),
        tuple(_option(brief, o) for o in brief.findings.jobs.options),
        empty=_("No posts are recorded."),
    )


def _option(brief: Brief, found: OptionJobs) -> Row:
    adds_up = {True: _("yes"), False: _("no"), None: _("a place is missing")}[found.balanced]
    return row(
        head(option_link(brief, found.option)),
        plain(found.cut),
        plain(found.created),
        cell(signed(found.net), standing="bad" if found.net < 0 else None),
        plain(found.filled_by_displaced),
        plain(found.genuinely_new) if found.genuinely_new is not None else _("not known"),
        plain(found.hoped),
        cell(adds_up, sources=found.sources, standing=None if found.balanced else "open"),
    )


def _places(brief: Brief) -> Iterator[Block]:
    found = brief.findings.jobs.options
    if found:
        yield _place_table(brief, found)
    asked = brief.framework.jobs.items
    yield Details(
        _("What is asked about jobs, and how it is counted"),
        (
            Table(
                "table-jobs-asked",
                _("Questions on jobs by place"),
                columns(_("Question"), _("What goes in"), _("How it is counted")),
                tuple(
                    row(
                        head(code(i.id), " ", i.title, notes=[i.question]),
                        capital("; ".join(i.inputs)),
                        sentence(i.formula),
                        id=anchor("jobs", i.id),
                    )
                    for i in asked
                ),
            ),
        ),
    )


def _place_table(brief: Brief, found: tuple[OptionJobs, ...]) -> Table:
    titles = {p.place: p.title for o in found for p in o.places}
    by_place = {(o.option, p.place): p for o in found for p in o.places}
    rows = [
        row(head(title), *(_place(by_place.get((o.option, place))) for o in found))
        for place, title in titles.items()
    ]
    rows.append(row(head(_("Net over all places")), *(cell(signed(o.net)) for o in found)))
    return Table(
        "table-jobs-places",
        _("Net posts in each place, with what is cut, created and moved"),
        (*columns(_("Place")), *(option_column(brief, o.option) for o in found)),
        tuple(rows),
    )


def _place(found: PlaceJobs | None) -> Cell:
    if found is None:
        return cell("")
    parts = {
        _("cut"): found.cut,
        _("created"): found.created,
        _("moved in"): found.moved_in,
        _("moved out"): found.moved_out,
    }
    notes = [f"{word} {plain(posts)}" for word, posts in parts.items() if posts]
    return cell(signed(found.net), notes=notes, standing="bad" if found.net < 0 else None)
