"""`moothall share`: a cost shared by every rule, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import call, process

COFFEE = "coalition,cost\nA,6\nB,5\nC,4\nA+B,9\nA+C,8\nB+C,7.5\nA+B+C,12\n"
RULES = ["equal", "proportional", "scrb", "shapley", "nucleolus", "per_capita_nucleolus"]


@pytest.fixture
def coffee(tmp_path: Path) -> Path:
    return written(tmp_path / "game.csv", COFFEE)


def written(file: Path, text: str) -> Path:
    file.write_text(text, "utf-8")
    return file


def test_json_has_every_rule_its_rounding_and_the_core(coffee: Path) -> None:
    result = call("share", coffee, "--json")
    assert result.exit_code == 0
    said = json.loads(result.stdout)
    assert list(said) == [*RULES, "rounded", "core", "notes"]
    assert said["notes"] == []
    assert list(said["rounded"]) == RULES
    assert said["equal"] == {"A": 4, "B": 4, "C": 4}
    assert said["proportional"] == pytest.approx({"A": 4.8, "B": 4, "C": 3.2})
    assert said["shapley"] == pytest.approx({"A": 58 / 12, "B": 49 / 12, "C": 37 / 12})
    assert said["nucleolus"] == pytest.approx({"A": 14 / 3, "B": 25 / 6, "C": 19 / 6})
    assert said["rounded"]["shapley"] == {"A": 4.84, "B": 4.08, "C": 3.08}
    assert said["core"]["empty"] is False
    assert said["core"]["objections"]["equal"] == [{"coalition": ["B", "C"], "excess": 0.5}]
    assert said["core"]["objections"]["shapley"] == []
    assert list(said["core"]["objections"]) == RULES


def test_people_read_who_would_object_and_by_how_much(coffee: Path) -> None:
    said = call("share", coffee).output
    plain = " ".join(said.split())
    assert "B and C together would pay 8.0 but can do it for 7.5 (excess 0.5)" in plain
    assert "the core is not empty" in plain
    row = next(line for line in said.splitlines() if line.startswith("Shapley value"))
    assert row.split()[-3:] == ["4.84", "4.08", "3.08"]


def test_each_partner_has_a_paragraph(coffee: Path) -> None:
    plain = " ".join(call("share", coffee).output.split())
    start = plain.index("EACH PARTNER")
    a, b, c = (plain.index(f"{p}: Alone, {p} would pay", start) for p in "ABC")
    assert "B and C together" not in plain[a:b]
    assert "No group that it is in would do better on its own" in plain[a:b]
    assert "B and C together" in plain[b:c]
    assert "4.08 by the Shapley value" in plain[b:c]
    assert "B and C together" in plain[c:]


def test_a_driver_is_one_rule_more(coffee: Path, tmp_path: Path) -> None:
    staff = written(tmp_path / "staff.csv", "id,value\nB,1\nA,2\nC,1\n")
    said = json.loads(call("share", coffee, "--driver", staff, "--json").stdout)
    assert said["driver"] == {"A": 6, "B": 3, "C": 3}
    assert said["rounded"]["driver"] == {"A": 6, "B": 3, "C": 3}
    assert said["core"]["objections"]["driver"][0]["coalition"] == ["A", "C"]
    assert "population" not in said
    assert "In proportion to staff" in call("share", coffee, "--driver", staff).output


def test_a_table_of_a_project_is_shared_as_it_stands(tmp_path: Path) -> None:
    rows = "lead,A,£6m\nlead,B,£5m\nlead,A;B,9.000\njoint,A,6\njoint,B,5\njoint,A;B,8\n"
    file = written(tmp_path / "coalitions.csv", "option,coalition,cost\n" + rows)
    refused = call("share", file)
    assert refused.exit_code == 2
    assert "say which: --option ID" in refused.stderr
    lead = call("share", file, "--option", "lead", "--json")
    assert lead.stderr == ""
    assert [n["line"] for n in json.loads(lead.stdout)["notes"]] == [4, 2, 3]
    said = call("share", file, "--option", "lead").stderr.splitlines()
    assert said[0].endswith('cost: "9.000" was read as 9, with decimals; write 9000 if that is meant.')
    assert said[1].endswith('cost: "£6m" was read as 6000000.')
    joint = call("share", file, "--option", "joint")
    assert joint.stderr == ""
    assert joint.stdout.startswith("8.00 to share between 2 partners")


def test_rounding_to_whole_pounds(coffee: Path) -> None:
    said = json.loads(call("share", coffee, "--rounding", "1", "--json").stdout)
    assert said["rounded"]["shapley"] == {"A": 5, "B": 4, "C": 3}
    assert call("share", coffee, "--rounding", "1").output.startswith("12 to share between 3 partners")


def test_an_excess_smaller_than_the_unit_does_not_vanish(tmp_path: Path) -> None:
    file = written(tmp_path / "g.csv", "coalition,cost\nA,3.999\nB,5\nA+B,8\n")
    plain = " ".join(call("share", file).output.split())
    assert "A would pay 4.000 but can do it alone for 3.999 (excess 0.001)" in plain


def test_an_empty_core_is_said(tmp_path: Path) -> None:
    text = "coalition,cost\nA,6\nB,6\nC,6\nA+B,7\nA+C,7\nB+C,7\nA+B+C,12\n"
    file = written(tmp_path / "g.csv", text)
    assert json.loads(call("share", file, "--json").stdout)["core"]["empty"] is True
    assert "the core is empty" in " ".join(call("share", file).output.split())


def test_errors_have_their_place_and_code(tmp_path: Path) -> None:
    file = written(tmp_path / "g.csv", "coalition,cost\nA,x\nB+B,6\n")
    result = call("share", file)
    assert result.exit_code == 2
    assert "g.csv line 2, cost" in result.stderr
    missing = written(tmp_path / "m.csv", "coalition,cost\nA,1\nA+B,6\n")
    done = json.loads(call("share", missing, "--json").stdout)
    assert done["exit"] == 2
    assert done["errors"][0]["line"] == 3
    assert call("share", tmp_path / "none.csv").exit_code == 2
    assert call("share").exit_code == 2


@pytest.mark.parametrize("unit", ["0", "-1", "nan", "inf", "penny"])
def test_a_unit_without_sense_is_refused(coffee: Path, unit: str) -> None:
    result = call("share", coffee, "--rounding", unit)
    assert result.exit_code == 2
    assert "rounding" in result.stderr


def test_more_partners_than_can_be_done_exactly_have_standard_errors(tmp_path: Path) -> None:
    rows = "".join(f"p{n:02},{2 + n}\n" for n in range(26))
    whole = "+".join(f"p{n:02}" for n in range(26))
    file = written(tmp_path / "g.csv", f"coalition,cost\n{rows}p00+p01,3\n{whole},300\n")
    said = json.loads(call("share", file, "--json").stdout)
    assert "nucleolus" not in said
    assert sum(said["shapley"].values()) == pytest.approx(300)
    assert "standard error" in call("share", file).output
    assert call("share", file, "--json").stdout == call("share", file, "--json").stdout


def test_it_runs_as_a_process_and_says_the_same_twice(coffee: Path) -> None:
    one, other = process("share", coffee, "--json"), process("share", coffee, "--json")
    assert one.returncode == 0
    assert one.stderr == ""
    assert one.stdout == other.stdout
