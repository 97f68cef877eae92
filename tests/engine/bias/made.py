"""A small project of its own framework, whose ids are nobody else's: what a check knows, it was told."""

from __future__ import annotations

import datetime
from typing import Any

import msgspec

from moothall.engine.bias.context import Results
from moothall.findings.evidence import EvidenceFindings
from moothall.findings.finance import FinanceFindings
from moothall.findings.flags import CannotTell, CheckResult, Flag, Seen
from moothall.findings.scoring import Cell, ScoringFindings, WeightSet, WeightsUsed
from moothall.findings.screening import ScreeningFindings, Tally
from moothall.framework.framework import Framework
from moothall.project.project import Project
from moothall.project.terms import Terms

THRESHOLDS: dict[str, float | tuple[str, ...]] = {
    "depth_index": 0.6,
    "money_sections": ("Coin",),
    "money_weight_max": 0.4,
    "social_sections": ("Folk",),
    "social_weight_min": 0.25,
    "voices_needed": ("unions", "users"),
    "spread_min": 2,
    "halo_share": 0.8,
    "halo_correlation": 0.98,
    "halo_items": 5,
    "overlap_correlation": 0.9,
    "overlap_options": 8,
    "notice_weeks": 4,
    "withheld_share": 0.2,
}

CRITERIA = {"Coin": ("Coin1", "Coin2"), "Folk": ("Folk1", "Folk2", "Folk3"), "Rest": ("Rest1",)}


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def framework() -> Framework:
    text = {"definition": "d", "why": "w"}
    sections = [
        {
            "id": s, "key": s, "title": f"{s} section", "lead_question": "q",
            "criteria": [
                {"id": c, "title": f"{c} title", "question": "q", "anchors": {},
                 "flag_if_zero": "hardship" if c == "Folk1" else None}
                for c in criteria
            ],
        }
        for s, criteria in CRITERIA.items()
    ]  # fmt: skip
    raw = {
        "head": {
            "id": "own", "version": "1.0.0", "title": "t", "summary": "s", "licence": "l",
            "provenance": {"source": "s", "ours": "o"},
        },
        "sha256": "0",
        "typology": {
            "baselines": [
                {"id": "Z0", "key": "as_is", "title": "Stay", "ranked": False, **text},
                {"id": "Z1", "key": "improved", "title": "Stay and improve", "ranked": True, **text},
            ]
        },
        "matrix": {
            "sections": sections,
            "scale": {"low": 0, "high": 4, "meaning": {}, "not_assessed": "n", "not_applicable": "n",
                      "display": "d"},
        },
        "screening": {"principles": [_principle("Rule1"), _principle("Rule2")]},
        "evidence": {
            "grades": [
                {"id": f"grade{g}", "label": g, "meaning": "m", "observations": n,
                 "money_spread_pct": [-10, 10]}
                for g, n in zip("ABCD", (64, 32, 16, 4), strict=True)
            ]
        },
        "thresholds": [
            {"id": k, "title": f"{k} title", "value": v, "unit": "u", "source": "s"}
            for k, v in THRESHOLDS.items()
        ],
    }  # fmt: skip
    return msgspec.convert(raw, Framework)


def _principle(id: str) -> dict[str, Any]:
    words = ("group", "title", "question", "meets", "partly_meets", "fails", "must_pass_reason")
    return {"id": id, "level": "option"} | dict.fromkeys(words, "x")


OPTIONS = [
    {"id": "stay", "title": "Stay", "baseline": "as_is"},
    {"id": "better", "title": "Better", "baseline": "improved", "preparation_budget": 100},
    {"id": "joint", "title": "Joint team", "preparation_budget": 100, "contract_years": 5},
]

GROUPS = [
    {"id": v, "title": v.title(), "voice": v, "first_access": "2026-01-01", "assessors": [{"id": f"{v}1"}]}
    for v in ("officers", "unions", "users")
]

HEAD = {
    "id": "p", "title": "P", "jurisdiction": "GB-ENG", "framework": "own@1.0.0", "as_of": "2026-12-31",
    "price_base": "2026-27", "first_year": 2026, "horizon_years": 10,
    "timetable": [
        {"id": "papers", "title": "Papers", "kind": "papers_released", "date": "2026-05-01"},
        {"id": "vote", "title": "Vote", "kind": "decision", "date": "2026-07-01"},
    ],
}  # fmt: skip


def project(*, head: dict[str, Any] | None = None, groups: list[Any] | None = None, **parts: Any) -> Project:
    """The small project, with parts put in instead; weights are filled up to whole sets."""
    parts["weights"] = whole_sets(parts.get("weights", []))
    raw = {
        "framework": framework(),
        "head": HEAD | (head or {}),
        "options": OPTIONS,
        "stakeholders": {"groups": GROUPS if groups is None else groups},
        **parts,
    }
    return msgspec.convert(msgspec.to_builtins(raw), Project)


def results(made: Project | None = None, **findings: Any) -> Results:
    """What a check is given: findings are empty but for those named."""
    made = made or project()
    empty = {
        "screening": ScreeningFindings(project=Tally(of=0)),
        "scoring": ScoringFindings(),
        "evidence": EvidenceFindings(),
        "finance": FinanceFindings(currency="GBP", price_base="2026-27"),
    }
    return Results(project=made, terms=Terms(made), **(empty | findings))


def score(option: str, criterion: str, assessor: str = "officers1", **more: Any) -> dict[str, Any]:
    return {
        "option": option, "criterion": criterion, "assessor": assessor, "score": 2, "reason": "seen",
        "evidence": ["e1"], "date": "2026-03-01",
    } | more  # fmt: skip


def weight(item: str, group: str = "officers", **more: Any) -> dict[str, Any]:
    return {
        "group": group, "kind": "section" if item in CRITERIA else "criterion", "item": item, "value": 10,
        "method": "direct_points", "date": "2026-02-01", "by": "board",
    } | more  # fmt: skip


def whole_sets(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Weights with the items that a group must weigh too, in the same way, on a day before all others."""
    spoken = {(r["group"], r["item"]): r["method"] for r in rows}
    wanted = {
        (group, other): method
        for (group, item), method in spoken.items()
        for items in (tuple(CRITERIA), *CRITERIA.values())
        if item in items
        for other in items
    }
    early = [
        weight(i, g, date="2026-01-01", method=m, value=None if m == "equal" else 10)
        for (g, i), m in wanted.items()
        if (g, i) not in spoken
    ]
    return early + rows


def claim(id: str, **more: Any) -> dict[str, Any]:
    return {"id": id, "statement": "s", "author": "Firm"} | more


CLAIMS = [claim("e1")]


def cell(option: str, criterion: str, status: str = "scored", **more: Any) -> Cell:
    return msgspec.convert({"option": option, "criterion": criterion, "status": status, **more}, Cell)


def every_cell(**status: str) -> tuple[Cell, ...]:
    """A scored cell for each option on each criterion, but for the criteria given another status."""
    return tuple(
        cell(o["id"], c, status.get(c, "scored")) for o in OPTIONS for s in CRITERIA.values() for c in s
    )


def weighted(group: str | None = None, **sections: float) -> WeightSet:
    used = WeightsUsed(group=group, declared=True, sections=sections)
    return WeightSet(label="latest", joint=used)


def rule(outcome: str, *flags: Flag, missing: tuple[str, ...] = ()) -> CheckResult:
    raw = {"rule": "r", "title": "R", "family": "evidence", "severity": "high", "outcome": outcome,
           "missing": missing, "flags": [msgspec.to_builtins(f) for f in flags]}  # fmt: skip
    return msgspec.convert(raw, CheckResult)


def flag(subject: str, sources: tuple[str, ...] = (), **figures: Any) -> Flag:
    return Flag(rule="r", title="R", severity="high", subject=subject, message="m", figures=figures,
                sources=sources)  # fmt: skip


def subjects(seen: Seen) -> list[str]:
    assert not isinstance(seen, CannotTell), seen.missing
    return [s.subject for s in seen]


def figures(seen: Seen, number: int = 0) -> dict[str, Any]:
    assert not isinstance(seen, CannotTell), seen.missing
    return dict(seen[number].figures)


def missing(seen: Seen) -> tuple[str, ...]:
    assert isinstance(seen, CannotTell)
    return seen.missing
