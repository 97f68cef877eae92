"""What closes where under each option, and how many hours of a staffed desk each place loses."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Details, Row, Standing, Table
from moothall.business_case.option_columns import option_columns, option_link
from moothall.business_case.phrases import Words, bullets, cell, columns, head, number, para, row, say
from moothall.business_case.wording import DASH, _, capital, listed, plain
from moothall.business_case.woven import strung
from moothall.findings.sustainability import BuildingFinding, OptionBuildings, PlaceDesk


def buildings(brief: Brief) -> Iterator[Block]:
    """What goes, in a line for each option; then desk hours by place; then every building."""
    found = brief.findings.sustainability.buildings
    if not found:
        yield para(_("No building is recorded."))
        return
    losing = [o for o in found if _goes(o)]
    if losing:
        yield bullets(_sentence(brief, o) for o in losing)
    else:
        yield para(_("No option is recorded as closing a building or cutting the hours of a desk."))
    yield _desks(brief)
    yield _sums(brief)
    yield Details(_("Every building under each option"), (_every(brief),))


def _goes(option: OptionBuildings) -> bool:
    return bool(option.closed or option.unknown or any(_lost(d) for d in option.desks))


def _lost(desk: PlaceDesk) -> bool:
    return desk.change is not None and desk.change < 0


def _sentence(brief: Brief, option: OptionBuildings) -> Words:
    closed = [b.title for b in option.buildings if b.fate == "closed"]
    unknown = [b.title for b in option.buildings if b.fate == "unknown"]
    hours = [strung((_place(brief, d.place), _hours(brief, d)), " ") for d in option.desks if _lost(d)]
    open_ = [_place(brief, d.place) for d in option.desks if d.change is None]
    said = [
        _("{buildings} closed").format(buildings=listed(closed)) if closed else "",
        _("hours of a staffed desk a week: {places}").format(places=listed(hours)) if hours else "",
        _("not known: the hours in {places}").format(places=listed(open_)) if open_ else "",
        _("nothing is said of {buildings}").format(buildings=listed(unknown)) if unknown else "",
    ]
    return say(option_link(brief, option.option), ": ", strung((s for s in said if s), "; "), ".")


def _place(brief: Brief, place: str | None) -> str:
    return brief.place(place) or _("no place given")


def _hours(brief: Brief, desk: PlaceDesk) -> str:
    if desk.before is None or desk.after is None:
        return _("not known")
    after = brief.figure(plain(desk.after), desk, "after")
    if desk.before == desk.after:
        return after
    before = brief.figure(plain(desk.before), desk, "before")
    return _("{before} to {after}").format(before=before, after=after)


def _desks(brief: Brief) -> Table:
    found = {o.option: {d.place: d for d in o.desks} for o in brief.findings.sustainability.buildings}
    places = dict.fromkeys(p for desks in found.values() for p in desks)
    return Table(
        "table-desks",
        _("Hours a week of a staffed desk, now and under each option, by place"),
        (*columns(_("Place")), *option_columns(brief)),
        tuple(
            row(
                head(_place(brief, p)),
                *(_desk(brief, found.get(o.id), p) for o in brief.options),
            )
            for p in places
        ),
        empty=_("No desk is recorded."),
        stacked=True,
    )


def _desk(brief: Brief, desks: dict[str | None, PlaceDesk] | None, place: str | None) -> Cell:
    desk = (desks or {}).get(place)
    if desks is None or (desk is not None and desk.change is None):
        return cell(_("not known"), standing="open")
    if desk is None:
        return cell(_("none"))
    shade: Standing | None = "bad" if _lost(desk) else "good" if desk.change else None
    return cell(_hours(brief, desk), standing=shade)


def _sums(brief: Brief) -> Table:
    return Table(
        "table-buildings",
        _("Buildings, desk hours, floor area and energy against today; losses and gains apart"),
        columns(
            _("Option"),
            number(_("Closed")),
            number(_("Opened")),
            number(_("Made smaller")),
            number(_("Desk hours lost"), _("a week")),
            number(_("Desk hours gained"), _("a week")),
            number(_("Floor area"), "m²"),
            number(_("Energy"), _("kWh a year")),
        ),
        tuple(_sum(brief, o) for o in brief.findings.sustainability.buildings),
        stacked=True,
    )


def _sum(brief: Brief, found: OptionBuildings) -> Row:
    note = _("at least: some hours are not known") if any(d.change is None for d in found.desks) else ""
    return row(
        head(option_link(brief, found.option)),
        cell(brief.figure(str(found.closed), found, "closed"), standing="bad" if found.closed else None),
        brief.figure(str(found.opened), found, "opened"),
        brief.figure(str(found.reduced), found, "reduced"),
        cell(
            brief.figure(plain(found.hours_lost), found, "hours_lost"),
            notes=[note],
            standing="bad" if found.hours_lost else None,
        ),
        brief.figure(plain(found.hours_gained), found, "hours_gained"),
        _change(brief, found, "floor_area_change"),
        _change(brief, found, "energy_change"),
    )


def _change(brief: Brief, found: OptionBuildings, field: str) -> Cell:
    value: float | None = getattr(found, field)
    if value is None:
        return cell(_("not known"), standing="open")
    return cell(brief.figure(f"+{plain(value)}" if value > 0 else plain(value), found, field))


def _every(brief: Brief) -> Table:
    return Table(
        "table-every-building",
        _("What becomes of each building under each option"),
        columns(
            _("Option"),
            _("Building"),
            _("What becomes of it"),
            number(_("Floor area"), "m²"),
            number(_("Energy"), _("kWh a year")),
            number(_("Desk hours"), _("a week")),
        ),
        tuple(
            _building(brief, o.option, b)
            for o in brief.findings.sustainability.buildings
            for b in o.buildings
        ),
        stacked=True,
    )


def _building(brief: Brief, option: str, found: BuildingFinding) -> Row:
    return row(
        head(option_link(brief, option)),
        cell(found.title, notes=[_place(brief, found.place)]),
        cell(
            fate(found.fate), notes=[found.note], sources=found.sources,
            standing="bad" if found.fate == "closed" else "open" if found.fate == "unknown" else None,
        ),
        *(
            brief.figure(_figure(getattr(found, field)), found, field)
            for field in ("floor_area", "energy", "desk")
        ),
        id=anchor("building", option, found.id),
    )  # fmt: skip


def _figure(value: float | None) -> str:
    return DASH if value is None else plain(value)


def fate(code: str) -> str:
    """What becomes of a building."""
    return {
        "kept": _("Kept"),
        "closed": _("Closed"),
        "opened": _("Opened"),
        "reduced": _("Made smaller, or open less"),
        "unknown": _("Not said"),
    }.get(code) or capital(code)
