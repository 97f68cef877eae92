"""LibreOffice, as another program that opens a workbook and saves it again."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pytest

from tests.files.workbooks import sheet

FILTER = "xlsx:Calc MS Excel 2007 XML"


def resaved(book: Path, out: Path) -> Path:
    """The workbook as LibreOffice saves it; the test is skipped where there is none with Calc."""
    if not _able():
        pytest.skip("no LibreOffice Calc here (soffice); on Debian: apt-get install libreoffice-calc")
    return _converted(book, out)


@cache
def _able() -> bool:
    if shutil.which("soffice") is None:
        return False
    with tempfile.TemporaryDirectory() as place:
        trial = sheet(Path(place) / "x.xlsx", [["a"]])
        return _converted(trial, Path(place) / "out").exists()


@cache
def _profile() -> str:
    """A profile of our own, so that no other LibreOffice is in the way."""
    return Path(tempfile.mkdtemp(prefix="moothall-office-")).as_uri()


def _converted(book: Path, out: Path) -> Path:
    words = [f"-env:UserInstallation={_profile()}", "--headless", "--convert-to", FILTER]
    subprocess.run(
        ["soffice", *words, "--outdir", str(out), str(book)],
        capture_output=True,
        check=False,
        timeout=300,
    )
    return out / book.name
