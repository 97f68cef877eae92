"""Figures as a document says them, followed to where they stand and held against what is there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

import msgspec

from moothall.business_case.paths import FRAMEWORK, METHOD, PROJECT
from moothall.files.findings import findings_json
from moothall.files.methods import library_methods
from moothall.findings.findings import Findings
from moothall.project.project import Project
from tests.spec.spec import table

FIGURE = re.compile(r"([-+]?)[£€$]?(\d[\d,]*(?:\.\d+)?)(m|k|%)?")
STEP = re.compile(
    r'\.([\w-]+)|\[(\d+)\]|\["([^"]+)"\]|^([\w-]+)'
    r"|\[\?([^\]]+)\]|\[(\*)\]|\[(\w+/\w+)\]|\[\^([^\]]+)\]|\[(\d+:|[<>]-?\d+|#[\w,]+)\]"
)
FINANCIAL_YEAR = re.compile(r"(?<!\d)(\d{4})-\d\d(?!\d)")
SCALES = {"m": 1e6, "k": 1e3, "%": 0.01, None: 1.0}
UNDER, OVER = re.compile(r"(\bunder|\bfewer than|<)\s*\W*$"), re.compile(r"\b(over|just over)\s*$")
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
TURNED: tuple[tuple[re.Pattern[str], Callable[[float], Iterable[float]]], ...] = (
    # differences of points or of shares, told in hundredths
    (re.compile(r"^ranking\.(change|evidence_to_get)|gap|deviation|tolerance"), lambda n: (100 * n,)),
    # 'about a third less', 'about 2.5 times as much'
    (re.compile(r"switching\[\d+\]\.change$"), lambda n: (-n, 1 + n)),
    # a factor, told as what it adds
    (re.compile(r"readings\[\d+\]\.(set_up|running|savings)$"), lambda n: (n - 1,)),
    # tonnes are told to the nearest ten
    (re.compile(r"^sustainability\.emissions\["), lambda n: (round(n, -1),)),
    # rows of a file begin below its heading
    (re.compile(r"unplaced\[\d+\]\.line$"), lambda n: (n + 1,)),
)
"""Fields whose words do not say the number as it stands."""
SIZES = re.compile(r"\.(gap|peak_funding|deviation|net)$")
"""Fields told without a sign where words say the way: '£5,000 too low', '2 years less', '16 posts fewer'."""
NARROW = 12
"""Figures of a part that a single path may stand for; one that names more says too little."""


class Said(NamedTuple):
    """A figure in words: what it says, by how much it may be rounded, and whether it is only a limit."""

    value: float
    room: float
    limit: str
    percent: bool = False
    signed: bool = False


class Whole(NamedTuple):
    """All that a path may lead to, as plain values."""

    findings: Any
    project: Any
    methods: Any = None
    """By id; a table in Markdown is a list of its rows"""


def whole(project: Project, findings: Findings) -> Whole:
    """Findings as they stand in findings.json, and the project as it was read."""
    return Whole(msgspec.json.decode(findings_json(findings)), given(project))


def given(project: Project) -> Any:
    """A project as plain values."""
    return msgspec.json.decode(msgspec.json.encode(project))


@cache
def worked_examples() -> Any:
    """The methods of the library by their ids, with the tables of their examples as rows."""
    found = {m.id: msgspec.json.decode(msgspec.json.encode(m)) for m in library_methods()}
    for example in (e for method in found.values() for e in method["examples"]):
        example |= {side: table(example[side]) for side in ("given", "expected")}
    return found


def follow(found: Whole, path: str) -> Any:
    """What stands at a path; KeyError, IndexError or TypeError where there is nothing."""
    roots = {PROJECT: found.project, FRAMEWORK: found.project["framework"], METHOD: found.methods}
    root, at = next(((r, at) for r, at in roots.items() if path.startswith(r)), ("", found.findings))
    rest = path.removeprefix(root)
    assert "".join(s.group() for s in STEP.finditer(rest)) == rest, path
    for step in STEP.finditer(rest):
        at = _narrowed(at, step[9]) if step[9] else _step(at, *step.groups()[:8])
    return at


def _narrowed(at: list[Any], step: str) -> list[Any]:
    if step.endswith(":"):
        return at[int(step[:-1]) :]
    if step.startswith("#"):
        return [list(told) for told in {tuple(str(part.get(f)) for f in step[1:].split(",")) for part in at}]
    limit = float(step[1:])
    return [number for number in at if (number > limit if step[0] == ">" else number < limit)]


def _step(
    at: Any, name: str, place: str, quoted: str, first: str, same: str, every: str, part: str, begin: str
) -> Any:
    if begin:
        return [words for words in at if words.startswith(begin)]
    if same:
        wanted = [clause.split("=", 1) for clause in same.split(",")]
        return [p for p in at if all(_plain(p[field]) in held.split("|") for field, held in wanted)]
    if every:
        return [q for p in (at.values() if isinstance(at, dict) else at) for q in _list(p)]
    if part:
        over, under = part.split("/")
        return at[over] / at[under]
    if isinstance(at, list) and place is None:
        return [q for p in at if (name or quoted) in p for q in _list(p[name or quoted])]
    return (
        at[int(place)] if place is not None and isinstance(at, list) else at[place or name or quoted or first]
    )


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _plain(value: Any) -> str:
    return (
        str(value).lower().replace("none", "null") if value is None or isinstance(value, bool) else str(value)
    )


def said(text: str) -> list[Said]:
    """Every figure of a text."""
    plain = FINANCIAL_YEAR.sub(r"\1", text.replace("−", "-").replace("\u2060", ""))
    return [_said(m, plain[: m.start()]) for m in FIGURE.finditer(plain)]


def _said(found: re.Match[str], before: str) -> Said:
    sign, digits, unit = found.groups()
    number = float(digits.replace(",", ""))
    decimals = len(digits.partition(".")[2])
    scale = SCALES[unit]
    limit = "under" if UNDER.search(before) else "over" if OVER.search(before) else ""
    return Said(
        (-number if sign == "-" else number) * scale,
        0.5 * 10**-decimals * scale,
        limit,
        unit == "%",
        bool(sign),
    )


def held(found: Whole, path: str) -> Any:
    """What stands at a path; where its error stands beside it, both as one share."""
    at = follow(found, path)
    try:
        return (
            {"share": at, "error": follow(found, f"{path}_error")} if path.startswith("money_chances") else at
        )
    except (KeyError, TypeError, AssertionError):
        return at


def without_unit(found: Whole, path: str, text: str) -> str:
    """The text without the unit of its figure, which may have digits of its own, as 'index 0 to 100'."""
    parent = re.fullmatch(r"(.+)\.\w+", path)
    part = follow(found, parent.group(1)) if parent else None
    unit = part.get("unit") if isinstance(part, dict) else None
    if not isinstance(unit, str) or not any(map(str.isdigit, unit)):
        return text
    return text.replace(unit, "").replace(unit[len("GBP") :], "")


def agrees(figure: Said, at: Any, path: str = "") -> bool:
    """Whether a figure is what stands at its path, rounded.

    Of a list it is the number of parts; of a part, a figure of it; of a key with words, the key.
    """
    if isinstance(at, dict) and {"share", "error"} <= at.keys():
        step = next((s for s in (0.01, 0.05) if s + 1e-9 >= 2 * at["error"]), 0.1)
        return _near(figure._replace(room=step / 2), at["share"])
    if isinstance(at, list | dict) and figure.value == len(at) and _is_many(at):
        return True
    if isinstance(at, str) and path.endswith((f".{figure.value:.0f}", f"[{figure.value:.0f}]")):
        return True
    if _is_words(at):
        numbers = [abs(s.value) for s in said(str(at))]
        figure = figure._replace(value=abs(figure.value))
    else:
        numbers = list(_numbers(at))
    return len(numbers) <= NARROW and any(_near(figure, n) for n in _meant(numbers, path, figure))


def _meant(numbers: list[float], path: str, figure: Said) -> Iterator[float]:
    """The numbers as they stand, and as the words of the path's field turn them."""
    yield from numbers
    if not figure.signed and SIZES.search(path):
        yield from (-n for n in numbers)
    if figure.percent:
        yield from (n / 100 for n in numbers)
    for field, turned in TURNED:
        if field.search(path):
            yield from (t for n in numbers for t in turned(n))


def placed(text: str, at: Any) -> bool:
    """Whether a place in words, 'first' or 'first to third', is the rank that stands at its path."""
    ends = [ORDINALS.index(word) + 1 for word in re.findall(r"[a-z]+", text.lower()) if word in ORDINALS]
    return not ends or at is None or [at["best"], at["worst"]] == [ends[0], ends[-1]]


def _near(figure: Said, value: float) -> bool:
    slack = 1e-6 * max(1.0, abs(value))
    if figure.limit == "under":
        return value <= figure.value + slack
    if figure.limit == "over":
        return value >= figure.value - slack
    return abs(figure.value - value) <= figure.room + slack


def _numbers(value: Any) -> Iterator[float]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _numbers(part)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield float(value)


def _is_many(at: Any) -> bool:
    """A list, or parts by their ids; the fields of one part are no count."""
    return isinstance(at, list) or all(isinstance(part, dict) for part in at.values())


def _is_words(at: Any) -> bool:
    return isinstance(at, str) or (isinstance(at, list) and all(isinstance(part, str) for part in at))
