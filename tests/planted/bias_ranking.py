"""Faults planted in the robust ranking: weights that make a leader, and a leader that is none."""

from __future__ import annotations

from tests.planted.bias_options import JOINT, fact, paper
from tests.planted.bias_plant import Edit, Plant, both
from tests.planted.clean import edit_csv
from tests.planted.edits import Row

CARRIED = "D"
"""The section that carries the joint service once its weight is tuned."""
OTHERS = ("Q", "O", "M", "C")
"""Sections in which the joint service may do worse or better."""


def heavy(points: float) -> Edit:
    """What every group gives the section that carries the joint service, from the start."""
    return lambda path: edit_csv(path, "weights.csv", {"item": CARRIED}, {"value": points})


def of_joint(*sections: str, add: int) -> Edit:
    """Everybody's scores of the joint service in some sections, so much higher or lower, from 1 to 4."""

    def hit(row: Row) -> bool:
        return row["option"] == "joint" and row["criterion"].rstrip("0123456789") in sections

    def change(row: Row) -> dict[str, object]:
        return {"score": min(max(int(row["score"]) + add, 1), 4)}

    return lambda path: edit_csv(path, "scores.csv", hit, change)


carried = both(heavy(500), of_joint(CARRIED, add=3))
"""A third of all weight lies on the section in which the joint service has nothing but fours."""
ahead = both(of_joint(CARRIED, add=3), of_joint(*OTHERS, add=1))
"""The joint service leads by the rule, whatever the weights."""
DROPPED = {"reason": "Too slow.", "by": "Officers", "date": "2026-03-01"}

PLANTS = [
    Plant(
        "AB4",
        "one section carries a third of all weight, and an option that does worse in others",
        both(carried, of_joint(*OTHERS, add=-1)),
        "the option does better in others too",
        both(carried, of_joint(*OTHERS, add=1)),
        "joint",
        {"option": JOINT, "section": None},
    ),
    Plant(
        "AB15",
        "a paper calls an option preferred that is level with the others",
        paper("2026-06-01"),
        "it is far ahead of them",
        both(ahead, paper("2026-06-01")),
        "joint",
        {"option": JOINT, "papers": "Way forward", "since": "2026-06-01", "ranked": True},
    ),
    Plant(
        "AB15",
        "the service as it is, which is not ranked, is entered as preferred",
        fact("asis", preferred_since="2026-02-10"),
        "an option is that was dropped since",
        fact("standards", preferred_since="2026-02-10", dropped=DROPPED),
        "asis",
        {"option": "Continue as now (asis)", "share": 0, "ranked": False},
    ),
]
