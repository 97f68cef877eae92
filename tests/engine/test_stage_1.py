"""Stage 1 on its own is the stage 1 of the whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from moothall.engine.appraise import appraise
from moothall.engine.stage_1 import stage_1
from moothall.files.folder import read_folder
from tests.planted.clean import clean

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize("name", ["three-valleys", "clean"])
def test_it_is_that_of_the_whole(name: str, tmp_path: Path) -> None:
    folder = EXAMPLES / name if name != "clean" else clean(tmp_path / name)
    project = read_folder(folder)
    found = stage_1(project)
    assert found.options
    assert found == appraise(project, simulate=False).screening
