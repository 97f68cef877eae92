"""What groups of partners would pay on their own, and what each is proposed to pay: typed in one form."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from msgspec import Struct

from moothall.project.coalitions import CoalitionRow
from moothall_web.accounts.models import Project
from moothall_web.accounts.policy import Member
from moothall_web.casework import actions, reading
from moothall_web.casework.fields import taken
from moothall_web.casework.models import Value
from moothall_web.casework.shelves import shelves
from moothall_web.casework.writing import Actor

SHELF = "coalitions"
EVERY = 5
"""Partners up to which every group is asked; beyond, each alone, all together, and the groups given."""


class Group(Struct, frozen=True):
    """A group of partners.

    name : in the form; standing : the row that holds its cost, where there is one
    """

    name: str
    partners: tuple[str, ...]
    standing: Value | None

    @property
    def words(self) -> str:
        """What stands there, as a person would type it."""
        cost = ((self.standing and self.standing.fields) or {}).get("cost")
        return "" if cost is None else f"{cost:.12g}"

    @property
    def seen(self) -> int:
        """The version that stands there; 0 for none."""
        return self.standing.version if self.standing else 0


class Game(Struct, frozen=True):
    """What is asked of an option: the cost of each group, and what each partner is proposed to pay."""

    option: Value
    partners: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]

    @property
    def total(self) -> float | None:
        """What all would pay together, where it is given."""
        fields = (self.groups[-1].standing.fields if self.groups[-1].standing else None) or {}
        return fields.get("cost")

    def proposed(self) -> dict[str, str]:
        """By partner what it is proposed to pay, as typed: money where the whole is known, else in %."""
        shares = {c["partner"]: c["share"] for c in (self.option.fields or {}).get("cost_shares", ())}
        whole = self.total or 100.0
        return {p: f"{shares[p] * whole:.9g}" if p in shares else "" for p, _title in self.partners}


def game(project: Project, option: Value) -> Game:
    """What is asked of an option."""
    partners = reading.held(project, ["head.partners"])["head.partners"]
    titles = {str(p["id"]): str(p.get("title") or p["id"]) for p in partners}
    own = tuple((((option.fields or {}).get("facts") or {}).get("bodies")) or titles)
    held = {
        frozenset((v.fields or {})["coalition"]): v
        for v in reading.rows(project, SHELF)
        if (v.fields or {}).get("option") == option.place.key
    }
    groups = [Group("+".join(g), g, held.get(frozenset(g))) for g in _asked(own, held)]
    return Game(option, tuple((p, titles.get(p, p)) for p in own), tuple(groups))


def _asked(partners: tuple[str, ...], held: Iterable[frozenset[str]]) -> list[tuple[str, ...]]:
    """Every group that is asked, each partner alone first and all together last."""
    if len(partners) <= EVERY:
        sizes = range(1, len(partners) + 1)
        return [group for size in sizes for group in itertools.combinations(partners, size)]
    given = [tuple(p for p in partners if p in group) for group in held]
    between = sorted((g for g in given if 1 < len(g) < len(partners)), key=len)
    return [*((p,) for p in partners), *between, partners]


def changes(
    asked: Game, typed: Mapping[str, str], seen: Mapping[str, int]
) -> tuple[list[actions.Change], dict[str, str]]:
    """What is to be written, and what is wrong with what was typed, by field.

    typed : costs by the name of the group; what each pays under `pays.` and the partner
    """
    made: list[actions.Change] = []
    faults: dict[str, str] = {}
    shelf, option = shelves()[SHELF], asked.option.place.key
    for group in asked.groups:
        words = typed[group.name]
        if words == group.words:
            continue
        if not words:
            if group.standing is not None:
                made.append(actions.Change(shelf, group.standing.place.key, None, seen=seen[group.name]))
            continue
        given = {"option": option, "coalition": "\n".join(group.partners), "cost": words.replace(",", "")}
        values, wrong = taken(CoalitionRow, given)
        if wrong:
            faults[group.name] = next(iter(wrong.values()))
        if not wrong:
            kept = {**((group.standing.fields if group.standing else None) or {}), **values}
            key = group.standing.place.key if group.standing else shelf.key_of(kept, 0)
            made.append(actions.Change(shelf, key, kept, seen=seen[group.name]))
    shares, wrong = _shares(asked, typed)
    if not wrong and shares is not None:
        fields = {k: v for k, v in (asked.option.fields or {}).items() if k != "cost_shares"}
        if shares:
            fields["cost_shares"] = shares
        made.append(actions.Change(shelves()["options"], option, fields, seen=seen["option"]))
    return made, faults | wrong


def _shares(asked: Game, typed: Mapping[str, str]) -> tuple[list[dict[str, object]] | None, dict[str, str]]:
    """Proposed shares of the whole, adding to 1; None where they did not change."""
    words = {p: typed[f"pays.{p}"].replace(",", "") for p, _title in asked.partners}
    if words == asked.proposed():
        return None, {}
    if not any(words.values()):
        return [], {}
    amounts: dict[str, float] = {}
    wrong: dict[str, str] = {}
    for partner, title in asked.partners:
        amount = _number(words[partner])
        if amount is None:
            wrong[f"pays.{partner}"] = _(
                "{partner}: give a number that is not below 0, or leave all empty."
            ).format(partner=title)
        else:
            amounts[partner] = amount
    if not wrong and not sum(amounts.values()):
        wrong[f"pays.{asked.partners[0][0]}"] = _("Somebody must pay something: all of these are 0.")
    whole = _number(typed[asked.groups[-1].name].replace(",", ""))
    if not wrong and whole and not math.isclose(sum(amounts.values()), whole, rel_tol=0.005):
        said = _("These add to {sum}, and all together cost {whole}; they must be the same.")
        wrong[f"pays.{asked.partners[0][0]}"] = said.format(
            sum=f"{sum(amounts.values()):,.12g}", whole=f"{whole:,.12g}"
        )
    if wrong:
        return None, wrong
    total = sum(amounts.values())
    return [{"partner": p, "share": amount / total} for p, amount in amounts.items()], {}


def _number(words: str) -> float | None:
    try:
        found = float(words)
    except ValueError:
        return None
    return found if 0 <= found < 1e15 else None


def save(member: Member, asked: Game, made: list[actions.Change], why: str) -> None:
    """Write costs and proposed shares, all or none. StaleError where somebody else wrote in between."""
    actor = Actor(member.user, member.role_for("finance"))
    rows = [actions.Change(c.shelf, c.key, c.values, seen=c.seen, why=why) for c in made]
    actions.save_many(member.project, rows, actor, what=f"shares {asked.option.place.key}")
