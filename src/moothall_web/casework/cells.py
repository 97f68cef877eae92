"""The cells of a section's page: most differ in their words alone, so each shape is rendered once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from markupsafe import Markup

from moothall.framework.criteria import Criterion
from moothall_web.casework.scoring import At, Cell
from moothall_web.ui.shapes import Shape, gap, together

Render = Callable[..., str]
"""A cell as the template draws it: its place, option, criterion, what it says, and the answers."""


class Cells:
    """Draws cells without faults; of one page, for a shape holds its answers and its language."""

    def __init__(self, render: Render, answers: Iterable[tuple[str, str]]) -> None:
        self._render, self._answers = render, list(answers)
        self._shapes: dict[tuple[str, bool], Shape] = {}

    def of(
        self, criterion: Criterion, options: Iterable[tuple[str, str]], cells: Mapping[At, Cell]
    ) -> Markup:
        """The cells of a criterion, one an option."""
        id, title = criterion.id, criterion.title
        parts: list[str] = []
        for option, name in options:
            cell = cells[option, id]
            parts.extend(
                self._shape(cell.mark, closed=not (cell.reason or cell.evidence)).filled(
                    at=cell.name, name=name, id=id, title=title,
                    reason=cell.reason, evidence=cell.evidence, seen=cell.seen,
                )
            )  # fmt: skip
        return together(parts)

    def _shape(self, mark: str, *, closed: bool) -> Shape:
        shape = self._shapes.get((mark, closed))
        if shape is None:
            said = {"mark": mark, "reason": gap("reason"), "evidence": gap("evidence"), "seen": gap("seen")}
            where = (gap("at"), gap("name"), gap("id"), gap("title"))
            shape = Shape(self._render(*where, said | {"closed": closed}, self._answers))
            self._shapes[mark, closed] = shape
        return shape
