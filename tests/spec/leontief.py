"""Input-output multipliers.

What sectors bought from each other gives what a unit of each needs of the others; the Leontief inverse adds
up the needs of the needs. Its column sums are type I output multipliers. Type II takes households in as one
more sector; income of all sectors for each unit of income in one is an income multiplier.
"""

import numpy as np

from moothall.engine.local_economy import leontief
from tests.spec.spec import Example, Table

GERMANY = "leontief_eurostat_germany"
OPEN, CLOSED = "leontief_miller_blair_open", "leontief_miller_blair_closed"

EXAMPLES = [
    Example(
        title="Germany 1995, six sectors: type I output multipliers",
        source="Eurostat Manual of Supply, Use and Input-Output Tables (2008), tables 15.10, 15.15 and 15.16",
        given="""
    | sector       | agri | industry | construction | trade | business | other | output  |
    |--------------|------|----------|--------------|-------|----------|-------|---------|
    | agriculture  | 1131 | 25480    | 1            | 607   | 710      | 762   | 43910   |
    | industry     | 7930 | 304584   | 64167        | 41082 | 11981    | 30360 | 1079446 |
    | construction | 426  | 7334     | 3875         | 5296  | 23457    | 9155  | 245606  |
    | trade        | 3559 | 72717    | 14190        | 74399 | 10835    | 21008 | 540063  |
    | business     | 3637 | 96115    | 31027        | 65755 | 193176   | 34223 | 692487  |
    | other        | 1552 | 14986    | 1747         | 11225 | 15058    | 22070 | 508918  |
    """,
        expected="""
    | sector       | output_multiplier |
    |--------------|-------------------|
    | agriculture  | 1.7               |
    | industry     | 1.84              |
    | construction | 1.81              |
    | trade        | 1.6               |
    | business     | 1.59              |
    | other        | 1.38              |
    """,
        tolerance=0.006,
        cases=(
            ("given.output", f"{GERMANY}/inputs/output"),
            ("expected.output_multiplier", f"{GERMANY}/expected/type1_output_multiplier"),
        ),
    ),
    Example(
        title="Germany 1995: value added in a unit of output",
        source="Eurostat Manual of Supply, Use and Input-Output Tables (2008), tables 15.10, 15.15 and 15.16",
        given="""
    | sector       | gva    | output  |
    |--------------|--------|---------|
    | agriculture  | 21664  | 43910   |
    | industry     | 395022 | 1079446 |
    | construction | 115624 | 245606  |
    | trade        | 311407 | 540063  |
    | business     | 415426 | 692487  |
    | other        | 365017 | 508918  |
    """,
        expected="""
    | sector       | per_unit |
    |--------------|----------|
    | agriculture  | 0.493    |
    | industry     | 0.366    |
    | construction | 0.471    |
    | trade        | 0.577    |
    | business     | 0.6      |
    | other        | 0.717    |
    """,
        tolerance=6e-4,
        cases=(
            ("given.gva", f"{GERMANY}/inputs/gva"),
            ("expected.per_unit", f"{GERMANY}/expected/gva_coefficient"),
        ),
    ),
    Example(
        title="Germany 1995: jobs in a unit of output",
        source="Eurostat Manual of Supply, Use and Input-Output Tables (2008), tables 15.10, 15.15 and 15.16",
        given="""
    | sector       | jobs  | output  |
    |--------------|-------|---------|
    | agriculture  | 1096  | 43910   |
    | industry     | 8381  | 1079446 |
    | construction | 3236  | 245606  |
    | trade        | 9251  | 540063  |
    | business     | 4258  | 692487  |
    | other        | 10206 | 508918  |
    """,
        expected="""
    | sector       | per_unit |
    |--------------|----------|
    | agriculture  | 0.025    |
    | industry     | 0.00776  |
    | construction | 0.0132   |
    | trade        | 0.0171   |
    | business     | 0.00615  |
    | other        | 0.0201   |
    """,
        tolerance=6e-5,
        cases=(
            ("given.jobs", f"{GERMANY}/inputs/employment_thousand"),
            ("expected.per_unit", f"{GERMANY}/expected/direct_employment"),
        ),
    ),
    Example(
        title="Two sectors, open model",
        source="Miller and Blair, Input-Output Analysis, chapter 2",
        given="""
    | sector | one | two | output |
    |--------|-----|-----|--------|
    | one    | 150 | 500 | 1000   |
    | two    | 200 | 100 | 2000   |
    """,
        expected="""
    | sector | needs_one | needs_two | inverse_one | inverse_two |
    |--------|-----------|-----------|-------------|-------------|
    | one    | 0.15      | 0.25      | 1.2541254   | 0.330033    |
    | two    | 0.2       | 0.05      | 0.2640264   | 1.122112    |
    """,
        tolerance=1e-6,
        cases=(
            ("given.output", f"{OPEN}/inputs/x"),
            ("expected.*", f"{OPEN}/expected/A/0+expected/L/0+expected/A/1+expected/L/1"),
        ),
    ),
    Example(
        title="The same, closed to households: income multipliers",
        source="Miller and Blair, Input-Output Analysis, chapters 2 and 6 (from memory)",
        given="""
    | sector     | one  | two  | households |
    |------------|------|------|------------|
    | one        | 0.15 | 0.25 | 0.05       |
    | two        | 0.2  | 0.05 | 0.4        |
    | households | 0.3  | 0.25 | 0.05       |
    """,
        expected="""
    | sector     | inverse_one | inverse_two | inverse_households | income_type_1 | income_type_2 |
    |------------|-------------|-------------|--------------------|---------------|---------------|
    | one        | 1.365       | 0.425       | 0.251              | 1.474         | 1.899         |
    | two        | 0.527       | 1.348       | 0.595              | 1.518         | 1.955         |
    | households | 0.570       | 0.489       | 1.289              |               |               |
    """,
        tolerance=0.006,
        cases=(
            ("given.*", f"{CLOSED}/inputs/A_bar"),
            ("expected.income_type_1", f"{CLOSED}/expected/type1_income"),
            ("expected.income_type_2", f"{CLOSED}/expected/type2_income"),
        ),
    ),
]


def work_out(given: Table) -> Table:
    if "households" in given[0]:
        return _closed(given)
    if "gva" in given[0] or "jobs" in given[0]:
        return _per_unit(given)
    return _open(given) if "one" in given[0] else _multipliers(given)


def _columns(given: Table, *names: str) -> np.ndarray:
    return np.array([[row[name] for name in names] for row in given], dtype=float)


def _multipliers(given: Table) -> Table:
    sectors = [k for k in given[0] if k not in ("sector", "output")]
    needs = leontief.coefficients(_columns(given, *sectors), _columns(given, "output")[:, 0])
    found = leontief.output_multipliers(leontief.inverse(needs), len(given))
    return [{"sector": row["sector"], "output_multiplier": float(found[n])} for n, row in enumerate(given)]


def _per_unit(given: Table) -> Table:
    name = "gva" if "gva" in given[0] else "jobs"
    amounts, output = _columns(given, name, "output").T
    found = leontief.per_unit(amounts, output)
    return [{"sector": row["sector"], "per_unit": float(found[n])} for n, row in enumerate(given)]


def _open(given: Table) -> Table:
    needs = leontief.coefficients(_columns(given, "one", "two"), _columns(given, "output")[:, 0])
    whole = leontief.inverse(needs)
    return [
        {
            "sector": row["sector"],
            "needs_one": float(needs[n, 0]),
            "needs_two": float(needs[n, 1]),
            "inverse_one": float(whole[n, 0]),
            "inverse_two": float(whole[n, 1]),
        }
        for n, row in enumerate(given)
    ]


def _closed(given: Table) -> Table:
    bar = _columns(given, "one", "two", "households")
    needs, pay = bar[:2, :2], bar[2, :2]
    whole = leontief.inverse(leontief.with_households(needs, pay, bar[:2, 2], own=bar[2, 2]))
    first = leontief.ratios(leontief.effects(pay, leontief.inverse(needs)), pay)
    second = leontief.ratios(leontief.income_effects_closed(whole), pay)
    return [
        {
            "sector": row["sector"],
            "inverse_one": float(whole[n, 0]),
            "inverse_two": float(whole[n, 1]),
            "inverse_households": float(whole[n, 2]),
            "income_type_1": float(first[n]) if n < 2 else None,
            "income_type_2": float(second[n]) if n < 2 else None,
        }
        for n, row in enumerate(given)
    ]
