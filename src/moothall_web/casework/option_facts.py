"""Options as facts: who relates to whom is asked; the type is told, never chosen."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import msgspec
from django.utils.translation import gettext as _
from msgspec import Struct

from moothall.project.options import Dispute, Facts, Option
from moothall_web.casework.fields import Field, fields_of, shown, taken
from moothall_web.casework.reading import Fields
from moothall_web.casework.shelves import bare


class Group(Struct, frozen=True):
    """Questions that belong together."""

    title: str
    fields: tuple[Field, ...]


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
    known = {f.path: f for f in fields_of(Facts)}
    groups = [Group(title, tuple(known.pop(n) for n in names if n in known)) for title, names in named]
    return (*groups, Group(_("More"), tuple(known.values()))) if known else tuple(groups)


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


HEADED = tuple(f for f in fields_of(Option) if f.path in ("id", "title", "summary", "baseline"))
"""What is asked of an option before its facts."""


def words_of(option: Mapping[str, Any]) -> dict[str, str]:
    """What stands of an option, as it is typed: its facts with `facts.` before."""
    facts = {f"facts.{k}": v for k, v in shown(Facts, option.get("facts", {})).items()}
    return {f.path: shown(Option, option)[f.path] for f in HEADED} | facts


def made(before: Fields, typed: Mapping[str, str]) -> tuple[Fields, dict[str, str]]:
    """The option with what was typed in place of what stood, and what is wrong by field.

    All else that stands of it (parts, shares, money) is kept.
    """
    facts, wrong = taken(Facts, {k.removeprefix("facts."): v for k, v in typed.items() if "facts." in k})
    faults = {f"facts.{k}": v for k, v in wrong.items()}
    heads, unfit = taken(Option, {f.path: typed.get(f.path, "") for f in HEADED})
    faults |= unfit
    asked = {"facts", *(f.path for f in HEADED)}
    row = {k: v for k, v in before.items() if k not in asked} | heads
    return (row if faults else bare(msgspec.convert(row | {"facts": facts}, Option, strict=False))), faults


def disputed(before: Fields, typed: Mapping[str, str], day: datetime.date) -> tuple[Fields, dict[str, str]]:
    """The option with a dispute of its type; its facts stay as they are, and so does the type told."""
    given = {f: typed.get(f, "") for f in ("type", "reason", "by")} | {"date": day.isoformat()}
    dispute, faults = taken(Dispute, given)
    if not faults and len(given["reason"].split()) < 4:
        faults = {"reason": _("A dispute needs a reason of at least one sentence.")}
    return {**before, "dispute": dispute}, faults
