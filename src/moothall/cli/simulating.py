"""What the commands that simulate have in common: draws and seed as asked for, and compiling once."""

from __future__ import annotations

import click
from msgspec import inspect as mi

from moothall.project.head import Head


def bounded(field: str) -> click.IntRange:
    """The range that the project's own field allows."""
    info = mi.type_info(Head)
    assert isinstance(info, mi.StructType)
    kind = next(f.type for f in info.fields if f.name == field)
    bare = kind.type if isinstance(kind, mi.Metadata) else kind
    assert isinstance(bare, mi.IntType)
    return click.IntRange(bare.ge, bare.le)


def compile_once() -> None:
    """Have the machine code of the simulation on disk; where it is made now, a line says so."""
    from moothall.engine.uncertainty.simulation import compile_now, compiled

    if not compiled():
        click.echo("Compiling the simulation for this machine (once, some ten seconds) ...", err=True)
        compile_now()
