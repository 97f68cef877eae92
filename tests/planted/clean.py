"""A complete small project in which no check finds anything, and the edits that spoil it.

`clean(path)` writes the folder. A test copies it, plants one fault with the helpers of `edits`
(offered here too) and looks for the flag; the untouched folder is its twin without.
"""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from moothall.files.frameworks import find_framework
from tests.planted import rows
from tests.planted.edits import (
    add_row,
    body,
    drop_rows,
    edit_csv,
    edit_yaml,
    option,
    read_rows,
    saving,
    write_rows,
    write_yaml,
)

__all__ = [
    "CANNOT_TELL",
    "PIN",
    "add_row",
    "body",
    "clean",
    "drop_rows",
    "edit_csv",
    "edit_yaml",
    "option",
    "read_rows",
    "saving",
    "write_rows",
    "write_yaml",
]

PIN = "essu_2007@1.0.0"

CANNOT_TELL = {"AB14"}
"""Checks that nobody can answer in the clean project: they need eight options.
Every other one says not found."""


def clean(path: Path) -> Path:
    """Write the clean project as a folder; returns the folder."""
    shutil.copytree(_written(), path, dirs_exist_ok=True)
    return path


@cache
def _written() -> Path:
    path = Path(tempfile.mkdtemp(prefix="moothall-clean-"))
    framework = find_framework(PIN)
    write_yaml(path, "project.yaml", _head(framework.screening.principles))
    write_yaml(path, "options.yaml", {"options": _options()})
    write_yaml(path, "stakeholders.yaml", {"groups": _groups()})
    write_yaml(path, "governance.yaml", {"bodies": _bodies(), "power_gap_tolerance": 0.1})
    for file, table in rows.tables(framework).items():
        write_rows(path, file, list(table))
    for group in rows.GROUPS:
        _text(path / "statements" / f"{group}.md", f"What the {group} say, in their own words.\n")
    for section in framework.business_case.sections:
        if "narrative" in section.filled_by:
            _text(path / "case" / f"{section.id}.md", f"What is written on {section.title}.\n")
    return path


def _text(file: Path, text: str) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _head(principles: tuple[Any, ...]) -> dict[str, Any]:
    signed = dict.fromkeys(rows.PARTNERS, "2026-01-12")
    adopted = [p.id for p in principles if p.must_pass_by_default == "yes"]
    shares = dict(zip(rows.PARTNERS, (0.4, 0.35, 0.25), strict=True))
    return {
        "id": "clean",
        "title": "Sharing revenues and benefits",
        "fictional": True,
        "jurisdiction": "GB-ENG",
        "framework": PIN,
        "as_of": "2026-09-01",
        "gate": "decision",
        "price_base": "2026-27",
        "first_year": rows.FIRST_YEAR,
        "horizon_years": 10,
        "host": "north",
        "aims": [{"id": "a1", "text": "Right first time.", "measure": "% right", "signed": signed}],
        "services": [{"id": "s1", "title": "Revenues and benefits", "front_line": True}],
        "partners": [
            {
                "id": p,
                "title": f"{p.title()} Council",
                "kind": "district council",
                "population": 90_000,
                "population_source": "Census 2021",
                "agreed_share": shares[p],
                "usable_reserves": 9_000_000,
            }
            for p in rows.PARTNERS
        ],
        "timetable": [
            {"id": "m1", "title": "Papers out", "date": "2026-06-01", "kind": "papers_released"},
            {"id": "m2", "title": "Decision", "date": "2026-09-15", "kind": "decision"},
        ],
        "must_pass": [{"date": rows.MUST_PASS_DAY, "by": "Joint board of members", "principles": adopted}],
        "reference_classes": [
            {
                "date": "2026-02-01",
                "by": "Joint board of members",
                "cases": ["case-0", "case-1", "case-2", "case-3"],
                "reason": "Shared revenues services of districts of this size.",
            }
        ],
        "draws": 1000,
    }


PUBLIC_ONLY = {
    "bodies": list(rows.PARTNERS),
    "private_runs_service": False,
    "private_equity_pct": 0,
    "private_votes": 0,
    "private_gain_share": False,
    "new_company": False,
    "work_outside_region": False,
}
"""Facts that every option of the clean project shares."""


def _options() -> list[dict[str, Any]]:
    apart = {"shared_team": False, "shared_budget": False, "joint_body": "none"}
    joined = {"shared_team": True, "shared_budget": True}
    return [
        _option(rows.AS_IS, "Continue as now", apart, "", baseline="as_is", shares="neither"),
        _option(rows.IMPROVED, "Each improves its own", apart, "", baseline="improved", shares="neither"),
        _option("standards", "Common procedures", apart, "memorandum of understanding"),
        _option(
            "lead",
            "North runs it for all",
            {**joined, "lead": "north", "joint_body": "none"},
            "inter-authority agreement",
        ),
        _option("joint", "One joint service", {**joined, "joint_body": "joint_committee"}, "joint committee"),
    ]


def _option(key: str, title: str, facts: dict[str, Any], form: str, **more: Any) -> dict[str, Any]:
    return {
        "id": key,
        "title": title,
        "facts": PUBLIC_ONLY | facts,
        "shares": "both",
        "governance_form": form,
        "employment_model": rows.MODELS[key],
        "preparation_budget": 60_000,
        "contract_years": 10,
        "asset_life_years": 8,
        "rejected_simpler_forms": [{"form": "informal cooperation", "reason": "It was tried and lapsed."}],
        "evidence": [f"{key}-0"],
    } | more


def _groups() -> list[dict[str, Any]]:
    return [
        {
            "id": g,
            "title": g.title(),
            "voice": g,
            "first_access": "2026-01-05",
            "assessors": [{"id": f"{g}-1", "role": g}],
        }
        for g in rows.GROUPS
    ]


def _bodies() -> list[dict[str, Any]]:
    return [
        _body("forum", "Officer group for standards", "standards", "officer_group"),
        _body("members", "Lead-member group", "lead", "other"),
        _body("committee", "Joint committee", "joint", "joint_committee")
        | {
            "lead_roles": [
                {
                    "role": "Chair",
                    "next_rotation": "2027-05-01",
                    "holders": [
                        {"partner": "north", "start": "2024-05-01", "end": "2025-04-30"},
                        {"partner": "east", "start": "2025-05-01"},
                    ],
                }
            ]
        },
        {
            "id": "design",
            "title": "Design group",
            "kind": "working_group",
            "seats": [
                {"member": "north", "kind": "public", "held": 6, "attended": 6},
                {"member": "UNISON branch", "kind": "union", "held": 6, "attended": 5},
                {"member": "Users' forum", "kind": "user", "held": 6, "attended": 4},
            ],
        },
    ]


def _body(key: str, title: str, of: str, kind: str) -> dict[str, Any]:
    every = list(rows.PARTNERS)
    return {
        "id": key,
        "title": title,
        "option": of,
        "kind": kind,
        "seats": [{"member": p, "kind": "public", "seats": 2, "votes": 2} for p in every],
        "quota": 4,
        "quorum": 3,
        "public_majority": True,
        "reserved_matters": ["annual budget", "change of site"],
        "publication_scheme": True,
        "scrutiny_date": "2027-02-01",
        "review_date": "2028-02-01",
        "decisions": [
            {"title": "Annual budget", "reserved_to": every},
            {"title": "Change of site", "call_in_by": every},
            {"title": "Change of opening hours", "material": False},
        ],
        "votes_by_year": [
            {"year": 2024, "non_public_share": 0.0},
            {"year": 2025, "non_public_share": 0.0},
        ],
    }
