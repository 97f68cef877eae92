"""The local economy on the page: gains beside losses, gaps in words, every factor with its source."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from msgspec.structs import replace

from moothall.business_case.document import Figure, Section, Table
from moothall.business_case.sections import local_words
from moothall.business_case.sections.local_economy import section
from moothall.findings.jobs import JobsFindings, OptionJobs, PlaceJobs
from moothall.findings.local_economy import (
    FactorUsed,
    LocalEconomyFindings,
    MultiplierSource,
    OptionAdditional,
    OptionSpending,
    Payment,
    PlaceAdditional,
    Span,
)
from moothall.project.boundaries import Boundary
from tests.business_case.reading import all_of, words
from tests.business_case.sections.briefs import Made

TITLES = {"town": "The Town", "moor": "High Moor", "away": "Elsewhere"}
RING = ((0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (0.0, 0.0))


NOTHING = LocalEconomyFindings()


class Told(Made):
    """A brief with the local economy only."""

    currency = "GBP"

    def __init__(
        self,
        found: LocalEconomyFindings = NOTHING,
        jobs: tuple[OptionJobs, ...] = (),
        drawn: tuple[str, ...] = (),
    ) -> None:
        self.findings = SimpleNamespace(local_economy=found, jobs=JobsFindings(options=jobs))
        self.project = SimpleNamespace(
            boundaries=tuple(Boundary(place=p, polygons=((RING,),)) for p in drawn)
        )

    def option(self, id: str) -> str:
        return f"Option {id}"

    def place(self, id: str | None) -> str:
        return TITLES.get(id or "", "")


def told(**more: object) -> Section:
    return section(Told(**more))  # type: ignore[arg-type]


def span(low: float, likely: float | None, high: float) -> Span:
    return Span(low=low, likely=likely, high=high)


def cells(found: Section, table: str) -> list[list[str]]:
    one = next(t for t in all_of(Table, found) if t.id == table)
    return [["".join(r.text for r in c.text) for c in row.cells] for row in one.rows]


LEAKAGE = FactorUsed(factor="leakage", span=span(10, 15, 25), source="A survey")
LEVEL = FactorUsed(factor="multiplier", span=span(1.5, 1.5, 1.5), source="A guide", unverified=True)
TOWN = PlaceAdditional(
    places=("town",),
    direct=26,
    gained=span(29, 33, 34),
    lost=span(6, 8, 8),
    reference=span(0, 0, 0),
    net=span(21, 25, 28),
)
GAP = PlaceAdditional(places=("moor",), direct=-18, missing=("substitution", "as now: posts"))
ADDITIONAL = (
    OptionAdditional(option="lead", places=(TOWN, GAP), direct=8, net=None, factors=(LEAKAGE, LEVEL)),
    OptionAdditional(option="joint", places=(TOWN,), direct=26, net=span(21, 25, 28), factors=(LEAKAGE,)),
)


def test_where_nothing_is_recorded_it_says_what_cannot_be_told():
    found = words(told())
    assert "nobody can tell what a place gains or loses" in found
    assert "spending.csv" in found


def test_gains_never_stand_without_losses():
    found = cells(told(found=LocalEconomyFindings(additional=ADDITIONAL)), "table-additional-places")
    assert found[0] == ["The Town", "+26", "33 (29 to 34)", "8 (6 to 8)", "0", "+25 (+21 to +28)"]


def test_what_is_missing_is_said_and_never_a_number():
    whole = told(found=LocalEconomyFindings(additional=ADDITIONAL))
    assert cells(whole, "table-additional-places")[1][1:] == ["−18", *["cannot tell"] * 4]
    (lead, joint) = cells(whole, "table-additional")
    assert lead[2:] == [
        "cannot tell",
        "No figure for substitution and continuing as now: a number of posts is missing",
    ]
    assert joint[1:3] == ["+26", "+25 (+21 to +28)"]


def test_each_factor_stands_once_with_its_source_and_users():
    whole = told(found=LocalEconomyFindings(additional=ADDITIONAL))
    found = cells(whole, "table-local-factors")
    assert len(found) == 2
    assert found[0][1:3] == ["15% (10% to 25%)", "Option lead and Option joint"]
    assert "Unverified default." in words(whole)
    assert "A survey." in words(whole)


def jobs(option: str, **net: float | None) -> OptionJobs:
    places = tuple(PlaceJobs(places=tuple(p.split("_and_")), net=n) for p, n in net.items())
    return OptionJobs(option=option, created=0, cut=0, net=0, genuinely_new=0, balanced=True, places=places)


def test_a_map_only_where_there_are_outlines_and_always_with_its_table():
    found = LocalEconomyFindings(additional=ADDITIONAL)
    moved = (jobs("as_is", town=0, moor=0), jobs("lead", town=26, moor=-24, away=-2))
    assert not all_of(Figure, told(found=found, jobs=moved))
    whole = told(found=found, jobs=moved, drawn=("moor", "town"))
    (figure,) = all_of(Figure, whole)
    assert figure.chart.labels == ("High Moor", "The Town")
    assert [s.title for s in figure.chart.series] == ["Option lead"]
    assert [p.value for p in figure.chart.series[0].points if p] == [-24, 26]
    assert (figure.chart.low, figure.chart.high) == (-26, 26)
    assert figure.reading == "The largest loss told: High Moor under Option lead, −24 posts."
    assert "no outline is given: Elsewhere" in words(whole)
    assert len(figure.chart.shapes) == 2


def test_places_told_together_stand_in_the_table_and_not_on_the_map():
    moved = (jobs("lead", town_and_moor=-30, away=6), jobs("joint", town=None, moor=-4.0, away=2))
    whole = told(found=LocalEconomyFindings(additional=ADDITIONAL), jobs=moved, drawn=("moor", "town"))
    (figure,) = all_of(Figure, whole)
    assert [[p and p.value for p in s.points] for s in figure.chart.series] == [[None, None], [-4, None]]
    assert figure.reading == "The largest loss told: The Town and High Moor under Option lead, −30 posts."
    assert cells(whole, "table-job-map") == [
        ["The Town", "−30", "not told"], ["High Moor", "−30", "−4"], ["Elsewhere", "+6", "+2"],
    ]  # fmt: skip
    assert "together with High Moor" in words(whole)


def test_places_told_together_as_nothing_are_each_nothing():
    still = PlaceJobs(places=("town", "moor"), cut=0.0, created=0.0, moved_in=0.0, moved_out=0.0, net=0.0)
    gains = PlaceJobs(places=("away",), cut=0.0, created=6.0, moved_in=0.0, moved_out=0.0, net=6.0)
    option = replace(jobs("lead", away=6), places=(still, gains))
    whole = told(found=LocalEconomyFindings(additional=ADDITIONAL), jobs=(option,), drawn=("moor", "town"))
    (figure,) = all_of(Figure, whole)
    assert [p and p.value for p in figure.chart.series[0].points] == [0, 0]


def test_why_an_option_has_no_map_is_said():
    moved = (jobs("lead", town=-30), jobs("joint", town=None, moor=None), jobs("asis", town=0.0))
    whole = told(found=LocalEconomyFindings(additional=ADDITIONAL), jobs=moved, drawn=("moor", "town"))
    assert "No map is drawn of Option joint: which places lose or gain posts is not told" in words(whole)
    assert "No map is drawn of Option asis: no place loses or gains posts" in words(whole)


def test_a_place_of_which_nobody_speaks_is_not_known_rather_than_unchanged():
    whole = told(
        found=LocalEconomyFindings(additional=ADDITIONAL),
        jobs=(jobs("lead", town=5),),
        drawn=("town", "moor"),
    )
    (figure,) = all_of(Figure, whole)
    assert figure.chart.series[0].points[1] is None
    assert figure.reading == "No place loses posts under any option."


PAID = Payment(
    item="software", kind="suppliers", amount=100_000, local_share=10, sector="62", sources=("EV1",)
)
NOW = OptionSpending(
    option="as_is",
    payments=(PAID,),
    spent=100_000,
    second=span(10_000, 10_000, 10_000),
    third=span(0, None, 10_000),
    lm3=span(1.1, None, 1.2),
    local=span(10_000, None, 20_000),
    small=span(0, None, 10),
    output=span(140_000, 146_000, 150_000),
    output_spend=100_000,
    missing_shares=1,
)
GONE = OptionSpending(option="nbs", payments=(), missing_amounts=2)
BETTER = OptionSpending(
    option="joint",
    payments=(),
    spent=90_000,
    second=span(45_000, 45_000, 45_000),
    third=span(9_000, 9_000, 9_000),
    lm3=span(1.6, 1.6, 1.6),
    local=span(54_000, 54_000, 54_000),
    local_change=span(34_000, None, 44_000),
)
KNOWN = MultiplierSource(
    sector="62",
    title="Programming",
    span=span(1.46, 1.46, 1.46),
    source="Statistics",
    area="United Kingdom",
    note="Too high.",
)


def test_rounds_of_money_and_the_change_for_the_area():
    whole = told(found=LocalEconomyFindings(spending=(NOW, GONE, BETTER), multipliers=(KNOWN,)))
    now, gone, better = cells(whole, "table-lm3")
    assert now[1:6] == ["£100,000", "£10,000", "£0 to £10,000", "1.1 to 1.2", "–"]
    assert now[6:] == ["0% to 10%", "not known"]
    assert gone[1:5] == ["cannot tell"] * 4
    assert better[4:6] == ["1.6", "+£34,000 to +£44,000"]
    (figure,) = all_of(Figure, whole)
    assert figure.reading == "Most stays under Option joint: 1.6."
    assert [s.points[0] is None for s in figure.chart.series] == [False, True, False]
    assert [s.note for s in figure.chart.series] == ["1 line lacks a share", "2 amounts are missing", ""]


def test_output_supported_says_whose_economy_it_is():
    whole = told(found=LocalEconomyFindings(spending=(NOW,), multipliers=(KNOWN,)))
    assert cells(whole, "table-output-supported") == [
        ["Option as_is", "£0.100m", "£0.146m (£0.140m to £0.150m)"]
    ]
    found = words(whole)
    for said in (
        "Of the economy of: United Kingdom.",
        "Too high.",
        "does not say which option supports most",
    ):
        assert said in found


def test_ranges_that_overlap_have_no_winner():
    other = OptionSpending(option="x", payments=(), spent=1, lm3=span(1.15, None, 1.9))
    (figure,) = all_of(Figure, told(found=LocalEconomyFindings(spending=(NOW, other))))
    assert figure.reading.startswith("The ranges of “Option x” and “Option as_is” overlap at the top, so")
    (figure,) = all_of(Figure, told(found=LocalEconomyFindings(spending=(GONE,))))
    assert "Nobody can tell" in figure.reading


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (span(-4.05, -3.825, -3.375), "−3.8 (−4.0 to −3.4)"),
        (span(-22, -15.3, -7.8), "−15 (−22 to −8)"),
        (span(0, 0, 0), "0"),
        (span(2, 2, 2), "+2"),
        (span(-0.01, 0, 0.01), "0"),
        (span(1, None, 2), "+1 to +2"),
        (None, "cannot tell"),
    ],
)
def test_posts_are_told_no_finer_than_they_are_known(found, said):
    assert local_words.posts_span(found) == said
