"""Values of XMCDA: whole numbers, numbers, ranges, labels, and "not available"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from moothall.files.xmcda.markup import Markup, element, text
from moothall.files.xmcda.tree import Element

KINDS = ("integer", "real", "rational", "label", "boolean", "interval", "NA", "fuzzyNumber", "valuedLabel")


def whole(number: int) -> Markup:
    """A whole number."""
    return element("value", text("integer", str(number)))


def real(number: float) -> Markup:
    """A number, so that reading it gives the same number."""
    return element("value", text("real", repr(float(number))))


def label(words: str, **attributes: str) -> Markup:
    """A word or a sentence."""
    return element("value", text("label", words), **attributes)


def unavailable(why: str = "") -> Markup:
    """No value; the concept says why, where somebody did."""
    return element("value", element("NA"), mcdaConcept=why)


def span(low: float | None, high: float | None) -> Markup | None:
    """A range with one end at least; None without any."""
    ends = [
        element(name, text("real", repr(float(end))))
        for name, end in (("lowerBound", low), ("upperBound", high))
        if end is not None
    ]
    return element("value", element("interval", *ends)) if ends else None


def amount(low: float | None, value: float | None, high: float | None) -> Markup:
    """A number and its range: the number stands first, for readers that take one value only."""
    point = None if value is None else real(value)
    ends = span(low, high)
    return element("values", *([unavailable()] if point is None and ends is None else [point, ends]))


class Value(Struct, frozen=True):
    """A value as it was read: words, until a field says what they must be."""

    kind: str
    words: str
    line: int
    concept: str = ""
    low: str | None = None
    high: str | None = None
    whole: bool = True
    """False: of a kind that cannot be told in words."""


def values_of(part: Element) -> tuple[Value, ...]:
    """The values of a part, whether inside `values` or, as in version 2, directly."""
    lists = part.all("values")
    held = [v for found in lists for v in found.all("value")] + part.all("value")
    return tuple(value for found in held for value in _values(found))


def _values(found: Element) -> Iterator[Value]:
    concept = found.attribute("mcdaConcept")
    for child in found.children:
        if child.name in KINDS:
            child.understood = True
            yield _value(child, concept)


def _value(child: Element, concept: str) -> Value:
    kind = child.name
    if kind == "interval":
        low, high = (_end(child.one(name)) for name in ("lowerBound", "upperBound"))
        return Value(kind, "", child.line, concept, low, high)
    if kind == "rational":
        parts = [p.words for name in ("numerator", "denominator") if (p := child.one(name))]
        return _fraction(parts, child.line, concept)
    if kind == "valuedLabel":
        inner = child.one("value")
        named = child.one("label")
        told = next(_values(inner), None) if inner is not None else None
        words = told.words if told else ""
        _ = named.text if named is not None else ""
        return Value(kind, words, child.line, concept, whole=told is not None and told.whole)
    if kind == "fuzzyNumber":
        child.leave()
        return Value(kind, "", child.line, concept, whole=False)
    return Value(kind, child.text if kind == "label" else child.words, child.line, concept)


def _end(bound: Element | None) -> str | None:
    """The words of one end; an open end is not the end itself, and stays among what is not understood."""
    if bound is None:
        return None
    if bound.attributes.get("open") in ("false", "0"):
        bound.attribute("open")
    number = next((c for c in bound.children if c.name in ("integer", "real", "rational")), None)
    if number is None:
        return None
    number.understood = True
    value = _value(number, "")
    return value.words if value.whole else None


def _fraction(parts: list[str], line: int, concept: str) -> Value:
    try:
        words = repr(int(parts[0]) / int(parts[1]))
    except (ValueError, ZeroDivisionError, IndexError, OverflowError):
        return Value("rational", "/".join(parts), line, concept, whole=False)
    return Value("rational", words, line, concept)
