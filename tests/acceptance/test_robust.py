"""The acceptance scenarios on how sure a ranking is, through the command line and in the page."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from moothall.files.frameworks import find_framework
from tests.acceptance.story import Story, Told
from tests.cli.running import call

FRAMEWORK = {
    "framework.yaml": {
        "id": "textbook",
        "version": "1.0.0",
        "title": "Two measured criteria",
        "summary": "A textbook case.",
        "licence": "Apache-2.0",
        "provenance": {"source": "a textbook", "ours": "all of it"},
    },
    "criteria.yaml": {
        "scale": {
            "low": 0,
            "high": 4,
            "meaning": {str(n): f"{n} of 4" for n in range(5)},
            "not_assessed": "an interval",
            "not_applicable": "for all options at once",
            "display": "one decimal",
        },
        "sections": [
            {
                "id": "S",
                "title": "All there is",
                "key": "all",
                "lead_question": "How much of each?",
                "criteria": [
                    {
                        "id": f"C{n}",
                        "title": f"Criterion {n}",
                        "question": "How much?",
                        "anchors": {"0": "none", "2": "half", "4": "all"},
                        "measured_by": "points",
                        "value_function": [[0, 0], [4, 4]],
                    }
                    for n in (1, 2)
                ],
            }
        ],
    },
}


def textbook(folder: Path) -> Path:
    """A project on a framework of two measured criteria: A = (4, 0), B = (0, 4), C = (2.5, 2.5)."""
    own = folder / "project" / "frameworks" / "textbook"
    own.mkdir(parents=True)
    shipped = find_framework("essu_2007@1.0.0")
    numbers = [
        {"id": t.id, "title": t.title, "value": t.value, "unit": t.unit, "source": t.source}
        for t in shipped.thresholds
    ]
    for name, held in {**FRAMEWORK, "thresholds.yaml": {"thresholds": numbers}}.items():
        (own / name).write_text(yaml.safe_dump(held, sort_keys=False), encoding="utf-8")
    project = folder / "project"

    head = {
        "id": "textbook",
        "title": "Three options, two criteria",
        "jurisdiction": "GB-ENG",
        "framework": "textbook@1.0.0",
        "as_of": "2026-06-01",
        "price_base": "2026-27",
        "first_year": 2026,
        "horizon_years": 5,
        "seed": 1,
        "exact_scores": True,
    }
    (project / "project.yaml").write_text(yaml.safe_dump(head, sort_keys=False), encoding="utf-8")
    options = {"options": [{"id": o, "title": f"Option {o}"} for o in "ABC"]}
    (project / "options.yaml").write_text(yaml.safe_dump(options, sort_keys=False), encoding="utf-8")
    rows = ["option,criterion,likely"]
    rows += [
        f"{o},C{n},{x}"
        for o, own in zip("ABC", ((4, 0), (0, 4), (2.5, 2.5)), strict=True)
        for n, x in enumerate(own, 1)
    ]
    (project / "measures.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return project


class TestACC07SmaaExactCheck:
    """Analyst: two criteria, uniform weights on the simplex, no uncertainty in the scores."""

    @pytest.fixture(scope="class")
    @classmethod
    def told(cls, tmp_path_factory: pytest.TempPathFactory) -> Told:
        folder = tmp_path_factory.mktemp("textbook")
        out = folder / "out"
        done = call("appraise", textbook(folder), "-o", out, "--draws", 1_000_000, "--seed", 1)
        assert done.exit_code in (0, 1), done.output
        findings = json.loads((out / "findings.json").read_text("utf-8"))
        return Told(findings, out / "index.html", done.exit_code)

    def test_first_rank_shares_are_the_exact_ones(self, told: Told) -> None:
        (run,) = [r for r in told.findings["ranking"]["runs"] if r["model"] == "free"]
        assert run["draws"] == 100_000
        shares = {o["option"]: o["first"]["share"] for o in run["options"]}
        assert shares == pytest.approx({"A": 0.375, "B": 0.375, "C": 0.25}, abs=0.006)

    def test_draws_and_seed_are_in_the_export_and_on_the_page(self, told: Told) -> None:
        assert told.findings["project"]["draws"] == 1_000_000
        assert told.findings["project"]["seed"] == 1
        assert told.findings["ranking"]["exact_scores"] is True
        assert "1,000,000" in told.part("ranking")

    def test_same_seed_same_bytes(self, tmp_path: Path) -> None:
        project = textbook(tmp_path)
        made = []
        for n in (1, 2):
            out = tmp_path / str(n)
            call("appraise", project, "-o", out, "--draws", 1000, "--formats", "json")
            made.append((out / "findings.json").read_bytes())
        assert made[0] == made[1]


class TestACC08NoClearWinnerIsSaidPlainly:
    """Councillor: in the teaching example one option comes first in 49% of draws and another in 44%."""

    @pytest.fixture(scope="class")
    @classmethod
    def told(cls, three_valleys: Path) -> Told:
        findings = json.loads((three_valleys / "findings.json").read_text("utf-8"))
        return Told(findings, three_valleys / "index.html", 1)

    def test_the_words_are_said_with_whole_per_cents(self, told: Told) -> None:
        words = told.findings["ranking"]["leader"]["words"]
        front = told.findings["ranking"]["leader"]["front"]
        (other,) = {"joint", "improved"} - {front}
        said = " and ".join(f"{told.score(o)['title']} ({o})" for o in (front, other))
        assert f"no clear winner between {said}".casefold() in words.casefold()
        (run,) = [
            r for r in told.findings["ranking"]["runs"] if (r["model"], r.get("test", "")) == ("declared", "")
        ]
        for o in run["options"]:
            if o["option"] in ("joint", "improved"):
                assert f"about {o['first']['share']:.0%}" in words
        assert not re.search(r"\d\.\d+\s*%", words)

    def test_they_come_first_in_the_part_on_the_ranking(self, told: Told) -> None:
        words = told.findings["ranking"]["leader"]["words"]
        assert words in told.part("ranking")
        assert told.part("ranking").index(words) < told.part("ranking").index("Tests that a leader must pass")

    def test_no_document_calls_it_best(self, told: Told) -> None:
        assert "recommended" not in told.part("ranking").casefold()


class TestACC08BesideALeader:
    """The same words are not said where one option leads."""

    def test_one_option_far_ahead_leads(self, tmp_path: Path) -> None:
        story = Story(tmp_path)
        story.change("scores.csv", lambda row: True, score=1)
        story.change("scores.csv", {"option": "joint"}, score=4)
        leader = story.appraised().findings["ranking"]["leader"]
        assert (leader["outcome"], leader["front"]) == ("leads", "joint")
        assert "no clear winner" not in leader["words"].casefold()
