"""`moothall framework`: the list of its commands."""

from __future__ import annotations

import click

from moothall.cli.lazy import LazyGroup

ROOM = "moothall.cli.framework"
COMMANDS = {
    "list": (f"{ROOM}.list:list_frameworks", "the frameworks of the library"),
    "show": (f"{ROOM}.show:show", "a framework, or one of its items"),
    "lint": (f"{ROOM}.lint:lint", "everything that is wrong with a framework"),
    "diff": (f"{ROOM}.diff:diff", "what changed between two frameworks or versions"),
    "migrate": (f"{ROOM}.migrate:migrate", "move a project to another version of its framework"),
    "export": (f"{ROOM}.export:export", "a copy as the starting point for your own"),
}
"""Name of a command -> where it stands, and what it is for in a sentence."""


@click.group(cls=LazyGroup, table=COMMANDS)
def framework() -> None:
    """What is asked: principles, criteria, rules and rates, as versioned files."""
