"""Tables that turn a latent normal into a score, a measured score or a gamma variate (method note, M4)."""

from moothall.engine.uncertainty.tables.gammas import gamma_knots
from moothall.engine.uncertainty.tables.grid import REACH, chances, edges
from moothall.engine.uncertainty.tables.quantities import quantity_table, spread_table
from moothall.engine.uncertainty.tables.scores import exact_table, score_table, score_tables, uniform_table

__all__ = [
    "REACH",
    "chances",
    "edges",
    "exact_table",
    "gamma_knots",
    "quantity_table",
    "score_table",
    "score_tables",
    "spread_table",
    "uniform_table",
]
