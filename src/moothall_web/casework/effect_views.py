"""Effects of an option by place and group: what is measured there, and who gains or loses in words."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from moothall.business_case.wording import capital
from moothall.framework.criteria import Criterion
from moothall_web.accounts.policy import Member, needs
from moothall_web.casework import reading
from moothall_web.casework.desk import framework_in
from moothall_web.casework.field_types import Field
from moothall_web.casework.grid import Line, blanks, line_of
from moothall_web.casework.grid_views import Sheet, edit, fields_in, laid_out, option_titles, titled
from moothall_web.casework.models import Value
from moothall_web.casework.shelves import Shelf
from moothall_web.casework.staff_views import trail
from moothall_web.ui.pages import Trail
from moothall_web.ui.tongue import in_words


def above(member: Member) -> Trail:
    """The pages above one on effects."""
    return trail(member, (_("Access, quality and equality"), reverse("effects", args=[member.project.slug])))


@needs("read")
def measured(request: HttpRequest, member: Member, option: str, criterion: str) -> HttpResponse:
    """What one option does to one thing that is measured: in all, place by place, and group by group."""
    title = titled(option_titles(member), option)
    rows = reading.held(member.project, ("head", "places", "measures"))
    asked_for = _measured(framework_in(rows).criteria, criterion)
    places = {str(p["id"]): str(p.get("title", p["id"])) for p in rows["places"]}
    own = [r for r in rows["measures"] if r["criterion"] == criterion]
    unit = _unit(asked_for, own)

    def lay(shelf: Shelf, asked: tuple[Field, ...], found: list[Value], number: int) -> Iterable[Line]:
        here = [v for v in found if _at(v) == (option, criterion)]
        alone = tuple(f for f in asked if f.path != "group")
        by_place = {fields_in(v).get("place"): v for v in here if not fields_in(v).get("group")}
        fixed = {"option": option, "criterion": criterion}
        for place, name in (("", _("All places")), *places.items()):
            value = by_place.get(place or None)
            more = {"place": place} if place else {}
            yield line_of(
                shelf,
                alone,
                value,
                place or "-",
                name,
                group=_("By place"),
                fixed=fixed | more | _of(value, unit),
            )
        for value in (v for v in here if fields_in(v).get("group")):
            row = fields_in(value)
            name = ", ".join(w for w in (places.get(row.get("place") or ""), in_words(row["group"])) if w)
            more = {"place": row["place"]} if row.get("place") else {}
            yield line_of(
                shelf, asked, value, f"row-{value.place.pk}", capital(name), group=_("By group of people"),
                fixed=fixed | more,
            )  # fmt: skip
        yield from blanks(
            shelf, asked, number, _("A further group"), group=_("By group of people"),
            fixed=fixed | _of(None, unit),
        )  # fmt: skip

    lead = [
        _("Give the level now and the level under the option; the change is worked out. Where only the "
          "change is known, give that alone. A place that is left empty is not known, and is never counted "
          "as no change."),
        _("Unit: {unit}").format(unit=unit or _("none given yet")),
        _("This is measured, so that nobody scores it by hand: its score follows from the measurement."),
    ]  # fmt: skip
    return edit(request, member, Sheet(
        f"{asked_for.id} {asked_for.title}: {title}",
        above(member),
        laid_out(
            member, "measures",
            ("before", "after", "likely", "group", "low", "high", "people", "evidence", "note"),
            lay, front=4,
            labels={
                "before": _("Level now"), "after": _("Level under this option"),
                "likely": _("Change, where only that is known"), "low": _("Change, at the least"),
                "high": _("Change, at the most"), "group": _("Group of people"),
            },
        ),
        what=f"measures {option} {criterion}", after=reverse("effects", args=[member.project.slug]),
        lead=tuple(lead),
    ))  # fmt: skip


def _measured(criteria: Iterable[Criterion], id: str) -> Criterion:
    """A criterion that is measured; 404 for any other."""
    found = next((c for c in criteria if c.id == id and c.value_function), None)
    if found is None:
        raise Http404
    return found


def _at(value: Value) -> tuple[str, str]:
    row = fields_in(value)
    return row["option"], row["criterion"]


def _unit(asked: Criterion, rows: Iterable[dict[str, object]]) -> str:
    """The unit that rows on it have; the framework's where none has one."""
    return next((str(r["unit"]) for r in rows if r.get("unit")), asked.measured_by or "")


def _of(value: Value | None, unit: str) -> dict[str, str]:
    """A new row has the unit of those that are there."""
    return {"unit": unit} if value is None and unit else {}


@needs("read")
def told(request: HttpRequest, member: Member, option: str) -> HttpResponse:
    """Who gains and who loses under one option, in words: the groups that any option was asked about."""
    title = titled(option_titles(member), option)
    rows = reading.held(member.project, ("impacts",))["impacts"]
    groups = dict.fromkeys(str(r["group"]) for r in rows)

    def lay(shelf: Shelf, asked: tuple[Field, ...], found: list[Value], number: int) -> Iterable[Line]:
        own = [v for v in found if fields_in(v).get("option") == option]
        fixed = {"option": option}
        for n, value in enumerate(own, 1):
            name = capital(in_words(fields_in(value)["group"]))
            yield line_of(shelf, asked, value, f"row-{value.place.pk}", f"{n}. {name}", fixed=fixed)
        known = {fields_in(v)["group"] for v in own}
        left = [g for g in groups if g not in known]
        for n, group in enumerate(left, 1):
            more = {"group": group}
            yield line_of(
                shelf, tuple(f for f in asked if f.path != "group"), None, f"group-{n}",
                capital(in_words(group)), fixed=fixed | more,
            )  # fmt: skip
        yield from blanks(shelf, asked, number, _("A further group"), fixed=fixed)

    return edit(request, member, Sheet(
        _("Who gains and who loses: {option}").format(option=title), above(member),
        laid_out(
            member, "impacts",
            ("group", "effect", "statement", "place", "people", "amount", "unit", "said_by", "evidence"),
            lay, front=4,
        ),
        what=f"impacts {option}", after=reverse("effects", args=[member.project.slug]),
        lead=(_("A gain for some does not cancel a loss for others: each stands by itself."),),
    ))  # fmt: skip
