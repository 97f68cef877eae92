"""From a written word to a value: one parser for each kind of field, whatever file it stands in."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from typing import Any

from msgspec import inspect as mi

from moothall.business_case.languages import said as _
from moothall.project.problems import listed, nearest

Parse = Callable[[str], Any]


class CellError(ValueError):
    """A word that is not what its field allows; the message says what is allowed."""


class _PercentSignError(CellError):
    """A number with a percent sign: 55 where a percentage is asked, 0.55 where a share is."""

    def __init__(self, number: float) -> None:
        self.number = number
        super().__init__(_("write the number without a percent sign."))


class _FractionError(CellError):
    """A number written as a fraction, as 1/5."""

    def __init__(self, word: str, number: float) -> None:
        self.number = number
        super().__init__(_('a number is needed; this is "{word}".').format(word=word))


YES = {"yes": True, "true": True, "no": False, "false": False}
MAYBE_NUMBER = re.compile(r"^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$")
WHOLE = re.compile(r"^[+-]?\d{1,40}$")
OTHER_DATE = re.compile(r"^(\d{1,2})[./\-](\d{1,2})[./\-](\d{4})$")
FRACTION = re.compile(r"^([+-]?\d{1,15}(?:\.\d*)?)\s*/\s*(\d{1,15}(?:\.\d*)?)$")
FINANCIAL_YEAR = re.compile(r"^(\d{4})\s*[-/\u2010-\u2014\u2212]\s*(\d{2}|\d{4})$")
YEARS = (1900, 2200)
"""Bounds of a year, in framework/fields.py."""
DIVIDERS = re.compile(r"[+,/|&\s]+")
"""What people put between ids where semicolons belong."""
THOUSANDS = re.compile(r"^[+-]?[£$€]?\d{1,3}(,\d{3})+(\.\d+)?$")


_BARE: dict[int, tuple[mi.Type, tuple[mi.Type, bool]]] = {}


def unwrapped(kind: mi.Type) -> tuple[mi.Type, bool]:
    """A type without its wrappings, and whether it may be empty (None)."""
    known = _BARE.get(id(kind))
    if known is None:
        known = _BARE[id(kind)] = (kind, _unwrapped(kind))
    return known[1]


def _unwrapped(kind: mi.Type) -> tuple[mi.Type, bool]:
    if isinstance(kind, mi.Metadata):
        return unwrapped(kind.type)
    if isinstance(kind, mi.UnionType):
        some = [t for t in kind.types if not isinstance(t, mi.NoneType)]
        if len(some) == 1:
            return unwrapped(some[0])[0], len(some) < len(kind.types)
        return mi.UnionType(tuple(unwrapped(t)[0] for t in some)), len(some) < len(kind.types)
    return kind, False


def description(kind: mi.Type) -> str:
    """What the field's own note says of it, or nothing."""
    if isinstance(kind, mi.Metadata):
        own = (kind.extra_json_schema or {}).get("description", "")
        return str(own) or description(kind.type)
    return ""


def text(kind: mi.StrType) -> Parse:
    """Parser of text with its bounds and pattern."""
    pattern = re.compile(kind.pattern) if kind.pattern else None
    low, high = kind.min_length or 0, kind.max_length or 0

    def parse(word: str) -> str:
        if len(word) < low:
            raise CellError(_("some text is needed here."))
        if high and len(word) > high:
            raise CellError(
                _("the text has {n} characters; at most {most} are kept.").format(
                    n=f"{len(word):,}", most=f"{high:,}"
                )
            )
        if pattern and not pattern.search(word):
            raise CellError(
                _('"{word}" does not fit: {rule}.').format(word=word, rule=_pattern_words(kind.pattern or ""))
            )
        return word

    return parse


def _pattern_words(pattern: str) -> str:
    known = {
        "^[A-Z]$": _("one capital letter, as B"),
        "^[A-Z]{3}$": _("three capital letters, as GBP"),
        r"^\d+\.\d+\.\d+$": _("a version such as 1.0.0"),
    }
    if pattern.startswith("^[A-Za-z0-9][A-Za-z0-9_."):
        return _("an id is at most 64 letters, digits, dots, dashes or underscores, without spaces")
    if "@" in pattern:
        return _("a pin such as essu_2007@1.0.0 or essu_2007@1.0.0#sha256")
    return known.get(pattern, _("it must look like {pattern}").format(pattern=pattern))


def whole(kind: mi.IntType) -> Parse:
    """Parser of a whole number with its bounds."""

    def parse(word: str) -> int:
        if WHOLE.match(word):
            return int(_within(int(word), kind))
        if (kind.ge, kind.le) == YEARS and (first := _starts(word)):
            raise CellError(
                _('write {first}, the year in which it starts; this is "{word}".').format(
                    first=first, word=word
                )
            )
        value = _number(word)
        if value != int(value):
            raise CellError(
                _("a whole number is needed{bounds}; this is {value}.").format(
                    bounds=_bounds(kind), value=word
                )
            )
        return int(_within(int(value), kind))

    return parse


def _starts(word: str) -> str | None:
    """The year in which a financial year such as 2027-28 starts; None where the word is none."""
    found = FINANCIAL_YEAR.match(word.strip())
    first = int(found[1]) if found else 0
    return str(first) if found and int(found[2]) in (first + 1, (first + 1) % 100) else None


def number(kind: mi.FloatType) -> Parse:
    """Parser of a number with its bounds; 12.5% is refused with the way to write it."""

    def parse(word: str) -> float:
        try:
            return float(_within(_number(word), kind)) + 0.0  # a minus before zero is dropped
        except _PercentSignError as error:
            asked = error.number / 100 if kind.le == 1 else error.number
            raise CellError(
                _('write {number}, without a percent sign; this is "{word}".').format(
                    number=f"{asked:g}", word=word
                )
            ) from None
        except _FractionError as error:
            raise CellError(
                _('write {number}, as a decimal; this is "{word}".').format(
                    number=f"{error.number:.6g}", word=word
                )
            ) from None

    return parse


def _number(word: str) -> float:
    word = word.strip()
    if MAYBE_NUMBER.match(word):
        value = float(word)
        if value in (float("inf"), float("-inf")):
            raise CellError(_("{word} is too large.").format(word=word))
        return value
    if THOUSANDS.match(word):
        plain = word.translate(str.maketrans("", "", ",£$€"))
        raise CellError(
            _('write the number plainly, without signs or separators: {plain}, not "{word}".').format(
                plain=plain, word=word
            )
        )
    if word.endswith("%") and MAYBE_NUMBER.match(word[:-1].strip()):
        raise _PercentSignError(float(word[:-1]))
    parts = FRACTION.match(word)
    if parts and float(parts[2]):
        raise _FractionError(word, float(parts[1]) / float(parts[2]))
    raise CellError(_('a number is needed; this is "{word}".').format(word=word))


def _bounds(kind: Any) -> str:
    low = kind.ge if kind.ge is not None else kind.gt
    high = kind.le if kind.le is not None else kind.lt
    if kind.gt is not None:
        if high is None:
            return _(" above {low}").format(low=_bound(low))
        return _(" above {low}, up to {high},").format(low=_bound(low), high=_bound(high))
    if low is not None and high is not None:
        return _(" from {low} to {high}").format(low=_bound(low), high=_bound(high))
    if low is not None:
        return _(" of at least {low}").format(low=_bound(low))
    return _(" of at most {high}").format(high=_bound(high)) if high is not None else ""


def _bound(value: float) -> str:
    """A bound in words; years have no separators."""
    return f"{int(value):,}" if abs(value) >= 10_000 else f"{value:g}"


def _within(value: float, kind: Any) -> float:
    below = (kind.ge is not None and value < kind.ge) or (kind.gt is not None and value <= kind.gt)
    above = (kind.le is not None and value > kind.le) or (kind.lt is not None and value >= kind.lt)
    if below or above:
        raise CellError(
            _("a number{bounds} is needed; this is {value}.").format(
                bounds=_bounds(kind), value=f"{value:.12g}"
            )
        )
    return value


def yes_or_no(word: str) -> bool:
    """Yes or no."""
    value = YES.get(word.strip().casefold())
    if value is None:
        raise CellError(_('write yes or no; this is "{word}".').format(word=word))
    return value


def day(word: str) -> datetime.date:
    """A date as 2026-05-31."""
    try:
        return datetime.datetime.strptime(word.strip().removesuffix("T00:00:00"), "%Y-%m-%d").date()
    except ValueError:
        raise CellError(
            _('a date such as 2026-05-31 is needed; this is "{word}".').format(word=word) + _iso(word)
        ) from None


def _iso(word: str) -> str:
    """What a date with the day first is meant to be."""
    found = OTHER_DATE.match(word.strip())
    if not found:
        return ""
    first, second, year = (int(part) for part in found.groups())
    try:
        return " " + _("Did you mean {what}?").format(what=datetime.date(year, second, first).isoformat())
    except ValueError:
        return ""


def choice(allowed: tuple[Any, ...]) -> Parse:
    """One of a few words."""
    words = {str(a): a for a in allowed}

    def parse(word: str) -> Any:
        if word in words:
            return words[word]
        raise CellError(
            _('"{word}" is not known.{nearest} Allowed: {words}.').format(
                word=word, nearest=nearest(word, words), words=listed(words)
            )
        )

    return parse


def many(item: Parse) -> Parse:
    """A list divided by semicolons."""

    def parse(word: str) -> tuple[Any, ...]:
        parts = [part.strip() for part in word.split(";") if part.strip()]
        try:
            return tuple(item(part) for part in parts)
        except CellError:
            divided = [p for part in parts for p in DIVIDERS.split(part) if p]
            if len(divided) == len(parts) or not _all_read(divided, item):
                raise
            raise CellError(
                _('divide several with semicolons: {divided}, not "{word}".').format(
                    divided=";".join(divided), word=word
                )
            ) from None

    return parse


def _all_read(parts: Iterable[str], item: Parse) -> bool:
    try:
        return bool([item(part) for part in parts])
    except CellError:
        return False


_PARSERS: dict[int, tuple[mi.Type, Parse]] = {}
# Kinds are not hashable; the kind is kept beside its parser, so that its identity stays its own.


def parser(kind: mi.Type) -> Parse:
    """The parser of a field's kind; TypeError for kinds that no single cell can hold."""
    known = _PARSERS.get(id(kind))
    if known is None:
        known = _PARSERS[id(kind)] = (kind, _parser(unwrapped(kind)[0]))
    return known[1]


def _parser(kind: mi.Type) -> Parse:
    if isinstance(kind, mi.StrType):
        return text(kind)
    if isinstance(kind, mi.IntType):
        return whole(kind)
    if isinstance(kind, mi.FloatType):
        return number(kind)
    if isinstance(kind, mi.BoolType):
        return yes_or_no
    if isinstance(kind, mi.DateType):
        return day
    if isinstance(kind, mi.LiteralType):
        return choice(tuple(kind.values))
    if isinstance(kind, mi.VarTupleType):
        return many(_parser(unwrapped(kind.item_type)[0]))
    raise TypeError(f"no single cell can hold {kind!r}")


def written(cell: object, percent: bool = False) -> str:
    """A plain value, as from a sheet, as it stands in a CSV file; `percent`: the sheet shows it with a %."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        if percent:
            return f"{cell * 100:.12g}%"
        return repr(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    return "" if cell is None else str(cell)


def is_text(kind: mi.Type) -> bool:
    """Whether a field is free text, whose blanks at both ends are kept as written."""
    bare, _ = unwrapped(kind)
    return isinstance(bare, mi.StrType) and bare.pattern is None
