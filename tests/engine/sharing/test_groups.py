"""Groups as masks and back."""

from moothall.engine.sharing.groups import ids, masks, ordered, places, sums


def test_there_and_back() -> None:
    partners = ("north", "east", "west")
    assert masks([frozenset(["west", "north"]), frozenset()], partners) == [0b101, 0]
    assert ids(0b101, partners) == ("north", "west")
    assert list(places(0b1101)) == [0, 2, 3]
    assert ordered({"west": 3.0, "north": 1.0, "east": 2.0}, partners) == [1, 2, 3]


def test_sums_of_every_group() -> None:
    assert sums([1, 10, 100]) == [0, 1, 10, 11, 100, 101, 110, 111]
