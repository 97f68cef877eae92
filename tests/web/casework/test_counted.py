"""Rows that count staff: who enters them reads them as they stand, everybody else is told them together."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import Client
from django.urls import reverse

from moothall.cli.verify import verify
from moothall.project.project import Project as Given
from moothall.project.workforce import WorkforceRow
from moothall_web.accounts import tokens
from moothall_web.accounts.models import Project, User
from moothall_web.audit.models import Entry
from moothall_web.casework import actions, reading
from moothall_web.casework.shelves import shelves
from moothall_web.casework.writing import Actor
from tests.web import made
from tests.web.leaks import Canaries

TERMS = "QLEAK777X"
FILES = ("folder.zip", "workbook.xlsx", "bundle.moothall")


@pytest.fixture
def held(db: None) -> Project:
    """A project with two people on terms of their own, and a row on them that was removed."""
    whole = made.small()
    parts = {f: getattr(whole, f) for f in whole.__struct_fields__}
    rows = (
        WorkforceRow(partner="north", occupation="clerk", terms=TERMS, fte=2, headcount=2),
        WorkforceRow(partner="north", occupation="lead", fte=40, headcount=44),
    )
    project = made.brought_in(Given(**parts | {"workforce": rows}))
    by, shelf = Actor(made.bringer(), "RL_officer"), shelves()["workforce"]
    gone = {"partner": "south", "occupation": "clerk", "terms": TERMS, "fte": 1, "headcount": 1}
    key = shelf.key_of(gone, 9)
    row = actions.save(project, shelf, key, gone, by)
    assert row is not None
    actions.remove(project, shelf, key, by, seen=row.version, why="Left.")
    return project


def read(client: Client, user: User, held: Project) -> dict[str, bytes]:
    """All that tells of the staff of the project: pages, answers to programs, files."""
    key = reading.rows(held, "workforce")[0].place.key
    gone = Entry.objects.filter(chain_id="small", action="remove").get().number
    pages = [
        *(reverse(name, args=["small", "workforce"]) for name in ("shelf", "removed", "api_rows")),
        *(reverse(name, args=["small", "workforce", key]) for name in ("row", "api_row", "api_history")),
        reverse("version", args=["small", gone - 1]),
        reverse("workforce_rows", args=["small", "north"]), reverse("workforce", args=["small"]),
    ]  # fmt: skip
    _token, secret = tokens.make(user, title="x", powers=("read", "set_up"), days=1)
    program = Client(headers={"Authorization": f"Bearer {secret}"})
    found = {p: (program if p.startswith("/api/") else client).get(p).content for p in pages}
    for name in FILES:
        page = reverse("download", args=["small", name])
        client.post(page)
        found[name] = client.get(page).content
    return found


@pytest.mark.parametrize("role", ["RL_officer", "RL_union", "RL_auditor"])
def test_small_counts_are_read_by_those_who_enter_them(role, held, client_of, tmp_path: Path):
    user = made.person_in(held, role)
    everything = read(client_of(user), user, held)
    canary = Canaries()
    canary.put["terms"] = TERMS
    known = {name for name, data in everything.items() if canary.in_file(name, data)}
    listed, told = (
        reverse(n, args=a) for n, a in (("shelf", ["small", "workforce"]), ("workforce", ["small"]))
    )
    assert known == (set(everything) - {listed, told} if role == "RL_officer" else set())
    assert (b"clerk" in everything[listed]) == (role == "RL_officer")
    assert all(everything[name].startswith(b"PK") for name in FILES)
    (tmp_path / "b.moothall").write_bytes(everything["bundle.moothall"])
    assert CliRunner().invoke(verify, [str(tmp_path / "b.moothall")]).exit_code == 0


def test_a_token_that_only_reads_is_told_no_more_than_those_who_read(held):
    officer = made.person_in(held, "RL_officer")
    _token, secret = tokens.make(officer, title="x", powers=("read",), days=1)
    program = Client(headers={"Authorization": f"Bearer {secret}"})
    assert program.get(reverse("api_rows", args=["small", "workforce"])).json()["items"] == []
