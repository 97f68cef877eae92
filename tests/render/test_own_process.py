"""Work in a process of its own: what it is given comes back, and so does what it complains of."""

from __future__ import annotations

from pathlib import Path

import pytest

from moothall.render.own_process import SAID, Failed, begun

UPPER = (
    "import os, sys\nsys.stdout.write(sys.stdin.read().upper() + os.environ.get('TONE', '') + sys.argv[1])"
)
BAD = f"import sys\nsys.stdin.read()\nsys.exit('x' * {2 * SAID} + 'the cause')"


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two modules that a process can find as this one does."""
    (tmp_path / "said_upper.py").write_text(UPPER)
    (tmp_path / "said_badly.py").write_text(BAD)
    monkeypatch.syspath_prepend(tmp_path)


@pytest.mark.usefixtures("modules")
def test_it_reads_what_it_is_given_with_its_words_and_surroundings() -> None:
    assert begun("said_upper", "?", TONE="!")(b"words") == b"WORDS!?"


@pytest.mark.usefixtures("modules")
def test_several_go_on_side_by_side() -> None:
    made = [begun("said_upper", str(n)) for n in range(3)]
    assert [ended(b"a") for ended in made] == [b"A0", b"A1", b"A2"]


@pytest.mark.usefixtures("modules")
def test_a_bad_end_tells_the_last_that_was_said() -> None:
    with pytest.raises(Failed) as told:
        begun("said_badly")(b"")
    assert str(told.value).strip().endswith("the cause")
    assert len(str(told.value)) == SAID
