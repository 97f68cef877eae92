"""Two findings held against each other, and what was put in where it is known: all that is told of them."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct

from moothall.business_case.compared import Side, flag_changes, side
from moothall.files.differences import Difference, differences
from moothall.findings.findings import Findings
from moothall.project.project import ANSWERED, Project

SAME, DIFFERENT = 0, 1


class Compared(Struct, frozen=True, kw_only=True):
    """All that is told of the two."""

    before: Side
    after: Side
    inputs: tuple[Difference, ...] | None
    """None: one of the two is findings, which hold no inputs"""
    flags: dict[str, Any]
    figures: tuple[Difference, ...]

    @property
    def exit(self) -> int:
        """0 where nothing differs."""
        return DIFFERENT if self.inputs or self.figures else SAME


def held_together(
    old: Findings, new: Findings, first: Project | None = None, second: Project | None = None
) -> Compared:
    """Two findings side by side, as findings.json holds them; with their projects, what was put in too."""
    return Compared(
        before=side(old),
        after=side(new),
        inputs=None if first is None or second is None else tuple(differences(_plain(first), _plain(second))),
        flags=msgspec.to_builtins(flag_changes(old, new)),
        figures=tuple(differences(_figures(old), _figures(new))),
    )


def _plain(project: Project) -> dict[str, Any]:
    """What people put in, as plain values."""
    return {part: msgspec.to_builtins(getattr(project, part)) for part in ANSWERED}


def _figures(findings: Findings) -> Any:
    """All that was worked out; not which files it was worked out from."""
    plain = msgspec.to_builtins(findings)
    plain["project"].pop("fingerprint")
    return plain


def as_values(found: Compared) -> dict[str, Any]:
    """What was compared, as plain values."""
    before, after = msgspec.to_builtins(found.before), msgspec.to_builtins(found.after)
    return {
        "before": before,
        "after": after,
        "inputs": None if found.inputs is None else msgspec.to_builtins(found.inputs),
        "flags": found.flags,
        "figures": msgspec.to_builtins(found.figures),
    }
