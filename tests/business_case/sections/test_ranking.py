"""The robust ranking as it is told: words first, whole tables, no figure that the findings do not hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from msgspec import Struct
from msgspec.structs import replace

from moothall.business_case.brief import Brief
from moothall.business_case.document import Details, Figure, Paragraph, Section, Table
from moothall.business_case.sections.ranking import ranking
from moothall.engine.uncertainty.evidence_value.near import near_best
from moothall.findings.findings import Findings
from moothall.findings.ranking import RankingFindings, Run
from moothall.render.html import render_html
from tests.business_case.ranking_made import estimate, made
from tests.business_case.reading import all_of, ids, runs, told, words
from tests.render.made import document

NUMBER = re.compile(r"(?<![\w.,−-])[−+]?\d[\d,]*(?:\.\d+)?%?(?![\w.]*\w)")


@pytest.fixture(scope="module")
def brief() -> Brief:
    project, findings, _ = told("three-valleys")
    return Brief(project, findings)


@pytest.fixture(scope="module")
def found(brief: Brief) -> RankingFindings:
    return made(brief.project)


@pytest.fixture(scope="module")
def section(brief: Brief, found: RankingFindings) -> Section:
    return ranking(brief, found)


def table(section: Section, id: str) -> Table:
    return next(t for t in all_of(Table, section) if t.id == id)


def row(section: Section, id: str, *needed: str) -> str:
    rows = [words(r) for r in table(section, id).rows]
    return next(r for r in rows if all(n in r for n in needed))


def test_the_words_of_the_engine_come_first_and_large(section, found):
    first = section.blocks[0]
    assert isinstance(first, Paragraph)
    assert first.lead
    assert words(first) == found.leader.words


def test_draws_seed_and_defaults_are_printed(section, brief):
    opening = words(*section.blocks)
    seed = str(brief.findings.project.seed)
    assert all(n in opening for n in ("100,000 draws", seed, "0.1", "0.2", "100"))
    assert "not the chance" in opening


def test_parts_follow_the_story(section):
    assert [s.id.removeprefix("ranking-") for s in section.sections] == [
        "places", "pairs", "views", "central", "change", "evidence", "beside",
    ]  # fmt: skip


def test_figures_hold_together(section):
    figures = all_of(Figure, section)
    assert {f.chart.kind for f in figures} == {"stacked_shares", "shifts", "lines", "tornado", "paired_bars"}
    for figure in figures:
        chart = figure.chart
        assert figure.reading
        assert figure.alt
        assert figure.table.rows
        assert {len(s.points) for s in chart.series} == {len(chart.labels)}, figure.id
        for point in (p for s in chart.series for p in s.points if p):
            assert chart.low <= point.low <= point.high <= chart.high, figure.id
        assert all(0 <= m.at <= 1 for m in chart.marks)


def test_nothing_is_told_finer_than_one_decimal(section):
    said = words(section)
    for claim in {v for t in all_of(Table, section) if "-item" in t.id for v in _heads(t)}:
        said = said.replace(claim, "")
    assert not re.findall(r"\d\.\d\d", said)


def _heads(claims: Table) -> list[str]:
    """People's own words, which are left as they are."""
    return ["".join(run.text for run in r.cells[0].text) for r in claims.rows]


def test_tables_and_sections_are_whole(section):
    for t in all_of(Table, section):
        assert {len(r.cells) for r in t.rows} == {len(t.columns)}, t.id
    assert not [i for i, n in Counter(ids(section)).items() if n > 1]
    assert all(s.blocks for s in all_of(Section, *section.sections))


def test_every_link_leads_somewhere(section):
    known = set(ids(*told("three-valleys")[2].sections, section))
    columns = {c.to for t in all_of(Table, section) for c in t.columns if c.to}
    assert not sorted(({r.to for r in runs(section) if r.to} | columns) - known)


def test_the_section_recommends_nothing(section):
    assert not re.search("recommend|best option|winner is", words(section), re.I)


def numbers(value: object) -> Iterator[float]:
    if isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from numbers(getattr(value, name))
    elif isinstance(value, dict):
        yield from numbers(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for part in value:
            yield from numbers(part)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield float(value)


def printed(findings: Findings, found: RankingFindings) -> set[float]:
    """Each figure of the findings as it may be rounded, as points, hundredths or percent."""
    every = {*numbers(found), *numbers(findings.scoring), *numbers(findings.thresholds)}
    sizes = {v * by for v in every for by in (1, 100)}
    return {round(v, n) for v in sizes for n in (0, 1)} | every | {0, 1, 5, 99, 100}


def test_every_figure_of_a_table_is_one_of_the_findings(section, brief, found):
    known = printed(brief.findings, found)
    seen = 0
    for t in all_of(Table, section):
        for cell in (c for r in t.rows for c in r.cells if not c.header):
            for said in NUMBER.findall("\n".join("".join(x.text for x in line) for line in (cell.text,))):
                value = float(said.replace("−", "-").replace(",", "").rstrip("%"))
                assert any(abs(value - k) < 1e-9 for k in known), (t.id, said)
                seen += 1
    assert seen > 1000


def test_two_that_are_near_are_told_without_decimals(brief):
    shares = {"improved": 0.4702, "joint": 0.4396, "lead": 0.0902}
    whole = made(brief.project, list(shares))
    first = whole.runs[0]
    options = tuple(replace(o, first=estimate(shares[o.option])) for o in first.options)
    section = ranking(brief, replace(whole, runs=(replace(first, options=options), *whole.runs[1:])))
    figure = next(f for f in all_of(Figure, section) if f.id == "figure-ranking-places")
    assert "about 47%" in figure.reading
    assert "about 44%" in figure.reading
    assert "about 9%" in figure.reading


def test_the_first_place_is_a_range(section, brief, found):
    option = found.runs[0].options[0]
    said = row(section, "table-ranking", brief.option(option.option))
    assert f"{option.first.share:.0%}" in said
    assert f"{option.first_low.share:.0%} to {option.first_high.share:.0%}" in said


def test_options_stand_in_the_order_of_their_expected_place(brief):
    project = brief.project
    whole = made(project)
    turned = replace(whole, runs=tuple(replace(r, options=r.options[::-1]) for r in whole.runs))
    assert ranking(brief, turned) == ranking(brief, whole)


def test_the_tests_of_a_leader_say_what_is_needed_and_whether_it_holds(section, brief):
    said = row(section, "table-leader-rule", "beats each other option often enough")
    assert "needs 75%" in said
    assert said.endswith("No")
    first = row(section, "table-leader-rule", "comes first often enough")
    assert "needs 65%" in first
    assert first.splitlines()[-2:] == ["Yes", "borderline"]


def test_a_pair_reads_from_row_to_column(section, brief, found):
    pair = found.runs[0].pairs[0]
    rows = table(section, "table-pairs").rows
    heads = [c.title for c in table(section, "table-pairs").columns]
    row = next(r for r in rows if words(r.cells[0]) == brief.option(pair.option))
    assert words(row.cells[heads.index(brief.option(pair.other))]) == f"{pair.wins.share:.0%}"


def test_another_option_that_comes_first_elsewhere_is_said_in_words(brief, found):
    free = next(r for r in found.runs if r.model == "free")
    turned = tuple(replace(o, first=estimate(0.9 if n == 1 else 0.02)) for n, o in enumerate(free.options))
    section = ranking(brief, _with(found, replace(free, options=turned)))
    said = row(section, "table-views", "Any weights")
    assert "90%\nfirst here" in said
    assert "first here" not in row(section, "table-views", "half as much")


def _with(found: RankingFindings, run: Run) -> RankingFindings:
    runs = tuple(run if (r.model, r.test) == (run.model, run.test) else r for r in found.runs)
    return replace(found, runs=runs)


def test_every_run_has_its_row(section, found, brief):
    rows = table(section, "table-views").rows
    assert len(rows) == len(found.runs)
    assert len({words(r.cells[0]) for r in rows}) == len(rows)


def test_never_first_and_too_few_draws_are_said_plainly(brief, found):
    free = next(r for r in found.runs if r.model == "free")
    never = replace(free.options[-1], first=estimate(0.0), central_weights=None, confidence=None)
    rarely = replace(free.options[-2], first=estimate(0.0002, free.draws))
    section = ranking(brief, _with(found, replace(free, options=(*free.options[:-2], rarely, never))))
    assert "Never first" in row(section, "table-central", brief.option(never.option))
    assert "too few draws" in row(section, "table-central", brief.option(rarely.option))
    drawn = [s.title for f in all_of(Figure, section) if f.chart.kind == "shifts" for s in f.chart.series]
    assert brief.option(never.option) not in drawn
    assert brief.option(rarely.option) not in drawn


def test_weights_of_an_option_stand_against_the_mean_of_all_draws(section, brief, found):
    free = next(r for r in found.runs if r.model == "free")
    option, usual = free.options[0], free.mean_weights.sections
    held = option.central_weights.sections
    most = max(held, key=lambda s: held[s] - usual[s])
    cells = next(
        r.cells for r in table(section, "table-central").rows
        if words(r.cells[0]) == brief.option(option.option)
    )  # fmt: skip
    assert words(cells[1]).startswith(
        f"{most} {brief.section(most)}: {100 * held[most]:.1f}% (average {100 * usual[most]:.1f}%)"
    )
    figure = next(f for f in all_of(Figure, section) if f.chart.kind == "shifts")
    assert {round(p.value, 6) for p in figure.chart.series[0].points} == {
        round(100 * w, 6) for w in usual.values()
    }


def test_a_shift_within_the_noise_is_not_told(brief, found):
    free = next(r for r in found.runs if r.model == "free")
    usual = free.mean_weights
    a, b, c, d, *_ = usual.sections
    near = usual.sections | {a: usual.sections[a] + 0.002, b: usual.sections[b] - 0.002}
    near |= {c: usual.sections[c] + 0.02, d: usual.sections[d] - 0.02}
    first = replace(
        free.options[0], first=estimate(0.3, 10_000), central_weights=replace(usual, sections=near)
    )
    section = ranking(brief, _with(found, replace(free, options=(first, *free.options[1:]))))
    said = row(section, "table-central", brief.option(first.option))
    assert brief.section(a) not in said
    assert brief.section(b) not in said
    assert said.index(brief.section(c)) < said.index(brief.section(d))
    figure = next(f for f in all_of(Figure, section) if f.chart.kind == "shifts")
    assert sum(p is not None for p in figure.chart.series[1].points) == 2
    few = replace(first, first=estimate(0.005, 10_000))
    section = ranking(brief, _with(found, replace(free, options=(few, *free.options[1:]))))
    assert row(section, "table-central", brief.option(few.option)).count("none by more than chance") == 2


def test_without_the_mean_of_all_draws_there_is_nothing_to_compare(brief, found):
    free = next(r for r in found.runs if r.model == "free")
    section = ranking(brief, _with(found, replace(free, mean_weights=None)))
    assert "ranking-central" not in {s.id for s in section.sections}


def test_the_nearest_crossings_are_drawn_and_all_stand_in_the_table(section, brief, found):
    drawn = [f for f in all_of(Figure, section) if f.chart.kind == "lines"]
    assert len(drawn) == 4
    assert drawn[0].id == "figure-crossing-F"
    assert len(table(section, "table-crossovers").rows) == len(brief.framework.matrix.sections)
    assert "below 2.1%" in row(section, "table-crossovers", brief.section("F"))


def test_of_the_tornado_twelve_are_drawn_and_the_rest_listed(section, found):
    figure = next(f for f in all_of(Figure, section) if f.chart.kind == "tornado")
    assert len(figure.chart.series) == len(figure.table.rows) == 12
    assert len(table(section, "table-tornado-rest").rows) == len(found.change.tornado) - 12
    assert figure.chart.low < 0 < figure.chart.high


def test_a_move_that_would_print_as_nothing_is_left_out(section, found):
    said = next(w for w in words(section).splitlines() if "smallest change of section weights" in w)
    assert "−6.2" in said
    assert "+6.2" in said
    assert "0.0" not in said


def test_another_first_under_another_rule_is_said(section, brief, found):
    heads = [c.title for c in table(section, "table-ranking-rules").columns]
    last = found.change.rules[2].order[0]
    cells = next(
        r.cells for r in table(section, "table-ranking-rules").rows if words(r.cells[0]) == brief.option(last)
    )
    topsis = next(n for n, h in enumerate(heads) if "TOPSIS" in h)
    assert words(cells[topsis]) == "first\nanother than by the weighted sum"


def test_fifteen_questions_of_each_kind_are_shown_and_the_rest_kept(section, found):
    for kind in ("criterion", "section", "item"):
        every = [v for v in found.evidence_to_get if v.kind == kind]
        assert len(table(section, f"table-evidence-{kind}").rows) == min(15, len(every))
        if len(every) > 15:
            assert len(table(section, f"table-evidence-{kind}-rest").rows) == len(every) - 15


def _criteria_worth(brief, found, *worth: tuple[float, float]) -> Section:
    """The criteria in the order of the framework, each worth so much when raised, and when settled."""
    ids_ = [c.id for c in brief.framework.criteria]
    template = next(v for v in found.evidence_to_get if v.kind == "criterion")
    values = tuple(
        replace(template, id=i, raised=raised, raised_error=0.0, perfect=perfect)
        for i, (raised, perfect) in zip(ids_, worth, strict=False)
    )
    return ranking(brief, replace(found, evidence_to_get=near_best(values)))


def test_questions_stand_by_what_can_be_had(brief, found):
    section = _criteria_worth(brief, found, (0.01, 0.09), (0.03, 0.04), (0.02, 0.05))
    said = [words(r.cells[0]) for r in table(section, "table-evidence-criterion").rows]
    ids_ = [c.id for c in brief.framework.criteria]
    assert [s.split()[0] for s in said] == [ids_[1], ids_[2], ids_[0]]
    assert f"this question is worth most: {ids_[1]} " in words(section)


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        ((0.03, 0.028, 0.01), "these questions is worth most"),
        ((0.03,) * 5, "Many questions are about equal (5)"),
    ],
)
def test_questions_that_are_about_equal_are_named_together(brief, found, raised, said):
    section = _criteria_worth(brief, found, *((r, 0.05) for r in raised))
    line = next(w for w in words(section).splitlines() if said in w)
    assert sum(f"{c.id} {c.title}" in line for c in brief.framework.criteria) == min(len(raised), 3) - (
        0.01 in raised
    )


def test_a_measured_criterion_says_why_nothing_can_be_raised(brief, found):
    measured = next(n for n, c in enumerate(brief.framework.criteria) if c.measured_by)
    scored = next(n for n, c in enumerate(brief.framework.criteria) if not c.measured_by)
    worth = [(0.0, 0.04) if n in (measured, scored) else (0.03, 0.05) for n in range(measured + scored + 1)]
    section = _criteria_worth(brief, found, *worth)
    rows = [r for t in all_of(Table, section) if "table-evidence-criterion" in t.id for r in t.rows]
    why = {words(r.cells[0]).split()[0]: "its range is its own" in words(r.cells[1]) for r in rows}
    ids_ = [c.id for c in brief.framework.criteria]
    assert why[ids_[measured]]
    assert not why[ids_[scored]]
    assert sum(why.values()) == 1


def test_settings_stand_in_a_fold(section):
    folds = [d for d in section.blocks if isinstance(d, Details)]
    assert "Seed" in words(*folds)
    assert "Seed" not in words(*(b for b in section.blocks if b not in folds))


def test_hundredths_are_explained_once(section):
    assert words(section).count("100 make one point") == 1


def test_a_picture_of_some_options_says_so(section, found):
    every = len(found.runs[0].options)
    for figure in (f for f in all_of(Figure, section) if f.chart.kind == "lines"):
        assert figure.title.startswith("Total of each option") == (len(figure.chart.series) == every)


def test_a_weights_bar_says_what_it_moves_over(section, brief, found):
    bar = next(b for b in found.change.tornado if b.kind == "section_weight")
    held = [g.sections[bar.item] for g in brief.findings.scoring.weight_sets[0].groups if g.declared]
    figure = next(f for f in all_of(Figure, section) if f.chart.kind == "tornado")
    note = next(s.note for s in figure.chart.series if brief.section(bar.item) in s.title)
    assert note.endswith(f"{100 * min(held):.1f}% to {100 * max(held):.1f}%")


def test_a_withheld_claim_is_never_told(section, brief):
    held = [e for e in brief.findings.evidence.items.values() if e.disclosure != "public"]
    assert held
    assert all(e.statement not in words(section) for e in held)


def test_nothing_worth_settling_is_said(brief, found):
    nothing = tuple(replace(v, perfect=0.0, raised=0.0) for v in found.evidence_to_get)
    section = ranking(brief, replace(found, evidence_to_get=nothing))
    assert "would not change the choice" in words(section)
    assert not [f for f in all_of(Figure, section) if f.chart.kind == "paired_bars"]


def test_a_held_out_option_stands_with_its_reason(brief):
    held = next(s for s in brief.findings.screening.options if s.outcome == "held_out")
    rest = [o.id for o in brief.options if o.id not in ("as_is", held.option)]
    section = ranking(brief, made(brief.project, rest))
    said = row(section, "table-beside", brief.option(held.option))
    assert held.because[0] in said
    assert "under 1%" in said


def test_without_a_ranking_it_says_why(brief):
    assert "not simulated" in words(ranking(brief, None))


@pytest.mark.parametrize("number", [0, 1, 2])
def test_few_options(brief, number):
    section = ranking(brief, made(brief.project, [o.id for o in brief.options][1 : 1 + number]))
    assert all(s.blocks for s in section.sections)
    assert "Told by the engine." in words(section) or number == 2
    parts = {s.id for s in section.sections}
    assert ("ranking-pairs" in parts) == ("ranking-change" in parts) == (number == 2)
    assert render_html(document((section,)))


def test_many_options_with_long_titles(brief):
    options = [f"option_{'with_a_long_id_' * 4}{n}" for n in range(12)]
    section = ranking(brief, made(brief.project, options))
    shown = next(f for f in all_of(Figure, section) if f.id == "figure-ranking-places")
    assert len(shown.chart.series) == len(shown.chart.labels) == 12
    assert len([f for f in all_of(Figure, section) if f.chart.kind == "shifts"]) > 1
    assert render_html(document((section,)))


def test_a_short_simulation_prints_coarser_shares(brief):
    section = ranking(brief, made(brief.project, draws=200))
    said = [words(c) for r in table(section, "table-ranking-places").rows for c in r.cells[1:]]
    middling = [int(s[:-1]) for s in said if s[0].isdigit() and 20 <= int(s[:-1]) <= 80]
    assert middling
    assert not [n for n in middling if n % 5]


def test_details_hold_what_is_long(section):
    assert {"The same for each criterion within its section", "The smallest change within one section"} <= {
        d.summary for d in all_of(Details, section)
    }


def test_an_option_that_is_undecided_is_marked_wherever_it_is_ranked(brief, found):
    scoring = brief.findings.scoring
    first = found.leader.front
    options = tuple(replace(o, standing="undecided") if o.option == first else o for o in scoring.options)
    scored = replace(brief.findings, scoring=replace(scoring, options=options))
    section = ranking(Brief(brief.project, scored), found)
    marked = f"{brief.option(first)} (undecided at stage 1)"
    for id in (
        "table-ranking",
        "table-ranking-places",
        "table-pairs",
        "table-central",
        "table-ranking-rules",
    ):
        assert row(section, id, brief.option(first)).startswith(marked), id
    charts = [f.chart for f in all_of(Figure, section) if f.chart.kind in ("stacked_shares", "lines")]
    assert all(marked in {s.title for s in c.series} for c in charts)
    assert "undecided at stage 1" in {
        n for c in table(section, "table-views").columns for n in c.note.split(", ")
    }


def test_another_front_by_points_than_in_the_draws_is_said(brief, found):
    other = found.runs[0].options[2].option
    section = ranking(brief, replace(found, change=replace(found.change, front=other)))
    assert f"In the draws another comes first more often: “{brief.option(found.leader.front)}”" in words(
        section
    )
    assert "In the draws another" not in words(ranking(brief, found))


def test_options_level_at_the_top_are_nowhere_told_as_first_and_second():
    project, findings, _ = told("clyde-valley-2011")
    said = findings.ranking.change
    assert {tuple(r.places.values()) for r in said.rules} == {(1, 1)}
    section = ranking(Brief(project, findings), findings.ranking)
    cells = [c for r in table(section, "table-ranking-rules").rows for c in r.cells if not c.header]
    assert [words(c) for c in cells] == ["first\nlevel with another"] * 8
    text = words(section)
    assert "put the same options level at the top" in text
    assert "In the draws another comes first" not in text
