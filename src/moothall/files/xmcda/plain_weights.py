"""Plain weights of XMCDA, one a criterion: worked out for others to use, and read where others made them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from moothall.files.xmcda.criteria import Known
from moothall.files.xmcda.descriptions import author_of, comment_of, date_of, description
from moothall.files.xmcda.markup import Markup, element, text
from moothall.files.xmcda.reading import Reading, mapping, scalar
from moothall.files.xmcda.tree import Element
from moothall.files.xmcda.values import amount, values_of
from moothall.files.xmcda.weights import SAID, UNNAMED, named
from moothall.files.yaml import Mapping
from moothall.findings.scoring import WeightsUsed
from moothall.project.project import Project
from moothall.project.weights import WeightRow

WEIGHTS = "weights"
"""Concept of plain weights; in other programs' files any concept with "weight" in it."""
METHOD = "direct_points"
"""How plain weights of others are taken: as points."""


def plain_weights(project: Project, weights: Iterable[WeightsUsed]) -> tuple[Markup, ...]:
    """Weights of all criteria that add to 1, a table each of those given: a section's times those in it."""
    titles = {g.id: g.title for g in project.stakeholders.groups}
    joint = "All groups jointly, by their shares"
    tables = (_table(project, used, titles[used.group] if used.group else joint) for used in weights)
    return tuple(t for t in tables if t is not None)


def _table(project: Project, used: WeightsUsed, title: str) -> Markup | None:
    values = [
        element(
            "criterionValues",
            text("criterionID", c.id),
            amount(None, used.sections[s.id] * used.criteria[c.id], None),
        )
        for s in project.framework.matrix.sections
        for c in s.criteria
        if c.id in used.criteria
    ]
    said = description(comment="Worked out from what was said; nobody said these.")
    named = {"id": used.group or "", "name": title, "mcdaConcept": WEIGHTS}
    return element("criteriaValues", said, *values, **named) if values else None


class ReadPlainWeights:
    """Reads weights as other programs write them: by criterion, over all sections at once."""

    def __init__(self, reading: Reading, otherwise: str, group: str) -> None:
        self.reading, self.known, self.otherwise = reading, Known(reading), otherwise
        self.group = group
        """Whose weights they are, where the file does not say."""
        self.rows: list[WeightRow] = []
        self.groups: list[str] = []

    def read(self, ours: bool) -> None:
        """Every table of plain weights; in a file of ours they are worked out, and left.

        Where sets of criteria have no weights of their own, a section's is the sum of its criteria's:
        the total of an option is then the same as with the plain weights.
        """
        tables = [(kind, part) for kind, part in _tables(self.reading.root)]
        if ours:
            self._leave([part for _, part in tables])
            return
        sections = {named(part) for kind, part in tables if kind == "section"}
        for kind, part in tables:
            part.attribute("mcdaConcept")
            part.attribute("name")
            group = named(part) or self.group
            self.groups.append(group)
            found = list(self._entries(kind, part))
            if kind == "criterion" and named(part) not in sections:
                found = list(self._with_sections(found))
            for what, item, words, line in found:
                self._row(group, what, item, words, line, part)

    def _leave(self, parts: list[Element]) -> None:
        for part in parts:
            part.leave()
        if parts:
            message = "weights that add to 1 are worked out, not said by anybody; they are not read."
            self.reading.note(parts[0].line, message)

    def _entries(self, kind: str, part: Element) -> Iterator[tuple[str, str, str, int]]:
        """Kind, item, weight in words and line of every value."""
        identity = "criteriaSetID" if kind == "section" else "criterionID"
        for found in part.all("criteriaSetValues" if kind == "section" else "criterionValues"):
            item, values = found.one(identity), values_of(found)
            words = "" if item is None else item.words
            known = (
                self.known.section(words, found.line)
                if kind == "section"
                else self.known.criterion(words, found.line) is not None
            )
            if not known:
                found.leave()
            elif len(values) == 1 and values[0].whole and values[0].kind not in ("interval", "NA"):
                yield kind, words, values[0].words, found.line
            else:
                self.reading.complain(found.line, f"{words}: a weight is one number here.")

    def _with_sections(self, found: list[tuple[str, str, str, int]]) -> Iterator[tuple[str, str, str, int]]:
        """The weights of sections, as sums, and then those of the criteria of each that has any."""
        weight = {
            item: (number, line) for _, item, words, line in found if (number := _number(words)) is not None
        }
        wrong = [entry for entry in found if entry[1] not in weight]
        yield from wrong  # to be refused as what they are
        for section in self.reading.framework.matrix.sections:
            own = [weight[c.id] for c in section.criteria if c.id in weight]
            total = math.fsum(number for number, _ in own)
            if own:
                yield "section", section.id, repr(total), own[0][1]
            if total:
                yield from (e for e in found if e[1] in {c.id for c in section.criteria} and e[1] in weight)

    def _row(self, group: str, kind: str, item: str, words: str, line: int, part: Element) -> None:
        made = self.reading.row("weights", self._node(group, kind, item, words, line, part), WeightRow)
        if made is not None:
            self.rows.append(made)

    def _node(self, group: str, kind: str, item: str, words: str, line: int, part: Element) -> Mapping:
        when, reason = date_of(part), comment_of(part)
        return mapping(
            line,
            group=scalar(group, line),
            kind=scalar(kind, line),
            item=scalar(item, line),
            value=scalar(words, line),
            method=scalar(METHOD, line),
            date=scalar(*(when or (self.otherwise, line))),
            by=scalar(author_of(part) or UNNAMED, line),
            reason=scalar(reason, line) if reason else None,
        )


def _number(words: str) -> float | None:
    try:
        number = float(words)
    except ValueError:
        return None
    return number if math.isfinite(number) and number >= 0 else None


def _tables(root: Element) -> Iterator[tuple[str, Element]]:
    for part in root.children:
        concept = part.attributes.get("mcdaConcept", "")
        weighs = concept != SAID and (not concept or "weight" in concept.casefold())
        if part.name in ("criteriaSetsValues", "criteriaValues") and weighs:
            part.understood = True
            yield "section" if part.name == "criteriaSetsValues" else "criterion", part
