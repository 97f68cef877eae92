"""Pages that answer while people type, and keep nothing: power of votes, type of facts, weights in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from msgspec import Struct

from moothall.business_case.languages import speaking, translated
from moothall.business_case.sections.power_words import power_words
from moothall.business_case.sections.power_words import share as power_share
from moothall.business_case.wording import capital
from moothall.business_case.wording import spoken as in_words
from moothall.business_case.woven import Nowhere
from moothall.engine.governance.members import Bloc
from moothall.engine.governance.power_of import power_of
from moothall.engine.typology import classify
from moothall.engine.weighting.points import normalised
from moothall.engine.weighting.read_back import read_back
from moothall.engine.weighting.specs import GroupSpec, SetSpec
from moothall.files.catalogues import language
from moothall.findings.power import BodyPower
from moothall.framework.criteria import Matrix
from moothall.framework.framework import Framework
from moothall.framework.typology import OptionType
from moothall.project.options import Facts
from moothall_web.accounts.policy import Member, needs
from moothall_web.casework.choices import choices, framework_of
from moothall_web.casework.fields import fields_of, shown, taken
from moothall_web.casework.reading import rows
from moothall_web.casework.views import trail_to
from moothall_web.results.told import spoken
from moothall_web.results.trying import share, status
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
def power_try(request: HttpRequest, member: Member) -> HttpResponseBase:
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


@needs("read")
def type_try(request: HttpRequest, member: Member) -> HttpResponseBase:
    """Which type facts give, as they are typed; the option in the project stays as it is."""
    framework = framework_of(member.project)
    options = {str(f.get("id")): f for v in rows(member.project, "options") if (f := v.fields)}
    fields = fields_of(Facts)
    known = options.get(request.GET.get("option", ""))
    typed = shown(Facts, known.get("facts", {})) if known is not None else _typed_facts(request)
    values, faults = taken(Facts, typed)
    told = None
    if framework and not faults and any(typed.values()):
        told = _told(framework, msgspec.convert(values, Facts, strict=False))
    return page(
        request, "results/try_type.html", title=_("Which type of sharing do facts make?"),
        trail=trail_to(member), member=member, faults=faults, status=status(request, faults), fields=fields,
        typed=typed, told=told, options=[(id, str(f.get("title") or id)) for id, f in options.items()],
        choices=choices(member.project, (f.ref for f in fields if f.ref), framework),
    )  # fmt: skip


def _typed_facts(request: HttpRequest) -> dict[str, str]:
    return {f.path: "\n".join(request.GET.getlist(f.path)) for f in fields_of(Facts)}


class TypeTold(Struct, frozen=True):
    """What facts come to: a type with what follows, or the facts that are missing."""

    kind: OptionType | None
    because: str
    missing: tuple[str, ...]


def _told(framework: Framework, facts: Facts) -> TypeTold:
    with speaking(language(spoken())):
        typology = translated(framework.typology)
        call = classify(typology, facts)
        kind = next((t for t in typology.types if t.id == call.type), None)
        return TypeTold(kind, capital(call.because), tuple(in_words(m) for m in call.missing))


@needs("read")
def weights_try(request: HttpRequest, member: Member) -> HttpResponseBase:
    """What points of the sections come to and imply, as they are typed."""
    framework = framework_of(member.project)
    with speaking(language(spoken())):
        matrix = translated(framework).matrix if framework else None
    sections = list(matrix.sections) if matrix else []
    typed = {s.id: request.GET.get(f"p.{s.id}", "").strip() for s in sections}
    faults = {
        f"p.{id}": _("The points of {section} must be a number from 0 to 100.").format(section=id)
        for id, words in typed.items()
        if words and _points(words) is None
    }
    shares: dict[str, str] = {}
    said: tuple[str, ...] = ()
    points = {id: _points(words) or 0.0 for id, words in typed.items()}
    if matrix and not faults and any(points.values()):
        weights = normalised(list(points.values()))
        shares = {id: share(w) for id, w in zip(points, weights, strict=True)}
        spec = _spec(matrix, tuple(points), weights)
        said = tuple(words for found in read_back(matrix, (spec,)) for words in found.words)
    return page(
        request, "results/try_weights.html", title=_("What do weights say?"), trail=trail_to(member),
        member=member, faults=faults, status=status(request, faults), said=said, shares=shares,
        fields=[(f"p.{s.id}", f"{s.id} {s.title}", typed[s.id]) for s in sections],
    )  # fmt: skip


def _spec(matrix: Matrix, items: tuple[str, ...], weights: tuple[float, ...]) -> GroupSpec:
    """Weights of sections as those of a group; within a section all criteria count the same."""
    inner = {s.id: tuple(c.id for c in s.criteria) for s in matrix.sections if s.criteria}
    return GroupSpec(
        group="",
        share=1.0,
        declared=True,
        sections=SetSpec(items=items, way="points", weights=weights),
        criteria={
            id: SetSpec(items=own, way="equal", weights=tuple(1 / len(own) for _c in own))
            for id, own in inner.items()
        },
    )


def _points(words: str) -> float | None:
    try:
        number = float(words.replace(",", "."))
    except ValueError:
        return None
    return number if 0 <= number <= 100 else None
