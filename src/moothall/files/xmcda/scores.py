"""Performance tables of XMCDA: one an assessor with the scores that count, and one of measurements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from moothall.files.xmcda.criteria import Known
from moothall.files.xmcda.descriptions import (
    comment_of,
    date_of,
    description,
    keyword_of,
    sources_of,
)
from moothall.files.xmcda.markup import Markup, element, text
from moothall.files.xmcda.reading import Reading, mapping, scalar
from moothall.files.xmcda.tree import Element
from moothall.files.xmcda.values import Value, amount, unavailable, values_of, whole
from moothall.files.yaml import Mapping
from moothall.framework.criteria import Criterion
from moothall.project.history import latest
from moothall.project.measures import MeasureRow
from moothall.project.project import Project
from moothall.project.scores import ScoreRow

SCORES, MEASURES = "scores", "measures"
PLAIN = ("integer", "real", "rational", "valuedLabel")
"""Kinds of value that give a number."""


def performance_tables(project: Project) -> tuple[Markup, ...]:
    """A table an assessor, in the order of the groups, then one of what was measured."""
    rows = standing_scores(project)
    tables = []
    for group in project.stakeholders.groups:
        for assessor in group.assessors:
            own = [r for r in rows if r.assessor == assessor.id]
            table = _table([(r.option, _score(r)) for r in own], assessor.id, assessor.role, SCORES)
            tables.append(table)
    measured = [(m.option, _measure(m)) for m in held_measures(project)]
    tables.append(_table(measured, "", "Measurements", MEASURES))
    return tuple(t for t in tables if t is not None)


def standing_scores(project: Project) -> tuple[ScoreRow, ...]:
    """The scores that count: the latest of each cell and assessor."""
    return tuple(latest(project.scores, lambda r: (r.option, r.criterion, r.assessor)).values())


def held_measures(project: Project) -> tuple[MeasureRow, ...]:
    """Measurements that a performance table can hold: of all places and groups, as one figure or a range."""
    return tuple(
        m
        for m in project.measures
        if m.place is None and not m.group and (m.low, m.likely, m.high) != (None, None, None)
    )


def _table(cells: Iterable[tuple[str, Markup]], identity: str, name: str, concept: str) -> Markup | None:
    by_option: dict[str, list[Markup]] = {}
    for option, cell in cells:
        by_option.setdefault(option, []).append(cell)
    made = [
        element("alternativePerformances", text("alternativeID", option), *own)
        for option, own in by_option.items()
    ]
    return element("performanceTable", *made, id=identity, name=name, mcdaConcept=concept) if made else None


def _score(row: ScoreRow) -> Markup:
    why = "" if row.standing == "scored" else row.standing
    value = unavailable(why) if row.score is None else whole(row.score)
    said = description(comment=row.reason, sources=row.evidence, date=row.date)
    return element("performance", said, text("criterionID", row.criterion), element("values", value))


def _measure(row: MeasureRow) -> Markup:
    said = description(comment=row.note, keywords=(row.unit,) if row.unit else (), sources=row.evidence)
    value = amount(row.low, row.likely, row.high)
    return element("performance", said, text("criterionID", row.criterion), value)


class ReadScores:
    """Reads every performance table of a file, into scores and measurements."""

    def __init__(self, reading: Reading, otherwise: str) -> None:
        self.reading, self.known = reading, Known(reading)
        self.otherwise = otherwise
        """The date of a score that has none."""
        self.scores: list[ScoreRow] = []
        self.measures: list[MeasureRow] = []
        self.assessors: dict[str, int] = {}
        """Codes of those who scored, each with the line of the table."""
        self.undated: list[int] = []
        self.sources: list[int] = []

    def read(self) -> None:
        """Read all tables, and note what of them is not taken."""
        for number, table in enumerate(self.reading.root.all("performanceTable"), 1):
            table.attribute("name")
            concept = table.attribute("mcdaConcept")
            code = table.attribute("id") or f"assessor{number}"
            for row in table.all("alternativePerformances"):
                option = row.one("alternativeID")
                for cell in row.all("performance"):
                    self._cell(table, code, "" if option is None else option.words, cell)
            if concept not in ("", SCORES, MEASURES):
                self.reading.note(table.line, f'the table of the concept "{concept}" is read as scores.')
        self._tell()

    def _tell(self) -> None:
        if self.undated:
            message = f"{len(self.undated):,} scores from this line on have no date; each is given"
            self.reading.note(self.undated[0], f"{message} {self.otherwise}, the project's as_of.")
        if self.sources:
            self.reading.note(
                self.sources[0],
                f"{len(self.sources):,} scores and measurements from this line on name their evidence; an "
                "XMCDA file holds no evidence register, so the names are left out.",
            )

    def _cell(self, table: Element, code: str, option: str, cell: Element) -> None:
        named = cell.one("criterionID")
        values = values_of(cell)
        criterion = self.known.criterion("" if named is None else named.words, cell.line)
        if sources_of(cell):
            self.sources.append(cell.line)
        if criterion is None:
            cell.leave()
        elif criterion.value_function and any(v.kind != "NA" for v in values):
            self._measure(option, criterion, cell, values)
        else:
            self.assessors.setdefault(code, table.line)
            self._score(option, criterion, code, cell, values)

    def _score(
        self, option: str, criterion: Criterion, code: str, cell: Element, values: tuple[Value, ...]
    ) -> None:
        if len(values) != 1:
            self.reading.complain(
                cell.line,
                f"Option {option}, criterion {criterion.id}: a score is one value; here are {len(values)}.",
            )
            return
        node = self._score_node(option, criterion, code, cell, values[0])
        made = None if node is None else self.reading.row("scores", node, ScoreRow)
        if made is not None:
            self.scores.append(made)

    def _score_node(
        self, option: str, criterion: Criterion, code: str, cell: Element, value: Value
    ) -> Mapping | None:
        when, reason, line = date_of(cell), comment_of(cell), cell.line
        if when is None:
            self.undated.append(line)
        missing = value.kind == "NA"
        words = "" if missing else self._score_words(option, criterion, value)
        if words is None:
            return None
        return mapping(
            line,
            option=scalar(option, line),
            criterion=scalar(criterion.id, line),
            assessor=scalar(code, line),
            score=None if missing else scalar(words, value.line),
            standing=scalar(value.concept, value.line) if missing and value.concept else None,
            reason=scalar(reason, line) if reason else None,
            date=scalar(*(when or (self.otherwise, line))),
        )

    def _score_words(self, option: str, criterion: Criterion, value: Value) -> str | None:
        """A score in words; of a label, the score whose anchor it is."""
        if value.kind in PLAIN and value.whole:
            return value.words
        anchored = [score for score, words in criterion.anchors.items() if words == value.words]
        if value.kind == "label" and len(anchored) == 1:
            return anchored[0]
        said = f'the label "{value.words[:80]}"' if value.kind == "label" else f"of the kind {value.kind}"
        self.reading.complain(
            value.line,
            f"Option {option}, criterion {criterion.id}: a score is one whole number; this is {said}.",
        )
        return None

    def _measure(self, option: str, criterion: Criterion, cell: Element, values: tuple[Value, ...]) -> None:
        line, unit, note = cell.line, keyword_of(cell), comment_of(cell)
        given = self._ends(option, criterion, values, line)
        if given is None:
            return
        node = mapping(
            line,
            option=scalar(option, line),
            criterion=scalar(criterion.id, line),
            unit=scalar(unit, line) if unit else None,
            note=scalar(note, line) if note else None,
            **{name: scalar(words, at) for name, words, at in given},
        )
        made = self.reading.row("measures", node, MeasureRow)
        if made is not None:
            self.measures.append(made)

    def _ends(
        self, option: str, criterion: Criterion, values: tuple[Value, ...], line: int
    ) -> list[tuple[str, str, int]] | None:
        """Low, likely and high of a measurement; None, and a complaint, where they are none."""
        given = named_ends(values, "likely")
        if given is None:
            message = "a measurement is one number, a range, or a number with its range"
            self.reading.complain(line, f"Option {option}, criterion {criterion.id}: {message}.")
        return given


def named_ends(values: Iterable[Value], name: str) -> list[tuple[str, str, int]] | None:
    """A number under a name, and a range as low and high, each with its line; None where it is neither."""
    found = list(_ends(values, name))
    names = [n for n, _, _ in found]
    return None if "" in names or len(set(names)) < len(names) else found


def _ends(values: Iterable[Value], name: str) -> Iterator[tuple[str, str, int]]:
    for value in values:
        if value.kind == "interval" and value.whole:
            yield from ((n, w, value.line) for n, w in (("low", value.low), ("high", value.high)) if w)
        elif value.kind in PLAIN and value.whole:
            yield name, value.words, value.line
        elif value.kind != "NA":
            yield "", "", value.line
