"""The type of an option, from facts and never from its name.

The first question that the facts answer with yes decides: does a private body run the service and hold no
stake (T6); does one hold a vote, equity or a share of gains (T5); does only one public body take part (T2);
is there no shared team and no shared budget (T1); does one body lead (T3); does a joint body decide (T4). A
fact that is missing stops the walk: a later question must not decide what an earlier one might have decided
otherwise. The type says whether a procurement follows and which risk for staff (0 to 5) is presumed at the
start.
"""

from moothall.engine.typology import classify
from moothall.files.frameworks import find_framework
from moothall.project.options import Facts
from tests.spec.spec import Example, Row, Table

NOTE = "method note, M1"

EXAMPLES = [
    Example(
        title="One option of each type",
        source=NOTE,
        given="""
    | option          | bodies | runs | equity | votes | gains | team | budget | lead  | joint           |
    |-----------------|--------|------|--------|-------|-------|------|--------|-------|-----------------|
    | contract        | 3      | yes  | 0      | 0     | no    | yes  | yes    |       | none            |
    | joint venture   | 3      | no   | 49     | 2     | no    | yes  | yes    |       | none            |
    | own departments | 1      | no   | 0      | 0     | no    | yes  | yes    |       | none            |
    | common forms    | 3      | no   | 0      | 0     | no    | no   | no     |       | none            |
    | north leads     | 3      | no   | 0      | 0     | no    | yes  | yes    | north | none            |
    | joint committee | 3      | no   | 0      | 0     | no    | yes  | yes    |       | joint_committee |
    | public company  | 3      | no   | 0      | 0     | no    | yes  | yes    |       | public_company  |
    """,
        expected="""
    | option          | type | procurement | staff_risk | missing |
    |-----------------|------|-------------|------------|---------|
    | contract        | T6   | yes         | 5          |         |
    | joint venture   | T5   | yes         | 4          |         |
    | own departments | T2   | no          | 2          |         |
    | common forms    | T1   | no          | 1          |         |
    | north leads     | T3   | usually_not | 2          |         |
    | joint committee | T4   | usually_not | 2          |         |
    | public company  | T4   | usually_not | 2          |         |
    """,
    ),
    Example(
        title="A company called a shared service; a private firm holds a quarter and one of five votes",
        source="acceptance scenario ACC02; rule CL2",
        given="""
    | option              | bodies | runs | equity | votes | gains | team | budget | lead | joint          |
    |---------------------|--------|------|--------|-------|-------|------|--------|------|----------------|
    | Northshire Services | 3      | no   | 25     | 1     | no    | yes  | yes    |      | public_company |
    """,
        expected="""
    | option              | type | procurement | staff_risk | missing |
    |---------------------|------|-------------|------------|---------|
    | Northshire Services | T5   | yes         | 4          |         |
    """,
    ),
    Example(
        title="Any one stake of a private body is enough, and a contract does not hide it",
        source="rule CL2",
        given="""
    | option         | bodies | runs | equity | votes | gains | team | budget | lead  | joint |
    |----------------|--------|------|--------|-------|-------|------|--------|-------|-------|
    | by equity      | 3      | no   | 0.1    | 0     | no    | yes  | yes    | north | none  |
    | by a vote      | 3      | no   | 0      | 1     | no    | yes  | yes    | north | none  |
    | by gains       | 3      | no   | 0      | 0     | yes   | yes  | yes    | north | none  |
    | and a contract | 3      | yes  | 0      | 0     | yes   | yes  | yes    | north | none  |
    | alone with it  | 1      | no   | 20     | 0     | no    | no   | no     |       | none  |
    """,
        expected="""
    | option         | type | procurement | staff_risk | missing |
    |----------------|------|-------------|------------|---------|
    | by equity      | T5   | yes         | 4          |         |
    | by a vote      | T5   | yes         | 4          |         |
    | by gains       | T5   | yes         | 4          |         |
    | and a contract | T5   | yes         | 4          |         |
    | alone with it  | T5   | yes         | 4          |         |
    """,
    ),
    Example(
        title="A missing fact leaves the type open where it could decide, and only there",
        source=NOTE,
        given="""
    | option              | bodies | runs | equity | votes | gains | team | budget | lead  | joint |
    |---------------------|--------|------|--------|-------|-------|------|--------|-------|-------|
    | no word on gains    | 3      | no   | 0      | 0     |       | yes  | yes    | north | none  |
    | who runs it         | 3      |      | 0      | 0     | no    | yes  | yes    | north | none  |
    | gains do not matter | 3      | no   | 25     |       |       | yes  | yes    | north | none  |
    | joint body unknown  | 3      | no   | 0      | 0     | no    | yes  | yes    | north |       |
    | nobody decides      | 3      | no   | 0      | 0     | no    | yes  | yes    |       | none  |
    | nothing known       | 0      |      |        |       |       |      |        |       |       |
    """,
        expected="""
    | option              | type | procurement | staff_risk | missing                                  |
    |---------------------|------|-------------|------------|------------------------------------------|
    | no word on gains    |      |             |            | private_stake                            |
    | who runs it         |      |             |            | private_runs_service                     |
    | gains do not matter | T5   | yes         | 4          |                                          |
    | joint body unknown  | T3   | usually_not | 2          |                                          |
    | nobody decides      |      |             |            | a joint body or a lead body that decides |
    | nothing known       |      |             |            | private_runs_service, private_stake      |
    """,
    ),
]

YES = {"yes": True, "no": False, None: None}


def work_out(given: Table) -> Table:
    typology = find_framework("essu_2007@1.0.0").typology
    kinds = {t.id: t for t in typology.types}
    found = []
    for row in given:
        call = classify(typology, _facts(row))
        kind = kinds.get(call.type or "")
        found.append(
            {
                "option": row["option"],
                "type": call.type,
                "procurement": kind.procurement.triggered if kind else None,
                "staff_risk": kind.default_staff_risk.level_0_to_5 if kind else None,
                "missing": ", ".join(call.missing) or None,
            }
        )
    return found


def _facts(row: Row) -> Facts:
    return Facts(
        bodies=("north", "east", "west")[: row["bodies"]],
        private_runs_service=YES[row["runs"]],
        private_equity_pct=row["equity"],
        private_votes=row["votes"],
        private_gain_share=YES[row["gains"]],
        shared_team=YES[row["team"]],
        shared_budget=YES[row["budget"]],
        lead=row["lead"],
        joint_body=row["joint"],
    )
