"""The compiled pass beside a plain cube of cash flows with scipy's distributions, draw by draw."""

import numpy as np
import pytest
from msgspec.structs import replace

from moothall.engine.uncertainty.money.arranging import Arranged, arranged
from moothall.engine.uncertainty.money.drawing import present_values, sample

from .made import anything
from .reference import Latents, values

DRAWS = 300


@pytest.mark.parametrize("seed", range(12))
def test_every_output_of_every_draw(seed):
    asked = anything(seed)
    at = arranged(asked)
    mine = present_values(at.plan, 0, len(at.outputs), draws=DRAWS, seed=asked.seed, threads=1)
    theirs = values(asked, range(DRAWS))
    scale = max(np.abs(v).max() for v in theirs.values())
    for output, row in zip(at.outputs, mine, strict=True):
        who = "*" if output.joint else output.partner or ""
        exact = theirs.get((output.option, who), np.zeros(DRAWS))
        assert row == pytest.approx(exact, abs=2e-4 * scale), output


@pytest.mark.parametrize("seed", range(4))
def test_pairs_of_the_sample_are_draws_of_the_simulation(seed):
    asked = anything(seed)
    alone = arranged(replace(asked, options=asked.options[:1]))
    drawn = sample(alone.plan, draws=64, seed=5, threads=1)
    mine = present_values(alone.plan, 0, 1, draws=128, seed=5, threads=1)[0]
    scale = float(np.abs(mine).max())
    assert drawn.one == pytest.approx(mine[:64], abs=1e-5 * scale)
    assert drawn.two == pytest.approx(mine[64:], abs=1e-5 * scale)


@pytest.mark.parametrize("seed", range(6))
def test_exchanging_one_input_is_working_it_all_out_again(seed):
    asked, n = anything(seed), 60
    asked = replace(asked, options=asked.options[1:])
    at = arranged(asked)
    drawn = sample(at.plan, draws=n, seed=asked.seed, threads=1)
    first = values(asked, range(n))["joint", ""]
    scale = float(np.abs(first).max())
    for name, change in zip(inputs(at), drawn.changes, strict=True):
        one, two = Latents(asked, range(n)), Latents(asked, range(n, 2 * n))
        exchange(name, one, two)
        again = values(asked, range(n), one)["joint", ""]
        assert change == pytest.approx(again - first, abs=4e-4 * scale), name


def inputs(at: Arranged) -> list[str]:
    """The rows of a sample by name."""
    lines = [f"line:{k}" for k in at.latents]
    return ["overrun", "shortfall", "delay", "shared", *lines, *(f"event:{e}" for e in at.events)]


def exchange(name: str, one: Latents, two: Latents) -> None:
    """Put one input of the second into the first."""
    kind, _, key = name.partition(":")
    if kind == "line":
        one.line[key] = two.line[key]
    elif kind == "event":
        one.event[key] = two.event[key]
    elif kind == "shared":
        one.of_lines, one.of_events = two.of_lines, two.of_events
    else:
        one.even[kind] = two.even[kind]
