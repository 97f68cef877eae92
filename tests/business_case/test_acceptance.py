"""What the acceptance scenarios ask of the document, on the teaching example and on planted folders."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from moothall.business_case.compose import compose
from moothall.business_case.document import (
    Cell,
    Details,
    Document,
    Fact,
    Listing,
    Notice,
    Paragraph,
    Row,
    Section,
)
from moothall.business_case.wording import interval, money_short
from moothall.engine.appraise import appraise
from moothall.files.folder import read_folder
from moothall.findings.findings import Findings
from moothall.framework.framework import items
from tests.business_case.reading import all_of, parts, told, words
from tests.engine.made import clean_project
from tests.planted.clean import add_row, clean, edit_csv, edit_yaml, read_rows


@pytest.fixture(scope="module")
def document() -> Document:
    return told("three-valleys")[2]


@pytest.fixture(scope="module")
def findings() -> Findings:
    return told("three-valleys")[1]


@pytest.fixture(scope="module")
def said(document: Document) -> str:
    return words(*document.notices, *document.sections)


def planted(tmp_path: Path, edit: Callable[[Path], object]) -> tuple[Findings, Document]:
    folder = clean(tmp_path / "project")
    edit(folder)
    project = read_folder(folder)
    findings = appraise(project, simulate=False)  # nobody asks here how sure a ranking is
    return findings, compose(project, findings)


def blocks(document: Document) -> Iterator[str]:
    """What a reader takes in at one glance: a paragraph, a row, a cell, an item or a notice."""
    for part in parts(*document.sections):
        if isinstance(part, Paragraph | Row | Cell | Fact | Notice):
            yield words(part)
        elif isinstance(part, Listing):
            yield from ("".join(run.text for run in item) for item in part.items)


_READ: dict[int, tuple[Document, list[tuple[str, str]]]] = {}
"""Blocks of each document, as they stand and in small letters: many look for something in the same one."""


def around(document: Document, *needed: str) -> list[str]:
    if id(document) not in _READ:
        _READ[id(document)] = document, [(b, b.lower()) for b in blocks(document)]
    return [b for b, small in _READ[id(document)][1] if all(n.lower() in small for n in needed)]


def test_acc01_weeks_before_unions_came_in_stand_on_the_first_page(document):
    front = words(document.sections[0])
    assert re.search(r"union.*10 weeks|10 weeks.*union", front, re.I)


def test_acc01_the_verdict_that_facts_propose_stands_with_its_reason(said):
    assert "involved after options were listed" in said.lower()


def test_acc02_a_type_from_facts_stays_beside_the_dispute(document):
    rows = around(document, "Northdale Business Services", "T5", "T4")
    assert rows
    assert around(document, "Northdale Business Services", "4 of 5")
    assert around(document, "CL2")


def test_acc03_what_is_held_out_keeps_its_saving_beside_the_reason(document, findings):
    savings = {o.option: o.saving_per_year for o in findings.finance.options}
    held = [o for o in findings.screening.options if o.outcome == "held_out"]
    assert held
    for option in held:
        saving = savings[option.option]
        assert saving
        figures = {money_short(saving, "GBP"), f"£{saving:,.0f}"}
        beside = around(document, "held out", option.failed[0])
        assert any(f in b for b in beside for f in figures), option.option


def test_acc03_an_override_stands_first_with_the_name_and_the_reason(document, findings):
    first = words(*document.notices, *document.sections[:1])
    for override in findings.overrides:
        assert override.body in first
        assert override.reason in first
    assert findings.overrides


def test_acc04_what_is_not_assessed_is_said_and_never_counted_as_met(said, findings):
    assert findings.screening.project.words in said
    for option in findings.screening.options:
        assert option.tally.words in said


def test_acc04_twelve_of_thirteen(tmp_path):
    def edit(folder: Path) -> None:
        change = {"verdict": "not_assessed", "reason": ""}
        edit_csv(folder, "principles.csv", {"principle": "P12", "option": "lead"}, change)

    findings, document = planted(tmp_path, edit)
    lead = next(o for o in findings.screening.options if o.option == "lead")
    assert "and 1 not assessed" in lead.tally.words
    assert around(document, lead.tally.words)


def test_acc05_a_missing_score_stands_beside_the_total(tmp_path):
    def edit(folder: Path) -> None:
        edit_csv(folder, "scores.csv", {"option": "lead", "criterion": "Q1"}, {"score": None})

    findings, document = planted(tmp_path, edit)
    lead = next(o for o in findings.scoring.options if o.option == "lead")
    assert lead.missing == 1
    assert around(document, interval(lead.total), f"1 of {lead.of}")


def test_acc06_a_zero_stands_in_the_same_block_as_the_rank(document, findings):
    for option in findings.scoring.options:
        if option.rank and any(z.called for z in option.zeros):
            assert around(document, option.title, "rank", option.words.split(";")[0]), option.option


def test_acc09_both_sets_of_weights_are_shown(document, findings, said):
    late = next(w for w in findings.scoring.weight_sets if w.until)
    assert "28 September 2026" in said
    for option, total in late.totals.items():
        title = next(o.title for o in findings.scoring.options if o.option == option)
        assert around(document, title, interval(total)), option


def test_acc13_a_blank_makes_the_cost_incomplete(said):
    assert "incomplete" in said.lower()


def test_acc23_an_option_taken_off_the_list_stays_with_its_reason(tmp_path):
    dropped = {"reason": "Nobody would fund it any more.", "by": "Member board", "date": "2026-03-01"}

    def drop(options: dict) -> None:
        for option in options["options"]:
            if option["id"] == "lead":
                option["dropped"] = dropped

    document = planted(tmp_path, lambda folder: edit_yaml(folder, "options.yaml", drop))[1]
    assert around(document, dropped["reason"])


def test_acc24_groups_that_differ_are_shown_side_by_side(tmp_path):
    def edit(folder: Path) -> None:
        scores = read_rows(folder, "scores.csv")
        cell = {"option": "lead", "criterion": "E1"}
        mine = [r for r in scores if {k: r[k] for k in cell} == cell]
        unions = next(r["assessor"] for r in mine if r["assessor"].upper().startswith("UN"))
        officers = next(r["assessor"] for r in mine if r["assessor"].upper().startswith("OF"))
        edit_csv(folder, "scores.csv", cell | {"assessor": unions}, {"score": 0})
        edit_csv(folder, "scores.csv", cell | {"assessor": officers}, {"score": 3})

    findings, document = planted(tmp_path, edit)
    cell = next(c for c in findings.scoring.cells if (c.option, c.criterion) == ("lead", "E1"))
    assert cell.spread == 3
    e1 = [r for r in all_of(Row, *document.sections) if "E1" in words(r) and "Employment model" in words(r)]
    assert any(re.search(r"\b0\b", words(r)) and re.search(r"\b3\b", words(r)) for r in e1)


def test_acc24_a_group_without_a_score_is_named(document):
    assert around(document, "users", "no score") or around(document, "user panel", "no score")


def framework_ids() -> list[str]:
    framework = clean_project().framework
    asked = (framework.typology, framework.screening, framework.matrix)
    return [id for part in asked for id, _ in items(part)]


@pytest.mark.parametrize("id", framework_ids())
def test_every_item_that_the_framework_asks_stands_in_the_document(id, said):
    found = re.search(rf"(?<![\w.]){re.escape(id)}(?![\w]|\.\w)", said)
    assert found, id


def test_every_reason_and_every_source_of_a_score_is_told(document, findings, said):
    for cell in findings.scoring.cells:
        for entry in cell.entries:
            assert " ".join(entry.reason.split()) in said
            assert set(entry.sources) <= document.sources.keys()


def test_every_reason_of_a_verdict_is_told(findings, said):
    for cell in findings.screening.cells:
        for verdict in (*cell.verdicts, *cell.history):
            assert verdict.reason in said, (cell.principle, cell.option)


def test_every_grave_flag_is_told_first_with_its_answers(document, findings, said):
    front = words(*document.sections[:2])
    for flag in findings.flags:
        if flag.severity in ("stop", "high"):
            assert flag.rule in front
            assert flag.how_to_clear in said
            for answer in flag.answers:
                assert answer.text in front
                assert answer.body in front


def test_warnings_of_one_rule_stand_together(document, findings):
    """Each rule has one place on the first page, however often it was found."""
    summary, full = (all_of(Notice, s) for s in (document.sections[0], document.sections[1].sections[0]))
    rules = {f.rule for f in findings.flags if f.severity in ("stop", "high")}
    for rule in rules:
        assert sum(bool(re.search(rf"\b{rule}\b", words(n))) for n in summary) <= 2, rule
        assert sum(bool(re.search(rf"\b{rule}\b", n.title + words(*n.body[:1]))) for n in full) <= 2, rule


def test_conditions_have_their_owner_and_their_date(document, findings):
    for option in findings.screening.options:
        for condition in option.conditions:
            assert around(document, condition.condition, condition.owner), condition


def test_what_was_left_out_is_named_with_who_and_why(document, findings):
    for left in findings.scoring.left_out:
        assert around(document, left.criterion, left.by) or around(document, left.criterion, left.reason)


def test_every_zero_is_listed(document, findings):
    for option in findings.scoring.options:
        listed = " ".join(around(document, option.title))
        for zero in option.zeros:
            assert zero.criterion in listed or zero.title in listed, (option.option, zero.criterion)


def test_law_is_dated_and_never_advice(said):
    assert re.search(r"never (legal )?advice|not legal advice", said, re.I)
    assert "unverified default" in said.lower()


def test_a_date_is_said_in_words(document):
    for part in all_of(Details, *document.sections):
        assert not re.search(r"\b20\d\d-[01]\d-[0-3]\d\b", part.summary)


def test_there_is_a_section_for_each_part_of_the_case(document):
    titles = " ".join(s.title for s in all_of(Section, *document.sections)).lower()
    for word in ("option", "stage 1", "stage 2", "evidence", "money", "job", "risk", "benefit", "check"):
        assert word in titles, word


def test_a_change_of_the_must_pass_set_keeps_the_earlier_one_in_sight(tmp_path):
    def adopt(head: dict) -> None:
        principles = [p for p in head["must_pass"][0]["principles"] if p != "P3"]
        new = {
            "date": "2026-05-20",
            "by": "Member board",
            "principles": principles,
            "reason": "P3 was doubted.",
        }
        head["must_pass"].append(new)

    findings, document = planted(tmp_path, lambda folder: edit_yaml(folder, "project.yaml", adopt))
    assert len(findings.screening.must_pass) == 2
    assert around(document, "P3 was doubted.")


def test_an_earlier_score_stays_in_sight(tmp_path):
    def edit(folder: Path) -> None:
        first = next(r for r in read_rows(folder, "scores.csv") if r["option"] == "lead" and r["score"])
        later = first | {"score": "1", "reason": "Looked at again.", "date": "2026-05-20"}
        add_row(folder, "scores.csv", later)

    document = planted(tmp_path, edit)[1]
    assert around(document, "Looked at again.", "was ") or around(document, "Looked at again.", "earlier")


def test_acc14_a_capped_claim_shows_both_grades_and_the_rule(document, findings):
    capped = [e for e in findings.evidence.items.values() if e.caps]
    assert capped
    for item in capped:
        row = next(r for r in all_of(Row, *document.sections) if r.id == f"evidence-{item.id}")
        assert f"given: {item.declared_grade or 'none'}" in words(row)
        assert all(cap.rule in words(row) for cap in item.caps)


def test_acc14_what_casts_doubt_on_a_saving_is_on_the_first_page(document, findings):
    found = {f.rule for f in findings.flags if f.severity in ("stop", "high")}
    assert {"ER2", "ER4", "ER17", "G10"} <= found
    front = words(*document.sections[:2])
    assert all(re.search(rf"\b{rule}\b", front) for rule in found)
    assert any("bidder" in block for block in around(document, "G10"))


def test_acc25_a_section_left_empty_is_printed_with_the_reason(tmp_path):
    def decide(folder: Path) -> None:
        edit_yaml(folder, "project.yaml", lambda head: head.update(gate="decision"))
        (folder / "case" / "BC19.md").unlink(missing_ok=True)

    findings, document = planted(tmp_path, decide)
    part = next(s for s in all_of(Section, *document.sections) if s.id == "case-BC19")
    assert re.search(r"not provided.*empty, because", words(part), re.I | re.S)
    assert any(f.rule == "ER15" and f.severity == "stop" for f in findings.flags)
    assert "ER15" in words(*document.sections[:2])
