"""The method appendix prints the definitions that the tests solve."""

from __future__ import annotations

import pytest

from moothall.business_case.document import Section, Table
from moothall.business_case.languages import speaking
from moothall.business_case.sections.methods import sections
from moothall.files.methods import library_methods
from moothall.framework.methods import Method
from tests.business_case.reading import all_of, ids, runs, told, words
from tests.business_case.test_languages import MARKED
from tests.spec.spec import methods, table

PRINTED = library_methods()


def test_each_part_of_the_method_note_that_can_be_done_by_hand_has_an_example() -> None:
    assert {m.note for m in PRINTED} >= {f"M{n}" for n in (1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 14, 15)}


def test_what_is_printed_is_what_is_solved() -> None:
    solved = {m.name: m for m in methods()}
    for method in PRINTED:
        assert method.id in solved
        for example, held in zip(method.examples, solved[method.id].examples, strict=True):
            assert (example.given, example.expected) == (held.given, held.expected)


@pytest.mark.parametrize("method", PRINTED, ids=lambda m: m.id)
def test_a_printed_table_holds_what_the_definition_holds(method: Method) -> None:
    (section,) = sections((method,), ())
    given, expected = all_of(Table, section)[:2]
    example = method.examples[0]
    for printed, text in ((given, example.given), (expected, example.expected)):
        for row, wanted in zip(printed.rows, table(text), strict=True):
            for cell, value in zip(row.cells, wanted.values(), strict=True):
                said = "".join(r.text for r in cell.text).replace(",", "").replace("−", "-")
                if isinstance(value, int | float):
                    assert float(said) == pytest.approx(value, abs=5e-7)
                else:
                    assert said == (str(value or "").replace("_", " ") or "–")
    assert method.text in words(section)
    assert example.source in words(section)


def test_methods_lead_to_where_they_are_used() -> None:
    document = told("three-valleys")[2]
    known = set(ids(*document.sections))
    assert {m.told_in for m in PRINTED if m.told_in} <= known


def test_a_method_that_nothing_asks_for_says_so() -> None:
    (section,) = sections(PRINTED, {"sharing"})
    for method, part in zip(PRINTED, section.sections, strict=True):
        used = "Used here." in words(part)
        assert used == (method.told_in == "sharing")
        assert used != ("Nothing in this project asks for it." in words(part)) or not method.told_in


def test_without_methods_there_is_no_chapter() -> None:
    assert sections((), ()) == ()
    assert [s.id for s in all_of(Section, *sections(PRINTED, ())) if s.level == 3] == ["methods"]


@pytest.mark.parametrize("method", PRINTED, ids=lambda m: m.id)
def test_in_another_language_the_words_of_a_table_change_and_its_paths_stay(method: Method) -> None:
    (english,) = sections((method,), ())
    with speaking(MARKED):
        (section,) = sections((method,), ())
    for was, now in zip(all_of(Table, english)[:2], all_of(Table, section)[:2], strict=True):
        assert [c.title for c in now.columns] == [f"⟦{c.title}⟧" for c in was.columns]
        assert paths(now) == paths(was)


def paths(table: Table) -> list[str]:
    return [run.path for run in runs(*table.rows) if run.path]
