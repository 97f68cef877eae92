"""An analyst takes what several bodies published, and pools it by type on a machine of their own."""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict

import pytest

from moothall_web.casework.writing import Actor
from moothall_web.publication import editions
from moothall_web.publication.making import make_edition
from moothall_web.publication.reading import findings_of
from tests.acceptance.story import Story
from tests.batch.made import table
from tests.web.journeys.hands import given
from tests.web.made import person_in
from tests.web.publication.proposing import propose


def moothall(place, *words):
    """The command line, in a folder of its own."""
    asked = [sys.executable, "-m", "moothall", *words]
    return subprocess.run(asked, cwd=place, capture_output=True, text=True, check=False)


def test_published_projects_in_one_table(walker, db, tmp_path):
    """Without an account: editions taken away, unpacked, worked out at once, and pooled by type.

    people: auditor 4
    """
    published = {}
    for slug in ("first", "second"):
        project = given(Story(tmp_path / f"story-{slug}"), slug)
        officer = Actor(person_in(project, "RL_officer"), "RL_officer")
        councillor = Actor(person_in(project, "RL_councillor"), "RL_councillor")
        confirmed = editions.confirm(propose(project, "To compare.", officer), "Small counts.", councillor)
        published[slug] = make_edition(confirmed, formats=("html",), spoken=("en",))
    one = walker(scripts=False)
    for slug in published:
        one.go(f"/p/{slug}/editions/1/")
        link = one.page.get_by_role("link", name="All of it in one file", exact=False)
        taken = one.page.request.get(str(link.get_attribute("href"))).body()
        (tmp_path / f"{slug}.moothall").write_bytes(taken)
        done = moothall(tmp_path, "convert", f"{slug}.moothall", f"returns/{slug}")
        assert done.returncode == 0, done.stderr
    done = moothall(tmp_path, "batch", "returns/*/", "-o", "all.parquet", "--workers", "1")
    assert done.returncode == 0, done.stderr
    rows = table(tmp_path / "all.parquet")
    by_type = defaultdict(set)
    for row in rows:
        by_type[row["type"]].add(row["path"])
    both = {"returns/first", "returns/second"}
    assert all(places == both for places in by_type.values())
    for slug, edition in published.items():
        told = {o.option: (o.total.low, o.total.high) for o in findings_of(edition).scoring.options}
        own = {r["option"]: (r["total_low"], r["total_high"]) for r in rows if r["path"] == f"returns/{slug}"}
        assert own.keys() == told.keys()
        for option, total in own.items():
            assert total == pytest.approx(told[option], abs=1e-8)
