"""The tests that an option must pass to be called the leader, with what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from moothall.business_case.brief import Brief
from moothall.business_case.chances import against, exactly, share
from moothall.business_case.document import Cell, Inline, Row, Table
from moothall.business_case.phrases import cell, columns, head, lines, row, say
from moothall.business_case.ranked_titles import named, quoted
from moothall.business_case.wording import _
from moothall.findings.ranking import Estimate, Leader, RankedOption, RankingFindings, Run


def rule_table(brief: Brief, found: RankingFindings, front: RankedOption) -> Table:
    """One row a test of the leader rule, for the option that comes first most often."""
    main = found.runs[0]
    weaker = next((r for r in found.runs if (r.model, r.test) == (main.model, "evidence_half")), None)
    rows = [
        _row(_("It comes first often enough"), "first", found.leader, [_first(brief, front.first)]),
        _row(
            _("It beats each other option often enough"), "pairwise", found.leader, _wins(brief, main, front)
        ),
        _row(
            _("Both still hold if what nobody scored or evidenced of it counts as 0"),
            "silence",
            found.leader,
            [_first(brief, front.first_low), *_wins(brief, main, front, silent=True)],
        ),
    ]
    if weaker is not None:
        rows.append(
            _row(
                _("Both still hold if evidence is worth half as much"),
                "weaker_evidence",
                found.leader,
                list(_again(brief, weaker, front.option)),
            )
        )
    return Table(
        "table-leader-rule",
        _("Tests that a leader must pass, on the option that comes first most often: {option}").format(
            option=named(brief, front.option)
        ),
        columns(_("Test"), _("Found, as shares of draws"), _("Holds?")),
        tuple(rows),
    )


def _row(title: str, test: str, leader: Leader, said: Iterable[Inline]) -> Row:
    return row(head(title), lines(said), _result(test, leader))


def _result(test: str, leader: Leader) -> Cell:
    close = _("borderline") if test in leader.borderline else ""
    if test in leader.failed:
        return cell(_("No"), notes=[close], standing="bad")
    return cell(_("Yes"), notes=[close], standing="part" if close else "good")


def _first(brief: Brief, found: Estimate) -> Inline:
    return say(_("first in "), *_beside(brief, found, "leader_first_rank_min"))


def _wins(brief: Brief, run: Run, front: RankedOption, silent: bool = False) -> list[Inline]:
    """The rival that the front option beats least often, and how often."""
    duels = [(p.wins_low if silent else p.wins, p.other) for p in run.pairs if p.option == front.option]
    if not duels:
        return []
    hardest, other = min(duels, key=lambda duel: duel[0].share)
    least_often = _("beats {other} least often: in ").format(other=quoted(brief, other))
    return [say(least_often, *_beside(brief, hardest, "leader_pairwise_min"))]


def _beside(brief: Brief, found: Estimate, threshold: str) -> tuple[str, str]:
    least = brief.threshold(threshold)
    if least is None:
        return brief.figure(share(found), found), ""
    needed = brief.threshold_figure(exactly(least), threshold)
    return brief.figure(against(found, least), found), _(" (needs {least})").format(least=needed)


def _again(brief: Brief, run: Run, option: str) -> Iterator[Inline]:
    again = next((o for o in run.options if o.option == option), None)
    if again is not None:
        yield _first(brief, again.first)
        yield from _wins(brief, run, again)
