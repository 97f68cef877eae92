"""Complaints in one line each, and all of them in one error."""

from __future__ import annotations

from pathlib import Path

from moothall.files.errors import Complaint, ReadError, refuse


def test_a_complaint_names_its_place_in_one_line() -> None:
    assert str(Complaint(file="a.csv", message="Wrong.")) == "a.csv: Wrong."
    assert (
        str(Complaint(file="a.csv", line=14, field="score", message="Wrong."))
        == "a.csv line 14, score: Wrong."
    )
    assert str(Complaint(file="a.xlsx", cell="D14", field="score", message="Wrong.")) == (
        "a.xlsx cell D14, score: Wrong."
    )


def test_an_error_carries_every_complaint() -> None:
    both = [Complaint(file="a.csv", message="One."), Complaint(file="b.csv", message="Two.")]
    error = ReadError(iter(both))
    assert error.complaints == tuple(both)
    assert str(error) == "a.csv: One.\nb.csv: Two."


def test_a_refusal_names_the_file_without_its_folders() -> None:
    assert str(refuse(Path("/home/me/a.csv"), "Wrong.", 3)) == "a.csv line 3: Wrong."
    assert str(refuse("statements/unions.md", "Wrong.")) == "statements/unions.md: Wrong."
