"""Posts keep their sign, and a press line holds the losses."""

from __future__ import annotations

import pytest

from moothall.business_case.sections.jobs import press_line, signed
from moothall.findings.jobs import OptionJobs, PlaceJobs
from tests.business_case.sections.briefs import Few


@pytest.mark.parametrize(("posts", "said"), [(30, "+30"), (-40, "−40"), (0, "0"), (-2.5, "−2.5")])
def test_a_loss_reads_as_a_loss(posts: float, said: str) -> None:
    assert signed(posts) == said


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
        ((), option(-10, 8, city=30, town=-40), "net −10, Town −40, City +30, genuinely new 8"),
        ((), option(0, 0, city=0), "net 0, no place gains or loses posts, genuinely new 0"),
        (("cut",), option(None, 0, city=None, town=None),
         "net a loss of fewer than 5, which places is not told, genuinely new 0"),
        ((), option(-7, None, city_town=-7), "net −7; City and Town −7; genuinely new not told"),
        ((), option(-7, 0, city=-7, town=None), "net −7, City −7, Town not told, genuinely new 0"),
    ],
)  # fmt: skip
def test_a_press_line_has_net_places_and_what_is_new(
    few: tuple[str, ...], found: OptionJobs, said: str
) -> None:
    assert press_line(Few(*few), found) == said
