"""One hash for all that people put in: it changes with any part, and with nothing else."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from moothall.project.fingerprint import fingerprint
from moothall.project.project import ANSWERED
from tests.engine.made import clean_project, project
from tests.project.generated import framework


def test_the_same_project_has_the_same_fingerprint() -> None:
    assert fingerprint(clean_project()) == fingerprint(project())
    assert len(fingerprint(clean_project())) == 64


@pytest.mark.parametrize(
    "part",
    [p for p in ANSWERED if isinstance(getattr(clean_project(), p), tuple) and getattr(clean_project(), p)],
)
def test_every_part_counts(part: str) -> None:
    made = clean_project()
    rows = getattr(made, part)
    named = {"options": "summary", "evidence": "statement", "places": "title", "reference_cases": "note"}.get(
        part
    )
    if named is not None:
        changed = (*rows[:-1], replace(rows[-1], **{named: "Something else."}))
    else:
        changed = rows[:-1] if part not in ("weights",) else rows[:-12]
    assert fingerprint(project(**{part: changed})) != fingerprint(made)


def test_the_terms_count() -> None:
    made = clean_project()
    assert fingerprint(replace(made, head=replace(made.head, seed=made.head.seed + 1))) != fingerprint(made)
    governance = replace(made.governance, power_gap_tolerance=0.2)
    assert fingerprint(replace(made, governance=governance)) != fingerprint(made)


def test_the_framework_counts_by_its_own_hash() -> None:
    made = clean_project()
    other = replace(framework(), sha256="0" * 64)
    assert fingerprint(replace(made, framework=other)) != fingerprint(made)


def test_a_row_moved_from_one_table_to_another_is_seen() -> None:
    """Parts are told apart by name, so that an empty table beside a full one is not the other way round."""
    assert fingerprint(project(lessons=())) != fingerprint(project(comparators=()))
