"""Posts and levels in plain words: losses first, and nothing that the page does not tell."""

from __future__ import annotations

import pytest

from moothall.business_case.brief import Brief
from moothall.business_case.document import Row, Table
from moothall.business_case.leaflet_changes import changes, posts_words
from moothall.findings.jobs import OptionJobs, PlaceJobs
from tests.business_case.reading import all_of, told, words
from tests.business_case.sections.briefs import Few


def option(net: float | None, new: float | None, **places: float | None) -> OptionJobs:
    return OptionJobs(
        option="joint",
        created=0.0 if net is None else 30.0,
        cut=None,
        net=net,
        genuinely_new=new,
        balanced=True,
        places=tuple(PlaceJobs(places=tuple(p.split("_")), net=n) for p, n in places.items()),
    )


@pytest.mark.parametrize(
    ("few", "found", "said"),
    [
        ((), option(-10, 8, city=30, town=-40),
         "In all, 10 posts fewer. Town loses 40; City gains 30. Genuinely new: 8 posts."),
        ((), option(0, 0, city=0),
         "As many posts as now. No place gains or loses posts. No post is genuinely new."),
        ((), option(1, 1, city=1), "In all, 1 post more. City gains 1. Genuinely new: 1 post."),
        ((), option(-2.5, None, city_town=-2.5),
         "In all, 2.5 posts fewer. City and Town together lose 2.5. "
         "How many posts are genuinely new is not told."),
        (("cut",), option(None, 0, city=None, town=None),
         "In all, a loss of fewer than 5. Which places is not told. No post is genuinely new."),
        ((), option(-7, 0, city=-7, town=None),
         "In all, 7 posts fewer. City loses 7. What happens in Town is not told. No post is genuinely new."),
    ],
)  # fmt: skip
def test_posts_read_as_sentences_with_losses_first(
    few: tuple[str, ...], found: OptionJobs, said: str
) -> None:
    assert " ".join(posts_words(Few(*few), found)) == said


def made() -> dict[str, Table]:
    project, findings, _ = told("three-valleys")
    return {t.id: t for t in all_of(Table, *changes(Brief(project, findings)))}


def test_each_place_names_those_that_take_from_it_first() -> None:
    rows = {words(r.cells[0]): _lines(r) for r in made()["table-Q3"].rows}
    assert rows["Outside Wendshire"] == ["Not measured."]
    assert rows["Stonehather"][0].startswith("It loses under: Northdale leads for all three (71% to 65%);")
    for said in rows.values():
        order = [line.partition(":")[0] for line in said]
        assert order == sorted(
            order, key=["It loses under", "It gains under", "No change under", "Not measured."].index
        )


def test_every_option_with_a_level_is_told_once_in_every_place() -> None:
    _, findings, _ = told("three-valleys")
    criterion = findings.equality.criteria[0]
    titles = {o.option: o.title for o in findings.scoring.options}
    for row, place in zip(made()["table-Q3"].rows, told("three-valleys")[0].places, strict=True):
        for found in criterion.options:
            measured = any(e.place == place.id and not e.group for e in found.effects)
            assert words(row).count(titles[found.option]) == measured, (place.id, found.option)


def _lines(row: Row) -> list[str]:
    cell = row.cells[1]
    return ["".join(r.text for r in line) for line in (cell.text, *cell.more)]
