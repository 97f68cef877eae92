"""Posts and staff: what becomes of whose posts, and where; then staff in aggregate."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Details, Row, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.paths import ratio
from moothall.business_case.phrases import cell, columns, head, number, para, row
from moothall.business_case.sections.posts_words import (
    count,
    group_name,
    place_names,
    said,
    small_counts_note,
    together,
)
from moothall.business_case.sections.staff_option import staff_option
from moothall.business_case.wording import _, listed, money, percent
from moothall.findings.workforce import GroupRow, OptionPosts, StaffRow


def staff(brief: Brief) -> Iterator[Block]:
    """First how many posts go; then for each option whose and where; then the staff there are."""
    found = brief.findings.workforce
    if not found.staff and not found.options:
        yield para(_("No staff and no posts are recorded."))
        return
    note = small_counts_note(brief)
    if note:
        yield para(note)
    if found.options:
        yield _options(brief, found.options)
        yield from (staff_option(brief, o) for o in found.options)
    yield from _staff(brief)
    if found.groups or found.groups_untold:
        yield Details(_("Groups among the staff"), tuple(_groups(brief)))


def _options(brief: Brief, found: tuple[OptionPosts, ...]) -> Table:
    return Table(
        "table-posts",
        _("What becomes of the posts there are now, FTE"),
        columns(
            _("Option"),
            number(_("Posts now")),
            number(_("Lost")),
            number(_("Moved to another place")),
            number(_("Same place, another employer")),
            number(_("Kept as they are")),
            number(_("Nothing is said")),
            number(_("New posts")),
        ),
        tuple(_option(brief, o) for o in found),
        stacked=True,
    )


def _option(brief: Brief, found: OptionPosts) -> Row:
    total = found.total
    notes = [together(brief, found, total)]
    if found.uncounted:
        notes.append(_("some rows have no number: figures are at least"))
    lost = count(brief, found, total, "cut", whole=True)
    silent = count(brief, found, total, "not_said", whole=True)
    return row(
        head(option_link(brief, found.option), notes=notes),
        brief.figure(said(total.now), total, "now")
        if total.now is not None
        else cell(_("not known"), standing="open"),
        _shaded(lost, total.cut),
        count(brief, found, total, "moved", whole=True),
        count(brief, found, total, "transferred", whole=True),
        count(brief, found, total, "kept", whole=True),
        silent if not total.not_said else cell(silent.text, standing="open"),
        count(brief, found, total, "created", whole=True),
    )


def _shaded(told: Cell, figure: float | None) -> Cell:
    return cell(told.text, notes=told.notes, standing="bad") if figure else told


def _staff(brief: Brief) -> Iterator[Block]:
    rows = brief.findings.workforce.staff
    for partner in dict.fromkeys(r.partner for r in rows):
        own = tuple(_staff_row(brief, r) for r in rows if r.partner == partner)
        title = brief.partner(partner) if partner else _("several partners")
        yield Details(
            _("Staff of {partner}").format(partner=title), (_staff_table(partner or "several", title, own),)
        )


def _staff_table(key: str, partner: str, rows: tuple[Row, ...]) -> Table:
    return Table(
        anchor("table-staff", key),
        _("Staff of {partner}").format(partner=partner),
        columns(
            _("Occupation"),
            _("Place"),
            number(_("Posts"), _("FTE")),
            number(_("People")),
            number(_("Average pay")),
            _("Pension and terms"),
        ),
        rows,
        stacked=True,
    )


def _staff_row(brief: Brief, found: StaffRow) -> Row:
    notes = [listed(found.pay_grades)]
    if len(found.occupations) > 1:
        notes.append(_("together, for some are too few to tell"))
    if found.unlisted:
        notes.append(_("with posts that no row of staff names"))
    pay = brief.figure(money(found.pay, brief.currency), found, "pay") if found.pay is not None else ""
    return row(
        head(listed(found.occupations), notes=notes),
        place_names(brief, found.places),
        _figure(brief, found, "fte"),
        _figure(brief, found, "headcount"),
        pay or (cell(_("not told"), standing="apart") if len(found.occupations) > 1 else _("not recorded")),
        cell(found.pension, notes=[found.terms], sources=found.sources),
    )


def _figure(brief: Brief, found: StaffRow, field: str) -> Cell:
    if found.suppressed:
        return cell(_("too few to tell"), standing="apart")
    figure: float | None = getattr(found, field)
    return cell(brief.figure(said(figure), found, field) if figure is not None else _("not recorded"))


def _groups(brief: Brief) -> Iterator[Block]:
    found = brief.findings.workforce
    if found.groups:
        yield Table(
            "table-staff-groups",
            _("Groups among the staff, by place"),
            columns(_("Group"), _("Place"), number(_("Of them")), number(_("All staff")), number(_("Share"))),
            tuple(_group(brief, g) for g in found.groups),
            stacked=True,
        )
    if found.groups_untold:
        names = listed(group_name(g) for g in found.groups_untold)
        yield para(
            _(
                "Not told of {groups}: they are too few, or all but a few, or all staff of the same places "
                "are not recorded."
            ).format(groups=names)
        )


def _group(brief: Brief, found: GroupRow) -> Row:
    unit = "" if found.unit == "people" else f" {found.unit}"
    return row(
        head(group_name(found.characteristic)),
        place_names(brief, found.places),
        brief.figure(said(found.count) + unit, found, "count"),
        brief.figure(said(found.of) + unit, found, "of"),
        cell(
            brief.figure(percent(found.count / found.of), found, ratio("count", "of")),
            sources=found.sources,
        ),
    )
