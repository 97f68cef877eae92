"""Makes what a package needs and the repository does not hold: compiled translations, the site's styles.

gettext reads .mo, people write .po. The styles are made of npm's packages, where set-up put them
(scripts/assets.py).
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
LOCALES = ROOT / "src" / "moothall" / "locale"
STYLES = ROOT / "src" / "moothall_web" / "ui" / "static" / "ui" / "govuk.css"


class Made(BuildHookInterface[Any]):
    """Called by hatchling before each build, an editable install too."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the translations; into what is handed on, see that the styles are in it."""
        compile_all()
        if version == "standard" and not STYLES.exists() and not make_styles():
            self.app.display_warning("The site is packed without its styles: python scripts/assets.py first.")


def make_styles() -> bool:
    """Make the site's styles where npm's packages are; whether they were."""
    spec = importlib.util.spec_from_file_location("assets", ROOT / "scripts" / "assets.py")
    if spec is None or spec.loader is None or not (ROOT / "node_modules" / "govuk-frontend").exists():
        return False
    assets = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(assets)
    assets.make()
    return True


def compile_all() -> None:
    """Write each .mo beside its .po."""
    for source in sorted(ROOT.glob("src/*/locale/*/LC_MESSAGES/*.po")):
        with source.open("rb") as said, source.with_suffix(".mo").open("wb") as made:
            write_mo(made, read_po(said, locale=source.parent.parent.name))
