"""`moothall batch`: many projects, one table across them all."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import click

from moothall.batch.asked import Asked
from moothall.batch.batch import Batch, Summary
from moothall.batch.crew import Crew, Processes
from moothall.batch.errors import BatchError
from moothall.batch.places import places
from moothall.batch.sweep import Done
from moothall.batch.table import check_writable
from moothall.cli.output import counted
from moothall.cli.places import Folder
from moothall.cli.simulating import bounded, compile_once
from moothall.files.limits import limits

CLEAN, SOME_ERRORS, NOTHING_DONE = 0, 1, 2


@click.command()
@click.argument("projects", nargs=-1, required=True, metavar="PROJECT...")
@click.option("-o", "--out", type=Folder(), required=True, metavar="TABLE", help="Parquet file to write.")
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Dask scheduler to use, as tcp://host:8786.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes on this machine; as many as cores if left out.",
)
@click.option("--draws", type=bounded("draws"), metavar="N", help="Draws, instead of each project's own.")
@click.option("--seed", type=bounded("seed"), metavar="S", help="Seed, instead of each project's own.")
@click.pass_context
def batch(
    context: click.Context,
    projects: tuple[str, ...],
    out: Path,
    scheduler: str | None,
    workers: int | None,
    draws: int | None,
    seed: int | None,
) -> None:
    """Work out many projects and write one table: a row for each option of each.

    PROJECT is a project folder, a workbook, or a pattern in quotes, as 'returns/*/'. A project with errors
    becomes a row that holds them. After an interruption, the same command goes on where it stopped. Exit
    code 0: all are worked out; 1: some have errors; 2: none is worked out.
    """
    if scheduler is not None and workers is not None:
        raise click.UsageError("--workers is for this machine; a cluster brings its own.")
    try:
        summary = _worked_out(projects, out, Asked(draws=draws, seed=seed), _crew(scheduler, workers))
    except BatchError as error:
        raise click.ClickException(str(error)) from None
    _tell(summary, out)
    context.exit(_exit_code(summary))


def _worked_out(
    words: tuple[str, ...], out: Path, asked: Asked, crew: Callable[[], AbstractContextManager[Crew]]
) -> Summary:
    check_writable()
    if out.is_dir():
        raise BatchError(f"{out} is a folder; name a file to write.")
    kept = out.with_name(f"{out.name}.part")
    named = places(words, not_these=(out, kept))
    for path in named.repeated:
        click.echo(f"{path} is named twice, and taken once.", err=True)
    run = Batch(named.projects, out, asked)
    if run.resumed:
        click.echo(f"resumed: {run.resumed:,} of {len(run.projects):,} done", err=True)
    if run.to_do:
        with _going_on(run, kept):
            workers = crew()
            with _progress(len(run.to_do)) as told:
                run.run(workers, told)
    return run.write()


def _crew(scheduler: str | None, workers: int | None) -> Callable[[], AbstractContextManager[Crew]]:
    def made() -> AbstractContextManager[Crew]:
        if scheduler is None:
            compile_once()
            return Processes(workers)
        from moothall.batch.cluster import Cluster

        return Cluster(scheduler)

    return made


@contextmanager
def _going_on(run: Batch, kept: Path) -> Iterator[None]:
    """Say what is kept when the work ends before its end."""
    try:
        yield
    except BaseException:
        if done := run.leave():
            click.echo(
                f"{done:,} of {len(run.projects):,} projects are done and kept in {kept}; "
                "the same command goes on from there.",
                err=True,
            )
        raise


@contextmanager
def _progress(length: int) -> Iterator[Callable[[Done], object]]:
    """A bar with rate and time left on standard error, and only on a terminal."""
    if not sys.stderr.isatty():
        yield lambda done: None
        return
    from time import monotonic

    start = monotonic()
    with click.progressbar(
        length=length,
        label="Working out",
        file=sys.stderr,
        show_pos=True,
        item_show_func=lambda rate: rate,
    ) as bar:

        def told(done: Done) -> None:
            rate = (bar.pos + 1) / max(monotonic() - start, 1e-9)
            bar.update(1, f"{rate:,.1f} a second")

        yield told


def _tell(summary: Summary, out: Path) -> None:
    shown = limits().complaints_shown
    for path, error in list(summary.errors.items())[:shown]:
        first, *more = error.splitlines()
        click.echo(f"{path}: {first}{f' (and {len(more)} more)' if more else ''}", err=True)
    if len(summary.errors) > shown:
        click.echo(
            f"... and {len(summary.errors) - shown:,} more; the column error holds them all.", err=True
        )
    click.echo(
        f"{counted(summary.projects, 'project')}, {counted(summary.rows, 'row')}, "
        f"{counted(len(summary.errors), 'project')} with errors. Written: {out}"
    )


def _exit_code(summary: Summary) -> int:
    if not summary.errors:
        return CLEAN
    return NOTHING_DONE if len(summary.errors) == summary.projects else SOME_ERRORS
