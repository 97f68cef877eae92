"""Money that contradicts itself is refused, each fault with its row and field; its twin is taken."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from moothall.framework.reference_cases import ReferenceCase
from moothall.project.coalitions import CoalitionRow
from moothall.project.control_totals import ControlTotalRow
from moothall.project.finance import FinanceRow
from moothall.project.head import Deflator, Discounting, ReferenceClass
from moothall.project.options import CostShare, OptimismBias
from moothall.project.problems import InvalidProjectError
from tests.engine.made import clean_project, day, head, project, row

LIBRARY = sorted(c.id for c in clean_project().library_cases)


def told(**parts: Any) -> list[tuple[str, tuple[str | int, ...], str]]:
    with pytest.raises(InvalidProjectError) as error:
        project(**parts)
    return [(p.table, p.path, p.message) for p in error.value.problems]


def line(**fields: Any) -> FinanceRow:
    return row(FinanceRow, **({"category": "saving", "kind": "saving", "year": 2027, "amount": 5.0} | fields))


def of_line(**fields: Any) -> tuple[tuple[str | int, ...], str]:
    """The one fault of a line in the second row."""
    ((table, path, message),) = told(finance=(line(), line(**fields)))
    assert table == "finance"
    return path, message


@pytest.mark.parametrize(
    ("fields", "field", "said"),
    [
        ({"amount": -5.0}, "amount", "this is -5: what costs more is entered as kind cost"),
        ({"amount": -5.0, "kind": "cost"}, "amount", "money that comes back is entered as kind income"),
        ({"amount": -5.0, "kind": "income"}, "amount", "what is paid is entered as kind cost"),
        ({"amount": None, "low": -5.0, "high": -1.0}, "high", "A high end below 0 (-1)"),
        ({"low": 6.0}, "amount", "amount (5) is below low (6)"),
        ({"high": 4.0}, "high", "high (4) is below amount (5)"),
        ({"amount": None, "low": 6.0, "high": 4.0}, "high", "high (4) is below low (6)"),
        ({"year": None, "until": 2030}, "year", "runs until 2030, but from no year"),
        ({"until": 2026}, "until", "The line ends (2026) before it starts (2027)"),
        ({"shape": "pert"}, "shape", "low and high is empty"),
        ({"shape": "triangular", "low": 1.0}, "shape", "high is empty"),
        ({"price_base": "2024-26"}, "price_base", "ends in the year after it starts"),
        ({"partner": "nobody"}, "partner", 'There is no partner "nobody"'),
    ],
)
def test_a_line_that_contradicts_itself_is_told(fields: dict[str, Any], field: str, said: str) -> None:
    path, message = of_line(**fields)
    assert path == (1, field)
    assert said in message


@pytest.mark.parametrize(
    "fields",
    [
        {"amount": 0.0},
        {"low": -1.0, "high": 9.0},
        {"amount": None},
        {"amount": None, "until": 2030},
        {"until": 2027},
        {"year": 1900, "until": 2200},
        {"year": 2199},
        {"shape": "pert", "low": 1.0, "high": 9.0},
        {"shape": "pert", "amount": None, "low": 1.0, "high": 9.0},
        {"price_base": "2019"},
        {"price_base": "2022-23"},
    ],
)
def test_a_line_without_contradiction_is_taken(fields: dict[str, Any]) -> None:
    assert project(finance=(line(**fields),)).finance[0] == line(**fields)


# Who takes part


def apart(option: str) -> Any:
    """The options, with west taking no part in one of them."""
    return tuple(
        replace(o, facts=replace(o.facts, bodies=("north", "east"))) if o.id == option else o
        for o in clean_project().options
    )


def test_who_takes_no_part_may_have_lines_all_the_same() -> None:
    rows = (line(kind="cost", category="operating", partner="west"), line(partner="west"), line())
    assert project(options=apart("lead"), finance=rows).finance == rows


def test_who_takes_no_part_shares_in_nothing() -> None:
    shares = tuple(CostShare(partner=p, share=0.5) for p in ("north", "west"))
    options = tuple(replace(o, cost_shares=shares) if o.id == "lead" else o for o in apart("lead"))
    ((table, path, said),) = told(options=options)
    assert (table, path[1:]) == ("options", ("cost_shares", 1, "partner"))
    assert (
        said == 'Option lead is shared by north, east; "west" takes no part in it (bodies in options.yaml).'
    )


def test_where_no_bodies_are_named_everybody_may_take_part() -> None:
    options = tuple(replace(o, facts=replace(o.facts, bodies=())) for o in clean_project().options)
    assert project(options=options, finance=(line(partner="west"),))


# Options


def option(**fields: Any) -> Any:
    *others, last = clean_project().options
    return (*others, replace(last, **fields))


LAST = len(clean_project().options) - 1


def test_shares_of_kinds_of_project_add_to_one() -> None:
    half = OptimismBias(kind="outsourcing", share=0.5)
    other = OptimismBias(kind="standard_buildings", share=0.5)
    assert project(options=option(optimism_bias=(half, other)))
    message = "The shares of the kinds of project add to 0.5; they must add to 1."
    assert told(options=option(optimism_bias=(half,))) == [("options", (LAST, "optimism_bias"), message)]


def test_a_kind_of_project_is_one_of_the_dated_facts() -> None:
    ((table, path, message),) = told(options=option(optimism_bias=(OptimismBias(kind="standard_building"),)))
    assert (table, path) == ("options", (LAST, "optimism_bias", 0, "kind"))
    assert 'Did you mean "standard_buildings"? Known: non_standard_buildings, ' in message


def test_each_partner_has_one_share_and_all_add_to_one() -> None:
    def shares(*given: tuple[str, float]) -> Any:
        return option(cost_shares=tuple(CostShare(partner=p, share=s) for p, s in given))

    assert project(options=shares(("north", 0.6), ("east", 0.3), ("west", 0.1)))
    assert told(options=shares(("north", 0.6), ("north", 0.4))) == [
        ("options", (LAST, "cost_shares", 1, "partner"), '"north" has a share already; each partner has one.')
    ]
    assert told(options=shares(("north", 0.6), ("east", 0.5))) == [
        ("options", (LAST, "cost_shares"), "The shares of the partners add to 1.1; they must add to 1.")
    ]


# Agreed shares


def agreed(*shares: float | None) -> Any:
    terms = clean_project().head
    return replace(
        terms,
        partners=tuple(replace(p, agreed_share=s) for p, s in zip(terms.partners, shares, strict=True)),
    )


def test_agreed_shares_add_to_one_or_nobody_has_one() -> None:
    assert project(head=agreed(0.5, 0.3, 0.2))
    assert project(head=agreed(1 / 3, 1 / 3, 1 / 3))
    assert project(head=agreed(None, None, None))
    message = "The agreed shares of the partners add to 1.1; they must add to 1."
    assert told(head=agreed(0.5, 0.3, 0.3)) == [("head", ("partners",), message)]
    assert len(told(head=agreed(0.0, 0.0, 0.0))) == 1


def test_who_has_no_agreed_share_beside_others_that_have_one_is_named() -> None:
    found = told(head=agreed(0.7, None, 0.3))
    second = clean_project().head.partners[1].id
    message = f'"{second}" has no agreed share, while others have one; give all, or none.'
    assert found == [("head", ("partners", 1, "agreed_share"), message)]


# Control totals and games


def test_a_control_total_has_a_price_base_and_is_not_negative() -> None:
    total = row(ControlTotalRow, kind="cost", total=5.0, price_base="2019")
    assert project(control_totals=(total,))
    found = told(control_totals=(replace(total, price_base="then", total=-5.0),))
    assert [(t, p) for t, p, _ in found] == [("control_totals", (0, f)) for f in ("price_base", "total")]


def game(*groups: tuple[str, ...]) -> tuple[CoalitionRow, ...]:
    return tuple(row(CoalitionRow, coalition=group, cost=float(n)) for n, group in enumerate(groups))


def test_a_group_stands_once_whatever_its_order() -> None:
    assert project(coalitions=game(("north",), ("north", "east"), ("north", "west")))
    assert told(coalitions=game(("north", "east"), ("east", "north"))) == [
        (
            "coalitions",
            (1, "coalition"),
            "This group stands in an earlier row already, as north;east; keep one of the two.",
        )
    ]
    assert len(told(coalitions=game(("north", "east"), ("north", "east")))) == 1
    assert told(coalitions=game(("north", "north"))) == [
        ("coalitions", (0, "coalition"), '"north" stands twice in this group.')
    ]


def test_a_group_may_earn_more_than_it_costs() -> None:
    assert project(coalitions=(row(CoalitionRow, coalition=("north",), cost=-5.0),))


# Past cases


def test_past_cases_that_are_named_are_known() -> None:
    own = row(ReferenceCase, id="ours", name="Ours", source="Us", members=(LIBRARY[0],))
    chosen = ReferenceClass(date=day("2026-02-01"), by="Board", cases=("ours", LIBRARY[1]), reason="Alike.")
    terms = replace(clean_project().head, own_cases=("ours",), reference_classes=(chosen,))
    assert project(head=terms, reference_cases=(own,))
    wrong = replace(own, members=("ours", "ourz", LIBRARY[0] + "x"))
    found = told(
        head=replace(terms, own_cases=("oors",), reference_classes=(replace(chosen, cases=("no-such",)),)),
        reference_cases=(wrong,),
    )
    assert [(t, p) for t, p, _ in found] == [
        ("reference_cases", (0, "members")),
        ("reference_cases", (0, "members")),
        ("reference_cases", (0, "members")),
        ("head", ("own_cases", 0)),
        ("head", ("reference_classes", 0, "cases", 0)),
    ]
    assert found[0][2] == "A case cannot be a part of itself."
    assert 'There is no past case "ourz". Did you mean "ours"?' in found[1][2]
    assert 'There is no past case "oors". Did you mean "ours"?' in found[3][2]


def test_a_case_of_one_s_own_does_not_take_the_id_of_one_of_the_library() -> None:
    cases = clean_project().reference_cases
    own = row(ReferenceCase, id=LIBRARY[0], name="Ours", source="Us")
    ((table, path, message),) = told(reference_cases=(*cases, own))
    assert (table, path) == ("reference_cases", (len(cases), "id"))
    assert f'The library has a past case "{LIBRARY[0]}" already' in message


# Terms


def of_terms(**fields: Any) -> list[tuple[tuple[str | int, ...], str]]:
    return [(path, message) for _, path, message in told(head=replace(clean_project().head, **fields))]


def bands(*given: tuple[int, int | None, float], source: str = "Us") -> Discounting:
    return Discounting(bands=given, source=source)


@pytest.mark.parametrize(
    "taken",
    [
        Discounting(schedule="discount.health"),
        bands((0, None, 0.03)),
        bands((1, 10, 0.03)),
        bands((0, 5, 0.03), (6, 30, 0.02), (31, None, -0.01)),
    ],
)
def test_a_schedule_that_reaches_the_horizon_is_taken(taken: Discounting) -> None:
    assert head(discounting=taken).head.discounting == taken


@pytest.mark.parametrize(
    ("chosen", "at", "said"),
    [
        (Discounting(), (), "Name a schedule or give bands"),
        (
            Discounting(schedule="discount.health", bands=((0, None, 0.1),), source="Us"),
            (),
            "keep one of the two",
        ),
        (Discounting(schedule="health"), ("schedule",), 'Did you mean "discount.health"?'),
        (Discounting(schedule="discount.review"), ("schedule",), "There is no schedule"),
        (Discounting(schedule="gdp_deflator"), ("schedule",), "There is no schedule"),
        (bands((0, None, 0.03), source=" "), ("source",), "Own bands need a source"),
        (bands((2, None, 0.03)), ("bands", 0), "starts in year 2; it must start in year 0 or 1"),
        (bands((0, 9, 0.03)), ("bands", 0), "The schedule ends in year 9, the appraisal runs to year 10"),
        (bands((0, None, 0.03), (5, None, 0.02)), ("bands", 1), "The band before runs for ever"),
        (bands((0, 5, 0.03), (5, None, 0.02)), ("bands", 1), "Bands overlap"),
        (bands((0, 5, 0.03), (7, None, 0.02)), ("bands", 1), "year 6 has no rate"),
        (bands((0, 5, 0.03), (9, None, 0.02)), ("bands", 1), "years 6 to 8 have no rate"),
        (
            bands((0, 5, 0.03), (6, 4, 0.02), (5, None, 0.01)),
            ("bands", 1),
            "ends in year 4, before it starts",
        ),
        (bands((0, None, 3.5)), ("bands", 0), "write 3.5% as 0.035"),
    ],
)
def test_a_schedule_that_cannot_be_used_is_told(
    chosen: Discounting, at: tuple[str | int, ...], said: str
) -> None:
    ((path, message),) = of_terms(discounting=chosen)
    assert path == ("discounting", *at)
    assert said in message


def test_prices_are_those_of_a_year() -> None:
    index = Deflator(index={"2019": 90.0, "2024-25": 100.0}, source="Us")
    assert head(price_base="2024-25", deflator=index)
    wrong = replace(index, index={"2019": 90.0, "2024-26": 1.0, "base": 2.0})
    assert [path for path, _ in of_terms(price_base="now", deflator=wrong)] == [
        ("price_base",),
        ("deflator", "index", "2024-26"),
        ("deflator", "index", "base"),
    ]
