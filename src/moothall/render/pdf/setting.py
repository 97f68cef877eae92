"""The typesetter at work in a folder: what is to be set lies there, and the PDF is laid beside it.

A long document is set by a process of its own (`python -m moothall.render.pdf.setting FOLDER`), which gives
all of its memory back and asks the machine for it in large pieces. A short one is set where it is wanted.
What the PDF carries is asked for last: it can be made while the pages are set.
"""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path
from typing import Literal

import msgspec

from moothall.render.own_process import Failed, answer, begun, possible
from moothall.render.pdf.pack import Carried, packed

STANDARD: Literal["ua-1"] = "ua-1"
GIVEN, MADE = "given.json", "made.pdf"
"""What the template is told, and what typst makes of it."""
LONG = 300_000
"""Bytes of what is told from which on a process of its own is worth the tenth of a second that it takes."""
LARGE = {
    "MALLOC_ARENA_MAX": "2",
    "MALLOC_TOP_PAD_": "67108864",
    "MALLOC_TRIM_THRESHOLD_": "4294967296",
}
"""Memory in few large pieces: of millions of small ones, a tenth of the time; from two places, since with one
the threads of the typesetter wait for each other, a fifth of the time. Only glibc heeds it."""
COMPLAINED = 3
"""Exit code of the process where the typesetter had a complaint."""


class NotSet(RuntimeError):
    """The typesetter warned of something, so that the PDF might not be whole. A fault of ours."""


class Given(msgspec.Struct, frozen=True):
    """What is to be set: the values that the template reads, as JSON; and its day."""

    inputs: dict[str, str]
    day: datetime.date


def set_in(folder: Path, given: Given) -> Callable[[Callable[[], Carried]], bytes]:
    """Begin to set; to be called once for the packed PDF, with what gives what the PDF carries.

    The fonts lie in the folder. The call raises NotSet where the typesetter has a complaint.
    """
    if sum(map(len, given.inputs.values())) < LONG or not possible():
        return lambda carried: _set(folder, given, carried)
    (folder / GIVEN).write_bytes(msgspec.json.encode(given))
    ended = begun("moothall.render.pdf.setting", str(folder), **LARGE)

    def made(carried: Callable[[], Carried]) -> bytes:
        try:
            return ended(msgspec.json.encode(carried()))
        except Failed as failed:
            raise NotSet(str(failed)) from None

    return made


def _set(folder: Path, given: Given, carried: Callable[[], Carried]) -> bytes:
    import typst

    day, made = given.day, folder / MADE
    with as_file(files("moothall.render.pdf") / "sheet.typ") as template:
        _, warnings = typst.compile_with_warnings(
            str(template),
            output=str(made),
            font_paths=[str(folder)],
            ignore_system_fonts=True,
            sys_inputs=given.inputs,
            pdf_standards=[STANDARD],
            timestamp=datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC),
        )
    if warnings:
        raise NotSet("; ".join(str(warning) for warning in warnings))
    return packed(made, carried())


def main(folder: Path) -> None:
    """Set what lies in a folder, and write the PDF to standard output. The input tells what it carries."""

    def carried() -> Carried:
        return msgspec.json.decode(sys.stdin.buffer.read(), type=Carried)

    try:
        made = _set(folder, msgspec.json.decode((folder / GIVEN).read_bytes(), type=Given), carried)
    except NotSet as complaint:
        print(complaint, file=sys.stderr)
        sys.exit(COMPLAINED)
    answer(made)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
