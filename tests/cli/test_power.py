"""`moothall power`: what each vote counts, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import call, process
from tests.planted.clean import body, clean, edit_yaml

COUNCILS = "quota: 51\nmembers:\n  north: 50\n  east: 49\n  west: 1\n"
SHARES = "shares:\n  north: 0.5\n  east: 0.49\n  west: 0.01\n"


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "body.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def said(*words: object) -> str:
    result = call("power", *words)
    assert result.exit_code == 0, result.output
    return " ".join(result.output.split())


def test_json_has_the_indices_and_who_is_marked(tmp_path: Path) -> None:
    result = call("power", written(tmp_path, COUNCILS), "--json")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert found["banzhaf"] == pytest.approx({"north": 0.6, "east": 0.2, "west": 0.2})
    assert found["shapley_shubik"] == pytest.approx({"north": 2 / 3, "east": 1 / 6, "west": 1 / 6})
    assert found["coleman_collective"] == 0.375
    assert (found["dummies"], found["vetoes"]) == ([], ["north"])
    assert "gap" not in found


def test_one_with_no_power_and_one_with_no_vote_are_both_dummies(tmp_path: Path) -> None:
    text = "quota: 66\nmembers: {north: 45, east: 35, west: 20, firm: 0}\n"
    found = json.loads(call("power", written(tmp_path, text), "--json").stdout)
    assert found["banzhaf"] == {"north": 0.5, "east": 0.5, "west": 0, "firm": 0}
    assert found["dummies"] == ["west", "firm"]
    assert found["vetoes"] == ["north", "east"]


def test_people_read_who_has_as_much_power_as_whom(tmp_path: Path) -> None:
    plain = said(written(tmp_path, COUNCILS))
    assert "west, with 1 vote, has as much power as east, with 49." in plain
    assert "Nothing passes against north." in plain
    assert "51 of 100 votes carry a decision" in plain
    assert "WITH ANOTHER QUOTA" not in plain


def test_with_agreed_shares_the_gap_and_other_quotas_are_told(tmp_path: Path) -> None:
    file = written(tmp_path, COUNCILS + SHARES)
    plain = said(file)
    assert (
        "The largest gap to the agreed shares is 29 points: east has 20% of the power, and 49% was" in plain
    )
    assert "52 to 99 1 smallest gap; no power: west; can block: north and east" in plain
    assert "accepted" not in plain
    found = json.loads(call("power", file, "--json").stdout)
    assert found["largest_gap"] == pytest.approx(0.29)
    assert found["gap"] == pytest.approx({"north": 0.1, "east": -0.29, "west": 0.19})


def test_sixty_members_are_counted_exactly(tmp_path: Path) -> None:
    members = "".join(f"  m{n}: {1 + n % 30}\n" for n in range(60))
    found = json.loads(call("power", written(tmp_path, f"quota: 466\nmembers:\n{members}"), "--json").stdout)
    assert sum(found["banzhaf"].values()) == pytest.approx(1)
    assert found["banzhaf"]["m0"] == found["banzhaf"]["m30"]


def test_a_body_of_a_project_by_its_id(tmp_path: Path) -> None:
    folder = clean(tmp_path / "project")
    plain = said(folder, "--body", "committee")
    assert "Joint committee: 4 of 6 votes carry a decision" in plain
    assert "within the 10 points that are accepted (declared by the partners)" in plain
    assert json.loads(call("power", folder, "--body", "committee", "--json").stdout)["vetoes"] == []


def test_a_project_with_several_bodies_asks_which(tmp_path: Path) -> None:
    folder = clean(tmp_path / "project")
    done = process("power", folder)
    assert done.returncode == 2
    assert "say which: --body ID. It has forum, members, committee." in done.stderr


def test_the_nearest_body_is_named(tmp_path: Path) -> None:
    done = process("power", clean(tmp_path / "project"), "--body", "comittee")
    assert done.returncode == 2
    assert 'there is no body "comittee" that decides by votes. Did you mean "committee"?' in done.stderr


def test_a_body_without_a_quota_cannot_be_told_and_no_majority_is_assumed(tmp_path: Path) -> None:
    folder = clean(tmp_path / "project")
    edit_yaml(folder, "governance.yaml", lambda data: body(data, "committee").pop("quota") and None)
    done = process("power", folder, "--body", "committee")
    assert done.returncode == 2
    assert "Joint committee: Cannot tell: how many votes carry a decision is not recorded." in done.stderr


def test_faults_come_all_at_once_with_their_lines(tmp_path: Path) -> None:
    done = process("power", written(tmp_path, "quota: x\nmembers: {a: 1.5}\n"))
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        'body.yaml line 1, quota: a number is needed; this is "x".',
        "body.yaml line 2, members.a: a whole number is needed from 0 to 1,000,000,000; this is 1.5.",
        "2 errors.",
    ]
    done = process("power", written(tmp_path, "quota: x\nmembers: {a: 1.5}\n"), "--json")
    assert [e["line"] for e in json.loads(done.stdout)["errors"]] == [1, 2]


def test_more_sums_than_can_be_counted_are_refused_in_words(tmp_path: Path) -> None:
    members = "".join(f"  m{n}: {10_000_000 + 2**n}\n" for n in range(24))
    text = f"quota: 128000001\nmembers:\n{members}"
    done = process("power", written(tmp_path, text))
    assert done.returncode == 2
    assert "Not counted: so many members with such different votes" in done.stderr


def test_a_body_option_needs_a_project(tmp_path: Path) -> None:
    done = process("power", written(tmp_path, COUNCILS), "--body", "x")
    assert done.returncode == 2
    assert "--body goes with a project folder" in done.stderr


def test_it_starts_without_numpy(tmp_path: Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys; from moothall.cli.main import main\n"
        f"try: main(['power', {str(written(tmp_path, COUNCILS))!r}])\n"
        "except SystemExit: pass\n"
        "print(sorted({'numpy', 'scipy', 'numba'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
