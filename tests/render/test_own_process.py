"""Work in a process of its own: what it is given comes back, and so does what it complains of."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from moothall.render.own_process import SAID, Failed, begun

UPPER = (
    "import os, sys\nsys.stdout.write(sys.stdin.read().upper() + os.environ.get('TONE', '') + sys.argv[1])"
)
LONG = 10**6
ANSWERS = f"from moothall.render.own_process import answer; answer(b'x' * {LONG})"
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


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="no such signals here")
def test_a_long_answer_is_whole_though_the_process_is_stopped_amid_it() -> None:
    unbuffered = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen([sys.executable, "-c", ANSWERS], stdout=subprocess.PIPE, env=unbuffered) as process:
        assert process.stdout is not None
        first = process.stdout.read(1)  # the pipe is full by now, or soon, and what is left waits for room
        time.sleep(0.2)
        for stopped in (signal.SIGSTOP, signal.SIGCONT):
            process.send_signal(stopped)
            time.sleep(0.1)
        assert len(first + process.stdout.read()) == LONG
