"""Options as facts: who relates to whom is asked; the type is told, never chosen."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from msgspec import Struct
from msgspec.structs import replace

from moothall.project.options import Dispute, Dropped, Facts, Option
from moothall.project.problems import nearest
from moothall_web.casework.fields import Field, fields_of, shown, taken
from moothall_web.casework.reading import Fields
from moothall_web.casework.scoring import ids_in

FACTS = "facts."
APART = ("dispute", "dropped")
"""Parts of an option that have pages of their own, since each is an act with a reason."""
SENTENCE = 4
"""Words of the shortest sentence that counts as a reason."""


class Group(Struct, frozen=True):
    """Questions that belong together.

    facts : whether the type follows from them
    """

    title: str
    fields: tuple[Field, ...]
    facts: bool = True

    def begun(self, typed: Mapping[str, str], faults: Mapping[str, str]) -> bool:
        """Whether something stands in it, or is wrong with it."""
        names = tuple(f.path for f in self.fields)
        return any(w and n.startswith(names) for n, w in (*typed.items(), *faults.items()))


def _known() -> dict[str, Field]:
    """Every field of an option that is asked on its page, by path."""
    asked = (f for f in fields_of(Option) if f.path.partition(".")[0] not in APART)
    alone = {FACTS + f.path: f.label for f in fields_of(Facts)}
    return {f.path: replace(f, label=alone.get(f.path, f.label)) for f in asked}


def headed() -> tuple[Field, ...]:
    """What is asked of an option before its facts."""
    return tuple(f for f in fields_of(Option) if f.path in ("id", "title", "summary", "baseline"))


def questions() -> tuple[Group, ...]:
    """Every fact that the classifier asks, in groups; one that no group names stands in the last."""
    named = (
        (_("Who takes part"), ("bodies", "lead", "joint_body", "new_company")),
        (
            _("Private firms"),
            (
                "private_runs_service",
                "private_equity_pct",
                "private_votes",
                "board_votes",
                "private_gain_share",
            ),
        ),
        (_("Team and budget"), ("shared_team", "shared_budget")),
        (_("Where the work is done"), ("work_outside_region", "outside_work_barred")),
    )
    known = {p.removeprefix(FACTS): f for p, f in _known().items() if p.startswith(FACTS)}
    groups = [Group(title, tuple(known.pop(n) for n in names if n in known)) for title, names in named]
    return (*groups, Group(_("More"), tuple(known.values()))) if known else tuple(groups)


def further() -> tuple[Group, ...]:
    """All else that is asked of an option, in groups; what no group names stands in the last."""
    before = {f.path for f in headed()}
    known = {p: f for p, f in _known().items() if p not in before and not p.startswith(FACTS)}
    named = (
        (_("Parts of different types"), ("parts",)),
        (
            _("How it is run and prepared"),
            (
                "shares", "governance_form", "governance_form_reason", "employment_model",
                "preparation_budget", "contract_years", "asset_life_years", "preferred_since",
            ),
        ),
        (_("Who pays, and what is uncertain"), ("cost_shares", "optimism_bias", "pension_strain")),
        (_("Pay brought to one level"), tuple(p for p in known if p.startswith("harmonisation."))),
        (_("What is bought or built together"), ("joint_assets",)),
    )  # fmt: skip
    groups = [Group(title, tuple(known.pop(n) for n in names if n in known), False) for title, names in named]
    return (*groups, Group(_("More"), tuple(known.values()), False))


def asked() -> Iterator[Field]:
    """Every field on the page of an option."""
    yield from headed()
    for group in (*questions(), *further()):
        yield from group.fields


def fact_words() -> dict[str, str]:
    """What the classifier works with, in words: it names these where one is missing."""
    return {
        "private_runs_service": _("whether a private body runs the service"),
        "private_stake": _("whether private bodies hold equity, votes or a share of the gains"),
        "single_public_body": _("which public bodies take part"),
        "shared_team": _("whether one team works for several bodies"),
        "shared_budget": _("whether one budget serves several bodies"),
        "lead_body": _("whether one body leads"),
        "joint_body": _("whether a joint body decides"),
    }


def words_of(option: Mapping[str, Any]) -> dict[str, str]:
    """What stands of an option, as it is typed."""
    return {p: w for p, w in shown(Option, option).items() if p.partition(".")[0] not in APART}


def made(before: Fields, typed: Mapping[str, str]) -> tuple[Fields, dict[str, str]]:
    """The option with what was typed in place of what stood, and what is wrong by field.

    A dispute of its type, and its being off the list, are kept.
    """
    given = {p: w for p, w in typed.items() if p.partition(".")[0] not in APART}
    values, faults = taken(Option, given)
    return values | {name: before[name] for name in APART if name in before}, faults


def unknown_evidence(typed: Mapping[str, str], known: Iterable[str]) -> dict[str, str]:
    """Evidence that was named and is not there, by field."""
    ids, faults = list(known), {}
    for path, words in typed.items():
        if path.rpartition(".")[2] == "evidence":
            for named in ids_in(words.replace("\n", ";")):
                if named not in ids:
                    said = _("There is no evidence “{id}”.").format(id=named)
                    faults[path] = said + nearest(named, ids)
    return faults


def disputed(before: Fields, typed: Mapping[str, str], day: datetime.date) -> tuple[Fields, dict[str, str]]:
    """The option with a dispute of its type; its facts stay as they are, and so does the type told."""
    given = {f: typed.get(f, "") for f in ("type", "reason", "by")} | {"date": day.isoformat()}
    dispute, faults = taken(Dispute, given)
    if not faults and len(given["reason"].split()) < SENTENCE:
        faults = {"reason": _("A dispute needs a reason of at least one sentence.")}
    return {**before, "dispute": dispute}, faults


def off_the_list(
    before: Fields, typed: Mapping[str, str], day: datetime.date
) -> tuple[Fields, dict[str, str]]:
    """The option taken off the list: it stays on record with the reason."""
    given = {f: typed.get(f, "") for f in ("reason", "by")} | {"date": day.isoformat()}
    dropped, faults = taken(Dropped, given)
    if not faults and len(given["reason"].split()) < SENTENCE:
        faults = {"reason": _("Taking an option off the list needs a reason of at least one sentence.")}
    return {**before, "dropped": dropped}, faults


def on_the_list_again(before: Fields) -> Fields:
    """The option as it was before it was taken off."""
    return {name: value for name, value in before.items() if name != "dropped"}
