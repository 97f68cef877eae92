"""Notes on figures that were given and are not told, since they could point to a person."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.files.errors import Complaint
from moothall.findings.findings import Findings
from moothall.project.project import Project


def untold(project: Project, findings: Findings) -> Iterator[Complaint]:
    """A note for each row of impacts.csv and measures.csv of which a count is left out."""
    for row, found in zip(project.impacts, findings.registers.impacts, strict=True):
        if found.small:
            whose = _where({"option": row.option, "group": row.group, "place": row.place or ""})
            for field in ("people", "amount"):
                if getattr(row, field) is not None and getattr(found, field) is None:
                    yield Complaint(file="impacts.csv", field=field, message=f"{whose}: {_FEW_OR_NEAR}")
    for criterion in findings.equality.criteria:
        for option in criterion.options:
            for effect in (e for e in option.effects if e.small):
                whose = _where(
                    {
                        "option": option.option,
                        "criterion": criterion.criterion,
                        "place": effect.place or "",
                        "group": effect.group,
                    }
                )
                yield Complaint(file="measures.csv", field="people", message=f"{whose}: {_FEW}")


_FEW_OR_NEAR = (
    "not told in any document, for it is a small count, or differs from a count of posts by a small one."
)
_FEW = "not told in any document, nor are the levels of the row, for it is a small count."


def _where(names: dict[str, str]) -> str:
    return ", ".join(f"{what} {name}" for what, name in names.items() if name)
