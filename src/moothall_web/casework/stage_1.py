"""What stage 1 comes to, for the pages on which people judge: asked of the room above, told in words here."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from msgspec import Struct

from moothall.findings.screening import OptionScreen, ScreeningFindings, Tally, VerdictCell
from moothall.framework.framework import Framework
from moothall_web.casework.asking import ask
from moothall_web.casework.reading import Fields

SHELVES = (
    "head", "head.timetable", "head.must_pass", "head.thresholds", "head.partners", "stakeholders.groups",
    "options", "verdicts", "decisions", "documents", "employment", "clauses", "staff_terms",
)  # fmt: skip
"""Kinds of rows from which stage 1 is worked out."""


class Told(Struct, frozen=True):
    """Stage 1 of one option, or of the project.

    screen : of an option; None for the project
    cells : by principle what counts, and what facts propose
    hold : principles of the project that stand in the way of a decision
    overrides : on record, by principle
    """

    tally: Tally
    cells: dict[str, VerdictCell]
    overrides: dict[str, list[Fields]]
    screen: OptionScreen | None = None
    hold: tuple[str, ...] = ()

    @property
    def open(self) -> set[str]:
        """Principles whose failure a decision maker could set aside."""
        failed = self.hold if self.screen is None else self.screen.failed
        waived = {o.about for o in self.screen.overrides} if self.screen else set(self.overrides)
        return set(failed) - waived


def stage_1(framework: Framework, rows: Mapping[str, list[Fields]]) -> ScreeningFindings | None:
    """Stage 1 as a whole; None where it cannot be worked out yet."""
    found: ScreeningFindings | None = ask("stage_1", framework, {name: rows[name] for name in SHELVES})
    return found


def told(found: ScreeningFindings | None, option: str | None, decisions: list[Fields]) -> Told | None:
    """Stage 1 for an option, or (None) for the project; None where there is nothing to tell."""
    screen = next((s for s in found.options if s.option == option), None) if found and option else None
    if found is None or (option and screen is None):
        return None
    overrides: dict[str, list[Fields]] = {}
    for row in decisions:
        if row["kind"] == "override" and row.get("about") and row.get("option") in (None, option):
            overrides.setdefault(str(row["about"]), []).append(row)
    return Told(
        screen.tally if screen else found.project,
        {c.principle: c for c in found.cells if c.option == option},
        overrides,
        screen,
        found.hold_points,
    )


def outcome_words() -> dict[str, str]:
    """What stage 1 does to an option, in words."""
    return {
        "carried_forward": _("Goes on to stage 2"),
        "with_conditions": _("Goes on to stage 2 with conditions"),
        "undecided": _("Undecided"),
        "held_out": _("Held out of stage 2"),
    }


def standing_words(verdicts: Mapping[str, str]) -> dict[str, str]:
    """What counts of a principle, in words; verdicts : each in words."""
    return {**verdicts, "disputed": _("Disputed between groups")}


def tally_words(tally: Tally) -> str:
    """How many principles are met, of those that apply; never a percentage."""
    met = ngettext("%(n)s of %(of)s met", "%(n)s of %(of)s met", tally.meets)
    parts = [met % {"n": tally.meets, "of": tally.of}]
    rest = (
        (tally.partly_meets, ngettext("%(n)s partly met", "%(n)s partly met", tally.partly_meets)),
        (tally.fails, ngettext("%(n)s failed", "%(n)s failed", tally.fails)),
        (tally.disputed, ngettext("%(n)s disputed", "%(n)s disputed", tally.disputed)),
        (tally.not_assessed, ngettext("%(n)s not assessed", "%(n)s not assessed", tally.not_assessed)),
        (tally.not_applicable, ngettext("%(n)s does not apply", "%(n)s do not apply", tally.not_applicable)),
    )
    return "; ".join([*parts, *(words % {"n": count} for count, words in rest if count)])
