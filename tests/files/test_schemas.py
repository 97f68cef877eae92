"""The published schemas: valid themselves, and true of what is written and read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import given, settings

from moothall.files.folder import DOCUMENTS
from moothall.files.frameworks import library, library_path
from moothall.files.schemas import schemas
from moothall.project.project import Project
from moothall.project.tables import TABLES
from tests.project.generated import projects

MADE = {name: json.loads(data) for name, data in schemas().items()}


def validator(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(MADE[f"{name}.schema.json"])


def plain(value: Any) -> Any:
    return json.loads(msgspec.json.encode(value))


@pytest.mark.parametrize("name", sorted(MADE))
def test_each_is_a_schema_by_its_own_rules(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(MADE[name])
    assert MADE[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_there_is_one_for_everything_that_is_read_or_written() -> None:
    wanted = {"findings", "framework", *(n.removesuffix(".yaml") for n in DOCUMENTS)}
    wanted |= {f"{t.file.removesuffix('.csv')}-row" for t in TABLES}
    assert {f"{name}.schema.json" for name in wanted} <= set(MADE)


def test_the_findings_of_the_teaching_example_keep_theirs(three_valleys: Path) -> None:
    validator("findings").validate(json.loads((three_valleys / "findings.json").read_text(encoding="utf-8")))


def test_findings_without_a_part_do_not(three_valleys: Path) -> None:
    findings = json.loads((three_valleys / "findings.json").read_text(encoding="utf-8"))
    parts = ["engine", "framework", "project", "screening", "scoring", "evidence"]
    for part in parts:
        del findings[part]
    said = {error.message for error in validator("findings").iter_errors(findings)}
    assert said == {f"'{part}' is a required property" for part in parts}


@given(project=projects())
@settings(max_examples=max(5, settings.default.max_examples // 8))
def test_every_part_of_any_project_keeps_its_own(project: Project) -> None:
    for table in TABLES:
        check = validator(f"{table.file.removesuffix('.csv')}-row")
        for row in getattr(project, table.name):
            check.validate(plain(row))
    validator("project").validate(plain(project.head))
    validator("stakeholders").validate(plain(project.stakeholders))
    validator("governance").validate(plain(project.governance))
    validator("options").validate({"options": plain(project.options)})


def test_a_field_that_nobody_knows_does_not_keep_it() -> None:
    row = {"option": "A", "criterion": "E1", "assessor": "o1", "date": "2026-05-01"}
    validator("scores-row").validate(row)
    with pytest.raises(jsonschema.ValidationError):
        validator("scores-row").validate(row | {"mark": 3})


@pytest.mark.parametrize("name", library())
def test_the_library_keeps_them_too(name: str) -> None:
    from moothall.files.frameworks import SUBJECTS, read_framework

    framework = read_framework(library_path(name))
    validator("framework").validate(plain(framework.head))
    for file, (part, kind) in SUBJECTS.items():
        value = plain(getattr(framework, part))
        whole = {part: value} if kind.__name__.startswith("_") else value
        validator(f"framework-{file.removesuffix('.yaml')}").validate(whole)


def test_a_date_and_a_number_out_of_bounds_are_seen() -> None:
    risk = {"id": "r1", "title": "Delay"}
    validator("risks-row").validate(risk | {"likelihood": 100})
    with pytest.raises(jsonschema.ValidationError):
        validator("risks-row").validate(risk | {"likelihood": 101})
