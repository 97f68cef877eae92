"""Digits in a document that are no figures of the appraisal: why they may stand there without a path.

- quoted: somebody's own words, title or id, as it stands in the project, the findings or the framework;
- ours: the document's own fixed words, as "Stage 1" or "0 is best": the same for every project;
- dates: a day or a year that stands in the project, or a year of the horizon;
- places: the number of a source in the list of sources, of a section of the document;
- rest: how many more there are of what is counted beside it, the end of a fixed scale, the number before a
  threshold, the name of a percentile or of a multiplier.
"""

from __future__ import annotations

import ast
import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from string import Formatter

from msgspec import Struct

import moothall.business_case
from moothall.business_case.wording import capital, date, dated

LONG_ENOUGH = 12
"""Letters of a quotation within other words; a shorter one could be a figure that is said elsewhere too."""
OURS = 5
"""Letters of the document's own words between two figures."""
ID = re.compile(r"[^\W\d]+[\w./-]*\d[\w./-]*|\d+[\w.-]*[^\W\d_][\w.-]*")
TOKEN = re.compile(r"\S*\d\S*")
DIGIT = re.compile(r"\d")
YEAR = re.compile(r"(?<![\d£€$.,])(?:19|20)\d\d(?:-\d\d)?(?![\d%]|[.,]\d)")
MONTH = re.compile(r"[A-Z][a-z]+ \d{4}")
DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")
EDGES = ".,;:()'\"“”‘’?!"
REST = re.compile(
    r"^\d+ more( of this check)?$|\b\d+ other groups? would object too"
    r"|\bP(50|80|95)\b|^(5|20|50|80|95)% (lie )?below$|^LM3$|^of 5\b|^[123]: |^0 on |\b1/$",
)
LESS = re.compile(r"counts of 1 to \d+ are never told")
CUT = " …"
FOLDER = Path(next(iter(moothall.business_case.__path__)))


class Allowed:
    """Every text and day that some values hold, and the document's own words."""

    def __init__(self, *values: object) -> None:
        self.days: set[str] = set()
        self.years: set[int] = set()
        self._ids: set[str] = set()
        self._quotes: defaultdict[str, list[str]] = defaultdict(list)
        self._whole: set[str] = set()
        for text in sorted(set(self._read(values))):
            if DIGIT.search(text):
                self._take(text)
        for words in ours():
            self._quote(words)
        for quotes in self._quotes.values():
            quotes.sort(key=len, reverse=True)

    def _read(self, value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, Struct):
            for name in value.__struct_fields__:
                part = getattr(value, name)
                if name.endswith(("year", "until")) and isinstance(part, int):
                    self.years.add(part)
                yield from self._read(part)
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
        if any(map(str.isalpha, said)):
            self._whole.add(said)
        elif YEAR.fullmatch(said):
            self.years.add(int(said[:4]))
        if ID.fullmatch(said):
            self._ids.add(said)
        elif len(said) >= LONG_ENOUGH and not MONTH.fullmatch(said):
            self._quote(said)
        kind, colon, name = said.partition(": ")
        if colon:
            self._quote(f"{capital(name)} ({kind})")

    def _quote(self, said: str) -> None:
        for token in {t.strip(EDGES) for t in TOKEN.findall(said)}:
            self._quotes[token].append(said)

    def left(self, text: str) -> str:
        """What is left of a text without what is allowed; digits in it are figures without a path."""
        said = " ".join(dated(text).replace("\u2060", "").split())
        if said.strip(EDGES) in self._whole or all(self._alone(part) for part in re.split("[,;] ", said)):
            return ""
        said = LESS.sub("", said)
        for token in [t.strip(EDGES) for t in TOKEN.findall(said)]:
            for quote in self._quotes.get(token, ()):
                said = _without(said, quote)
        for day in self._days_in(said):
            said = _without(said, day)
        said = YEAR.sub(self._year, REST.sub("", said.strip()))
        return TOKEN.sub(lambda t: "" if self._is_id(t.group()) else t.group(), said)

    def _alone(self, part: str) -> bool:
        bare = part.strip(EDGES)
        return not DIGIT.search(bare) or bare in self._whole | self.days | self._ids

    def _days_in(self, said: str) -> Iterable[str]:
        return [day for day in DAY.findall(said) if day in self.days]

    def _is_id(self, token: str) -> bool:
        bare = token.strip(EDGES)
        return bare in self._ids or any(part in self._ids for part in re.split("[/.]", bare))

    def _year(self, found: re.Match[str]) -> str:
        return "" if int(found.group()[:4]) in self.years else found.group()


@cache
def ours() -> frozenset[str]:
    """The words between the places of every sentence that the code holds, where they have a digit."""
    return frozenset(
        part
        for path in sorted(FOLDER.rglob("*.py"))
        for literal in _sentences(path)
        for part, *_rest in Formatter().parse(literal)
        if DIGIT.search(part) and sum(map(str.isalpha, part)) >= OURS
        for part in [" ".join(part.split()).strip(EDGES)]
    )


def _sentences(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "counted"):
            for given in node.args:
                if isinstance(given, ast.Constant) and isinstance(given.value, str):
                    yield given.value


def _without(said: str, quote: str) -> str:
    if quote in said:
        return said.replace(quote, "")
    if said.endswith(CUT) and quote.startswith(said.removesuffix(CUT)):
        return ""
    return said.replace(capital(quote), "")
