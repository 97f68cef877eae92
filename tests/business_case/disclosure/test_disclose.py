"""The public copy of a project: what it keeps, what it loses, and what may not be published at all."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from moothall.engine.appraise import appraise
from moothall.files.findings import findings_json
from moothall.files.folder import folder_files
from moothall.project.disclosure import DisclosureRow
from moothall.project.fingerprint import fingerprint
from moothall.project.impacts import ImpactRow
from moothall.project.jobs import JobsRow
from moothall.project.measures import MeasureRow
from moothall.project.options import PensionStrain
from moothall.project.problems import InvalidProjectError
from moothall.project.project import ANSWERED, LIBRARY, Project
from moothall.project.public import PublicProject, UnpublishableError
from moothall.project.public_rules import TAKEN_OUT
from moothall.project.statements import Narrative
from moothall.project.verifications import VerificationRow
from tests.business_case.disclosure.made import HELD, TEXTS, public, with_secrets
from tests.engine.made import clean_project, project, row

CANARY = st.text("abcdefghjkmnpqrstuvwxyz0123456789", min_size=12, max_size=16).map(lambda s: f"zq{s}")


def held(made: Project) -> Any:
    (found,) = [e for e in made.evidence if e.id == HELD]
    return found


@settings(max_examples=6)
@given(st.lists(CANARY, min_size=len(TEXTS), max_size=len(TEXTS), unique=True))
def test_no_word_of_what_is_withheld_is_in_the_copy_or_its_findings(words: list[str]) -> None:
    made = with_secrets(dict(zip(TEXTS, words, strict=True)), value=918_273.645)
    copy = public(made)
    told = findings_json(appraise(copy, simulate=False)) + b"".join(folder_files(copy).values())
    for word in (*words, "918273", "918,273"):
        assert word.encode() not in told, word
    whole = findings_json(appraise(made, simulate=False))
    assert all(words[TEXTS.index(f)].encode() in whole for f in ("statement", "source_title", "note"))


def test_a_withheld_claim_keeps_what_it_bears_on_its_grade_and_its_worth() -> None:
    whole = clean_project()
    copy = public(whole)
    before = appraise(whole, simulate=False).evidence.items[HELD]
    after = appraise(copy, simulate=False).evidence.items[HELD]
    for field in ("id", "kind", "option", "item", "stage", "grade", "observations", "disclosure", "cited_by"):
        assert getattr(after, field) == getattr(before, field), field
    assert (held(copy).statement, held(copy).date, held(copy).value) == (TAKEN_OUT, None, None)
    (reason,) = [w for w in appraise(copy, simulate=False).evidence.withheld if w.item == HELD]
    assert reason.code
    assert reason.reason
    assert reason.owner
    assert reason.review


def test_a_grade_that_was_capped_stays_capped() -> None:
    whole = clean_project()
    capped = replace(held(whole), grade="A", verified_by="")
    made = project(evidence=tuple(capped if e.id == HELD else e for e in whole.evidence))
    before = appraise(made, simulate=False).evidence.items[HELD]
    assert before.grade != "A"
    assert appraise(public(made), simulate=False).evidence.items[HELD].grade == before.grade


@pytest.mark.parametrize(("author", "checker"), [("A", "B"), ("A", "a "), ("A", ""), ("", "B")])
def test_the_same_questions_stay_open_on_a_withheld_claim(author: str, checker: str) -> None:
    whole = clean_project()
    changed = replace(held(whole), author=author, verified_by=checker)
    made = project(evidence=tuple(changed if e.id == HELD else e for e in whole.evidence))
    flags = [
        [(f.rule, f.subject, f.message) for f in appraise(p, simulate=False).flags if f.subject == HELD]
        for p in (made, public(made))
    ]
    assert flags[0] == flags[1]


def test_assessors_are_codes_and_nothing_else() -> None:
    copy = public(clean_project())
    assert all(not a.role for g in copy.stakeholders.groups for a in g.assessors)


def test_a_copy_is_its_own_copy() -> None:
    copy = public(clean_project())
    assert public(copy) is copy
    parts = {name: getattr(copy, name) for name in ("framework", *LIBRARY, *ANSWERED)}
    assert fingerprint(Project(**parts)) == fingerprint(copy)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"code": ""}, "without a code"),
        ({"reason": " "}, "without a reason"),
        (None, "disclosure.csv says why"),
    ],
)
def test_what_is_withheld_without_a_reason_blocks_publication(
    change: dict[str, str] | None, words: str
) -> None:
    rows = [r for r in clean_project().disclosure if r.item != HELD]
    (own,) = [r for r in clean_project().disclosure if r.item == HELD]
    made = project(disclosure=(*rows, replace(own, **change)) if change else tuple(rows))
    with pytest.raises(UnpublishableError) as refused:
        public(made)
    assert HELD in str(refused.value)
    assert words in str(refused.value)


def test_a_missing_review_date_is_told_and_does_not_block() -> None:
    rows = tuple(replace(r, review=None) for r in clean_project().disclosure)
    copy = public(project(disclosure=rows))
    assert any(w.review is None for w in appraise(copy, simulate=False).evidence.withheld)


def test_a_claim_that_is_registered_as_withheld_and_called_public_blocks_publication() -> None:
    extra = row(DisclosureRow, item="joint-1", code="FOI s43", reason="Prices.", owner="Finance officer")
    with pytest.raises(UnpublishableError, match="joint-1 stands among what is withheld"):
        public(project(disclosure=(*clean_project().disclosure, extra)))


def test_words_of_a_withheld_claim_that_stand_elsewhere_block_publication() -> None:
    secret = "The bidder would take 4.1 million a year."
    whole = clean_project()
    rows = tuple(replace(e, statement=secret) if e.id == HELD else e for e in whole.evidence)
    text = f"We know this: the  bidder would\ntake 4.1 million a year. {'So be it.'}"
    story = (Narrative(section=whole.narratives[0].section, text=text), *whole.narratives[1:])
    with pytest.raises(UnpublishableError, match=f"statement of {HELD}"):
        public(project(evidence=rows, narratives=story))
    public(project(evidence=rows))  # alone, it is hidden


def test_a_few_pensions_block_publication() -> None:
    strain = row(PensionStrain, people=3, amount=40_000, source="Actuary's letter")
    options = tuple(
        replace(o, pension_strain=(strain,)) if o.id == "joint" else o for o in clean_project().options
    )
    with pytest.raises(UnpublishableError, match=r"fewer than 5 people .* finance.csv"):
        public(project(options=options))


def test_a_public_copy_with_what_is_withheld_cannot_exist() -> None:
    whole = clean_project()
    parts = {name: getattr(whole, name) for name in ("framework", *LIBRARY, *ANSWERED)}
    head = replace(whole.head, public_copy=True)
    small = (row(JobsRow, option="lead", change="cut", origin="northtown", posts=2),)
    with pytest.raises(InvalidProjectError) as refused:
        PublicProject(**parts | {"head": head, "jobs": small})
    told = str(refused.value)
    assert "may not hold its statement" in told
    assert "without a role" in told
    assert "no count is below 5" in told
    with pytest.raises(InvalidProjectError, match="says so"):
        PublicProject(**parts)


PEOPLE = st.sampled_from([None, 0, 1, 4, 5, 20, 21, 400])


@given(st.lists(st.tuples(st.sampled_from(["", "northtown", "eastport"]), PEOPLE), max_size=4, unique=True))
def test_numbers_of_people_tell_no_small_one(given: list[tuple[str, int | None]]) -> None:
    found = {place: n for place, n in given}
    rows = tuple(
        row(MeasureRow, criterion="Q3", place=p or None, likely=1.0, people=n) for p, n in found.items()
    )
    told = {m.place or "": m.people for m in _shown(rows) if m.people is not None}
    assert not [n for n in told.values() if 0 < n < 5]
    rest = told.get("", 0) - sum(n for p, n in told.items() if p)
    assert "" not in told or not 0 < rest < 5
    assert "" not in told or not [n for p, n in told.items() if p and 0 < told[""] - n < 5]
    if not [n for n in found.values() if n and n < 5] and "" not in found:
        assert told == {p: n for p, n in found.items() if n is not None}


def _shown(rows: tuple[MeasureRow, ...]) -> tuple[MeasureRow, ...]:
    from moothall.business_case.disclosure.people import people

    return people(rows, "measures", 5)[0]


def test_an_impact_in_few_posts_loses_its_size_and_money_keeps_it() -> None:
    rows = (
        row(ImpactRow, option="lead", group="staff", effect="loss", amount=3, unit="posts"),
        row(ImpactRow, option="joint", group="staff", effect="loss", amount=30, unit="posts"),
        row(ImpactRow, option="joint", group="partners", effect="loss", amount=3, unit="GBP"),
    )
    copy = public(project(impacts=rows))
    assert [r.amount for r in copy.impacts] == [None, None, 3]
    assert msgspec.to_builtins(copy.steps[-1])["about"] == "staff"


@pytest.mark.parametrize("by", ["County audit", "A"])
@pytest.mark.parametrize("verdict", ["verified", "challenged"])
def test_a_mark_on_a_withheld_claim_is_told_without_its_reason(by: str, verdict: str) -> None:
    whole = clean_project()
    claims = tuple(replace(e, author="A", verified_by="") if e.id == HELD else e for e in whole.evidence)
    mark = row(VerificationRow, evidence=HELD, verdict=verdict, by=by, date="2026-06-01", reason="zq1secret")
    made = project(evidence=claims, verifications=(mark,))
    copy = public(made)
    assert b"zq1secret" not in findings_json(appraise(copy, simulate=False))
    assert b"zq1secret" not in b"".join(folder_files(copy).values())
    flags = [
        [(f.rule, f.message) for f in appraise(p, simulate=False).flags if f.subject == HELD]
        for p in (made, copy)
    ]
    assert flags[0] == flags[1]


def test_a_public_copy_with_the_reason_of_a_mark_on_a_withheld_claim_cannot_exist() -> None:
    copy = public(clean_project())
    mark = row(VerificationRow, evidence=HELD, verdict="verified", by="Audit", date="2026-06-01", reason="No")
    with pytest.raises(InvalidProjectError, match="may not hold what is said of it"):
        replace(copy, verifications=(mark,))
