"""A body that decides, as it is typed: its questions in groups, and members by the names of the partners."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from django.utils.translation import gettext as _
from msgspec import Struct
from msgspec.structs import replace

from moothall.project.governance import Body
from moothall_web.casework.field_types import Field, fields_of
from moothall_web.casework.reading import Fields

MEMBER = re.compile(r"seats\.\d{1,4}\.member")
FIRST = ("member", "votes", "seats")
"""What is asked of every seat; all else of it may stay closed."""


class Group(Struct, frozen=True):
    """Questions that belong together. closed: whether they may be left out of sight."""

    title: str
    fields: tuple[Field, ...]
    closed: bool = False

    def begun(self, typed: Mapping[str, str], faults: Mapping[str, str]) -> bool:
        """Whether something stands in it, or is wrong with it."""
        names = tuple(f.path for f in self.fields)
        return any(w and n.startswith(names) for n, w in (*typed.items(), *faults.items()))


def groups() -> tuple[Group, ...]:
    """Every question about a body but its seats; one that no group names stands in the last."""
    known = {f.path: f for f in fields_of(Body) if f.path != "seats"}
    named = (
        (_("The body"), ("id", "title", "kind", "option"), False),
        (_("How it decides"), ("quota", "quorum"), False),
        (_("Who decides what"), ("decisions", "reserved_matters"), False),
        (_("Chair and other lead roles"), ("lead_roles",), False),
        (_("When it is looked at"), ("scrutiny_date", "review_date", "publication_scheme"), True),
    )
    found = [Group(title, tuple(known.pop(n) for n in names), closed) for title, names, closed in named]
    return (*found, Group(_("More"), tuple(known.values()), True))


def seat_fields() -> tuple[tuple[Field, ...], tuple[Field, ...]]:
    """What is asked of a seat: first, and on request. The kind is chosen from a list, to keep it short."""
    seats = next(f for f in fields_of(Body) if f.path == "seats")
    inner = {f.path: f for f in seats.inner}
    first = tuple(inner.pop(name) for name in FIRST)
    inner["kind"] = replace(inner["kind"], kind="text", ref="seat_kinds")
    return first, tuple(inner.values())


def begun(partners: Iterable[Fields]) -> dict[str, str]:
    """A new body as it is first shown: every partner with a vote."""
    typed: dict[str, str] = {}
    for n, partner in enumerate(partners):
        typed |= {f"seats.{n}.member": _titled(partner), f"seats.{n}.votes": "1", f"seats.{n}.seats": "1"}
    return typed


def named(typed: Mapping[str, str], partners: Iterable[Fields]) -> dict[str, str]:
    """What stands in a body, partners by their names in place of their ids."""
    titles = {p["id"]: _titled(p) for p in partners}
    return {path: titles.get(w, w) if MEMBER.fullmatch(path) else w for path, w in typed.items()}


def unnamed(typed: Mapping[str, str], partners: Iterable[Fields]) -> dict[str, str]:
    """What was typed, partners by their ids in place of their names."""
    ids = {_titled(p).casefold(): str(p["id"]) for p in partners}
    return {
        path: ids.get(w.strip().casefold(), w) if MEMBER.fullmatch(path) else w for path, w in typed.items()
    }


def _titled(partner: Fields) -> str:
    return str(partner.get("title") or partner["id"])


class Deciding(Struct, frozen=True):
    """A class of decisions: who takes it, and whose members can keep it to themselves or call it in.

    left_out : partners whose members can do neither, where the decision is material
    """

    body: str
    title: str
    what: str
    material: bool
    reserved: tuple[str, ...]
    call_in: tuple[str, ...]
    left_out: tuple[str, ...]


def deciding(bodies: Iterable[Fields], partners: Iterable[Fields]) -> Iterator[Deciding]:
    """Who decides what, body by body."""
    titles = {str(p["id"]): _titled(p) for p in partners}
    for body in bodies:
        sitting = [s["member"] for s in body.get("seats", ()) if s.get("member") in titles]
        for decision in body.get("decisions", ()):
            reserved, call_in = decision.get("reserved_to", ()), decision.get("call_in_by", ())
            material = decision.get("material", True)
            without = [p for p in dict.fromkeys(sitting) if p not in {*reserved, *call_in}]
            yield Deciding(
                body["id"], str(body.get("title") or body["id"]), decision["title"], material,
                tuple(titles.get(p, p) for p in reserved), tuple(titles.get(p, p) for p in call_in),
                tuple(titles[p] for p in without) if material else (),
            )  # fmt: skip
