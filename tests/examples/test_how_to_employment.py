"""What docs/how-to/employment.md shows can be read, and does what it says."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from tests.planted.clean import add_row, clean, edit_csv, edit_yaml, option
from tests.planted.run import appraised

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "employment.md").read_text(encoding="utf-8")
TABLES = re.findall(r"```csv\n(.*?)```", PAGE, re.DOTALL)
(TERMS,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def test_the_tables_and_terms_of_the_page_work(tmp_path: Path) -> None:
    folder = clean(tmp_path / "project")
    model = {"employment_model": "transfer_tupe_plus"}
    edit_yaml(folder, "options.yaml", lambda d: option(d, "lead").update(model | yaml.safe_load(TERMS)))
    edit_csv(folder, "employment.csv", {"option": "lead"}, {"model": "transfer_tupe_plus"})
    answers, clauses, terms = TABLES
    heading, *rows = answers.splitlines()
    for line in rows:
        add_row(folder, "employment.csv", dict(zip(heading.split(","), line.split(","), strict=True)))
    (folder / "clauses.csv").write_text(clauses, encoding="utf-8")
    (folder / "staff_terms.csv").write_text(terms, encoding="utf-8")
    found = appraised(folder, tmp_path / "out")
    staff = found["employment"]
    (own,) = [c for c in staff["comparisons"] if c.get("option") == "lead" and c.get("own")]
    assert (own["points"], own["proposed"]) == (3, "fails")
    (listed,) = staff["clauses"]
    assert (listed["counts"]["in_contract"], listed["counts"]["promised"]) == (1, 1)
    (tiers,) = [t for t in staff["two_tiers"] if t["option"] == "lead"]
    assert (tiers["answer"], tiers["missing"]) == ("yes", ["Leave at the start"])
    assert [(c["cost"], c["amount"]) for c in staff["costs"]][1] == ("pension_strain", 140_000)
    rules = {f["rule"] for f in found["flags"]}
    assert {"EM2", "EM4"} <= rules
