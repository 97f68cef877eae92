"""Scores of one section as an assessor gives them: what is asked, what stands, and what was typed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from django.utils.translation import gettext as _
from msgspec import Struct

from moothall.framework.criteria import Criterion, Scale, Section
from moothall.framework.framework import Framework
from moothall.project.problems import nearest
from moothall.project.scores import ScoreRow, score_fault
from moothall_web.casework.models import Value
from moothall_web.casework.reading import Fields
from moothall_web.casework.shelves import bare

STANDINGS = ("no_evidence", "conflict", "abstain", "not_applicable")
"""Answers that are no score."""

At = tuple[str, str]
"""Option and criterion."""


class Cell(Struct, frozen=True):
    """What one assessor says of an option on a criterion.

    mark : a score as text, or a standing; empty: not scored yet
    evidence : ids with semicolons between
    seen : version of the row that the person saw, 0 where there was none
    key : of that row
    """

    option: str
    criterion: str
    mark: str = ""
    reason: str = ""
    evidence: str = ""
    seen: int = 0
    key: str = ""

    @property
    def name(self) -> str:
        """How the fields of a page call it."""
        return f"{self.option}--{self.criterion}"

    @property
    def said(self) -> tuple[str, str, tuple[str, ...]]:
        """What it says, apart from where it stands."""
        return self.mark, self.reason, ids_in(self.evidence)


class Sheet(Struct, frozen=True):
    """What a section asks of an assessor.

    options : id and title of those still on the list
    asked : criteria that are scored by hand
    measured : criteria that are not
    left_out : criteria that apply to no option, with the reason
    """

    section: Section
    scale: Scale
    options: tuple[tuple[str, str], ...]
    asked: tuple[Criterion, ...]
    measured: tuple[Criterion, ...]
    left_out: tuple[tuple[Criterion, str], ...]

    @property
    def places(self) -> tuple[At, ...]:
        """Every cell, criterion by criterion."""
        return tuple((o, c.id) for c in self.asked for o, _title in self.options)

    @property
    def marks(self) -> tuple[str, ...]:
        """Every score on the scale."""
        return tuple(str(n) for n in range(self.scale.low, self.scale.high + 1))


def sheet(
    framework: Framework, section: str, options: Iterable[Fields], left_out: Iterable[Fields]
) -> Sheet | None:
    """What a section asks; None where the framework has no such section, or no scale.

    left_out : rows of criteria that apply to no option
    """
    found = next((s for s in framework.matrix.sections if s.id == section), None)
    if found is None or framework.matrix.scale is None:
        return None
    reasons = {r["criterion"]: r["reason"] for r in left_out}
    kept = tuple(c for c in found.criteria if c.id not in reasons)
    return Sheet(
        found,
        framework.matrix.scale,
        on_the_list(options),
        asked=tuple(c for c in kept if not c.value_function),
        measured=tuple(c for c in kept if c.value_function),
        left_out=tuple((c, reasons[c.id]) for c in found.criteria if c.id in reasons),
    )


def on_the_list(options: Iterable[Fields]) -> tuple[tuple[str, str], ...]:
    """Id and title of each option that nobody has taken off the list."""
    return tuple((str(f["id"]), str(f.get("title", f["id"]))) for f in options if not f.get("dropped"))


def ids_in(words: str) -> tuple[str, ...]:
    """Ids of evidence in what somebody typed."""
    return tuple(dict.fromkeys(w for w in re.split(r"[;,\s]+", words) if w))


def mark_of(row: Fields) -> str:
    """The score of a row as text, or why there is none."""
    standing = row.get("standing", "scored")
    score = row.get("score")
    return str(score) if score is not None else ("" if standing == "scored" else standing)


def cell_of(value: Value) -> Cell:
    """What a row says."""
    row = value.fields or {}
    evidence = "; ".join(row.get("evidence", ()))
    key, version = value.place.key, value.version
    return Cell(row["option"], row["criterion"], mark_of(row), row.get("reason", ""), evidence, version, key)


def latest(values: Iterable[Value]) -> dict[tuple[str, str, str], list[Value]]:
    """By option, criterion and assessor every dated row, the one that counts last."""
    found: dict[tuple[str, str, str], list[Value]] = {}
    for value in values:
        row = value.fields or {}
        found.setdefault((row["option"], row["criterion"], row["assessor"]), []).append(value)
    for rows in found.values():
        rows.sort(key=lambda v: str((v.fields or {}).get("date")))
    return found


def own_cells(places: Iterable[At], code: str, values: Iterable[Value]) -> dict[At, Cell]:
    """What stands of an assessor, an empty cell where nothing does."""
    rows = latest(values)
    found = {}
    for option, criterion in places:
        own = rows.get((option, criterion, code))
        found[option, criterion] = cell_of(own[-1]) if own else Cell(option, criterion)
    return found


def typed(standing: Mapping[At, Cell], words: Mapping[str, Any]) -> dict[At, Cell]:
    """What somebody typed into the cells, and which version they saw."""
    found = {}
    for at, cell in standing.items():
        seen = str(words.get(f"{cell.name}--seen", "0"))
        found[at] = msgspec.structs.replace(
            cell,
            mark=str(words.get(f"{cell.name}--mark", "")).strip(),
            reason=str(words.get(f"{cell.name}--reason", "")).strip().replace("\r\n", "\n"),
            evidence="; ".join(ids_in(str(words.get(f"{cell.name}--evidence", "")))),
            seen=int(seen) if seen.isdigit() and len(seen) < 10 else 0,
        )
    return found


def changed(
    told: Mapping[At, Cell], standing: Mapping[At, Cell], before: Mapping[At, Cell]
) -> dict[At, Cell]:
    """Cells that the person changed since they saw them, and that do not stand so anyway.

    before : what they saw, where that is no longer what stands
    """
    return {
        at: cell
        for at, cell in told.items()
        if cell.said != standing[at].said and cell.said != before.get(at, standing[at]).said
    }


def row(cell: Cell, code: str, day: datetime.date) -> ScoreRow | str:
    """The row of a cell; what is wrong where its mark is neither a score nor a standing."""
    kept: dict[str, Any] = {
        "option": cell.option, "criterion": cell.criterion, "assessor": code,
        "reason": cell.reason, "evidence": ids_in(cell.evidence), "date": day,
    }  # fmt: skip
    if not cell.mark:
        return ScoreRow(**kept)
    if cell.mark in STANDINGS:
        return ScoreRow(**kept, standing=cell.mark)  # type: ignore[arg-type]
    if re.fullmatch(r"-?\d{1,9}", cell.mark):
        return ScoreRow(score=int(cell.mark), **kept)
    return _("Option {option}, criterion {criterion}: choose one of the answers.").format(
        option=cell.option, criterion=cell.criterion
    )


def checked(
    asked: Sheet, cell: Cell, code: str, day: datetime.date, evidence: Iterable[str]
) -> tuple[dict[str, Any], str | None]:
    """The values of a cell, and what is wrong with them, in a sentence.

    day : of a new row; a row that stands keeps its own
    """
    date = datetime.date.fromisoformat(cell.key.rpartition("|")[2]) if cell.key else day
    made = row(cell, code, date)
    if isinstance(made, str):
        return {}, made
    criterion = next((c for c in asked.section.criteria if c.id == cell.criterion), None)
    fault = score_fault(asked.scale, criterion, made)
    if fault is None:
        known = list(evidence)
        unknown = next((e for e in made.evidence if e not in known), None)
        if unknown is not None:
            fault = _('Option {option}, criterion {criterion}: there is no evidence "{id}".').format(
                option=cell.option, criterion=cell.criterion, id=unknown
            ) + nearest(unknown, known)
    return bare(made), fault
