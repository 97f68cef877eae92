"""Numbers as people write them in tables of money: £1,200, (300), 1.2m, 40%.

A word is read as meant where only one number can be meant, and refused where two can. Plain numbers
never come here. The decimal mark is a point, as everywhere in a project.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from moothall.files.cells import CellError

Unit = Literal["money", "share", "percent", "number"]
"""What a column of numbers holds; a share goes from 0 to 1, a percentage from 0 to 100."""


class Asked(Struct, frozen=True):
    """What is known of a cell before it is read."""

    unit: Unit
    currency: str = ""
    """Code of the project's currency; empty: not known, so any will do"""
    own_unit: str = ""
    """Unit that the row gives itself, as GBP m or months; then no sign and no word may stand in the cell"""


MINUSES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d"), "-")
BLANKS = dict.fromkeys(map(ord, "\u00a0\u2007\u2008\u2009\u200a\u202f\u205f"), " ")
NOTHING = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u2060\ufeff"), "")
QUOTES = dict.fromkeys(map(ord, "\u2018\u2019\u02bc"), "'")
LETTERS = MINUSES | BLANKS | NOTHING | QUOTES
"""Letters that look like a minus, a blank, nothing or an apostrophe."""

WORD = re.compile(
    r"(?P<open>\()?\s*(?P<minus>[-+])?\s*(?P<before>[A-Za-z]*\s*[£$€¥]?)\s*(?P<opened>\()?\s*(?P<second>[-+])?\s*"
    r"(?P<digits>\d[\d,.' ]*|\.\d+)\s*(?P<after>[A-Za-z£$€¥%\s]*)(?P<last>-)?\s*(?P<close>\))?"
)
PIECE = re.compile(r"[A-Z]{1,2}\$|[£$€¥%]|[A-Za-z]+")
GROUPED = re.compile(r"[1-9]\d{0,2}(?:(,)\d{3}|( )\d{3}|(')\d{3})(?:(?:\1|\2|\3)\d{3})*(?:\.\d*)?")
PLAIN = re.compile(r"\d+(?:\.\d*)?|\.\d+")
DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d*)?")
COMMA_AT_END = re.compile(r"(?P<whole>[\d ']+),(?P<rest>\d{1,2})")
MAYBE_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}")
LONGEST = 60


def doubtful(word: str) -> str | None:
    """What a plain number may mean besides, as 1200 for 1.200; None where it can only mean itself."""
    bare = word.lstrip("+-")
    return word.replace(".", "") if MAYBE_THOUSANDS.fullmatch(bare) else None


SCALES = {
    "k": 3, "thousand": 3,
    "m": 6, "mn": 6, "million": 6, "millions": 6,
    "bn": 9, "billion": 9, "billions": 9,
}  # fmt: skip
"""Words behind a number, as powers of ten."""

SIGNS = {
    "£": ("GBP", "GGP", "JEP", "IMP", "GIP", "FKP", "SHP"),
    "€": ("EUR",),
    "$": ("USD", "AUD", "NZD", "CAD", "SGD", "HKD"),
    "¥": ("JPY", "CNY"),
    "US$": ("USD",), "A$": ("AUD",), "AU$": ("AUD",), "NZ$": ("NZD",), "C$": ("CAD",), "CA$": ("CAD",),
}  # fmt: skip
"""Signs with the currencies that they may stand for."""
CODES = frozenset(code for codes in SIGNS.values() for code in codes) | {"CHF", "DKK", "NOK", "SEK", "INR"}


def plainly(word: str, asked: Asked) -> str:
    """The number that a word means, written plainly; CellError where it may be several, or none."""
    text = word.translate(LETTERS).strip()
    if text == "-":
        raise CellError("a dash may mean nothing or not known; write 0, or leave the cell empty.")
    found = WORD.fullmatch(text) if len(text) <= LONGEST else None
    if found is None:
        raise _no_number(word)
    before, after = PIECE.findall(found["before"]), PIECE.findall(found["after"])
    if any(piece.casefold() in SCALES for piece in before):
        raise _no_number(word)
    signs, power, percent = _sorted(word, [*before, *after], asked)
    number = Decimal(_digits(word, found["digits"].strip(), bool(signs) and not power))
    if _negative(word, found):
        number = -number
    if percent and asked.unit == "share":
        number /= 100
    return _written(number.scaleb(power))


def currencies(word: str) -> frozenset[str]:
    """Codes of the currencies that the sign in an amount may stand for; none: it has no sign."""
    found = WORD.fullmatch(word.translate(LETTERS).strip())
    pieces = PIECE.findall(found["before"]) + PIECE.findall(found["after"]) if found else []
    signs = (p for p in pieces if p in SIGNS or p.upper() in CODES)
    return frozenset(code for sign in signs for code in SIGNS.get(sign, (sign.upper(),)))


def _no_number(word: str) -> CellError:
    return CellError(f'a number is needed; this is "{word}".')


def _negative(word: str, found: re.Match[str]) -> bool:
    """Whether a minus or brackets stand around a number; both at once say nothing clear."""
    opened = [g for g in (found["open"], found["opened"]) if g]
    if len(opened) != bool(found["close"]):
        raise _no_number(word)
    marks = [g for g in (found["minus"], found["second"], found["last"]) if g]
    if len(marks) + len(opened) > 1:
        raise CellError(f'one minus, or brackets for it, is understood; this is "{word}".')
    return bool(opened) or "-" in marks


def _sorted(word: str, pieces: Iterable[str], asked: Asked) -> tuple[list[str], int, bool]:
    """What stands before and behind the digits: signs of currencies, the power of ten, a percent sign."""
    signs, powers, percents = [], [], 0
    for piece in pieces:
        if piece == "%":
            percents += 1
        elif piece.casefold() in SCALES:
            powers.append(SCALES[piece.casefold()])
        elif piece in SIGNS or piece.upper() in {*CODES, asked.currency}:
            signs.append(piece)
        else:
            raise _no_number(word)
    if len(powers) > 1 or percents > 1 or (percents and (signs or powers)):
        raise _no_number(word)
    if percents and asked.unit not in ("share", "percent"):
        what = "an amount of money" if asked.unit == "money" else "a number"
        raise CellError(f'{what} is needed, not a percentage; this is "{word}".')
    if signs or powers:
        _allowed(word, signs, asked)
    return signs, sum(powers), bool(percents)


def _allowed(word: str, signs: Iterable[str], asked: Asked) -> None:
    if asked.unit != "money":
        raise _no_number(word)
    if asked.own_unit:
        raise CellError(f'the row gives its unit, "{asked.own_unit}"; write the number alone, not "{word}".')
    for sign in signs:
        meant = SIGNS.get(sign, (sign.upper(),))
        if asked.currency and asked.currency not in meant:
            raise CellError(
                f'"{word}" has {sign}, but the money of this project is in {asked.currency} (currency in '
                f"project.yaml); write the amount in {asked.currency}."
            )


def _digits(word: str, digits: str, signed: bool) -> str:
    """Digits without their separators; CellError where these may be two things.

    signed : a currency sign stands beside it, and no word such as m
    """
    if signed and MAYBE_THOUSANDS.fullmatch(digits):
        whole = digits.replace(".", "")
        raise CellError(f'"{word}" may be {whole} or {Decimal(digits).normalize():f}; write the one meant.')
    if PLAIN.fullmatch(digits):
        return digits
    if GROUPED.fullmatch(digits):
        return re.sub("[, ']", "", digits)
    if DOTTED.fullmatch(digits):
        raise _points(word, digits)
    short = COMMA_AT_END.fullmatch(digits)
    if short:
        whole = re.sub("[ ']", "", short["whole"])
        raise CellError(
            f'"{word}" may be {whole}.{short["rest"]} or {whole}{short["rest"]}; write the one meant, with a '
            "point before decimals."
        )
    raise CellError(f'separators stand between thousands only, as in 1,200,000; this is "{word}".')


def _points(word: str, digits: str) -> CellError:
    plain = digits.replace(".", "").replace(",", ".").rstrip(".")
    return CellError(
        f'points mark decimals here, never thousands; write {plain} if that is meant, not "{word}".'
    )


def _written(number: Decimal) -> str:
    plain = format(number, "f")
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if plain in ("-0", "") else plain
