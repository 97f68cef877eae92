"""What would change the answer: crossover weights, the tornado, the smallest change, other rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moothall.business_case.anchors import ref
from moothall.business_case.brief import Brief
from moothall.business_case.chances import ahead
from moothall.business_case.document import Block, Cell, Details, Inline, Row, Table
from moothall.business_case.phrases import cell, columns, head, joined, number, para, row, say, strong
from moothall.business_case.ranked_titles import named_link, quoted_link
from moothall.business_case.ranking_words import hundredths_said, rule
from moothall.business_case.sections.ranking_crossing import lines
from moothall.business_case.sections.ranking_tornado import tornado
from moothall.business_case.sections.weights import percent_fine
from moothall.business_case.wording import _, ordinal
from moothall.findings.ranking import Change, Crossing, Crossover, RankingFindings, RuleRanking, WeightChange


def change(brief: Brief, found: RankingFindings) -> Iterator[Block]:
    """Everything here is on point totals: weights and scores as given, without draws."""
    said = found.change
    if said is None:
        return
    yield _opening(brief, said)
    leader = found.leader
    if leader.front is not None and leader.front != said.front and said.front not in leader.level:
        yield para(
            strong(_("In the draws another comes first more often: ")),
            quoted_link(brief, leader.front),
            _(". The draws also count how well each score is evidenced."),
        )
    yield from _smallest(brief, said)
    yield from _crossovers(brief, said)
    yield from lines(brief, said)
    yield from tornado(brief, said)
    yield from _rules(brief, said.rules)


def _opening(brief: Brief, said: Change) -> Block:
    given = _("On point totals, with weights and scores as given, ")
    front = quoted_link(brief, said.front)
    if not said.lead:
        return para(given, front, _(" is level at the top with another: the least change would part them."))
    return para(
        given,
        front,
        _(" comes first, ahead of the next by {lead} {size}. What follows shows what would end that.").format(
            lead=brief.figure(ahead(said.lead), said, "lead"), size=hundredths_said()
        ),
    )


def _crossovers(brief: Brief, said: Change) -> Iterator[Block]:
    sections = [c for c in said.crossovers if c.kind == "section"]
    criteria = [c for c in said.crossovers if c.kind == "criterion"]
    if sections:
        yield _crossover_table(
            brief,
            "table-crossovers",
            _("How far the weight of each section may move before another option comes first"),
            sections,
        )
    if criteria:
        summary = _("The same for each criterion within its section")
        yield Details(
            summary,
            (
                _crossover_table(
                    brief,
                    "table-criteria-crossovers",
                    _("How far the weight of each criterion may move before another option comes first"),
                    criteria,
                ),
            ),
        )


def _crossover_table(brief: Brief, id: str, caption: str, found: Sequence[Crossover]) -> Table:
    title = brief.section if found[0].kind == "section" else brief.criterion
    return Table(
        id,
        caption,
        columns(
            _("Section") if found[0].kind == "section" else _("Criterion"),
            number(_("Weight now")),
            _("If it falls"),
            _("If it rises"),
        ),
        tuple(
            row(
                head(ref(c.kind, c.item), " ", title(c.item)),
                brief.figure(percent_fine(c.weight), c, "weight"),
                _crossing(brief, c, c.below, _("below {weight}: ")),
                _crossing(brief, c, c.above, _("above {weight}: ")),
            )
            for c in found
        ),
    )


def _crossing(brief: Brief, of: Crossover, found: Crossing | None, template: str) -> Cell:
    if found is None:
        alone = of.weight >= 1
        return cell(_("it has all the weight, so no proportion can be kept") if alone else _("no change"))
    return cell(
        template.format(weight=brief.figure(percent_fine(found.weight), found, "weight")),
        quoted_link(brief, found.option),
        _(" comes first"),
        standing="part",
    )


def _smallest(brief: Brief, said: Change) -> Iterator[Block]:
    """The one over the sections in sight; within each section for those who ask."""
    moving = [c for c in said.smallest if c.moves]
    whole = [c for c in moving if c.level == "sections"]
    within = [c for c in moving if c.level != "sections"]
    for found in whole:
        yield para(
            strong(_("The smallest change of section weights that ends its first place: ")),
            _moves(brief, found, "section"),
            _(" percentage points. Then "),
            quoted_link(brief, found.option),
            _(" draws level."),
        )
    if within:
        table = Table(
            "table-smallest",
            _("Smallest change of weights within one section that ends the first place"),
            columns(
                _("Section"),
                _("Draws level"),
                number(_("Weight changed"), _("all changes added up, percentage points")),
                _("Changes"),
            ),
            tuple(_smallest_row(brief, c) for c in within),
        )
        yield Details(_("The smallest change within one section"), (table,))


def _smallest_row(brief: Brief, found: WeightChange) -> Row:
    return row(
        head(ref("section", found.level), " ", brief.section(found.level)),
        cell(named_link(brief, found.option)),
        brief.figure(f"{100 * found.distance:.1f}", found, "distance"),
        cell(_moves(brief, found, "criterion")),
    )


def _moves(brief: Brief, found: WeightChange, kind: str) -> Inline:
    """Each item with its change in percentage points; those that would print as nothing are left out."""
    said = [(item, f"{100 * by:+.1f}".replace("-", "−")) for item, by in found.moves.items()]
    kept = [(item, by) for item, by in said if by not in ("+0.0", "−0.0")]
    title = brief.section if kind == "section" else brief.criterion
    return joined(
        say(ref(kind, item), f" {title(item)} ", brief.figure(by, found.moves, item)) for item, by in kept
    )


def _rules(brief: Brief, rules: Sequence[RuleRanking]) -> Iterator[Block]:
    """One column a rule, one row an option: the place that it takes."""
    if not rules:
        return
    usual, firsts = rules[0], [_firsts(r) for r in rules]
    table = Table(
        "table-ranking-rules",
        _("Place of each option by its point scores under other rules, as a cross-check"),
        columns(_("Option"), *(rule(r.rule) for r in rules)),
        tuple(row(head(named_link(brief, o)), *(_place(o, r, usual) for r in rules)) for o in usual.order),
    )
    said = _same_first(len(firsts[0])) if len(set(firsts)) == 1 else _other_first()
    yield Details(_("Other ways to add up the scores, as a cross-check"), (para(said), table))


def _firsts(found: RuleRanking) -> frozenset[str]:
    return frozenset(option for option, place in found.places.items() if place == 1)


def _same_first(number: int) -> str:
    if number > 1:
        return _(
            "Published rules that add up the same scores in other ways put the same options level at the top."
        )
    return _("Published rules that add up the same scores in other ways put the same option first.")


def _other_first() -> str:
    return _(
        "Published rules that add up the same scores in other ways do not all put the same option first: "
        "the first place hangs on the rule too."
    )


def _place(option: str, found: RuleRanking, usual: RuleRanking) -> Cell:
    if option not in found.places:
        return cell("")
    place = found.places[option]
    level = _("level with another") if list(found.places.values()).count(place) > 1 else ""
    if place > 1:
        return cell(ordinal(place), notes=[level])
    first = option in _firsts(usual)
    note = "" if first else _("another than by the weighted sum")
    return cell(strong(ordinal(place)), notes=[note, level], standing=None if first else "part")
