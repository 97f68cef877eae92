"""What changes in my area: a place is picked, and told in plain words, every option beside the others."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from markupsafe import Markup
from msgspec import Struct

from moothall_web.accounts.policy import Member, needs
from moothall_web.casework.staff_views import trail
from moothall_web.results import style
from moothall_web.results.areas import Area, area_of, places_of
from moothall_web.results.doorway import of_results
from moothall_web.results.remembered import State
from moothall_web.ui.pages import Trail, page


class Places(Struct, frozen=True):
    """What can be picked, and the way back."""

    known: list[tuple[str, str]]
    trail: Trail
    more: list[tuple[str, str]] = []


@needs("read")
@of_results
def area(request: HttpRequest, member: Member, known: State) -> HttpResponseBase:
    """What changes in one place of a project as it stands."""
    places = Places(places_of(known.project), trail(member))
    picked = request.GET.get("place", "")
    found = area_of(known, picked) if picked in dict(places.known) else None
    return picked_area(request, places, picked, found)


def picked_area(request: HttpRequest, places: Places, picked: str, found: Area | None) -> HttpResponseBase:
    """The page: a place to pick, and what is told of the one that was picked."""
    faults = {}
    if "place" in request.GET and found is None:
        faults = {"place": _("Choose a place of the list.")}
    return page(
        request, "results/area.html", title=found.title if found else _("What changes in my area"),
        trail=places.trail, faults=faults, status=422 if faults else 200, places=places, picked=picked,
        body=Markup(found.body) if found else "", style=style.address(),
    )  # fmt: skip
