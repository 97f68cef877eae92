"""What each claim is worth: declared grade, caps, observations; worked examples stand in tests/spec."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from moothall.engine.evidence.grading import capped, citations, register
from moothall.findings.evidence import EvidenceFindings, EvidenceItem
from moothall.project.conflicts import ConflictRow
from moothall.project.head import AdoptedGrade
from moothall.project.project import Project
from moothall.project.terms import Terms
from tests.engine.made import clean_project, day, project

STANDARD = clean_project().framework.evidence
LETTERS = tuple(g.label for g in STANDARD.grades)
CAUSES = ("no_source", "unverified", "no_independent_source", "not_like_for_like", "stale", "interested")


def graded(made: Project) -> EvidenceFindings:
    return register(made, Terms(made))


def item(**fields: Any) -> EvidenceItem:
    """The first study of the joint service, changed."""
    made = clean_project()
    rows = tuple(replace(r, **fields) if r.id == "joint-1" else r for r in made.evidence)
    return graded(project(evidence=rows)).items["joint-1"]


def test_a_sound_claim_keeps_its_grade() -> None:
    found = item()
    assert (found.declared_grade, found.grade, found.observations, found.caps) == ("A", "A", 64, ())


def test_each_fault_of_a_claim_lowers_its_grade() -> None:
    assert (item(source_title=" ").grade, item(source_title=" ").observations) == (None, 0)
    assert item(verified_by="").grade == "D"
    assert item(verified_by="university of  MIDMARK").grade == "D"  # its own author
    assert item(kind="saving", independent=False).grade == "D"
    assert item(kind="saving", independent=None).grade == "D"
    assert item(independent=False).grade == "A"  # no saving rests on it
    assert item(sector="private").grade == "D"
    assert item(date=day("2021-08-31")).grade == "B"
    assert item(date=day("2021-09-01")).grade == "A"  # five years to the day
    assert item(kind="price", date=day("2024-08-31")).grade == "B"
    assert item(grade=None).grade is None


def test_a_private_claim_that_is_like_for_like_is_not_capped() -> None:
    alike = dict.fromkeys([q.id for q in STANDARD.comparability], "yes")
    assert item(sector="private", **alike).grade == "A"
    assert item(sector="private", **alike | {"same_terms": "no"}).grade == "D"


def test_a_claim_by_one_who_stands_to_gain() -> None:
    """Acceptance scenario ACC14: the author is also listed as a bidder."""
    bidder = ConflictRow(id="c9", organisation="University of Midmark ", role="bidder")
    made = project(conflicts=(*clean_project().conflicts, bidder))
    found = graded(made).items["joint-6"]
    assert found.kind == "saving"
    assert found.grade == "D"
    assert {c.cause for c in found.caps} <= {"interested", "no_independent_source"}


def test_the_caps_that_lowered_a_grade_are_kept_with_their_rule() -> None:
    found = item(verified_by="", date=day("2020-01-01"))
    assert [(c.rule, c.from_grade, c.to_grade) for c in found.caps] == [("ER2", "A", "D"), ("ER16", "D", "E")]


@given(st.sampled_from([*LETTERS, None]), st.sets(st.sampled_from(CAUSES)), st.randoms())
def test_caps_never_raise_a_grade_and_their_order_does_not_matter(
    grade: str | None, causes: set[str], chance: Any
) -> None:
    rules = list(STANDARD.rules)
    found, _ = capped(grade, frozenset(causes), rules, LETTERS)
    chance.shuffle(rules)
    assert capped(grade, frozenset(causes), rules, LETTERS)[0] == found
    place = {letter: n for n, letter in enumerate(LETTERS)} | {None: len(LETTERS)}
    assert place[found] >= place[grade]
    for fewer in (causes - {c} for c in causes):
        assert place[capped(grade, frozenset(fewer), rules, LETTERS)[0]] <= place[found]


def test_partners_may_set_what_a_grade_is_worth() -> None:
    made = clean_project()
    adopted = AdoptedGrade(date=day("2026-01-10"), by="Board", grade="A", observations=100)
    later = replace(adopted, date=day("2026-02-10"), observations=80)
    found = graded(replace(made, head=replace(made.head, grades=(later, adopted))))
    assert found.worth == {"A": 80, "B": 32, "C": 16, "D": 4, "E": 1}
    assert found.items["joint-1"].observations == 80


def test_citations_say_where_each_item_is_used() -> None:
    found = citations(clean_project())
    assert "options:joint" in found["joint-0"]
    assert any(place.startswith("scores:joint/") for place in found["joint-1"])
    assert set(found) <= {e.id for e in clean_project().evidence}


def test_what_is_withheld_is_counted_with_its_weight() -> None:
    found = graded(clean_project())
    assert [w.item for w in found.withheld] == ["joint-7"]
    total = sum(i.observations for i in found.items.values())
    assert found.withheld_share == found.items["joint-7"].observations / total


def test_an_option_that_nobody_studied_is_in_the_list() -> None:
    made = clean_project()
    rows = tuple(replace(r, option=None) if r.option == "lead" else r for r in made.evidence)
    found = {o.option: o for o in graded(project(evidence=rows)).options}
    assert (found["lead"].items, found["lead"].low_grade_share, found["lead"].depth) == (0, None, 0)
    assert found["joint"].depth == 1
