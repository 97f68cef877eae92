"""Where sections stand: as the framework's map says, and nothing that the map forgets is dropped."""

from __future__ import annotations

from msgspec.structs import replace

from moothall.business_case.arrangement import Arrangement, lifted
from moothall.business_case.brief import Brief
from moothall.business_case.document import Section
from moothall.business_case.phrases import para
from moothall.files.frameworks import library_path, read_framework
from moothall.framework.business_case import BusinessCase, CasePart, CaseSection
from moothall.framework.framework import Framework
from tests.business_case.reading import all_of, ids, runs, told, words


class Mapped(Brief):
    """A brief whose framework has another map."""

    case: BusinessCase

    @property
    def framework(self) -> Framework:
        return replace(super().framework, business_case=self.case)


def arranged(case: BusinessCase, *subjects: str) -> tuple[Section, ...]:
    project, findings, _ = told("three-valleys")
    brief = Mapped(project, findings)
    brief.case = case
    made = (Section(s, s.title(), (para("text"),), (Section(f"{s}-in", "Inner", level=3),)) for s in subjects)
    return tuple(Arrangement(brief, made, (Section("last", "Last", (para("text"),)),)).parts())


def asked(id: str, *told_in: str, title: str = "") -> CaseSection:
    return CaseSection(
        id=id, title=title or f"Part {id}", required_at="full", filled_from="people", told_in=told_in
    )


def standing(parts: tuple[Section, ...]) -> list[str]:
    return [s.id for s in all_of(Section, *parts)]


def test_without_a_map_every_section_and_subject_stands_after_the_cases() -> None:
    parts = arranged(BusinessCase(sections=(asked("X1"),)), "money", "risks")
    assert [p.id for p in parts] == ["before-the-cases", "after-the-cases"]
    assert [s.id for s in parts[1].sections] == ["case-X1", "money", "risks", "last"]


def test_a_subject_stands_with_the_section_that_names_it_first_and_the_others_link_to_it() -> None:
    case = BusinessCase(
        sections=(asked("X1", "money"), asked("X2", "money", "risks")),
        five_cases=(CasePart(id="one", title="One", sections=("X1",)),),
        after=("X2",),
    )
    parts = arranged(case, "money", "risks")
    assert standing(parts).count("money") == 1
    one = next(p for p in parts if p.id == "one")
    assert [s.id for s in one.sections[0].sections] == ["money"]
    assert [s.id for s in parts[-1].sections[0].sections] == ["risks"]


def test_a_case_of_one_section_of_its_name_is_that_section() -> None:
    case = BusinessCase(
        sections=(asked("X1", "money", title="Money case"),),
        five_cases=(CasePart(id="one", title="Money case", question="Can we pay?", sections=("X1",)),),
    )
    part = arranged(case, "money")[1]
    assert (part.id, part.title, part.level) == ("case-X1", "Money case", 2)
    assert words(part).startswith("Money case\nCan we pay?")
    assert [(s.id, s.level) for s in part.sections] == [("money", 3)]


def test_levels_step_down_one_by_one() -> None:
    deep = lifted(Section("a", "A", sections=(Section("b", "B", level=7),), level=5), 2)
    assert (deep.level, deep.sections[0].level) == (2, 3)


def test_an_empty_section_says_why_who_is_asked_and_links_only_to_what_is_there() -> None:
    project, findings, document = told("three-valleys")
    empty = [c for c in findings.registers.case if not c.filled]
    assert empty
    roles = {r.id: r.title for r in project.framework.roles}
    for found in empty:
        part = next(s for s in all_of(Section, *document.sections) if s.id == f"case-{found.section}")
        asked_of = next(s for s in project.framework.business_case.sections if s.id == found.section).asked_of
        assert "not provided" in words(part)
        assert all(roles[r] in words(part) for r in asked_of)
    known = set(ids(*document.notices, *document.sections))
    assert not {r.to for r in runs(*document.sections) if r.to} - known


def test_the_checklist_of_five_cases_has_each_case_once() -> None:
    other = read_framework(library_path("five_case_2026")).business_case
    parts = arranged(other, "people", "strategy", "options", "money", "governance")
    assert [p.title for p in parts[1:6]] == [s.title for s in other.sections]
    assert standing(parts).count("money") == 1
