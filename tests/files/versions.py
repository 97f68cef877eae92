"""A version 1.1.0 of the library's framework, with a step of every kind, and a project to move to it."""

import copy
import datetime
from functools import cache
from pathlib import Path

import yaml

from moothall.files.blank import Start, blank_project
from moothall.files.frameworks import library_path, read_framework
from moothall.files.store import write_files

MIGRATION = """\
note: Version 1.1.0 sharpens the section on design.
steps:
  - {verb: same, id: D1, action: carry}
  - {verb: reworded, id: D2, action: ask, reason: The question is another one now.}
  - {verb: retired, id: D3, action: drop}
  - {verb: split_to, id: D4, action: carry, into: [D4a, D4b]}
  - {verb: merged_to, id: D5, action: carry, into: [D56]}
  - {verb: merged_to, id: D6, action: carry, into: [D56]}
  - {verb: moved, id: A1, action: carry}
  - {verb: added, id: D9, action: ask, reason: New in this version.}
  - {verb: reworded, id: P1, action: carry}
  - {verb: retired, id: P2, action: drop}
  - {verb: split_to, id: TC1, action: carry, into: [TC1a, TC1b]}
  - {verb: retired, id: R1, action: ask}
  - {verb: merged_to, id: EP1, action: carry, into: [EP2]}
"""

OLD = read_framework(library_path("essu_2007"))
DESIGN = [c.id for c in OLD.matrix.sections[0].criteria]
SECTIONS = [s.id for s in OLD.matrix.sections]

TABLES = {
    "stakeholders.yaml": (
        "groups:\n  - id: officers\n    title: Officers\n    voice: officers\n"
        "    assessors:\n      - id: o1\n"
    ),
    "scores.csv": (
        "option,criterion,assessor,score,reason,date\n"
        "T0a,D1,o1,2,stays,2026-01-31\n"
        "T0a,D2,o1,3,to ask,2026-01-31\n"
        "T0a,D3,o1,1,ends,2026-01-31\n"
        "T0a,D4,o1,4,both,2026-01-31\n"
        "T0a,D5,o1,1,clashes,2026-01-31\n"
        "T0a,D6,o1,3,clashes,2026-02-01\n"
        "T0b,D5,o1,3,alone,2026-01-31\n"
        "T0a,A1,o1,2,moves,2026-01-31\n"
    ),
    "weights.csv": "group,kind,item,value,method,date,by\n"
    + "".join(f"officers,criterion,{k},10,swing_points,2026-01-30,Officers\n" for k in DESIGN)
    + "".join(f"officers,section,{k},10,swing_points,2026-01-30,Officers\n" for k in SECTIONS),
    "principles.csv": ("principle,option,verdict,reason,date,by\nP1,T0b,meets,fine,2026-01-31,Board\n"),
    "finance.csv": (
        "option,category,kind,year,amount,reason\nT0b,TC1,cost,2026,100,fees\nT0b,operating,cost,2026,7,all\n"
    ),
    "risks.csv": "id,option,risk,title\nr-1,T0b,R1,Benefits fall short\n",
    "employment.csv": (
        "policy,model,answer,date\nEP1,in_house,kept,2026-01-31\nEP2,in_house,worse,2026-01-31\n"
        "EP1,secondment,kept,2026-01-31\n"
    ),
    "evidence.csv": "id,statement,item\nE1,A claim on D3,D3\nE2,A claim on D4,D4\n",
}

START_TERMS = """
must_pass:
  - date: 2026-01-01
    by: Board
    principles: [P1, P2]
not_applicable:
  - {criterion: D3, reason: none, date: 2026-01-02, by: Board}
"""


def new_version(folder: Path, migration: str = MIGRATION) -> Path:
    """The framework in version 1.1.0, with its migration."""
    place = folder / "essu_2007"
    write_files(place, {**_new_files(), "migrations/1.0.0-1.1.0.yaml": migration.encode()})
    return place


@cache
def _new_files() -> dict[str, bytes]:
    files = {file.name: file.read_bytes() for file in library_path("essu_2007").glob("*.yaml")}
    for name, change in CHANGES.items():
        tree = yaml.load(files[name], Loader=yaml.CSafeLoader)
        change(tree)
        files[name] = yaml.dump(tree, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True).encode()
    return files


def _criteria(tree) -> None:
    design, other = tree["sections"][0], next(s for s in tree["sections"] if s["id"] == "A")
    by_id = {c["id"]: c for c in design["criteria"]}
    by_id["D2"]["question"] = "Another question altogether?"
    kept = [c for key, c in by_id.items() if key not in ("D3", "D4", "D5", "D6")]
    made = [_like(by_id["D1"], key) for key in ("D4a", "D4b", "D56", "D9")]
    design["criteria"] = [*kept, *made, other["criteria"].pop(0)]


def _like(criterion, key):
    made = {k: v for k, v in criterion.items() if k != "indicators"}
    return copy.deepcopy({**made, "id": key, "title": f"Criterion {key}"})


def _principles(tree) -> None:
    tree["principles"][0]["question"] = "The same, in better words?"
    tree["principles"].pop(1)


def _costs(tree) -> None:
    first = tree["categories"].pop(0)
    tree["categories"] += [copy.deepcopy({**first, "id": key}) for key in ("TC1a", "TC1b")]


CHANGES = {
    "framework.yaml": lambda head: head.update(version="1.1.0"),
    "criteria.yaml": _criteria,
    "principles.yaml": _principles,
    "transaction_costs.yaml": _costs,
    "risks.yaml": lambda tree: tree["risks"].pop(0),
    "employment.yaml": lambda tree: tree["policies"].pop(0),
}


def project(folder: Path) -> Path:
    """A project in version 1.0.0 that has answered some of what changes."""
    start = Start(id="p", title="P", jurisdiction="GB-ENG", today=datetime.date(2026, 3, 31))
    place = folder / "project"
    write_files(place, blank_project(read_framework(library_path("essu_2007")), start))
    for name, text in TABLES.items():
        (place / name).write_text(text, "utf-8")
    file = place / "project.yaml"
    file.write_text(file.read_text("utf-8") + START_TERMS, "utf-8")
    return place
