"""The fonts of the PDF: an open one for nearly everything, others only for letters that it lacks.

All come from packages, never from the machine, so that the same document gives the same bytes anywhere.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from fontTools.ttLib import TTFont

from moothall.render.paper.letters import named, safe
from moothall.render.paper.pictures import FONT

FACES = ("Regular", "Bold", "It", "BoldIt")
NEEDLESS = ("GSUB", "GPOS", "GDEF", "kern", "BASE", "DSIG")
"""Tables that set letters closer and join some of them: a quarter of the time, and hardly to be seen."""
FIRST = ("NotoSans[wght].ttf", "NotoSansSymbols[wght].ttf", "NotoEmoji[wght].ttf")
ITALIC = "NotoSans-Italic"
UNSEEN = frozenset("\n\t\u00ad\u200b\u200c\u200d\u2060\ufeff" + "".join(map(chr, range(0xFE00, 0xFE10))))
"""Letters without a picture of their own: no font needs them."""


class Font(NamedTuple):
    """A font: its family, where it lies, and the letters that it has."""

    family: str
    path: Path
    letters: frozenset[int]


class Fonts:
    """Which letters can be shown, and which fonts a text needs for that."""

    def __init__(self) -> None:
        self.needed: dict[str, Path] = {}
        self._known: dict[str, str] = {}
        self._as_is: set[str] = set()

    def shown(self, text: str) -> str:
        """The text with every letter that no font has named in its place."""
        text = safe(text)
        return text if text.isascii() or self._as_is.issuperset(text) else "".join(map(self._letter, text))

    def families(self) -> list[str]:
        """The fonts needed so far, the first one first."""
        names = {path: family for family, path in self.needed.items()}
        return [FONT, *(names[path] for path in _others() if path in names)]

    def lay_out(self, folder: Path) -> None:
        """Put the fonts needed so far into a folder: one that holds all others would be read whole."""
        for face, data in _faces().items():
            (folder / f"{face}.ttf").write_bytes(data)
        for path in self.needed.values():
            (folder / path.name).write_bytes(path.read_bytes())

    def _letter(self, letter: str) -> str:
        if letter not in self._known:
            self._known[letter] = self._looked_up(letter)
            if self._known[letter] == letter:
                self._as_is.add(letter)
        return self._known[letter]

    def _looked_up(self, letter: str) -> str:
        if ord(letter) in _letters() or letter in UNSEEN or letter.isspace():
            return letter
        for path in _others():
            other = _read(path)
            if ord(letter) in other.letters:
                self.needed[other.family] = other.path
                return letter
        return named(letter)


def _folder(package: str) -> Path:
    """Where a package lies; it is not imported, for it holds nothing but fonts."""
    found = find_spec(package)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(f"the fonts of {package} are not installed", name=package)
    return Path(found.origin).parent


def face_path(face: str) -> Path:
    """Where a face of the first font lies."""
    return _folder("font_source_sans_pro") / "files" / f"SourceSansPro-{face}.ttf"


@cache
def _faces() -> dict[str, bytes]:
    """The faces of the first font, without the tables that nobody needs."""
    made = {}
    for face in FACES:
        out = BytesIO()
        with TTFont(face_path(face), lazy=True, recalcTimestamp=False) as font:
            for table in NEEDLESS:
                if table in font:
                    del font[table]
            font.save(out, reorderTables=None)
        made[face] = out.getvalue()
    return made


@cache
def _letters() -> frozenset[int]:
    """Letters that every face of the first font has."""
    return frozenset.intersection(*(_read(face_path(face)).letters for face in FACES))


@cache
def _others() -> tuple[Path, ...]:
    """The fonts for letters that the first one lacks, in the order in which they are asked."""
    paths = [path for path in _folder("manimgx_fonts").glob("*.ttf") if ITALIC not in path.name]
    return tuple(
        sorted(paths, key=lambda path: (FIRST.index(path.name) if path.name in FIRST else 9, path.name))
    )


@cache
def _read(path: Path) -> Font:
    # Only those that are asked: most documents need one of two dozen.
    with TTFont(path, lazy=True) as font:
        family = font["name"].getDebugName(16) or font["name"].getDebugName(1)
        return Font(family, path, frozenset(font.getBestCmap()))
