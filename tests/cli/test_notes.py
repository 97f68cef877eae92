"""What was read as meant is said, beside the result and never in it."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from moothall.cli import notes
from moothall.files.errors import Complaint
from moothall.files.limits import limits
from tests.cli.running import call
from tests.planted.clean import clean, edit_csv

WHERE = {"option": "joint", "category": "operating", "year": 2030}
SAID = 'finance.csv line 158, amount: "£4.0m" was read as 4000000.'


@pytest.fixture
def written(tmp_path: Path) -> Path:
    folder = clean(tmp_path / "project")
    edit_csv(folder, "finance.csv", WHERE, {"amount": "£4.0m"})
    return folder


def test_check_says_what_it_read(written: Path, tmp_path: Path) -> None:
    result = call("check", written)
    assert result.stderr.splitlines() == [SAID]
    assert result.exit_code == 0
    assert result.stdout == call("check", clean(tmp_path / "plain")).stdout


def test_check_says_it_as_json_too(written: Path) -> None:
    result = call("check", written, "--json")
    assert result.stderr == ""
    (note,) = json.loads(result.stdout)["notes"]
    assert note == {
        "file": "finance.csv",
        "line": 158,
        "sheet": None,
        "cell": None,
        "field": "amount",
        "message": '"£4.0m" was read as 4000000.',
    }


def test_appraise_says_what_it_read(written: Path, tmp_path: Path) -> None:
    words = ("appraise", written, "-o", tmp_path / "out", "--formats", "json")
    assert SAID in call(*words).stderr.splitlines()
    assert [n["line"] for n in json.loads(call(*words, "--json").stdout)["notes"]] == [158]


def test_what_may_mean_thousands_is_said_before_all_else(written: Path, tmp_path: Path) -> None:
    edit_csv(written, "finance.csv", {**WHERE, "year": 2031}, {"amount": "1.200", "low": ""})
    first, second = call("check", written).stderr.splitlines()
    assert first == (
        'finance.csv line 160, amount: "1.200" was read as 1.2, with decimals; write 1200 if that is meant.'
    )
    assert second == SAID
    words = ("appraise", written, "-o", tmp_path / "out", "--formats", "json")
    assert first in call(*words).stderr.splitlines()


def test_a_folder_of_plain_numbers_has_no_notes(tmp_path: Path) -> None:
    assert call("check", clean(tmp_path / "project")).stderr == ""


def test_many_notes_are_cut_short_with_a_count(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(notes, "limits", lambda: replace(limits(), complaints_shown=2))
    notes.tell([Complaint(file="finance.csv", line=n, message="x") for n in range(5)])
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 3
    assert lines[-1] == "... and 3 more notes; --json lists them all."
