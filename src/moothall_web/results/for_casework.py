"""What the pages of casework ask of the engine: what weights come to, and which type an option is.

The engine is imported when it is asked: the site starts without waiting for it.
"""

from __future__ import annotations

import msgspec
from msgspec import Struct

from moothall.findings.typology import OptionTypeFinding
from moothall.framework.framework import Framework
from moothall.project.problems import InvalidProjectError
from moothall_web.casework.asking import answers
from moothall_web.casework.bare_project import bare_project
from moothall_web.casework.reading import Fields, head_of
from moothall_web.casework.weighing import SECTIONS
from moothall_web.ui.tongue import tongue


class WeightsTold(Struct, frozen=True):
    """What the weights of a group come to.

    shares : by set, each item with its share of the set; adds to 1
    words : what they imply, in sentences
    """

    shares: dict[str, list[tuple[str, float]]]
    words: tuple[str, ...]


def weights(framework: Framework, rows: dict[str, list[Fields]]) -> dict[str, WeightsTold]:
    """What the weights of every group come to; nothing while the rows are not yet such as can be reckoned.

    rows : of head, head.not_applicable, stakeholders.groups and weights
    """
    from moothall.engine.weighting.read_back import read_back
    from moothall.engine.weighting.specs import specs

    try:
        project = bare_project(
            framework, head_of(rows), weights=rows["weights"],
            stakeholders_groups=rows["stakeholders.groups"],
            head_not_applicable=rows["head.not_applicable"],
        )  # fmt: skip
    except (InvalidProjectError, msgspec.ValidationError):
        return {}
    found = specs(project)
    words = {r.group: r.words for r in read_back(framework.matrix, found, tongue().catalogue.gettext)}
    told = {}
    for spec in found:
        sets = {SECTIONS: spec.sections, **spec.criteria}
        shares = {name: list(zip(s.items, s.weights, strict=True)) for name, s in sets.items()}
        told[spec.group] = WeightsTold(shares, words.get(spec.group, ()))
    return told


OF_TYPE = ("id", "title", "baseline", "facts", "parts", "shares", "employment_model")
"""What of an option its type depends on, or is told with it."""


def type_of(framework: Framework, rows: dict[str, list[Fields]]) -> dict[str, OptionTypeFinding]:
    """The type of every option by its facts; an option with facts that cannot be read is left out.

    rows : of head, head.partners and options
    """
    whole = _types(framework, rows, rows["options"])
    if whole is not None or len(rows["options"]) < 2:
        return whole or {}
    each = (_types(framework, rows, [option]) or {} for option in rows["options"])
    return {id: found for told in each for id, found in told.items()}


def _types(
    framework: Framework, rows: dict[str, list[Fields]], options: list[Fields]
) -> dict[str, OptionTypeFinding] | None:
    from moothall.engine.typology import types

    try:
        project = bare_project(
            framework, head_of(rows), options=[{k: o[k] for k in OF_TYPE if k in o} for o in options],
            head_partners=[{k: p[k] for k in ("id", "title") if k in p} for p in rows["head.partners"]],
        )  # fmt: skip
    except (InvalidProjectError, msgspec.ValidationError):
        return None
    return {found.option: found for found in types(project)}


def ready() -> None:
    """Say who answers."""
    answers("weights", weights)
    answers("type", type_of)
