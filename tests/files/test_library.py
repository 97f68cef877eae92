"""The library: every framework clean, and of the first nothing lost on the way from source to page."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from moothall.engine.appraise import appraise
from moothall.engine.checks import known_names
from moothall.files.folder import read_folder
from moothall.files.framework_lint import lint
from moothall.files.frameworks import find_framework, library, library_path, read_framework
from moothall.files.limits import limits
from moothall.framework.business_case import CasePart
from moothall.framework.employment import Clause, EmploymentModel
from moothall.framework.equality import Characteristic, Duty, EqualityQuestion
from moothall.framework.evidence import Comparability
from moothall.framework.framework import Framework, Head, items
from moothall.framework.items import Passage, Rule, Threshold
from moothall.framework.procurement import ProcurementItem
from moothall.framework.region import AggregationQuestion, Tier
from moothall.framework.risks import UsualRisk
from tests.planted.clean import write_rows, write_yaml

IDS = tuple((Path(__file__).parents[1] / "framework/essu_2007_ids.txt").read_text(encoding="utf-8").split())
WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.\-]*[A-Za-z0-9]|[A-Za-z0-9]")


@cache
def essu() -> Framework:
    return find_framework("essu_2007@1.0.0")


def traces(framework: Framework) -> dict[str, tuple[str, ...]]:
    """Passages that each item traces to."""
    return {key: getattr(item, "trace", ()) for key, item in items(framework)}


@pytest.mark.parametrize("name", library())
def test_every_framework_is_clean(name: str) -> None:
    found = lint(library_path(name), known_names())
    assert [str(c) for c in found.faults] == []
    untraced = "the item traces to no passage; a note may say why."
    assert [str(c) for c in found.remarks if c.message != untraced] == []


def test_there_are_the_frameworks_that_the_design_names() -> None:
    assert library() == ("essu_2007", "five_case_2026", "public_interest_test_2026")


def test_every_id_of_the_framework_that_we_were_given_is_there() -> None:
    assert len(IDS) == len(set(IDS)) == 591
    assert set(IDS) <= {key for key, _ in items(essu())}


def test_what_the_library_adds_are_thresholds_models_and_questions_of_comparison() -> None:
    """They stood in the given files too, without an id: numbers in the text, and names of fields."""
    added = [item for key, item in items(essu()) if key not in set(IDS)]
    kinds = {Threshold, EmploymentModel, Clause, Comparability, Head, UsualRisk, Rule}
    kinds |= {CasePart, ProcurementItem, Tier, AggregationQuestion, Characteristic, Duty, EqualityQuestion}
    assert {type(item) for item in added} == kinds


def test_no_id_is_used_twice() -> None:
    for name in library():
        keys = [key for key, _ in items(read_framework(library_path(name)))]
        assert len(keys) == len(set(keys)), name


@pytest.mark.parametrize("name", library())
def test_every_trace_resolves_and_every_passage_is_reached(name: str) -> None:
    framework = read_framework(library_path(name))
    passages = {p.id for p in framework.passages}
    reached = {word for trace in traces(framework).values() for word in trace}
    reached |= {*framework.screening.introduction_trace, *framework.matrix.provenance_trace}
    reached |= set(framework.employment.trace)
    assert passages
    assert reached == passages


def test_the_source_has_its_121_passages() -> None:
    assert sum(isinstance(item, Passage) for _, item in items(essu())) == 121


def test_every_id_is_somewhere_in_what_the_teaching_example_gives(three_valleys: Path) -> None:
    told = {
        word for name in ("findings.json", "index.html") for word in WORD.findall(_text(three_valleys / name))
    }
    assert [key for key in IDS if key not in told] == []


def _text(file: Path) -> str:
    """Words of a page without the places at which a long one may break."""
    return file.read_text(encoding="utf-8").replace("<wbr>", "")


# Beside the files that we were given


def given(shared: Path) -> dict[str, tuple[str, ...]]:
    """Ids of the given files with their traces."""
    found: dict[str, tuple[str, ...]] = {}

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            if isinstance(value.get("id"), str):
                found[value["id"]] = tuple(value.get("trace") or ())
            for part in value.values():
                walk(part)
        elif isinstance(value, list):
            for part in value:
                walk(part)

    for file in sorted((shared / "framework").glob("*.yaml")):
        walk(yaml.safe_load(file.read_text(encoding="utf-8")))
    return found


def test_the_list_of_ids_is_that_of_the_given_files(shared: Path) -> None:
    assert set(IDS) == set(given(shared))


def test_every_item_traces_to_the_passages_that_it_traced_to(shared: Path) -> None:
    ours = traces(essu())
    assert {key: ours[key] for key in IDS} == given(shared)


def test_the_limits_are_those_of_the_design(shared: Path) -> None:
    design = (shared / "design.md").read_text(encoding="utf-8")
    assert "Limits (20 MB or 200,000 rows a table) are data." in design
    assert (limits().file_bytes, limits().table_rows) == (20_000_000, 200_000)


# The same engine for other frameworks


def tiny(path: Path, framework: str) -> Path:
    """A project of two options on a framework of principles only, judged by one group."""
    path.mkdir()
    asked = find_framework(f"{framework}@1.0.0").screening.principles
    head = {
        "id": "tiny", "title": "Parks", "jurisdiction": "GB-ENG", "framework": f"{framework}@1.0.0",
        "as_of": "2026-09-01", "price_base": "2026-27", "first_year": 2026, "horizon_years": 5,
        "must_pass": [
            {
                "date": "2026-01-15", "by": "Cabinet",
                "principles": [p.id for p in asked if p.must_pass_by_default == "yes"],
            }
        ],
    }  # fmt: skip
    options = [{"id": "keep", "title": "Keep it", "baseline": "as_is"}, {"id": "buy", "title": "Buy it"}]
    write_yaml(path, "project.yaml", head)
    write_yaml(path, "options.yaml", {"options": options})
    write_rows(
        path,
        "principles.csv",
        [
            {
                "principle": p.id,
                "option": option,
                "verdict": "fails" if option == "buy" else "meets",
                "reason": "The papers show it.",
                "date": "2026-03-02",
                "by": "Cabinet",
            }
            for p in asked
            for option in (("keep", "buy") if p.level == "option" else (None,))
        ],
    )
    return path


@pytest.mark.parametrize("framework", ["five_case_2026", "public_interest_test_2026"])
def test_a_project_on_another_framework_is_appraised_by_the_same_engine(
    tmp_path: Path, framework: str
) -> None:
    project = read_folder(tiny(tmp_path / "project", framework))
    principles = project.framework.screening.principles
    findings = appraise(project)
    assert findings.framework.id == framework
    keep, buy = findings.screening.options
    own = sum(p.level == "option" for p in principles)
    assert own
    assert (keep.tally.meets, buy.tally.fails) == (own, own)
    assert findings.screening.project.meets == len(principles) - own
    must = {p.id for p in principles if p.level == "option" and p.must_pass_by_default == "yes"}
    assert buy.outcome == ("held_out" if must else "carried_forward")
    assert set(buy.failed) == must
    assert findings.scoring.options == ()
    assert findings.registers.case == () or {c.section for c in findings.registers.case} == {
        s.id for s in project.framework.business_case.sections
    }
