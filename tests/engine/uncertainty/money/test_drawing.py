"""Runs over draws: pieces, threads, no draws at all."""

import numpy as np
import pytest

from moothall.engine.uncertainty.money import drawing
from moothall.engine.uncertainty.money.arranging import arranged
from moothall.engine.uncertainty.money.drawing import compile_now, present_values, sample
from moothall.engine.uncertainty.simulation import compiled

from .made import anything


@pytest.mark.parametrize("threads", [2, 3])
@pytest.mark.parametrize("draws", [1, 31, 257, 5001])
def test_same_bytes_in_any_pieces(monkeypatch, threads, draws):
    monkeypatch.setattr(drawing, "FEWEST", 1)
    plan = arranged(anything(7)).plan
    one = present_values(plan, 0, 3, draws=draws, seed=9, threads=1)
    assert present_values(plan, 0, 3, draws=draws, seed=9, threads=threads).tobytes() == one.tobytes()
    pairs = sample(plan, draws=draws, seed=9, threads=1)
    again = sample(plan, draws=draws, seed=9, threads=threads)
    assert all(a.tobytes() == b.tobytes() for a, b in zip(pairs, again, strict=True))


def test_a_draw_does_not_hang_on_how_many_there_are():
    plan = arranged(anything(7)).plan
    few, many = (present_values(plan, 0, 1, draws=n, seed=9, threads=1) for n in (100, 1000))
    assert np.array_equal(few[0], many[0, :100])


def test_outputs_can_be_had_one_by_one():
    plan = arranged(anything(7)).plan
    whole = present_values(plan, 0, 4, draws=300, seed=9, threads=1)
    assert np.array_equal(whole[2:3], present_values(plan, 2, 3, draws=300, seed=9, threads=1))


def test_every_pass_is_compiled_at_once():
    compile_now()
    assert compiled()
    assert all(len(code.signatures) == 1 for code in drawing.PASSES)
