"""What acceptance scenarios give, as edits of the clean project; told as a document here, and on the site."""

from __future__ import annotations

from moothall.files.frameworks import find_framework
from tests.acceptance.story import Story


def zero_in_an_average(story: Story) -> None:
    """ACC06: option B (joint) comes to 3.1 with a zero on J1; option C (lead) comes to 2.9 with none."""
    story.remove("weights.csv")
    for worked_out_from in ("finance.csv", "jobs.csv", "governance.yaml"):  # else it would be measured
        story.remove(worked_out_from)
    _score(story, "joint", 3, at=1.0)
    for criterion in [f"E{n}" for n in range(1, 9)]:
        story.change("scores.csv", {"option": "joint", "criterion": criterion}, score=4)
    story.change("scores.csv", {"option": "joint", "criterion": "J1"}, score=0)
    _score(story, "lead", 3, at=0.5)


def _score(story: Story, option: str, score: int, at: float) -> None:
    """Every score of an option; its measurements at the worst, the middle or the best anchor."""
    story.change("scores.csv", {"option": option}, score=score)
    for criterion in find_framework("essu_2007@1.0.0").criteria:
        if criterion.value_function:
            (worst, _), *_, (best, _) = criterion.value_function
            middle = next(m for m, s in criterion.value_function if s == 2)
            likely = {0.0: worst, 0.5: middle, 1.0: best}[at]
            where = {"option": option, "criterion": criterion.id}
            story.change("measures.csv", where, low="", high="", likely=likely)


def weights_changed_late(story: Story) -> None:
    """ACC09: E weighed 8.3% on 1 May, was scored on 3 May, and weighs 3% since 9 May."""
    story.change("weights.csv", lambda row: True, value=100, date="2026-05-01", by="Programme officer")
    story.change("scores.csv", lambda row: True, date="2026-05-20")
    story.change("scores.csv", lambda row: row["criterion"].startswith("E"), date="2026-05-03")
    for group in ("officers", "unions", "users", "members"):
        story.add(
            "weights.csv",
            group=group,
            kind="section",
            item="E",
            value=3 / 97 * 1100,
            method="swing_points",
            date="2026-05-09",
            by="Programme officer",
            reason="Too much weight on staff.",
        )
