"""A group of commands that are imported only when they are called."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

OURS = "moothall"
"""The package whose commands may be imported for the list."""


class LazyGroup(click.Group):
    """Commands from a table of name -> (module:function, help), and from other packages.

    The list of commands shows the table's help and imports no command but those of the site, which are light.
    """

    def __init__(
        self,
        *args: Any,
        table: Mapping[str, tuple[str, str]],
        entry_points: str | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.table = table
        self.entry_points = entry_points

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The table in its order, then the commands of other packages."""
        return [*self.table, *(name for name in self._brought() if name not in self.table)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, imported now; None if nobody has one."""
        if cmd_name in self.table:
            return _loaded(self.table[cmd_name][0])
        brought = self._brought().get(cmd_name)
        command = brought.load() if brought else None
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with the nearest name for an unknown one."""
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            from moothall.project.problems import listed, nearest

            known = self.list_commands(ctx)
            ctx.fail(f'there is no command "{name}".{nearest(name, known)} Known: {listed(known, 40)}.')
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """One line a command, without importing any."""
        others = [entry for name, entry in self._brought().items() if name not in self.table]
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, text) for name, (_, text) in self.table.items()]
                + [(entry.name, _purpose(entry)) for entry in others]
            )

    def _brought(self) -> dict[str, EntryPoint]:
        if self.entry_points is None:
            return {}
        from importlib.metadata import entry_points

        found = sorted(entry_points(group=self.entry_points), key=lambda e: e.name)
        return {e.name: e for e in found}


def _purpose(entry: EntryPoint) -> str:
    """What a command from elsewhere is for. Ours are light to import; of others nobody knows."""
    if entry.dist is None or entry.dist.name != OURS:
        return "brought by another package"
    words: str = entry.load().get_short_help_str(limit=90)
    return words


def _loaded(place: str) -> click.Command:
    module, _, name = place.partition(":")
    command: click.Command = getattr(import_module(module), name)
    return command
