"""A page of many rows: shown, kept as a draft, saved in one go, or told what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from msgspec import Struct

from moothall_web.accounts.policy import Member, power_said
from moothall_web.casework import actions, drafts, grid, reading
from moothall_web.casework.access import audience_of
from moothall_web.casework.actions import StaleError
from moothall_web.casework.choices import choices
from moothall_web.casework.days import day_of
from moothall_web.casework.desk import framework_in
from moothall_web.casework.field_types import Field, refs
from moothall_web.casework.fields import MORE
from moothall_web.casework.grid import BLANK, Grid, Line
from moothall_web.casework.models import Draft, Value
from moothall_web.casework.reading import Fields, head_of
from moothall_web.casework.scoring import on_the_list
from moothall_web.casework.shelves import Shelf, shelves
from moothall_web.casework.steps import power_of
from moothall_web.casework.writing import Actor
from moothall_web.ui.pages import Trail, page


class Sheet(Struct, frozen=True):
    """A page on which rows are written.

    make : the lines as they stand now, with some empty ones
    what : it is, for the log
    after : address of the page that comes when all is saved
    lead : what to know before one writes
    """

    title: str
    trail: Trail
    make: Callable[[int], Grid]
    what: str
    after: str
    lead: tuple[str, ...] = ()
    notes: dict[str, tuple[str, ...]] = {}
    """What is said below the heading of a group."""
    growing: bool = True
    """Whether further lines can be asked for."""
    beside: bool = False
    """Whether the lines of a group stand side by side, where there is room."""


SHELVES = ("head", "options")
"""Rows without which no such page can be made."""

Lay = Callable[[Shelf, tuple[Field, ...], list[Value], int], Iterable[Line]]
"""Lines from the fields that are asked, the rows that stand, and how many empty ones are wanted."""


def laid_out(
    member: Member,
    name: str,
    asked: tuple[str, ...],
    lay: Lay,
    *,
    front: int,
    dated: str = "",
    moves: bool = False,
    labels: Mapping[str, str] = MappingProxyType({}),
) -> Callable[[int], Grid]:
    """How the lines of a page are made: read anew each time, so that a save is held against what stands.

    name : kind of rows
    asked : fields of a line
    front : how many of them stand open
    moves : the day of the project moves on with a save
    labels : what a field is called here, where that is plainer than its name
    """

    def make(number: int) -> Grid:
        shelf = shelves()[name]
        rows = reading.held(member.project, SHELVES)
        framework, fields = framework_in(rows), grid.asked_of(shelf, asked, labels)
        known = choices(member.project, {*refs(fields), *grid.AROUND}, framework)
        standing = reading.rows(member.project, name)
        return Grid(
            shelf, fields, tuple(lay(shelf, fields, standing, number)), day_of(head_of(rows)), framework,
            head_of(rows), front, known, dated, moves or bool(dated),
        )  # fmt: skip

    return make


def option_titles(member: Member) -> dict[str, str]:
    """Every option that is on the list, with its title."""
    return dict(on_the_list(reading.held(member.project, ["options"])["options"]))


def titled(found: dict[str, str], id: str) -> str:
    """The title of something that an address names; 404 where there is no such thing."""
    if id not in found:
        raise Http404
    return found[id]


def fields_in(value: Value) -> Fields:
    """What a row says."""
    return value.fields or {}


def edit(request: HttpRequest, member: Member, sheet: Sheet) -> HttpResponse:
    """The page for somebody: to be read by all, to be written by those who may."""
    more = BLANK if sheet.growing else 0
    found = sheet.make(more)
    may = member.may(power_of(found.shelf.name))
    if request.method == "POST" and may:
        return _save(request, member, sheet)
    draft = drafts.of(request, member) if may else None
    if draft:
        found = sheet.make(max(more, grid.blanks_in(draft.fields)))
        return _page(request, member, sheet, found, grid.typed(found, draft.fields), may=may, draft=draft)
    return _page(request, member, sheet, found if may else sheet.make(0), None, may=may)


def _page(
    request: HttpRequest, member: Member, sheet: Sheet, found: Grid, lines: tuple[Line, ...] | None, *,
    may: bool = True, faults: dict[str, str] | None = None, theirs: dict[str, Line] | None = None,
    draft: Draft | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    context: dict[str, Any] = {
        "groups": grid.grouped(found.lines if lines is None else lines), "theirs": theirs or {},
        "power": power_said(power_of(found.shelf.name)), "audience": audience_of(member, found.shelf),
    }  # fmt: skip
    return page(
        request, "casework/grid.html", title=sheet.title, trail=sheet.trail, faults=faults, status=status,
        member=member, sheet=sheet, grid=found, may=may, draft=draft, **context,
    )  # fmt: skip


def _save(request: HttpRequest, member: Member, sheet: Sheet) -> HttpResponse:
    words = {k: str(v) for k, v in request.POST.items() if "--" in k}
    if "draft" in request.POST:
        return drafts.keep(request, member, words)
    found = sheet.make(grid.blanks_in(words))
    told = grid.typed(found, words)
    if MORE in request.POST:
        found = sheet.make(min(grid.blanks_in(words) + BLANK, grid.MOST))
        return _page(request, member, sheet, found, grid.typed(found, words))
    standing = {line.name: line for line in found.lines}
    new = grid.changed(found, told, _seen(member, found, told))
    theirs = {line.name: standing[line.name] for line in new if line.seen != standing[line.name].seen}
    name = found.shelf.name
    keys = [v.place.key for v in reading.rows(member.project, name)]
    changes, faults = grid.checked(found, new, keys, reading.next_number(member.project, name))
    if theirs or faults:
        shown = tuple(grid.on_top(line, theirs[line.name]) if line.name in theirs else line for line in told)
        return _page(
            request, member, sheet, found, shown, faults=faults, theirs=theirs, status=409 if theirs else 422
        )
    try:
        actions.save_many(
            member.project, changes, Actor(member.user, member.role_for(power_of(name))), what=sheet.what,
            day=found.day if found.moves else None, check=lambda: _same(sheet, found, new),
        )  # fmt: skip
    except StaleError:
        return _save(request, member, sheet)  # against what stands there now
    drafts.drop(request, member)
    return redirect(sheet.after)


def _seen(member: Member, found: Grid, told: tuple[Line, ...]) -> dict[int, dict[str, Any]]:
    """What the person saw of lines that somebody changed since, by its number in the database."""
    standing = {line.name: line.seen for line in found.lines}
    stale = {line.seen for line in told if line.seen and line.seen != standing[line.name]}
    values = Value.objects.filter(
        pk__in=stale, place__project=member.project, place__shelf=found.shelf.name
    )  # fmt: skip
    return {v.pk: v.fields or {} for v in values} if stale else {}


def _same(sheet: Sheet, found: Grid, new: tuple[Line, ...]) -> None:
    """Nobody wrote any of these lines since they were read."""
    now = {line.name: line.seen for line in sheet.make(0).lines}
    standing = {line.name: line.seen for line in found.lines}
    if any(now.get(n.name, 0) != standing[n.name] for n in new):
        raise StaleError
