"""Each strategy check: 'no' and 'partly' are found, silence is 'cannot tell', 'yes' is not found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.planted.clean import drop_rows, edit_csv
from tests.planted.run import Edit, checked, found

CHECKS = [f"SR{n}" for n in range(1, 10)]


def answer(check: str, **cells: object) -> Edit:
    """Change the answer to one check."""
    return lambda path: edit_csv(path, "strategy.csv", {"check": check}, cells)


@pytest.mark.parametrize("check", CHECKS)
def test_a_no_is_found_with_its_reason_and_the_yes_is_not(check: str, tmp_path: Path, simulate: bool) -> None:
    checks = checked(tmp_path, answer(check, answer="no", reason="There was no time."), simulate=simulate)
    (flag,) = checks[check]["flags"]
    assert found(checks) == {check}
    assert flag["severity"] == checks[check]["severity"]
    assert flag["message"].startswith('The answer is "no" to: ')
    assert flag["figures"]["reason"] == "There was no time."
    assert flag["sources"] == ["joint-1"]


def test_a_partly_is_found_with_low_severity(tmp_path: Path) -> None:
    checks = checked(tmp_path, answer("SR1", answer="partly"), simulate=False)
    (flag,) = checks["SR1"]["flags"]
    assert (flag["severity"], checks["SR1"]["severity"]) == ("low", "high")
    assert flag["message"].startswith('The answer is "partly" to: ')


def test_silence_is_neither_found_nor_not_found(tmp_path: Path) -> None:
    checks = checked(tmp_path, lambda path: drop_rows(path, "strategy.csv", {"check": "SR5"}), simulate=False)
    assert checks["SR5"]["outcome"] == "cannot_tell"
    assert checks["SR5"]["missing"] == ["an answer in strategy.csv"]


def test_not_applicable_needs_its_reason(tmp_path: Path) -> None:
    reasoned = answer("SR5", answer="not_applicable", reason="No adviser is used.")
    given = checked(tmp_path / "a", reasoned, simulate=False)
    bare = checked(tmp_path / "b", answer("SR5", answer="not_applicable", reason=""), simulate=False)
    assert given["SR5"]["outcome"] == "not_applicable"
    assert bare["SR5"]["outcome"] == "cannot_tell"
