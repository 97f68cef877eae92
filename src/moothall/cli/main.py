"""`moothall`: the list of commands; each is imported only when it is called."""

from __future__ import annotations

import atexit
import gc

import click

from moothall import __version__
from moothall.cli.failures import Guarded

COMMANDS = {
    "new": ("moothall.cli.new:new", "a blank project with everything asked, explained"),
    "check": ("moothall.cli.check:check", "every error and every flag of a project"),
    "appraise": ("moothall.cli.appraise:appraise", "work out a project, as findings.json and a page to read"),
    "bundle": ("moothall.cli.bundle:bundle_", "a project, its findings and documents as one file to verify"),
    "verify": ("moothall.cli.verify:verify", "a bundle held against itself, and its findings recomputed"),
    "compare": (
        "moothall.cli.compare:compare",
        "two projects, versions or findings: what changed, and what it did to the answer",
    ),
    "batch": ("moothall.cli.batch:batch", "many projects at once, as one table across them all"),
    "case": ("moothall.cli.case:case", "a decided project as a past case, for others to learn from"),
    "convert": ("moothall.cli.convert:convert", "a project in another form: folder, workbook and XMCDA file"),
    "share": ("moothall.cli.share:share", "a cost split between partners, and who would object"),
    "power": ("moothall.cli.power:power", "how much each vote on a body counts, and who has none"),
    "multipliers": (
        "moothall.cli.multipliers:multipliers",
        "local multipliers from an input-output table, of a nation or a region",
    ),
    "framework": (
        "moothall.cli.framework.group:framework",
        "what is asked: list, show, lint, diff, migrate, export",
    ),
}
"""Name of a command -> where it stands, and what it is for in a sentence."""
ALLOCATIONS = 200_000
"""Objects made between two looks for rubbish: a command makes many that last to its end, in no circles."""


@click.group(
    "moothall",
    cls=Guarded,
    table=COMMANDS,
    entry_points="moothall.commands",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 clean, 1 stop or high flags, 2 errors in what was given, 70 a fault of ours.",
)
@click.version_option(__version__, prog_name="moothall", message="%(prog)s %(version)s")
def main() -> None:
    """Decide in the open, and on evidence, whether and how to share a public service."""
    gc.set_threshold(ALLOCATIONS)
    # What is left at the end goes back to the machine whole: to look through it would take half a second.
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
