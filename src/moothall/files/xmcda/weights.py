"""Weights of XMCDA as each group said them: values of sets and of criteria, and pairs as matrices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from moothall.files.xmcda.criteria import Known
from moothall.files.xmcda.descriptions import author_of, comment_of, date_of, description
from moothall.files.xmcda.markup import Markup, element, text
from moothall.files.xmcda.reading import Reading, mapping, scalar
from moothall.files.xmcda.scores import named_ends
from moothall.files.xmcda.tree import Element
from moothall.files.xmcda.values import amount, values_of
from moothall.files.yaml import Mapping
from moothall.project.project import Project
from moothall.project.weight_sets import standing
from moothall.project.weights import PAIRS, WeightRow

SAID = "statedWeights"
"""Concept of weights as they were said: points, places in an order, or pairs."""
KINDS = {"section": ("criteriaSetsValues", "criteriaSetValues", "criteriaSetID"),
         "criterion": ("criteriaValues", "criterionValues", "criterionID")}  # fmt: skip
MATRICES = {
    "section": ("criteriaSetsMatrix", "criteriaSetID"),
    "criterion": ("criteriaMatrix", "criterionID"),
}
UNNAMED = "not named in the file"
"""Who said a weight, where the file names nobody."""


def stated_weights(project: Project) -> tuple[Markup, ...]:
    """What each group said of sections and of criteria, as it counts now."""
    found: list[Markup] = []
    for group in project.stakeholders.groups:
        for kind in KINDS:
            rows = [r for r in standing_weights(project) if r.group == group.id and r.kind == kind]
            single = [_value(r) for r in rows if r.method != PAIRS]
            if single:
                name = KINDS[kind][0]
                found.append(element(name, *single, id=group.id, name=group.title, mcdaConcept=SAID))
            found += _matrices(kind, [r for r in rows if r.method == PAIRS], group.id, group.title)
    return tuple(found)


def standing_weights(project: Project) -> tuple[WeightRow, ...]:
    """The rows that count: of each group, the sections and then the criteria of each section."""
    sections = project.framework.matrix.sections
    sets = [("section", {s.id for s in sections})]
    sets += [("criterion", {c.id for c in s.criteria}) for s in sections]
    by_group: dict[str, list[WeightRow]] = {g.id: [] for g in project.stakeholders.groups}
    for row in project.weights:
        by_group[row.group].append(row)
    return tuple(
        row
        for own in by_group.values()
        for kind, items in sets
        for row in standing(r for r in own if r.kind == kind and r.item in items)
    )


def _value(row: WeightRow) -> Markup:
    _, name, identity = KINDS[row.kind]
    said = description(author=row.by, comment=row.reason, date=row.date)
    held = amount(row.low, row.value, row.high)
    return element(name, said, text(identity, row.item), held, mcdaConcept=row.method)


def _matrices(kind: str, rows: list[WeightRow], group: str, title: str) -> Iterator[Markup]:
    """Pairs, a matrix for all that the same people said on the same day for the same reason."""
    name, identity = MATRICES[kind]
    by_saying: dict[tuple[object, ...], list[WeightRow]] = {}
    for row in rows:
        by_saying.setdefault((row.by, row.reason, row.date), []).append(row)
    for own in by_saying.values():
        said = description(author=own[0].by, comment=own[0].reason, date=own[0].date)
        lines = [
            element(
                "row",
                text(identity, item),
                *(
                    element("column", text(identity, r.against or ""), amount(None, r.value, None))
                    for r in own
                    if r.item == item
                ),
            )
            for item in dict.fromkeys(r.item for r in own)
        ]
        yield element(name, said, *lines, id=group, name=title, mcdaConcept=SAID)


class ReadWeights:
    """Reads the weights that a file gives as they were said."""

    def __init__(self, reading: Reading, otherwise: str) -> None:
        self.reading, self.known, self.otherwise = reading, Known(reading), otherwise
        self.rows: list[WeightRow] = []

    def read(self) -> None:
        """Every value and every pair whose concept is that of stated weights."""
        for kind in KINDS:
            for part in _said(self.reading.root, KINDS[kind][0]):
                self._values(kind, part)
            for part in _said(self.reading.root, MATRICES[kind][0]):
                self._pairs(kind, part)

    def _values(self, kind: str, part: Element) -> None:
        _, name, identity = KINDS[kind]
        group = named(part)
        for found in part.all(name):
            method = found.attribute("mcdaConcept") or "direct_points"
            self._row(kind, group, found, found, identity, method, None)

    def _pairs(self, kind: str, part: Element) -> None:
        _, identity = MATRICES[kind]
        group = named(part)
        for line in part.all("row"):
            item = line.one(identity)
            for column in line.all("column"):
                against = column.one(identity)
                words = "" if against is None else against.words
                self._row(kind, group, column, part, identity, PAIRS, words, item)

    def _row(
        self,
        kind: str,
        group: str,
        found: Element,
        said: Element,
        identity: str,
        method: str,
        against: str | None,
        item: Element | None = None,
    ) -> None:
        """One weight; `said` holds who said it, when and why."""
        item = item if against is not None else found.one(identity)
        words = "" if item is None else item.words
        ends = named_ends(values_of(found), "value")
        if not self._there(kind, words, found.line):
            return
        if ends is None:
            message = f"{words}: a weight is one number, a range, or a number with its range."
            self.reading.complain(found.line, message)
            return
        node = self._node(kind, group, said, words, method, against, ends, found.line)
        made = self.reading.row("weights", node, WeightRow)
        if made is not None:
            self.rows.append(made)

    def _there(self, kind: str, words: str, line: int) -> bool:
        if kind == "section":
            return self.known.section(words, line)
        return self.known.criterion(words, line) is not None

    def _node(
        self,
        kind: str,
        group: str,
        said: Element,
        item: str,
        method: str,
        against: str | None,
        ends: Iterable[tuple[str, str, int]],
        line: int,
    ) -> Mapping:
        when, reason = date_of(said), comment_of(said)
        return mapping(
            line,
            group=scalar(group, line),
            kind=scalar(kind, line),
            item=scalar(item, line),
            against=None if against is None else scalar(against, line),
            method=scalar(method, line),
            date=scalar(*(when or (self.otherwise, line))),
            by=scalar(author_of(said) or UNNAMED, line),
            reason=scalar(reason, line) if reason else None,
            **{name: scalar(words, at) for name, words, at in ends},
        )


def _said(root: Element, name: str) -> Iterator[Element]:
    for part in root.children:
        if part.name == name and part.attributes.get("mcdaConcept") == SAID:
            part.understood = True
            part.attribute("mcdaConcept")
            part.attribute("name")
            yield part


def named(part: Element) -> str:
    """The group whose weights a part holds, by its id."""
    return part.attribute("id")
