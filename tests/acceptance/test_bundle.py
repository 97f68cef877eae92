"""ACC22, but for the audit trail: an auditor rebuilds a published result from its bundle, on another machine.

Of ACC21, that what is withheld without a reason blocks publication. Told on the clean project, through the
command line, what the auditor works out again as processes of their own.
"""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.page import Page
from tests.acceptance.story import Story
from tests.cli.running import call, process

ELSEWHERE = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "77", "NUMBA_NUM_THREADS": "1"}
"""What may be otherwise on the auditor's machine."""
PAGES = ("--formats", "html")
"""Enough here: documents of every format are made again in tests/cli/test_verify.py."""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The bundle of a project for the public, and the digest that was told with it."""
    place = tmp_path_factory.mktemp("published")
    story = Story(place)
    file = place / "clean.moothall"
    done = call("bundle", story.folder, "-o", file, "--public", "--json", *PAGES)
    assert done.exit_code == 0, done.output
    return file, json.loads(done.stdout)["digest"]


def inside(file: Path, name: str) -> bytes:
    with zipfile.ZipFile(file) as archive:
        return archive.read(name)


def test_acc22_the_published_project_has_five_options_and_all_criteria(published: tuple[Path, str]) -> None:
    found = json.loads(inside(published[0], "findings.json"))
    assert len(found["scoring"]["options"]) == 5
    assert len({c["criterion"] for c in found["scoring"]["cells"]}) == 80


def test_acc22_ranks_shares_and_npvs_match_to_the_byte(published: tuple[Path, str], tmp_path: Path) -> None:
    file, digest = published
    done = process("verify", file, "--digest", digest, "--json", **ELSEWHERE)
    assert done.returncode == 0, done.stdout + done.stderr
    told = json.loads(done.stdout)
    assert told["verified"] is True
    states = {c["what"]: c["state"] for c in told["checks"]}
    # signature and log come with an edition of the site, tests/web/journeys/test_publication.py
    assert (states.pop("signature"), states.pop("log")) == ("not_checked", "not_checked")
    assert set(states.values()) == {"same"}
    again = process("appraise", file, "-o", tmp_path / "out", **ELSEWHERE)
    assert again.returncode in (0, 1), again.stderr
    made = (tmp_path / "out" / "findings.json").read_bytes()
    assert made == inside(file, "findings.json")
    assert _ranks_and_npvs(json.loads(made))


def _ranks_and_npvs(found: dict[str, Any]) -> bool:
    ranks = found["scoring"]["weight_sets"][0]["ranks"]
    values = [o["total"] for o in found["money_chances"]["options"]]
    return len(ranks) > 1 and len(values) > 1


def test_acc22_framework_seed_and_hashes_are_in_the_bundle(published: tuple[Path, str]) -> None:
    found, manifest = (json.loads(inside(published[0], n)) for n in ("findings.json", "manifest.json"))
    assert manifest["framework"] == "essu_2007@1.0.0"
    assert manifest["framework_sha256"] == found["framework"]["sha256"]
    assert (manifest["seed"], manifest["draws"]) == (found["project"]["seed"], found["project"]["draws"])
    assert manifest["fingerprint"] == found["project"]["fingerprint"]
    assert all(len(f["sha256"]) == 64 for f in manifest["files"].values())


def test_acc22_a_changed_input_file_is_detected(published: tuple[Path, str], tmp_path: Path) -> None:
    file, digest = published
    changed = tmp_path / "changed.moothall"
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(b",4,", b",3,", 1) if name == "project/scores.csv" else data)
    done = call("verify", changed, "--digest", digest)
    assert done.exit_code == 1
    words = " ".join(done.stdout.split())
    assert "project/scores.csv is not the file that the manifest lists" in words
    assert "Not verified" in words


def test_acc22_the_page_says_what_is_withheld_why_and_until_when(
    published: tuple[Path, str], tmp_path: Path
) -> None:
    file, _ = published
    (tmp_path / "index.html").write_bytes(inside(file, "documents/index.html"))
    page = Page(tmp_path / "index.html")
    (row,) = [r for r in page.rows if r.startswith("joint-7 |") and "FOI" in r]
    assert "31 January 2027" in row
    assert page.says("Public copy")
    assert "What this public copy leaves out" in page.text
    assert json.loads(inside(file, "manifest.json"))["contents"] in page.text


def test_acc21_what_is_withheld_without_a_reason_blocks_publication(tmp_path: Path) -> None:
    story, file = Story(tmp_path), tmp_path / "clean.moothall"
    held = [f"joint-{n}" for n in (4, 5, 6)]
    for item in held:
        story.change("evidence.csv", {"id": item}, disclosure="withheld")
    done = call("bundle", story.folder, "-o", file, "--public", *PAGES)
    assert (done.exit_code, file.exists()) == (2, False)
    assert all(item in done.output for item in held)
    for item in held:
        story.add(
            "disclosure.csv", item=item, code="FOI s43", reason="Prices.", owner="Clerk", review="2027-01-01"
        )
    assert call("bundle", story.folder, "-o", file, "--public", *PAGES).exit_code == 0
