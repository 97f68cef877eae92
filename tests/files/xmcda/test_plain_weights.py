"""Plain weights: a second computation of the totals from the file alone, and weights that others made."""

from __future__ import annotations

import xml.etree.ElementTree as Tree
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from moothall.engine.appraise import appraise
from tests.files.xmcda.made import BLANK, OPTIONS, again, read, refused, scored, small, three_valleys, written

SPACE = "{http://www.decision-deck.org/2021/XMCDA-4.0.0}"


class Plain:
    """An XMCDA file as a program that knows nothing of Moothall reads it."""

    def __init__(self, data: bytes) -> None:
        self.root = Tree.fromstring(data)

    def all(self, path: str) -> list[Tree.Element]:
        return self.root.findall("/".join(SPACE + step for step in path.split("/")))

    @staticmethod
    def word(part: Tree.Element, path: str) -> str | None:
        return part.findtext("/".join(SPACE + step for step in path.split("/")))

    def number(self, part: Tree.Element) -> float | None:
        words = self.word(part, "values/value/integer") or self.word(part, "values/value/real")
        return None if words is None else float(words)

    def weights(self, name: str) -> dict[str, float]:
        table = next(t for t in self.all("criteriaValues") if t.get("mcdaConcept") == "weights"
                     and (t.get("id") or "joint") == name)  # fmt: skip
        found = table.findall(f"{SPACE}criterionValues")
        return {self.word(v, "criterionID") or "": self.number(v) or 0.0 for v in found}

    def shares(self) -> dict[str, tuple[float, str]]:
        """Assessor to the share and the id of the group."""
        found = {}
        for group in self.all("programParameters/programParameter"):
            values = group.findall(f"{SPACE}values/{SPACE}value")
            share = next((v[0].text for v in values if v.get("id") == "share"), None)
            for v in values:
                if v.get("mcdaConcept") == "assessor":
                    found[v.get("id") or ""] = (float(share or 0), group.get("id") or "")
        return found

    def curves(self) -> dict[str, list[tuple[float, float]]]:
        found = {}
        for function in self.all("criteriaFunctions/criterionFunctions"):
            ends = [e for s in function.iter(f"{SPACE}segment") for e in s]
            found[self.word(function, "criterionID") or ""] = sorted(
                {(float(e[0][0].text or 0), float(e[1][0].text or 0)) for e in ends}
            )
        return found

    def totals(self) -> dict[str, tuple[float, float]]:
        """Least and most that the weighted sum of each option may be; what nobody scored runs 0 to 4."""
        weights, shares, curves = self.weights("joint"), self.shares(), self.curves()
        cells: dict[tuple[str, str], dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
        spans: dict[tuple[str, str], tuple[float, float]] = {}
        for table in self.all("performanceTable"):
            for row in table.findall(f"{SPACE}alternativePerformances"):
                option = self.word(row, "alternativeID") or ""
                for cell in row.findall(f"{SPACE}performance"):
                    criterion, number = self.word(cell, "criterionID") or "", self.number(cell)
                    if number is None:
                        continue
                    if criterion in curves:
                        spans[option, criterion] = (score(curves[criterion], number),) * 2
                    else:
                        group = shares[table.get("id") or ""][1]
                        cells[option, criterion][group].append(number)
        share = {group: s for s, group in shares.values()}
        for key, by_group in cells.items():
            whole = sum(share[g] for g in by_group)
            spans[key] = (sum(share[g] * sum(v) / len(v) for g, v in by_group.items()) / whole,) * 2
        return {
            o.get("id") or "": tuple(
                sum(w * spans.get((o.get("id") or "", c), (0.0, 4.0))[end] for c, w in weights.items())
                for end in (0, 1)
            )
            for o in self.all("alternatives/alternative")
        }


def score(curve: list[tuple[float, float]], at: float) -> float:
    """A point on straight pieces, the ends held."""
    if at <= curve[0][0]:
        return curve[0][1]
    for (x0, y0), (x1, y1) in pairwise(curve):
        if at <= x1:
            return y0 + (y1 - y0) * (at - x0) / (x1 - x0)
    return curve[-1][1]


def test_the_weighted_sum_over_the_file_is_our_total(tmp_path: Path) -> None:
    """By other code, from nothing but the file: cells as means of groups, value functions, joint weights."""
    held = again(tmp_path, three_valleys())
    found = Plain(written(held)[0]).totals()
    ours = {o.option: o.total for o in appraise(held, simulate=False).scoring.options}
    assert set(found) == set(ours)
    for option, (low, high) in found.items():
        assert (low, high) == pytest.approx((ours[option].low, ours[option].high), abs=1e-9)
    assert len({round(low, 6) for low, _ in found.values()}) > 4


def test_a_missing_score_widens_the_sum_and_is_not_zero() -> None:
    gone = tuple(s for s in three_valleys().scores if (s.option, s.criterion) != ("joint", "Q1"))
    plain = Plain(written(small(scores=gone))[0])
    low, high = plain.totals()["joint"]
    whole_low, whole_high = Plain(written(three_valleys())[0]).totals()["joint"]
    assert high - low - (whole_high - whole_low) == pytest.approx(4 * plain.weights("joint")["Q1"])
    assert low < whole_low < high


def test_plain_weights_of_each_group_add_to_one() -> None:
    plain = Plain(written(three_valleys())[0])
    for group in (*(g.id for g in three_valleys().stakeholders.groups), "joint"):
        assert sum(plain.weights(group).values()) == pytest.approx(1)


def others(weights: dict[str, float], named: str = "") -> str:
    values = "".join(
        f"<criterionValues><criterionID>{c}</criterionID><values><value><real>{w}</real></value></values>"
        "</criterionValues>"
        for c, w in weights.items()
    )
    return f'{OPTIONS}\n<criteriaValues{named} mcdaConcept="Weights">{values}</criteriaValues>'


def test_weights_of_others_keep_the_totals_that_they_give(tmp_path: Path) -> None:
    criteria = [c.id for c in three_valleys().framework.criteria]
    weights = {c: 1.0 + n % 7 for n, c in enumerate(criteria)}
    project, _ = read(tmp_path, others(weights, ' id="board"'))
    assert {w.group for w in project.weights} == {"board"}
    assert {w.method for w in project.weights} == {"direct_points"}
    assert {w.by for w in project.weights} == {"not named in the file"}
    back = Plain(written(project)[0]).weights("board")
    total = sum(weights.values())
    assert back == pytest.approx({c: w / total for c, w in weights.items()})


def test_weights_of_some_criteria_are_refused_not_filled_with_zeros(tmp_path: Path) -> None:
    found = refused(tmp_path, others({"Q1": 2, "F1": 1}))
    assert any("weights 2 of 12 sections; weight all of them" in c for c in found)
    assert all(c.startswith("others.xml line 3") for c in found)


def test_a_weight_that_is_none_is_refused(tmp_path: Path) -> None:
    criteria = [c.id for c in three_valleys().framework.criteria]
    weights = dict.fromkeys(criteria, 1.0) | {"Q1": -1.0}
    assert any("a number" in c and "value" in c for c in refused(tmp_path, others(weights)))


def test_ours_are_worked_out_and_not_read_as_said(tmp_path: Path) -> None:
    silent = small(weights=())
    assert again(tmp_path, silent).weights == ()
    assert BLANK.id != silent.head.id


def test_one_who_weighs_and_scores_is_one_group(tmp_path: Path) -> None:
    criteria = [c.id for c in three_valleys().framework.criteria]
    table = f'<performanceTable id="DM1">{scored("a1", "Q1")}</performanceTable>'
    project, _ = read(tmp_path, others(dict.fromkeys(criteria, 1.0), ' id="DM1"') + table)
    assert [(g.id, [a.id for a in g.assessors]) for g in project.stakeholders.groups] == [("DM1", ["DM1"])]
