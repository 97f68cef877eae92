"""The scratch page on power: how much each vote counts, as the votes are typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from msgspec import Struct

from moothall.business_case.languages import speaking
from moothall.business_case.sections.power_words import power_words
from moothall.business_case.sections.power_words import share as power_share
from moothall.business_case.woven import Nowhere
from moothall.engine.governance.members import Bloc
from moothall.engine.governance.power_of import power_of
from moothall.files.catalogues import language
from moothall.findings.power import BodyPower
from moothall_web.accounts.policy import Member, needs
from moothall_web.casework.reading import rows
from moothall_web.casework.views import trail_to
from moothall_web.results.told import spoken
from moothall_web.ui.live import status
from moothall_web.ui.pages import page

SPARE = 3
"""Empty rows for members beyond those that are filled."""
MOST = 40
"""Members of a body that can be typed."""
VOTES = 1_000_000
"""Votes that one member can have here."""


class Line(Struct, frozen=True):
    """A member of a body as typed."""

    number: int
    name: str
    votes: str


@needs("read")
def power(request: HttpRequest, member: Member) -> HttpResponseBase:
    """How much each vote counts, as the votes are typed."""
    bodies = {str(f.get("id")): f for v in rows(member.project, "governance.bodies") if (f := v.fields)}
    quota, lines = _typed_body(request, bodies)
    asked = bool(quota or any(line.name or line.votes for line in lines))
    found, faults = _power(quota, lines) if asked else (None, {})
    with speaking(language(spoken())):
        words = list(power_words(Nowhere(), found)) if found else []
        table = [
            (m.title, f"{m.votes:,}", power_share(m.vote_share), power_share(m.banzhaf),
             power_share(m.shapley_shubik))
            for m in (found.members if found else ())
        ]  # fmt: skip
    return page(
        request, "results/try_power.html", title=_("How much does each vote count?"), trail=trail_to(member),
        member=member, faults=faults, status=status(request, faults), quota=quota, lines=lines, words=words,
        table=table, bodies=[(id, str(f.get("title") or id)) for id, f in bodies.items()],
    )  # fmt: skip


def _typed_body(request: HttpRequest, bodies: Mapping[str, Mapping[str, Any]]) -> tuple[str, list[Line]]:
    """Quota and members as typed, or of a body of the project; with some rows to spare."""
    body = bodies.get(request.GET.get("body", ""))
    if body is not None:
        votes: dict[str, int] = {}
        for seat in body.get("seats", ()):
            votes[seat["member"]] = votes.get(seat["member"], 0) + seat.get("votes", 1)
        quota, pairs = str(body.get("quota") or ""), [(name, str(n)) for name, n in votes.items()]
    else:
        quota = request.GET.get("quota", "").strip()
        pairs = [
            (request.GET.get(f"name.{n}", "").strip(), request.GET.get(f"votes.{n}", "").strip())
            for n in range(1, MOST + 1)
        ]
        pairs = [(name, n) for name, n in pairs if name or n]
    pairs = [*pairs, *[("", "")] * SPARE][:MOST]
    return quota, [Line(n, name, votes) for n, (name, votes) in enumerate(pairs, 1)]


def _power(quota: str, lines: Iterable[Line]) -> tuple[BodyPower | None, dict[str, str]]:
    faults: dict[str, str] = {}
    blocs: dict[str, Bloc] = {}
    if not _whole(quota):
        faults["quota"] = _("The votes that carry a decision must be a whole number, 1 or more.")
    for line in lines:
        if not line.name and not line.votes:
            continue
        name = line.name or _("Member {n}").format(n=line.number)
        if not _whole(line.votes, least=0):
            faults[f"votes.{line.number}"] = _("The votes of {name} must be a whole number.").format(
                name=name
            )
        elif name in blocs:
            faults[f"name.{line.number}"] = _("{name} stands twice.").format(name=name)
        else:
            blocs[name] = Bloc(name, "", int(line.votes), 1)
    if not faults and not any(b.votes for b in blocs.values()):
        faults["votes.1"] = _("Name at least one member with a vote.")
    if faults:
        return None, faults
    return power_of(BodyPower(body="typed", title="", quota=int(quota)), list(blocs.values()), {}, {}), {}


def _whole(words: str, least: int = 1) -> bool:
    return words.isascii() and words.isdigit() and len(words) < 8 and least <= int(words) <= VOTES
