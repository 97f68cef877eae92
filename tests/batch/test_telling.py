"""Rows say what stands in findings.json, and nothing else."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from moothall.batch.telling import told
from moothall.engine.appraise import appraise
from moothall.files.findings import findings_json
from moothall.files.folder import read_folder
from moothall.findings.ranking import (
    Estimate,
    Leader,
    RankedOption,
    RankingFindings,
    Run,
    Spread,
    UnrankedOption,
)

VALLEYS = Path(__file__).parents[2] / "examples" / "three-valleys"
REAL = VALLEYS.parent / "publica-2014-2025"


@pytest.fixture(scope="module")
def valleys():
    return appraise(read_folder(VALLEYS), simulate=False)


def test_one_row_an_option_in_the_projects_order(valleys):
    assert [row.option for row in told(valleys)] == [o.id for o in read_folder(VALLEYS).options]


def test_what_holds_for_the_project_stands_in_each_row(valleys):
    rows = told(valleys)
    assert {(r.project, r.fingerprint, r.draws, r.flags_high) for r in rows} == {
        (
            valleys.project.id,
            valleys.project.fingerprint,
            valleys.project.draws,
            sum(f.severity == "high" for f in valleys.flags),
        )
    }
    assert rows[0].framework == read_folder(VALLEYS).framework.pin


def test_every_flag_is_counted_once(valleys):
    rows = told(valleys)
    first = rows[0]
    whole = first.flags_stop + first.flags_high + first.flags_medium + first.flags_low
    assert whole == len(valleys.flags)
    assert sum(r.option_flags for r in rows) == sum(f.option is not None for f in valleys.flags)
    assert all(r.option_flags_grave <= r.option_flags for r in rows)


def test_figures_are_those_of_findings_json(valleys):
    options = json.loads(findings_json(valleys))["scoring"]["options"]
    rows = {row.option: row for row in told(valleys)}
    assert len(options) > 2
    for option in options:
        row = rows[option["option"]]
        assert (row.total, row.total_low, row.total_high, row.missing, row.cells, row.standing) == (
            option["point"],
            option["total"]["low"],
            option["total"]["high"],
            option["missing"],
            option["of"],
            option["standing"],
        )
        rank = option["rank"] or {"best": None, "worst": None}
        assert (row.rank_best, row.rank_worst) == (rank["best"], rank["worst"])


def test_stage_1_and_type_go_with_the_option(valleys):
    rows = {row.option: row for row in told(valleys)}
    outcomes = {s.option: s.outcome for s in valleys.screening.options}
    assert {option: row.stage_1 for option, row in rows.items()} == outcomes
    assert (rows["contract"].type, rows["contract"].baseline) == ("T6", None)
    assert (rows["as_is"].type, rows["as_is"].baseline) == (None, "T0a")


def test_an_option_off_the_list_is_dropped_and_has_no_figures():
    findings = appraise(read_folder(REAL), simulate=False)
    dropped = {kind.option for kind in findings.types if kind.dropped}
    rows = [row for row in told(findings) if row.option in dropped]
    assert len(rows) == len(dropped) > 0
    assert {(r.standing, r.total_low, r.stage_1) for r in rows} == {("dropped", None, None)}


def test_type_of_parts_is_open_while_one_is(valleys):
    call = next(kind.call for kind in valleys.types if kind.call and kind.call.type)
    open_call = replace(call, type=None)

    def typed(*parts):
        kinds = (replace(valleys.types[1], call=None, parts=parts),)
        return told(replace(valleys, types=kinds))[0].type

    assert typed(replace(call, type="T2"), replace(call, type="T6")) == "T2+T6"
    assert typed(replace(call, type="T2"), open_call) is None


def test_a_project_without_options_has_one_row(valleys):
    (row,) = told(replace(valleys, types=()))
    assert (row.project, row.option) == (valleys.project.id, None)


def estimate(share: float) -> Estimate:
    return Estimate(share=share, error=0.01)


def spread(mean: float) -> Spread:
    return Spread(mean=mean, low=mean - 1, high=mean + 1)


def ranked(option: str, share: float) -> RankedOption:
    return RankedOption(
        option=option,
        first=estimate(share),
        first_low=estimate(share / 2),
        first_high=estimate(1.0),
        ranks=(),
        expected_rank=1 + 1 / 3,
        value=spread(2.5),
        regret=0.25,
    )


def test_the_ranking_is_that_of_declared_weights_without_a_test(valleys):
    beside = UnrankedOption(
        option="contract", standing="held_out", value=spread(1.5), would_win=estimate(0.125)
    )
    runs = (
        Run(model="free", draws=1, options=(ranked("joint", 0.1),)),
        Run(model="declared", test="evidence_half", draws=1, options=(ranked("joint", 0.2),)),
        Run(model="declared", draws=1, options=(ranked("joint", 0.5),), unranked=(beside,)),
    )
    leader = Leader(outcome="no_clear_winner", front="joint", words="No clear winner.")
    rows = {r.option: r for r in told(replace(valleys, ranking=RankingFindings(leader=leader, runs=runs)))}
    joint, contract, other = rows["joint"], rows["contract"], rows["as_is"]
    assert (joint.first, joint.first_error, joint.first_low, joint.first_high) == (0.5, 0.01, 0.25, 1.0)
    assert (joint.value, joint.value_low, joint.value_high, joint.regret) == (2.5, 1.5, 3.5, 0.25)
    assert joint.expected_rank == 1.33333333  # nine digits, as in findings.json
    assert joint.would_win is None
    assert (contract.would_win, contract.value, contract.first) == (0.125, 1.5, None)
    assert (other.first, other.value) == (None, None)
    assert {(r.leader, r.front, r.leader_words) for r in rows.values()} == {
        ("no_clear_winner", "joint", "No clear winner.")
    }


def test_without_a_simulation_the_ranking_is_empty(valleys):
    assert {(r.leader, r.front, r.first) for r in told(valleys)} == {(None, None, None)}
