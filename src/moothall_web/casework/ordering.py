"""An order of items, one question after the other; the address carries how far one is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from moothall_web.casework.weighing import ItemSet


def places(asked: ItemSet, order: str) -> list[list[str]]:
    """Items in their order: `Q1~Q3=Q2` is first Q1, then Q3 and Q2 alike; what is not asked is left out."""
    known, found = {i.id for i in asked.items}, []
    for part in order.split("~"):
        alike = [i for i in dict.fromkeys(part.split("=")) if i in known]
        known -= set(alike)
        if alike:
            found.append(alike)
    return found


def written(order: list[list[str]]) -> str:
    """An order as an address carries it."""
    return "~".join("=".join(alike) for alike in order)


def picked(
    asked: ItemSet, order: list[list[str]], answer: Mapping[str, Any]
) -> tuple[list[list[str]] | None, str]:
    """The order with what was just chosen; or what is wrong."""
    if "next" not in answer:
        return None, ""
    pick = answer.get("pick", "")
    if pick not in {i.id for i in asked.items} - {i for alike in order for i in alike}:
        return None, _("Choose the one that you would improve next.")
    if answer.get("alike") and order:
        return [*order[:-1], [*order[-1], pick]], ""
    return [*order, [pick]], ""
