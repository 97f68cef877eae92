"""A blank project: every file with everything that is asked, explained where it is written."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterator

from msgspec import Struct

from moothall.files.manual import file_chapters, notes, subject
from moothall.files.questions import questions
from moothall.files.samples import COLUMN, behind, block, document, quoted
from moothall.framework.framework import Framework
from moothall.framework.typology import Baseline
from moothall.project.governance import Governance
from moothall.project.head import Head
from moothall.project.options import Option
from moothall.project.stakeholders import Stakeholders
from moothall.project.tables import TABLES

HOW = """\
# A # begins an explanation. Where a whole line stands behind a #, it is a sample: take away the # and the
# one blank after it, and write your own words. What is marked (needed) must stay.
"""
OUTLINES = """\
boundaries.geojson: outlines of the places in places.csv, for a map. It is not needed.

The file is GeoJSON, which holds no remarks; so they stand here. Take the boundaries that your statistical
office publishes, generalised, in any coordinates, and save them as boundaries.geojson in this folder. A
feature is a place's where one of its properties, or its id, is the place's id, code or title in places.csv;
to be sure, give it a property "place" with the id. A place is drawn once; features of other places are left
out. Each is a Polygon or a MultiPolygon, and each line ends where it begins. A sample to begin with:

{"type": "FeatureCollection", "features": [
  {"type": "Feature",
   "properties": {"place": "short-id"},
   "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1000, 0], [1000, 1000], [0, 1000], [0, 0]]]}}
]}
"""
"""What boundaries.geojson holds, with a sample: in a file of another name, so that it draws no map."""
BASELINES = {
    "as_is": ("T0a", "The services as they are"),
    "improved": ("T0b", "The services improved in-house"),
}
"""Id and title of a baseline, where the framework names none."""
HORIZON = 10
"""Years that a blank project looks ahead, beyond year 0."""


class Start(Struct, frozen=True, kw_only=True):
    """What a blank project begins with."""

    id: str
    title: str
    jurisdiction: str
    today: datetime.date


def blank_project(framework: Framework, start: Start) -> dict[str, bytes]:
    """The files of a blank project by name. It can be read and checked as it is."""
    texts = {
        "README.md": _readme(framework, start),
        "questions.md": questions(framework),
        "project.yaml": _head(framework, start),
        "options.yaml": _options(framework, start),
        "stakeholders.yaml": _document(Stakeholders, start),
        "governance.yaml": _document(Governance, start),
    }
    texts |= {t.file: _header(t.row) for t in TABLES}
    texts["boundaries-sample.txt"] = OUTLINES
    return {name: text.encode() for name, text in texts.items()}


def _header(row: type[Struct]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerow(row.__struct_fields__)
    return out.getvalue()


def _years(first: int) -> str:
    """Which years are appraised, said where their number is written."""
    span = f"{_financial(first)} to {_financial(first + HORIZON)}"
    return (
        f"# That is year 0 to year {HORIZON}, {HORIZON + 1} years: {span}. Give what it costs to run\n"
        "# the services as they are for each of them. Lines of money outside these years are in no sum."
    )


def _financial(year: int) -> str:
    return f"{year}-{(year + 1) % 100:02d}"


def _head(framework: Framework, start: Start) -> str:
    year = start.today.year if start.today.month >= 4 else start.today.year - 1
    given = {
        "id": start.id,
        "title": quoted(start.title),
        "jurisdiction": start.jurisdiction,
        "framework": quoted(f"{framework.head.id}@{framework.head.version}#{framework.sha256[:16]}"),
        "as_of": start.today.isoformat(),
        "price_base": quoted(_financial(year)),
        "first_year": str(year + 1),
        "horizon_years": str(HORIZON),
    }
    lines = [*document(Head, given, start.today)]
    place = next(n for n, line in enumerate(lines) if line.startswith("horizon_years:"))
    lines.insert(place + 1, _years(year + 1))
    body = "\n".join(lines)
    return f"# project.yaml: {_small(subject(Head))}\n{HOW}\n{body}\n"


def _options(framework: Framework, start: Start) -> str:
    asked = framework.typology.baselines
    held = "\n".join(line for key in BASELINES for line in _baseline(key, asked))
    sample = "\n".join(behind(block(Option, start.today, 1, frozenset({"baseline"}))))
    return (
        f"# options.yaml: {_small(subject(Option))}\n{HOW}\noptions:\n{held}\n\n"
        f"# Your own options, one block each. Of the facts, leave out what is not known.\n{sample}\n"
    )


def _baseline(key: str, asked: tuple[Baseline, ...]) -> Iterator[str]:
    found = next((b for b in asked if b.key == key), None)
    identity, title = (found.id, found.title) if found else BASELINES[key]
    yield f"  - id: {identity}"
    yield f"    title: {quoted(title)}"
    yield f"    summary: {quoted(found.definition if found else '')}"
    yield f"    baseline: {key}"


def _document(kind: type[Struct], start: Start) -> str:
    first, *_ = notes(kind)
    empty = f"{first.name}: []".ljust(COLUMN) + " # take this line away when you fill in the lines below\n"
    stem = kind.__module__.rpartition(".")[2]
    body = "\n".join(document(kind, {}, start.today))
    return f"# {stem}.yaml: {_small(subject(kind))}\n{HOW}\n{empty}{body}\n"


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _readme(framework: Framework, start: Start) -> str:
    chapters = "\n".join(file_chapters())
    return f"""\
# {start.title}

This folder is a Moothall project: plain files that anybody can read, compare and send by mail.
It follows the framework *{framework.head.title}*, version {framework.head.version}. What it asks stands in
[questions.md](questions.md), with the ids to write into the tables.

## How to begin

1. Open `project.yaml` and fill in the title, the partners and the timetable.
2. Open `options.yaml`. Both baselines are there already: the services as they are, and improved in-house.
   Add the other options as facts, not as labels; Moothall tells the type.
3. Name the groups that have a say in `stakeholders.yaml`.
4. Have the partners adopt the must-pass set, and let each group set its weights in `weights.csv`, before
   any score.
5. Fill in the tables. Leave empty what is not known: an empty cell is never taken for zero or for the
   average.
6. Run `moothall check` on this folder as often as you like. It lists every error with its file and line,
   and every flag.
7. Run `moothall appraise` on this folder with `-o results`, and open `results/index.html`.

## How to write

* Tables are CSV files in UTF-8 with commas between columns; the first line names the columns. A sheet of
  the same name in Excel's format (`scores.xlsx` for `scores.csv`) does as well; keep one of the two.
* Dates are written 2026-05-31, numbers without separators or signs, shares from 0 to 1. Several ids in
  one cell are divided by semicolons. In the tables of money (finance, adjustments, control_totals,
  coalitions, reference_cases, risks, outturn) a number may stand as £1,200, (300) or 1.2m; `moothall
  check` says how it was read. A point marks decimals: 1.200 is 1.2.
* Rows in `scores.csv`, `weights.csv` and `principles.csv` are never changed: add a new row with a later
  date. The latest counts, the earlier stay as history.
* Files that you do not need may stay as they are or be deleted, but for `project.yaml` and `options.yaml`.

{chapters}"""
