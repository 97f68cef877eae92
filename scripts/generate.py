"""Writes docs/reference from the code: schemas, project folder, command line, findings, permissions.

`python -m scripts.generate` writes; with --check it only says what is out of date, with exit code 1.
"""

from __future__ import annotations

import inspect
import os
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import EntryPoint
from pathlib import Path

import click
from msgspec import Struct

from moothall.cli.main import main as command_line
from moothall.files.frameworks import SUBJECTS
from moothall.files.manual import blocks, field_table, file_chapters, says, title_of
from moothall.files.migration import Steps
from moothall.files.open_data.about import about_table
from moothall.files.open_data.layout import tables
from moothall.files.open_data.names import LEFT_OUT
from moothall.files.schemas import schemas
from moothall.findings.findings import Findings
from moothall.framework.framework import Head

PYPROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"
REFERENCE = PYPROJECT.parent / "docs" / "reference"
MADE = "<!-- Made by `make schemas` from the code: change the code, not this page. -->\n"


def pages() -> dict[str, bytes]:
    """Every generated file under docs/reference, by its path there."""
    texts = {
        "project-folder.md": project_folder(),
        "command-line.md": "\n".join(_commands(command_line, "moothall", click.Context(command_line))),
        "findings.md": findings(),
        "framework-folder.md": framework_folder(),
        "tables.md": tables_of_findings(),
    }
    if (said := permissions()) is not None:
        texts["permissions.md"] = said
        texts["api.md"], openapi = api()
    made = {f"schemas/{name}": data for name, data in schemas().items()}
    if said is not None:
        made["openapi.json"] = openapi
    return made | {name: f"{MADE}\n{text.rstrip()}\n".encode() for name, text in texts.items()}


def permissions() -> str | None:
    """The manual of who may open which page of the site; None where the site is not installed."""
    try:
        import django
        from django.apps import apps
    except ImportError:
        return None
    if not apps.ready:
        # The settings ask for a folder of data; nothing is read from it or written to it here.
        with tempfile.TemporaryDirectory() as place:
            os.environ |= {"MOOTHALL_DATA": place, "MOOTHALL_SECRET": "not needed here"}
            os.environ["DJANGO_SETTINGS_MODULE"] = "moothall_web.config.settings"
            django.setup()
    from django.utils import translation

    from moothall_web.accounts.matrix import manual

    with translation.override("en"):
        return f"{manual()}\n## What a change asks for\n\n{_changes()}"


def api() -> tuple[str, bytes]:
    """The manual of the API, and its OpenAPI document; the site stands already."""
    from moothall_web.api.manual import manual
    from moothall_web.api.openapi import written

    return manual(), written()


def _changes() -> str:
    """What somebody needs to add, change or remove rows, a step of the work each."""
    from moothall_web.accounts.policy import power_words
    from moothall_web.casework.steps import steps

    rows = [
        f"| {step.title} | {', '.join(map('`{}`'.format, step.shelves))} | {power_words()[step.power]} |"
        for step in steps()
    ]
    return (
        "Whoever may read a project opens every page of rows; to add, change or remove one asks for more.\n\n"
        "| step | rows | asks for |\n| --- | --- | --- |\n" + "\n".join(rows) + "\n"
    )


def project_folder() -> str:
    """The manual of every file and column."""
    chapters = "\n".join(file_chapters())
    return (
        "# The project folder\n\n"
        "A project is a folder that people can read, compare and mail. Only `project.yaml` and\n"
        "`options.yaml` must be there. `moothall new` makes a blank one.\n\n"
        "Tables are CSV files in UTF-8, or Excel sheets of the same name (`scores.xlsx`). Dates are\n"
        "written 2026-05-31, several ids in one cell with semicolons between. Numbers are plain, without\n"
        "signs or separators. In the tables of money (finance, adjustments, control_totals, coalitions,\n"
        "reference_cases, risks, outturn) they may stand as £1,200, (300) or 1.2m; `moothall check` says\n"
        "how each was read. What is left empty counts as not known: never as zero, never as an average.\n\n"
        f"{chapters}"
    )


def findings() -> str:
    """The manual of findings.json."""
    parts = [
        "# findings.json\n\n"
        "All that was worked out, in one file: the same project gives the same bytes. Figures have nine\n"
        "significant digits. The JSON Schema is `schemas/findings.schema.json`.\n"
    ]
    for block in blocks(Findings):
        heading = "## findings.json" if block is Findings else f"### {title_of(block)}"
        parts.append(f"{heading}\n\n{says(block)}\n\n{field_table(block, 'always there')}")
    return "\n".join(parts)


def tables_of_findings() -> str:
    """The list of the tables that findings make."""
    lines = [
        "# The tables of the findings\n\n"
        "`--formats csv` writes each as `tables/NAME.csv`, `--formats xlsx` as a sheet. What their columns\n"
        "hold stands in `tables/datapackage.json`, and on the sheet *Dictionary*.\n\n"
        "| table | what a row is | path in findings.json |\n| --- | --- | --- |"
    ]
    for table in (about_table(), *tables()):
        paths = ", ".join(f"`{pattern}`" for pattern in table.place.patterns if pattern)
        lines.append(f"| `{table.name}` | {table.says} | {paths} |".replace("|  |", "| |"))
    left = "\n".join(f"* `{path}`: {why}." for path, why in LEFT_OUT.items())
    return "\n".join(lines) + f"\n\nWhat makes no table:\n\n{left}\n"


def framework_folder() -> str:
    """The manual of every file of a framework, and of its migrations."""
    parts = [
        "# The framework folder\n\n"
        "A framework is a folder of YAML files, one a subject. Only `framework.yaml` must be there. Those\n"
        "of the library and anybody's own are read alike; `moothall framework export` makes a copy to\n"
        "start from, `moothall framework lint` tells what is wrong with one.\n"
    ]
    kinds = {"framework.yaml": Head} | {name: kind for name, (_, kind) in SUBJECTS.items()}
    for name, kind in kinds.items():
        parts += _file(name, kind)
    parts += _file("migrations/<from>-<to>.yaml", Steps)
    return "\n".join(parts)


def _file(name: str, kind: type[Struct]) -> Iterator[str]:
    """A chapter for a file, with every kind of block in it."""
    for block in blocks(kind):
        said = f"{says(block)}\n\n" if block is not kind or not kind.__name__.startswith("_") else ""
        heading = f"## {name}" if block is kind else f"### {name}: {title_of(block)}"
        yield f"{heading}\n\n{said}{field_table(block)}"


def _commands(command: click.Command, name: str, context: click.Context) -> Iterator[str]:
    """A chapter for a command, then one for each command inside it."""
    depth = name.count(" ") + 1
    yield f"{'#' * depth} {name}\n"
    yield f"{inspect.cleandoc(command.help or '')}\n"
    arguments = [p for p in command.params if isinstance(p, click.Argument)]
    usage = " ".join([name, *(a.make_metavar(context) for a in arguments)])
    yield f"    {usage} [OPTIONS]\n" if not isinstance(command, click.Group) else f"    {name} COMMAND ...\n"
    options = [p for p in command.params if isinstance(p, click.Option)]
    if options:
        yield "| option | what it does | if left out |\n| --- | --- | --- |"
        yield "\n".join(_option(o, context) for o in options) + "\n"
    if isinstance(command, click.Group):
        for key in [*getattr(command, "table", {}), *(_site() if depth == 1 else ())]:
            inner = _site().get(key) or command.get_command(context, key)
            assert inner is not None
            yield from _commands(inner, f"{name} {key}", click.Context(inner, parent=context, info_name=key))
        if command.epilog:
            yield f"{command.epilog}\n"


@cache
def _site() -> dict[str, click.Command]:
    """The commands of the site, as this checkout names them, whatever is installed."""
    named = tomllib.loads(PYPROJECT.read_text("utf-8"))["project"]["entry-points"]["moothall.commands"]
    return {name: EntryPoint(name, place, "moothall.commands").load() for name, place in named.items()}


def _option(option: click.Option, context: click.Context) -> str:
    names = ", ".join(f"`{n}`" for n in option.opts)
    value = "" if option.is_flag else f" {option.make_metavar(context)}"
    default = "must be given" if option.required else option.default if option.show_default else ""
    return f"| {names}{value} | {option.help} | {default} |".replace("|  |", "| |")


def outdated(place: Path = REFERENCE) -> list[str]:
    """Generated files that differ from the code, or that the code no longer makes."""
    made = pages()
    differ = [n for n, data in made.items() if not (place / n).is_file() or (place / n).read_bytes() != data]
    strays = [
        f"schemas/{p.name}" for p in (place / "schemas").glob("*.json") if f"schemas/{p.name}" not in made
    ]
    return sorted(differ + strays)


def main(words: list[str]) -> int:
    """Write or check; the exit code."""
    old = outdated()
    if "--check" in words:
        for name in old:
            print(f"docs/reference/{name} is out of date; run 'make schemas'.")
        return 1 if old else 0
    made = pages()
    for name in old:
        if name in made:
            (REFERENCE / name).parent.mkdir(parents=True, exist_ok=True)
            (REFERENCE / name).write_bytes(made[name])
        else:
            (REFERENCE / name).unlink()
        print(f"docs/reference/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
