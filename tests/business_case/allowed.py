"""Digits in a document that are no figures: why they may stand there without a path.

quoted   somebody's own words, title or id, as it stands in the project, the findings or the framework
date     a day or a year that stands there
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from moothall.business_case.wording import date, dated

LONG_ENOUGH = 12
"""Letters of a quotation; a shorter one could be a figure that happens to be said elsewhere."""
ID = re.compile(r"[^\W\d]+[\w./-]*\d[\w./-]*|\d+[\w.-]*[^\W\d_][\w.-]*")
TOKEN = re.compile(r"\S*\d\S*")
DIGIT = re.compile(r"\d")
YEAR = re.compile(r"(?<![\d£€$.,])(?:19|20)\d\d(?:-\d\d)?(?![\d%,]|\.\d)")
EDGES = ".,;:()'\"“”‘’?!"


class Allowed:
    """Every text and day that some values hold."""

    def __init__(self, *values: object) -> None:
        self.days: set[str] = set()
        self.years: set[int] = set()
        self._ids: set[str] = set()
        self._quotes: defaultdict[str, list[str]] = defaultdict(list)
        texts = set(self._read(values))
        for text in texts:
            if DIGIT.search(text):
                self._take(text)
        for quotes in self._quotes.values():
            quotes.sort(key=len, reverse=True)

    def _read(self, value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, Struct):
            for name in value.__struct_fields__:
                yield from self._read(getattr(value, name))
        elif isinstance(value, dict):
            for key, part in value.items():
                yield str(key)
                yield from self._read(part)
        elif isinstance(value, tuple | list | frozenset):
            for part in value:
                yield from self._read(part)
        elif isinstance(value, datetime.date):
            self.days.add(date(value))
            self.years.add(value.year)

    def _take(self, text: str) -> None:
        said = " ".join(dated(text).split()).strip(EDGES)
        if ID.fullmatch(said):
            self._ids.add(said)
        elif len(said) >= LONG_ENOUGH:
            for token in {t.strip(EDGES) for t in TOKEN.findall(said)}:
                self._quotes[token].append(said)

    def left(self, text: str) -> str:
        """What is left of a text without what is allowed; digits in it are figures without a path."""
        said = " ".join(text.replace("\u2060", "").split())
        for token in [t.strip(EDGES) for t in TOKEN.findall(said)]:
            for quote in self._quotes.get(token, ()):
                said = _without(said, quote)
        for day in self._days_in(said):
            said = _without(said, day)
        said = YEAR.sub(self._year, said)
        return TOKEN.sub(lambda t: "" if self._is_id(t.group()) else t.group(), said)

    def _days_in(self, said: str) -> Iterable[str]:
        return [day for day in DAY.findall(said) if day in self.days]

    def _is_id(self, token: str) -> bool:
        bare = token.strip(EDGES)
        return bare in self._ids or any(part in self._ids for part in [bare.removesuffix("s")])

    def _year(self, found: re.Match[str]) -> str:
        return "" if int(found.group()[:4]) in self.years else found.group()


DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")


def _without(said: str, quote: str) -> str:
    if quote in said:
        return said.replace(quote, "")
    capital = quote[:1].upper() + quote[1:]
    return said.replace(capital, "")
