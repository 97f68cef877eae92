"""Compiles the translations when the package is built or installed: gettext reads .mo, people write .po."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCALES = Path(__file__).parent / "src" / "moothall" / "locale"


class Catalogues(BuildHookInterface[Any]):
    """Called by hatchling before each build, an editable install too."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write each moothall.mo beside its moothall.po."""
        compile_all()


def compile_all() -> None:
    """Write each moothall.mo beside its moothall.po."""
    for source in sorted(LOCALES.glob("*/LC_MESSAGES/moothall.po")):
        with source.open("rb") as said, source.with_suffix(".mo").open("wb") as made:
            write_mo(made, read_po(said, locale=source.parent.parent.name))
