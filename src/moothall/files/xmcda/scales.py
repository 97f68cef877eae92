"""Scales and functions of XMCDA: how far scores run, what earns each, and how a measurement is scored."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from moothall.files.xmcda.criteria import Known
from moothall.files.xmcda.markup import Markup, element, text
from moothall.files.xmcda.reading import Reading
from moothall.files.xmcda.tree import Element
from moothall.files.xmcda.values import real, whole
from moothall.framework.criteria import Criterion, Scale
from moothall.project.project import Project


def criteria_scales(project: Project) -> Markup | None:
    """The scale of every criterion; anchors are labels with their score."""
    scale = project.framework.matrix.scale
    if scale is None:
        return None
    made = []
    for criterion in project.framework.criteria:
        scales = tuple(_scales(criterion, scale))
        if scales:
            made.append(
                element("criterionScales", text("criterionID", criterion.id), element("scales", *scales))
            )
    return element("criteriaScales", *made) if made else None


def _scales(criterion: Criterion, scale: Scale) -> Iterator[Markup]:
    way = direction(criterion)
    if way is None:
        return
    better = text("preferenceDirection", way)
    if criterion.value_function:
        yield element("scale", element("quantitative", better), name=criterion.measured_by or "")
        return
    ends = (
        element("minimum", text("integer", str(scale.low))),
        element("maximum", text("integer", str(scale.high))),
    )
    yield element("scale", element("quantitative", better, *ends), mcdaConcept="scores")
    labels = [
        element("valuedLabel", text("label", words), whole(score))
        for score in range(scale.low, scale.high + 1)
        if (words := criterion.anchors.get(str(score)) or scale.meaning.get(str(score)))
    ]
    if labels:
        yield element(
            "scale",
            element("qualitative", better, element("valuedLabels", *labels)),
            mcdaConcept="anchors",
        )


def direction(criterion: Criterion) -> str | None:
    """Whether more is better (max) or worse (min); None where it is neither throughout."""
    scores = [score for _, score in sorted(criterion.value_function)]
    if scores == sorted(scores):
        return "max"
    return "min" if scores == sorted(scores, reverse=True) else None


def criteria_functions(project: Project) -> Markup | None:
    """Value functions of measured criteria, in straight pieces; beyond the ends the end's score stands."""
    made = [
        element(
            "criterionFunctions",
            text("criterionID", criterion.id),
            element("functions", element("function", element("piecewiseLinear", *_pieces(criterion)))),
        )
        for criterion in project.framework.criteria
        if criterion.value_function
    ]
    return element("criteriaFunctions", *made, mcdaConcept="value functions") if made else None


def _pieces(criterion: Criterion) -> Iterator[Markup]:
    points = sorted(criterion.value_function)
    for head, tail in pairwise(points):
        yield element("segment", _point("head", *head), _point("tail", *tail))


def _point(name: str, at: float, score: float) -> Markup:
    return element(name, element("abscissa", *real(at).inside), element("ordinate", *real(score).inside))


def read_scales(reading: Reading) -> None:
    """Refuse scores that stand on another scale than the framework's: they would mean something else."""
    known = Known(reading)
    for part in reading.root.all("criteriaScales"):
        for found in part.all("criterionScales"):
            named = found.one("criterionID")
            criterion = known.criteria.get(named.words) if named is not None else None
            held = found.one("scales")
            for scale in [] if held is None else held.all("scale"):
                _compare(reading, scale, criterion)
    for part in reading.root.all("criteria"):
        for found in part.all("criterion"):
            for scale in found.all("scale"):  # version 2 puts it there
                _compare(reading, scale, known.criteria.get(found.attribute("id")))


def _compare(reading: Reading, scale: Element, criterion: Criterion | None) -> None:
    ends = reading.framework.matrix.scale
    if criterion is None or ends is None:
        scale.leave()  # the criterion itself is told
        return
    scale.attribute("mcdaConcept")
    if scale.attribute("name") and not criterion.value_function:
        reading.note(scale.line, f"{criterion.id}: the framework's scale stands, not the name given here.")
    for kind in ("quantitative", "qualitative"):
        found = scale.one(kind)
        if found is not None:
            _ways(reading, found, criterion)
            labels = found.one("valuedLabels")
            if labels is not None:
                _labels(reading, labels, criterion, ends)
    found = scale.one("quantitative")
    if found is not None and not criterion.value_function:
        _ends(reading, found, criterion, ends)


def _ways(reading: Reading, found: Element, criterion: Criterion) -> None:
    way = found.one("preferenceDirection")
    wanted = direction(criterion)
    if way is not None and wanted is not None and way.words != wanted:
        better = "higher" if wanted == "max" else "lower"
        message = f"{criterion.id}: {way.words} is better here; in the framework {better} is better."
        reading.complain(way.line, message)


def _ends(reading: Reading, found: Element, criterion: Criterion, scale: Scale) -> None:
    for name, wanted in (("minimum", scale.low), ("maximum", scale.high)):
        end = found.one(name)
        number = None if end is None else end.one("integer") or end.one("real")
        if end is not None and number is not None and not _same(number.words, wanted):
            reading.complain(
                end.line,
                f"{criterion.id}: the {name} of the scale is {number.words} here; in the framework scores "
                f"run from {scale.low} to {scale.high}. Turn the scores into these first.",
            )


def _same(words: str, wanted: float) -> bool:
    try:
        return float(words) == wanted
    except ValueError:
        return False


def _labels(reading: Reading, labels: Element, criterion: Criterion, scale: Scale) -> None:
    """Anchors are the framework's; others that the file gives are noted once a criterion."""
    own = {criterion.anchors.get(s) or words: s for s, words in scale.meaning.items()}
    own |= {words: s for s, words in criterion.anchors.items()}
    for found in labels.all("valuedLabel"):
        named, value = found.one("label"), found.one("value", "integer") or found.one("value", "real")
        if named is None or value is None or not _same(value.words, float(own.get(named.text, "nan"))):
            reading.note(
                found.line, f"{criterion.id}: the framework's anchors stand, not those of this scale."
            )
            labels.leave()
            return


def read_functions(reading: Reading) -> None:
    """Value functions are the framework's; one that differs is noted."""
    known = Known(reading)
    for part in reading.root.all("criteriaFunctions"):
        part.attribute("mcdaConcept")
        for found in part.all("criterionFunctions"):
            named = found.one("criterionID")
            criterion = known.criteria.get(named.words) if named is not None else None
            if criterion is not None and (not criterion.value_function or _points(found) != _own(criterion)):
                message = f"{criterion.id}: the framework's value function stands, not this one."
                reading.note(found.line, message)
            found.leave()


def _own(criterion: Criterion) -> set[tuple[str, str]]:
    return {(repr(float(x)), repr(float(y))) for x, y in criterion.value_function}


def _points(found: Element) -> set[tuple[str, str]]:
    line = found.one("functions", "function", "piecewiseLinear")
    ends = [e for s in (line.all("segment") if line else []) for n in ("head", "tail") for e in s.all(n)]
    return {(_coordinate(e, "abscissa"), _coordinate(e, "ordinate")) for e in ends if e.children}


def _coordinate(end: Element, name: str) -> str:
    found = end.one(name)
    number = None if found is None else found.one("real") or found.one("integer")
    try:
        return "" if number is None else repr(float(number.words))
    except ValueError:
        return ""
