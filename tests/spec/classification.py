"""The type of an option, from facts and never from its name, as the method appendix prints it."""

from moothall.engine.typology import classify
from moothall.files.frameworks import find_framework
from moothall.project.options import Facts
from tests.spec.spec import Row, Table, printed

NOTE = "method note, M1"

EXAMPLES = printed("classification")

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
