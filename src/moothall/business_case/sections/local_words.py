"""How figures of the local economy are said: posts, factors and ranges, no finer than they are known."""

from __future__ import annotations

from collections.abc import Callable

from moothall.business_case.amounts import amount, ratio
from moothall.business_case.wording import _, plain
from moothall.findings.local_economy import FactorUsed, Span

FINE = 10
"""Fewer posts are told to the tenth."""
AS_NOW = "as now: "
"""Begins what is missing of the reference case."""


def cannot_tell() -> str:
    """Said where a figure is missing that no other can stand for."""
    return _("cannot tell")


def posts(value: float, plus: bool = True) -> str:
    """Posts with their sign, whole or to the tenth: '+30', '−3.8', '0'."""
    return _signed(value, plain(abs(round(value, 1))), plus)


def direct(value: float | None) -> str:
    """Posts as counted, where they may be told."""
    return _("not told") if value is None else posts(value)


def posts_span(span: Span | None, plus: bool = True) -> str:
    """Posts with their range, alike in all figures: '−15 (−22 to −8)', '−1.9 (−2.0 to −1.7)'."""
    if span is None:
        return cannot_tell()
    known = [v for v in (span.low, span.likely, span.high) if v is not None]
    fine = max(map(abs, known)) < FINE and any(round(v, 1) % 1 for v in known)

    def said(value: float) -> str:
        return _signed(value, f"{abs(value):,.{1 if fine else 0}f}", plus)

    low, high = said(span.low), said(span.high)
    between = low if low == high else f"{low} {_('to')} {high}"
    if span.likely is None:
        return between
    likely = said(span.likely)
    return likely if low == high == likely else f"{likely} ({between})"


def _signed(value: float, said: str, plus: bool) -> str:
    if not float(said.replace(",", "")):
        return said
    return f"{'−' if value < 0 else '+' if plus else ''}{said}"


def factor(code: str) -> str:
    """What a factor is called."""
    return {
        "leakage": _("Leakage: posts that go to people from elsewhere"),
        "displacement": _("Displacement: other posts in the area lost by it"),
        "substitution": _("Substitution: posts that only replace others"),
        "multiplier": _("Multiplier: posts in all for each post"),
    }.get(code, code)


def missing(code: str) -> str:
    """What is not known."""
    inner = code.removeprefix(AS_NOW)
    said = {
        "leakage": _("no figure for leakage"),
        "displacement": _("no figure for displacement"),
        "substitution": _("no figure for substitution"),
        "multiplier": _("no multiplier"),
        "posts": _("a number of posts is missing"),
        "probability": _("likely posts have no probability"),
        "reference": _("no posts are recorded for continuing as now"),
        "told": _("posts are too few to tell, or not told apart"),
        "together": _("places are told together with others"),
    }.get(inner, inner)
    return _("continuing as now: {said}").format(said=said) if code.startswith(AS_NOW) else said


def factor_span(used: FactorUsed) -> str:
    """A factor with its range: '15% (10% to 25%)', '1.50'."""
    unit = "" if used.factor == "multiplier" else "%"
    tell = ratio if used.factor == "multiplier" else lambda value: plain(round(value or 0.0, 1))
    ends = f"{tell(used.span.low)}{unit} {_('to')} {tell(used.span.high)}{unit}"
    if used.span.likely is None:
        return ends
    likely = f"{tell(used.span.likely)}{unit}"
    return likely if used.span.low == used.span.high else f"{likely} ({ends})"


def ratio_span(span: Span | None) -> str:
    """A multiplier with its range: '1.46 (1.32 to 1.58)'."""
    if span is None:
        return cannot_tell()
    low, high = ratio(span.low), ratio(span.high)
    between = low if low == high else f"{low} {_('to')} {high}"
    if span.likely is None or low == high:
        return between
    return f"{ratio(span.likely)} ({between})"


def lm3_span(span: Span | None) -> str:
    """LM3 with its range, to the tenth: '1.9 to 2.1'."""
    if span is None:
        return cannot_tell()
    low, high = f"{span.low:.1f}", f"{span.high:.1f}"
    return low if low == high else f"{low} {_('to')} {high}"


def money_span(
    span: Span | None, currency: str, plus: bool = False, tell: Callable[[float, str], str] = amount
) -> str:
    """Money with its range: '£9.7m to £11.6m'; with a plus for gains where it is a change."""
    if span is None:
        return cannot_tell()

    def said(value: float) -> str:
        return f"{'+' if plus and round(value) > 0 else ''}{tell(value, currency)}"

    low, high = said(span.low), said(span.high)
    between = low if low == high else f"{low} {_('to')} {high}"
    if span.likely is None or low == high:
        return between
    return f"{said(span.likely)} ({between})"


def percent_span(span: Span | None) -> str:
    """A percentage with its range, whole."""
    if span is None:
        return cannot_tell()
    low, high = f"{span.low:.0f}%", f"{span.high:.0f}%"
    return low if low == high else f"{low} {_('to')} {high}"
