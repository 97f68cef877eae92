"""Whole projects made up by Hypothesis from the types themselves: every table, every field, valid throughout.

A strategy is built for each row type by looking at its fields. References are drawn from ids that exist; what
must hold between the parts is put right afterwards, never filtered.

What is left out, because a folder cannot hold it and people do not write it: NUL and lone surrogates (no
UTF-8 text has them), a byte-order mark at the start of a statement (a reader takes it for the mark of the
file), and statements of blanks only (an empty file is no statement). Statements come in the order of their
files' names, for a folder has no other.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable
from functools import cache
from itertools import combinations
from typing import Any

import msgspec
from hypothesis import strategies as st
from msgspec import inspect as mi
from msgspec.structs import replace

from moothall.files.frameworks import (
    find_framework,
    jurisdiction_facts,
    library_cases,
    library_multipliers,
)
from moothall.framework.framework import Framework
from moothall.framework.items import Threshold
from moothall.project.boundaries import Boundary
from moothall.project.consistency import ORDERED
from moothall.project.governance import Governance
from moothall.project.head import AdoptedGrade, Discounting, Head, Partner
from moothall.project.options import HIGHEST, CostShare, OptimismBias, Option
from moothall.project.project import Project
from moothall.project.references import known
from moothall.project.risk_ranges import IMPACTS
from moothall.project.stakeholders import Assessor, Group, Stakeholders
from moothall.project.statements import Narrative, Statement
from moothall.project.tables import TABLES
from moothall.project.weights import WeightRow

AS_OF = datetime.date(2026, 6, 30)
PIN = "essu_2007@1.0.0"
OWN = {
    "partners": ("north", "E.1"),
    "groups": ("officers", "u-1", "7"),
    "assessors": ("o1", "o2", "u1"),
    "places": ("town", "007"),
    "evidence": ("ev1", "ev.2", "no"),
    "options": ("A", "B-2", "null"),
    "benefits": ("b1", "0b"),
}
"""Ids of the parts that every generated project has; some look like other things."""

QUESTIONS = ("q1", "R.2", "03")
"""Ids of questions and replies; the first is a question."""

IDS = st.from_regex(r"\A[A-Za-z0-9][A-Za-z0-9_.\-]{0,7}\Z")
DATES = st.dates(datetime.date(1000, 1, 1), AS_OF)
LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
PLAIN_LETTERS = st.characters(categories=["L", "N", "P", "S", "Zs"])
WORDS = [
    "no", "null", "~", "007", "1e3", "2026-05-31", "- a", "a: b", "=1+1", "a;b", "x\r\ny", "é, ł", " x "
]  # fmt: skip
"""Words that files love to mistake for something else."""


@cache
def framework() -> Framework:
    """The framework that generated projects follow."""
    return find_framework(PIN)


@cache
def refs() -> dict[str, tuple[str, ...]]:
    """Kind of reference to the ids that exist."""
    head = Head(
        id="p", title="p", jurisdiction="GB-ENG", framework=PIN, as_of=AS_OF, price_base="2026-27",
        first_year=2026, horizon_years=10,
    )  # fmt: skip
    bare = Project(framework=framework(), head=head, options=())
    own = OWN | {"benefit_rows": OWN["benefits"], "questions": QUESTIONS[:1]}
    return {kind: tuple(ids) for kind, ids in known(bare).items()} | own


def texts(least: int = 0, plain: bool = False) -> st.SearchStrategy[str]:
    """Any text that people could write; `plain`: letters, digits, signs and blanks only."""
    letters = PLAIN_LETTERS if plain else LETTERS
    words = [w for w in WORDS if not plain or "\r" not in w]
    return st.sampled_from(words) | st.text(letters, min_size=least, max_size=12)


def value(kind: mi.Type, plain: bool = False, ref: str | None = None) -> st.SearchStrategy[Any]:
    """A value of a field's type; `ref` is the kind of id that it must be, if any."""
    match kind:
        case mi.Metadata():
            return value(kind.type, plain, (kind.extra or {}).get("ref", ref))
        case mi.UnionType():
            return st.one_of(*(value(t, plain, ref) for t in kind.types))
        case mi.VarTupleType():
            return st.lists(value(kind.item_type, plain, ref), max_size=2).map(tuple)
        case mi.TupleType():
            return st.tuples(*(value(t, plain) for t in kind.item_types))
        case mi.StrType() if ref is not None:
            ids = refs()[ref]
            return st.sampled_from(ids) if ids else st.nothing()  # a field that may be empty stays so
        case mi.DictType():
            return st.dictionaries(IDS, value(kind.value_type, plain), max_size=2)
        case mi.StructType():
            return struct(kind.cls, plain)
        case mi.NoneType():
            return st.none()
        case mi.BoolType():
            return st.booleans()
        case mi.DateType():
            return DATES
        case mi.LiteralType():
            return st.sampled_from(kind.values)
        case mi.IntType():
            low, high = -(2**63) if kind.ge is None else kind.ge, 2**63 - 1 if kind.le is None else kind.le
            return st.integers(low, high)
        case mi.FloatType():
            low = kind.gt if kind.ge is None else kind.ge
            found = st.floats(
                low, kind.le, exclude_min=kind.gt is not None, allow_nan=False, allow_infinity=False
            )
            return found.map(lambda x: x + 0.0)
        case mi.StrType(pattern=None):
            return texts(kind.min_length or 0, plain)
        case mi.StrType(pattern=str(pattern)):
            return (
                IDS
                if pattern.startswith("^[A-Za-z0-9][")
                else st.from_regex(f"(?a:{pattern})", fullmatch=True)
            )
    raise AssertionError(f"no strategy for {kind!r}")


@cache
def struct(kind: type[Any], plain: bool = False) -> st.SearchStrategy[Any]:
    """A value of a struct type; fields with a default keep it half of the time."""
    info = mi.type_info(kind)
    assert isinstance(info, mi.StructType)
    return st.builds(kind, **{f.name: _field(kind, f, plain) for f in info.fields})


def _field(kind: type[Any], field: mi.Field, plain: bool) -> st.SearchStrategy[Any]:
    fixed = GIVEN.get((kind.__name__, field.name))
    if fixed is not None:
        return fixed()
    wanted = value(field.type, plain)
    if field.required:
        return wanted
    default = field.default if field.default is not msgspec.NODEFAULT else field.default_factory()
    return st.just(default) | wanted


GIVEN: dict[tuple[str, str], Callable[[], st.SearchStrategy[Any]]] = {
    ("Head", "framework"): lambda: st.sampled_from(
        [PIN, f"{PIN}#{framework().sha256}", f"{PIN}#{framework().sha256[:8]}"]
    ),
    ("Head", "as_of"): lambda: st.just(AS_OF),
    ("Head", "partners"): lambda: _named(Partner),
    ("Stakeholders", "groups"): lambda: _named(Group),
    ("Head", "grades"): lambda: st.lists(_grade("A", 64, 1e6) | _grade("E", 0, 1), max_size=2).map(tuple),
    ("Aim", "signed"): lambda: st.dictionaries(st.sampled_from(OWN["partners"]), DATES),
    ("Group", "assessors"): lambda: st.just(()),
    ("MeasureRow", "criterion"): lambda: st.sampled_from(
        [c.id for c in framework().criteria if c.value_function]
    ),
    ("Facts", "bodies"): lambda: st.sampled_from([(), OWN["partners"], OWN["partners"][::-1]]),
    ("Head", "price_base"): lambda: PRICE_BASES,
    ("FinanceRow", "price_base"): lambda: st.just("") | PRICE_BASES,
    ("ControlTotalRow", "price_base"): lambda: st.just("") | PRICE_BASES,
    ("ControlTotalRow", "total"): lambda: st.floats(0, 1e15),
    ("Deflator", "index"): lambda: st.dictionaries(
        PRICE_BASES, st.floats(0, 1e3, exclude_min=True), max_size=3
    ),
    ("Head", "discounting"): lambda: st.none() | discounting(),
    ("Head", "own_cases"): lambda: past_cases(),
    ("ReferenceClass", "cases"): lambda: past_cases(),
    ("ReferenceCase", "members"): lambda: past_cases(),
    ("CoalitionRow", "coalition"): lambda: st.lists(
        st.sampled_from(OWN["partners"]), min_size=1, unique=True
    ).map(tuple),
    ("Harmonisation", "to"): lambda: st.sampled_from([HIGHEST, *OWN["partners"]]),
    ("Harmonisation", "occupations"): lambda: st.just(()),
    ("Harmonisation", "on_costs"): lambda: st.floats(0.2, 0.4),
    ("Harmonisation", "on_costs_low"): lambda: st.none() | st.floats(0, 0.2),
    ("Harmonisation", "on_costs_high"): lambda: st.none() | st.floats(0.4, 1),
    ("OutturnRow", "unit"): lambda: st.just("GBP"),
    ("OutturnRow", "forecast_prices"): lambda: st.just("") | PRICE_BASES,
    ("OutturnRow", "outturn_prices"): lambda: st.just("") | PRICE_BASES,
    ("Option", "cost_shares"): lambda: _shared([CostShare(partner=p, share=0.0) for p in OWN["partners"]]),
    ("Option", "optimism_bias"): lambda: st.lists(
        st.builds(
            OptimismBias,
            kind=st.sampled_from(BIASES),
            share=st.just(0.0),
            mitigation=st.floats(0, 1),
            reason=texts(),
        ),
        max_size=2,
    ).flatmap(_shared),
}
"""Fields whose values hang together with others."""


def _price_base(year: int, financial: bool) -> str:
    return f"{year}-{(year + 1) % 100:02d}" if financial else str(year)


PRICE_BASES = st.builds(_price_base, st.integers(1900, 2200), st.booleans())
BIASES = ("standard_buildings", "outsourcing")


def past_cases() -> st.SearchStrategy[tuple[str, ...]]:
    """Ids of cases of the library."""
    ids = [c.id for c in library_cases()]
    return st.lists(st.sampled_from(ids), max_size=2).map(tuple) if ids else st.just(())


@st.composite
def discounting(draw: st.DrawFn) -> Discounting:
    """A schedule by name, or bands without a gap that never end."""
    named = st.sampled_from([f.id for f in jurisdiction_facts() if f.id.startswith("discount.")])
    if draw(st.booleans()):
        return Discounting(schedule=draw(named.filter(lambda name: name != "discount.review")))
    ends = sorted(draw(st.sets(st.integers(2, 200), max_size=3)))
    firsts = [draw(st.integers(0, 1)), *(end + 1 for end in ends)]
    rates = st.floats(-0.1, 0.5)
    bands = tuple((first, last, draw(rates) + 0.0) for first, last in zip(firsts, [*ends, None], strict=True))
    return Discounting(bands=bands, source=draw(texts(1).filter(str.strip)))


def _shared(rows: list[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Rows with shares that add to 1; none where there is no row."""
    if len(rows) < 2:
        return st.just(tuple(replace(row, share=1.0) for row in rows))
    first, second = rows
    return st.floats(0, 1).map(lambda x: (replace(first, share=x + 0.0), replace(second, share=1.0 - x)))


def _grade(letter: str, low: float, high: float) -> st.SearchStrategy[AdoptedGrade]:
    return st.builds(
        AdoptedGrade,
        date=DATES,
        by=texts(1),
        grade=st.just(letter),
        observations=st.floats(low, high),
        reason=texts(),
    )


NAMED = {Partner: "partners", Group: "groups", Assessor: "assessors", Option: "options"}


@cache
def _named(kind: type[Any], plain: bool = False) -> st.SearchStrategy[Any]:
    """One value for each id of a kind."""
    ids = OWN[NAMED[kind]]
    many = st.tuples(*(struct(kind, plain) for _ in ids))
    return many.map(lambda values: tuple(replace(v, id=i) for i, v in zip(ids, values, strict=True)))


# What must hold inside a row, or between rows


def _rising(row: Any) -> Any:
    for names in ORDERED:
        if set(names) <= set(row.__struct_fields__):
            present = [n for n in names if getattr(row, n) is not None]
            row = replace(row, **dict(zip(present, sorted(getattr(row, n) for n in present), strict=True)))
    return row


def _score(row: Any) -> Any:
    measured = {c.id for c in framework().criteria if c.value_function}
    if row.criterion in measured or row.standing != "scored":
        return replace(row, score=None)
    return replace(row, score=row.score if row.score is None else row.score % 5)


def _verdict(row: Any) -> Any:
    level = next(p.level for p in framework().screening.principles if p.id == row.principle)
    reason = row.reason if row.reason.strip() else "Because of the law."
    return replace(row, option=None if level == "project" else row.option or "A", reason=reason)


def _decision(row: Any) -> Any:
    if row.kind != "condition" or row.outcome_on is None:
        row = replace(row, outcome=None)
    if row.kind != "override":
        return row
    return replace(row, about=row.about or "P17", reason="The full council decided so.")


def _money(row: Any) -> Any:
    ends = {f: None if getattr(row, f) is None else abs(getattr(row, f)) for f in ("low", "amount", "high")}
    years = [y for y in (row.year, row.until) if y is not None] if row.year is not None else [None]
    return replace(
        row,
        **ends,
        shape=None if None in (row.low, row.high) else row.shape,
        year=min(years),
        until=max(years) if len(years) == 2 else None,
    )


def _risk(row: Any) -> Any:
    """A response that makes something larger says why; a shape has ends to lie between; no risk is a gain."""
    ends = None in (row.impact_low, row.impact_high)
    impacts = {f: None if getattr(row, f) is None else abs(getattr(row, f)) for f in IMPACTS}
    why = row.reason.strip() or "So it is."
    return replace(row, reason=why, shape=None if ends else row.shape, **impacts)


def _in_time(row: Any, head: Head) -> Any:
    """A risk that strikes in a year appraised, if in any."""
    last = min(head.horizon_years, 2200 - head.first_year)  # no later year can be written
    year = None if row.year is None else head.first_year + row.year % (last + 1)
    return replace(row, year=year)


def _measure(row: Any) -> Any:
    """Levels or a change, not both: they would have to agree."""
    if row.before is not None and row.after is not None:
        return replace(row, low=None, likely=None, high=None)
    return row


def _emission(row: Any) -> Any:
    years = sorted(y for y in (row.year, row.until) if y is not None)
    return replace(row, year=years[0], until=years[1]) if len(years) == 2 else row


def _building(row: Any) -> Any:
    return replace(row, desk_hours=None, floor_area=None, energy=None) if row.fate == "closed" else row


def _outturn(row: Any) -> Any:
    """Forecasts with both ends or none, years that do not run back, and nothing that came early."""
    given = {f: getattr(row, f) for f in ("forecast_low", "forecast_high")}
    ends = given if None not in given.values() else dict.fromkeys(given)
    until = None if row.until is None else max(row.year, row.until)
    return replace(row, until=until, outturn=row.outturn if row.year <= AS_OF.year else None, **ends)


def _signature(row: Any) -> Any:
    """Nobody signs for another partner than that whose saving it is."""
    return replace(row, for_partner=row.partner or row.for_partner)


def _past_case(row: Any) -> Any:
    return replace(row, id=f"own-{row.id}")


def _spending(row: Any) -> Any:
    """A sector that the library has a multiplier for, if one is named."""
    return replace(row, sector="62" if row.sector else "")


LEVELS = {"leakage": "very_high", "displacement": "low", "multiplier": "medium/region"}


def _factor(row: Any) -> Any:
    """A level or a figure, and shares of at most 100%."""
    level = LEVELS.get(row.factor, "") if row.level else ""
    if level:
        return replace(row, level=level, low=None, value=None, high=None)
    most = math.inf if row.factor == "multiplier" else 100.0
    low, value, high = (None if x is None else min(x, most) for x in (row.low, row.value, row.high))
    value = next((x for x in (value, low, high) if x is not None), 50.0)
    return replace(row, level="", low=low, value=value, high=high)


RINGS = st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(-90, 90)), min_size=3, max_size=6).map(
    lambda points: (*points, points[0])
)
POLYGONS = st.lists(st.lists(RINGS, min_size=1, max_size=2).map(tuple), min_size=1, max_size=2).map(tuple)


@st.composite
def outlines(draw: st.DrawFn) -> tuple[Boundary, ...]:
    """Outlines of some places, in any order."""
    places = draw(st.lists(st.sampled_from(OWN["places"]), unique=True))
    return tuple(Boundary(place=p, polygons=draw(POLYGONS)) for p in places)


def _questions(found: tuple[Any, ...]) -> tuple[Any, ...]:
    """A question, and others or replies to it: each with what belongs to it, no reply before its question."""
    first, *rest = (replace(row, id=id) for id, row in zip(QUESTIONS, found, strict=True))
    first = _question(replace(first, kind="question"))
    return (first, *(_question(row) if row.kind == "question" else _reply(row, first) for row in rest))


def _question(row: Any) -> Any:
    due = max(row.due or AS_OF, row.date)
    named = row.option or row.item or row.evidence
    option = row.option if named else "A"
    return replace(row, replies_to=None, asked_of=row.asked_of.strip() or "The board", due=due, option=option)


def _reply(row: Any, question: Any) -> Any:
    return replace(
        row, replies_to=question.id, asked_of="", option=None, item=None, evidence=None, due=None,
        date=max(row.date, question.date),
    )  # fmt: skip


FIXED = {
    "measures": _measure,
    "emissions": _emission,
    "buildings": _building,
    "outturn": _outturn,
    "spending": _spending,
    "local_factors": _factor,
    "scores": _score,
    "verdicts": _verdict,
    "decisions": _decision,
    "finance": _money,
    "signatures": _signature,
    "risks": _risk,
    "reference_cases": _past_case,
}
KEYS: dict[str, Callable[[Any], Any]] = {
    "coalitions": lambda row: (row.option, frozenset(row.coalition)),
    "outturn": lambda row: (row.option, row.year, row.item),
}
"""What makes a row unique, where its columns alone do not say."""


def _unique(rows: tuple[Any, ...], key: Callable[[Any], Any]) -> tuple[Any, ...]:
    return tuple({key(row): row for row in rows}.values())


@cache
def table(name: str, plain: bool = False, most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    """Rows of one table, unique where they must be."""
    if name == "weights":
        return weights(plain)
    asked = next(t for t in TABLES if t.name == name)
    if name == "questions":
        return st.tuples(*[struct(asked.row, plain)] * len(QUESTIONS)).map(_questions)
    ids = OWN.get(name)
    rows = (
        st.tuples(*[struct(asked.row, plain)] * len(ids))
        if ids
        else st.lists(struct(asked.row, plain), max_size=most)
    )

    def put_right(found: Any) -> tuple[Any, ...]:
        made = tuple(_rising(FIXED.get(name, lambda r: r)(row)) for row in found)
        if ids:
            made = tuple(replace(row, id=i) for i, row in zip(ids, made, strict=True))
        key = KEYS.get(name, lambda r: tuple(getattr(r, k) for k in asked.key))
        return _unique(made, key) if asked.key or name in KEYS else made

    return rows.map(put_right)


WAYS = ["swing_points", "direct_points", "swing_ranking", "pairwise", "equal"]
MOST = 1e6
"""Points of the top item: one number, against which low and high ends are measured."""


@st.composite
def weights(draw: st.DrawFn, plain: bool = False) -> tuple[WeightRow, ...]:
    """Whole sets of weights, in one way each, some changed on a later day."""
    found: list[WeightRow] = []
    sets = [("section", [s.id for s in framework().matrix.sections])]
    sets += [("criterion", [c.id for c in s.criteria]) for s in framework().matrix.sections[:2]]
    for group in OWN["groups"]:
        for kind, items in sets:
            if draw(st.booleans()):
                method = draw(st.sampled_from(WAYS))
                first, later = draw(DATES), draw(DATES)
                if method == "pairwise":
                    found += [draw(_pair(group, kind, a, b, first, plain)) for a, b in combinations(items, 2)]
                    continue
                changed = draw(st.sampled_from(items[1:]))
                found.append(draw(_weight(group, kind, items[0], method, first, plain, top=True)))
                found += [draw(_weight(group, kind, item, method, first, plain)) for item in items[1:]]
                if later > first:
                    found.append(draw(_weight(group, kind, changed, method, later, plain)))
    return tuple(found)


def _pair(
    group: str, kind: Any, item: str, against: str, day: datetime.date, plain: bool
) -> st.SearchStrategy[WeightRow]:
    return st.builds(
        lambda value, by, turned: WeightRow(
            group=group, kind=kind, item=against if turned else item, against=item if turned else against,
            method="pairwise", date=day, by=by, value=value,
        ),
        st.floats(0.11, 9), texts(1, plain), st.booleans(),
    )  # fmt: skip


def _weight(
    group: str, kind: Any, item: str, method: Any, day: datetime.date, plain: bool, *, top: bool = False
) -> st.SearchStrategy[WeightRow]:
    points = st.just(MOST) if top else st.floats(0.01, MOST)
    spread = st.lists(points, min_size=3, max_size=3).map(sorted)
    place = st.integers(1, 12).map(float)
    single = st.just((None, None, None)) if method == "equal" else st.tuples(st.none(), points, st.none())
    figures: dict[str, st.SearchStrategy[Any]] = {
        "swing_ranking": st.tuples(st.none(), place, st.none()),
        "swing_points": single if top else single | spread | spread.map(lambda s: (s[0], None, s[2])),
    }
    return st.builds(
        lambda ends, by, reason: WeightRow(
            group=group, kind=kind, item=item, method=method, date=day, by=by, reason=reason,
            low=ends[0], value=ends[1], high=ends[2],
        ),
        figures.get(method, single), texts(1, plain), texts(0, plain),
    )  # fmt: skip


def _head(head: Head, left_out: bool) -> Head:
    lists = {t.id for t in framework().thresholds if isinstance(t.value, tuple)}
    numbers = {t.id for t in framework().thresholds} - lists
    # Rising percentages, and ids that other rows name: not any words.
    bands = {"likelihood_bands", "impact_bands", "needs_asked", "realism_asked"}
    kind = [
        t for t in head.thresholds if (t.id in numbers) != isinstance(t.value, tuple) and t.id not in bands
    ]
    asked = {t.id: t for t in framework().thresholds}
    right = [replace(t, value=_within(asked[t.id], t.value)) for t in kind]
    return replace(
        head,
        aims=_unique(head.aims, lambda a: a.id),
        services=_unique(head.services, lambda s: s.id),
        timetable=_unique(head.timetable, lambda m: m.id),
        partners=_agreed(head.partners),
        thresholds=tuple(right),
        public_copy=False,  # a copy may hold nothing that is withheld; other tests make them
        draws=1000 + head.draws % 1000,  # any number does; millions only take time
        not_applicable=_unique(head.not_applicable, lambda n: n.criterion) if left_out else (),
    )


def _agreed(partners: tuple[Partner, ...]) -> tuple[Partner, ...]:
    """Two partners that agreed on shares that add to 1, or on none."""
    first, second = partners
    share = first.agreed_share if second.agreed_share is not None else None
    other = None if share is None else 1.0 - share
    return replace(first, agreed_share=share), replace(second, agreed_share=other)


def _within(asked: Threshold, value: float | tuple[str, ...]) -> float | tuple[str, ...]:
    """A number brought into the range that its threshold allows."""
    if isinstance(value, tuple):
        return value
    least = -math.inf if asked.least is None else asked.least
    return min(max(value, least), math.inf if asked.most is None else asked.most)


def _options(found: tuple[Option, ...]) -> tuple[Option, ...]:
    seen: set[str | None] = set()
    kept = []
    for option in found:
        option = replace(option, pension_strain=tuple(_rising(s) for s in option.pension_strain))
        kept.append(replace(option, baseline=None if option.baseline in seen else option.baseline))
        seen.add(option.baseline)
    return tuple(kept)


def _stakeholders(
    found: Stakeholders, assessors: tuple[Assessor, ...], owners: list[str], equal: bool
) -> Stakeholders:
    """Groups with assessors of their own, and shares that add to 1, or none."""
    total = math.fsum(g.share or 0.0 for g in found.groups)
    equal = equal or total < 1e-3
    return Stakeholders(
        groups=tuple(
            replace(
                g,
                assessors=tuple(a for a, owner in zip(assessors, owners, strict=True) if owner == g.id),
                share=None if equal else min(1.0, (g.share or 0.0) / total),
            )
            for g in found.groups
        )
    )


def _body(body: Any) -> Any:
    """No more votes are needed than there are."""
    votes = sum(s.votes for s in body.seats)
    return replace(body, quota=None if body.quota is None or not votes else body.quota % (votes + 1))


@st.composite
def projects(
    draw: st.DrawFn, plain: bool = False, most: int = 3, only: frozenset[str] = frozenset()
) -> Project:
    """A whole valid project over all tables; `plain`: texts of letters, digits, signs and blanks only.

    `only`: a project of these tables, with terms, options (without their facts) and groups, and nothing else.
    """
    if only:
        return _of_tables(draw, plain, most, only)
    governance = draw(struct(Governance, plain))
    owners = draw(st.lists(st.sampled_from(OWN["groups"]), min_size=3, max_size=3))
    head = _head(draw(struct(Head, plain)), draw(st.booleans()))
    tables = {t.name: draw(table(t.name, plain, most)) for t in TABLES}
    return Project(
        framework=framework(),
        facts=jurisdiction_facts(),
        library_cases=library_cases(),
        library_multipliers=library_multipliers() if any(r.sector for r in tables["spending"]) else (),
        boundaries=draw(outlines()),
        head=head,
        options=_options(draw(_named(Option, plain))),
        stakeholders=_stakeholders(
            draw(struct(Stakeholders, plain)), draw(_named(Assessor, plain)), owners, draw(st.booleans())
        ),
        governance=replace(
            governance, bodies=_unique(tuple(_body(b) for b in governance.bodies), lambda b: b.id)
        ),
        statements=draw(_files(Statement, "group", OWN["groups"], plain)),
        narratives=draw(_files(Narrative, "section", refs()["case_sections"][:3], plain)),
        **tables | {"risks": tuple(_in_time(row, head) for row in tables["risks"])},
    )


def _of_tables(draw: st.DrawFn, plain: bool, most: int, only: frozenset[str]) -> Project:
    held = ("id", "title", "summary", "baseline", "dropped")
    options = _options(draw(_named(Option, plain)))
    owners = draw(st.lists(st.sampled_from(OWN["groups"]), min_size=3, max_size=3))
    return Project(
        framework=framework(),
        facts=jurisdiction_facts(),
        library_cases=library_cases(),
        head=_head(draw(struct(Head, plain)), draw(st.booleans())),
        options=tuple(Option(**{f: getattr(o, f) for f in held}) for o in options),
        stakeholders=_stakeholders(
            draw(struct(Stakeholders, plain)), draw(_named(Assessor, plain)), owners, draw(st.booleans())
        ),
        **{name: draw(table(name, plain, most)) for name in sorted(only)},
    )


@st.composite
def _files(
    draw: st.DrawFn, kind: type[Any], field: str, ids: tuple[str, ...], plain: bool
) -> tuple[Any, ...]:
    chosen = draw(st.lists(st.sampled_from(ids), unique=True))
    text = st.text(PLAIN_LETTERS if plain else LETTERS, max_size=20).map(lambda s: "In our words: " + s)
    return tuple(kind(**{field: i, "text": draw(text)}) for i in sorted(chosen, key=lambda i: f"{i}.md"))
