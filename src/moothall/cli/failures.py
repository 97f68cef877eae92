"""What people see when a command cannot do what they asked.

Exit codes: 0 done, 1 stop or high flags found, 2 what was given cannot be used, 70 a fault of ours,
130 stopped by Ctrl-C.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from moothall import __version__
from moothall.cli.lazy import LazyGroup

USER, BUG, STOPPED = 2, 70, 130
REPORT = "please report it where you found Moothall"


class Guarded(LazyGroup):
    """The outermost group: turns each failure into a message and an exit code."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run a command; the process ends with its exit code."""
        words = list(sys.argv[1:] if args is None else args)
        if not standalone_mode:
            return super().main(words, prog_name, complete_var, False, **extra)
        _never_choke()
        try:
            code = super().main(words, prog_name or "moothall", complete_var, False, **extra)
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message())
            code = 0
        except click.Abort:
            click.echo("Stopped.", err=True)
            code = STOPPED
        except Exception as error:
            code = report(error, as_json="--json" in words)
        sys.exit(code if isinstance(code, int) else 0)


def _never_choke() -> None:
    """Letters that a terminal cannot show are replaced, never a crash."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def report(error: Exception, *, as_json: bool) -> int:
    """Tell people what is wrong; the exit code that says of what kind it is."""
    code, faults = _faults(error)
    if as_json and _told_as_json(faults, code):
        return code
    if code == BUG:
        _own_fault(error)
    elif isinstance(error, click.ClickException):
        _usage(error)
    else:
        _listed(faults)
    return code


def _told_as_json(faults: list[dict[str, Any]], code: int) -> bool:
    """Whether standard output took the errors; a full disk leaves them for standard error."""
    from moothall.cli.output import write_json

    try:
        write_json({"errors": faults, "flags": [], "exit": code})
    except OSError:
        return False
    return True


def _faults(error: Exception) -> tuple[int, list[dict[str, Any]]]:
    if isinstance(error, click.ClickException):
        return USER, [_fault(error.format_message())]
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        return USER, [_fault(f"moothall: {place}{error.strerror or error}.")]
    from moothall.files.errors import ReadError

    if isinstance(error, ReadError):
        return USER, [{name: getattr(c, name) for name in c.__struct_fields__} for c in error.complaints]
    return BUG, [_fault(_bug_words(error))]


def _fault(message: str) -> dict[str, Any]:
    return {"file": None, "line": None, "sheet": None, "cell": None, "field": None, "message": message}


def _usage(error: click.ClickException) -> None:
    context = getattr(error, "ctx", None)
    message = error.format_message()
    click.echo(
        f"moothall: {message[:1].lower() + message[1:] if message[1:2].islower() else message}", err=True
    )
    if context is not None:
        click.echo(f"Help: {context.command_path} --help", err=True)


def _listed(faults: list[dict[str, Any]]) -> None:
    """All faults, gathered by file in the order in which the files were read."""
    from moothall.files.errors import Complaint
    from moothall.files.limits import limits

    order = {file: n for n, file in enumerate(dict.fromkeys(f["file"] for f in faults))}
    faults = sorted(faults, key=lambda f: (order[f["file"]], f["line"] or 0))
    shown = faults[: limits().complaints_shown]
    for fault in shown:
        click.echo(fault["message"] if fault["file"] is None else str(Complaint(**fault)), err=True)
    rest = len(faults) - len(shown)
    if rest:
        click.echo(f"... and {rest:,} more; --json lists them all.", err=True)
    if len(faults) > 1:
        click.echo(f"{len(faults):,} errors.", err=True)


def _bug_words(error: Exception) -> str:
    kind = type(error).__name__
    return (
        f"this is a fault of Moothall {__version__}, not of your files ({kind}: {str(error)[:200]}); "
        f"{REPORT}, with the command and, if you may, the files."
    )


def _own_fault(error: Exception) -> None:
    if os.environ.get("MOOTHALL_DEBUG") == "1":
        import traceback

        traceback.print_exception(error)
    hint = "" if os.environ.get("MOOTHALL_DEBUG") == "1" else " MOOTHALL_DEBUG=1 shows where it happened."
    click.echo(f"moothall: {_bug_words(error)}{hint}", err=True)


def refuse_use(message: str) -> NoReturn:
    """End with a sentence about how the command was called."""
    raise click.UsageError(message)
