"""A split between partners: who would pay what under each rule, and which groups would object."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from moothall.business_case.amounts import amount, short
from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import (
    Block,
    Cell,
    Chart,
    Details,
    Facts,
    Figure,
    Paragraph,
    Point,
    Row,
    Section,
    Series,
    Table,
)
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import bullets, cell, columns, fact, head, number, para, row, strong
from moothall.business_case.sections.sharing_words import (
    Voice,
    accepted_words,
    core_words,
    meaning,
    missing_words,
    objection,
    own_objections,
    paid_words,
    rule,
)
from moothall.business_case.wording import _, listed, money, plain, sentence
from moothall.business_case.woven import strung
from moothall.findings.sharing import Allocation, CoalitionCost, Game

SMALL = 1_000
"""An amount below it is told to the unit."""
PICTURED = ("proposed", "equal", "shapley")
"""Rules that the picture shows beside the cost alone; equal shares only where none are proposed."""


def section(brief: Brief) -> Section:
    """For each option with a game: shares, picture, core test, a paragraph for each partner."""
    games = brief.findings.sharing
    return Section(
        "sharing",
        _("A split between partners"),
        tuple(_opening(brief, games)),
        tuple(_of_option(brief, game, n) for n, game in enumerate(games, 1)),
    )


def _of_option(brief: Brief, game: Game, n: int) -> Section:
    mark = game.option or str(n)
    title = brief.option(game.option) if game.option else _("Costs as given")
    return Section(anchor("sharing", mark), title, tuple(_told(brief, game, mark)), level=3)


def _opening(brief: Brief, games: Sequence[Game]) -> Iterator[Paragraph | Facts]:
    if not games:
        yield para(
            _("No option says what groups of partners would pay on their own, so no split can be tested.")
        )
        return
    yield para(
        _("A split is fair to a group when the group pays no more than it could on its own. Each rule below "
          "shares the whole cost, and each is held against what every group of partners would pay without "
          "the others.")
    )  # fmt: skip
    methods = dict.fromkeys(a.method for game in games for a in game.allocations)
    said = voice(brief, games[0])
    meanings = tuple(fact(rule(m, said), sentence(words)) for m in methods if (words := meaning(m)))
    if meanings:
        yield Facts(meanings)


def voice(brief: Brief, game: Game) -> Voice:
    """Partners by title; amounts in whole units of the currency, unless shares were rounded to less."""
    whole = all(x.is_integer() for a in game.allocations for x in a.rounded.values())

    def exact(value: float) -> str:
        return money(round(value) if whole else round(value, 2), brief.currency)

    def alike(values: Sequence[float]) -> list[str]:
        if any(x and abs(x) < 1 for x in values):
            return [money(round(x, 2), brief.currency) for x in values]
        return [amount(x, brief.currency) for x in values]

    return Voice(
        brief.partner,
        lambda value: amount(value, brief.currency),
        alike,
        whole=exact,
        places=brief,
    )


def _told(brief: Brief, game: Game, mark: str) -> Iterator[Block]:
    said = voice(brief, game)
    if game.lacks:
        groups = listed(listed(said.name(p) for p in group) for group in game.lacks)
        yield para(_("Nothing can be shared yet: the cost of {groups} is not given.").format(groups=groups))
        return
    if game.option:
        yield para(
            _("What the partners of "), option_link(brief, game.option),
            _(" would pay of {total} in all{unit}.").format(
                total=brief.figure(said.amount(game.total), game, "total"),
                unit=f" ({_unit(game.unit)})" if game.unit else "",
            ),
        )  # fmt: skip
    if game.source == "lines" and any(
        f.incomplete for f in brief.findings.finance.options if f.option == game.option
    ):
        yield para(
            strong(_("Incomplete: ")),
            _(
                "costs that are blank or have no year are not in it; the whole, and every share of it, "
                "may be more."
            ),
        )
    yield _figure(game, mark, said, brief.currency)
    yield from (para(words) for words in missing_words(game))
    if words := core_words(game):
        yield para(words)
    yield Details(
        _("Every rule: who would object, and what it means for each partner"),
        (_tests(game, mark, said), *(b for p in game.partners for b in _partner(game, p, said))),
    )
    if game.costs:
        yield _costs(game, mark, said)


def _unit(unit: str) -> str:
    """What the costs are, where the engine says it."""
    return {"as given": _("as given"), "present value": _("present value")}.get(unit, unit)


def _partner(game: Game, partner: str, said: Voice) -> Iterator[Block]:
    """What one partner pays, and who would object with it."""
    yield para(paid_words(game, partner, said))
    yield bullets(own_objections(game, partner, said))


def _shares(game: Game, mark: str, said: Voice) -> Table:
    return Table(
        anchor("table-sharing", mark),
        _("What each partner would pay under each rule; rows add to the whole"),
        columns(_("Rule"), *(number(said.name(p)) for p in game.partners), number(_("Together"))),
        (_alone(game, said), *(_rule(game, a, said) for a in game.allocations)),
    )


def _alone(game: Game, said: Voice) -> Row:
    return row(
        head(_("Alone, without sharing")),
        *(said.places.figure(said.exact(game.alone[p]), game.alone, p) for p in game.partners),
        cell(""),
    )


def _rule(game: Game, found: Allocation, said: Voice) -> Row:
    return row(
        head(rule(found.method, said)),
        *(_share(found, p, said) for p in game.partners),
        said.places.figure(said.exact(game.total), game, "total"),
    )


def _share(found: Allocation, partner: str, said: Voice) -> Cell:
    notes = []
    if found.errors:
        error = said.places.figure(said.exact(found.errors[partner]), found.errors, partner)
        notes.append(_("standard error {error}").format(error=error))
    return cell(said.places.figure(said.exact(found.rounded[partner]), found.rounded, partner), notes=notes)


def _figure(game: Game, mark: str, said: Voice, currency: str) -> Figure:
    found = {a.method: a for a in game.allocations}
    shown = [found[m] for m in PICTURED if m in found and not (m == "equal" and "proposed" in found)]
    series = [Series(_("Alone"), tuple(_point(said, game.alone, p, currency) for p in game.partners))]
    series += [
        Series(rule(a.method, said), tuple(_point(said, a.rounded, p, currency) for p in game.partners))
        for a in shown
    ]
    values = [p.high for s in series for p in s.points if p is not None]
    return Figure(
        anchor("figure-sharing", mark),
        _("What each partner would pay alone, and sharing"),
        sentence(_reading(shown, said, currency)),
        _("For each partner a bar for what it would pay alone and one for each of {rules}, each with its "
          "amount as text. The table below holds every rule.").format(
            rules=listed(rule(a.method, said) for a in shown)
        ),
        Chart(
            "paired_bars",
            min(0.0, *values),
            max(0.0, *values),
            tuple(map(said.name, game.partners)),
            tuple(series),
        ),
        _shares(game, mark, said),
    )  # fmt: skip


def _reading(shown: Sequence[Allocation], said: Voice, currency: str) -> str:
    """Amounts as in the picture, unless they are so small that whole units would lose them."""
    first = shown[0]

    def alike(values: Sequence[float]) -> list[str]:
        small = any(x and abs(x) < SMALL for x in values)
        return [said.exact(x) if small else short(x, currency) for x in values]

    pictured = said._replace(alike=alike)
    if first.objections:
        return strung((rule(first.method, said), objection(first.objections[0], pictured)), ": ")
    return _("{rule}: no group would pay more than it could on its own").format(rule=rule(first.method, said))


def _point(said: Voice, amounts: Mapping[str, float], partner: str, currency: str) -> Point:
    value = amounts[partner]
    return Point(value, value, value, said.places.figure(short(value, currency), amounts, partner))


def _tests(game: Game, mark: str, said: Voice) -> Table:
    return Table(
        anchor("table-objections", mark),
        _("Who would object: groups that would pay more than on their own"),
        columns(_("Rule"), _("Core test"), number(_("Largest excess"), "%")),
        tuple(_test(a, said) for a in game.allocations),
    )


def _test(found: Allocation, said: Voice) -> Row:
    largest = found.largest_excess
    return row(
        head(rule(found.method, said)),
        cell(accepted_words(found, said), standing="good" if found.accepted else "bad"),
        _("not known")
        if largest is None
        else said.places.figure(plain(round(largest, 1)), found, "largest_excess"),
    )


def _costs(game: Game, mark: str, said: Voice) -> Details:
    table = Table(
        anchor("table-coalitions", mark),
        _("What each group of partners would pay on its own"),
        columns(_("Group"), number(_("Cost"))),
        tuple(_cost(c, said) for c in game.costs),
    )
    return Details(_("The cost of every group"), (table,))


def _cost(found: CoalitionCost, said: Voice) -> Row:
    notes = [_("not given: the cheapest way to make it up of smaller groups")] if found.filled else []
    return row(
        head(listed(said.name(p) for p in found.coalition)),
        cell(said.places.figure(said.exact(found.cost), found, "cost"), notes=notes),
    )
