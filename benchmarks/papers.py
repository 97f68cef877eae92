"""The papers of three-valleys in every format: first that each opens and is the same twice, then seconds.

Whole processes, as people wait for them, beside the documents alone and the long page alone. Beside the PDF:
the same page printed by Chromium, and the same Word file converted by LibreOffice, where they are installed.
Both only print what is made already; ours works out the project too.

Ends within three minutes, on a machine twice as slow as the usual one too: each part begins only if it will
be over in time, judged by what the same took before. What was measured seldom, or not at all, is said so.
"""

from __future__ import annotations

import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from html.parser import HTMLParser
from pathlib import Path
from zipfile import ZipFile

import pypdfium2

from benchmarks.sharing import Line

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "three-valleys"
ALL = "html,pdf,docx,json,xlsx,csv"
MOST_ROUNDS, PAGES = 5, 3
WHOLE_TIME, ROUNDS_UNTIL, PATIENCE = 170.0, 110.0, 40.0
"""Seconds: until all is over, until the last round is over, and the most that a peer is given."""
WITHIN = 3.5
"""How many times as long as all formats once it takes to read and appraise again, and make papers thrice."""
BEYOND, DOCUMENTS, PAGE = 2.0, 8.0, 2.0
"""Seconds: for the pages beyond the findings; within a process, for all documents, and for the long page
alone. A whole run in all formats reads and appraises too, and has no limit of its own."""
FORMATS = (ALL, "json", "html,json", "pdf,json")


class Clock:
    """Tells what there is still time for."""

    def __init__(self) -> None:
        self._start = time.perf_counter()

    def left(self, until: float = WHOLE_TIME) -> float:
        """Seconds until then."""
        return self._start + until - time.perf_counter()


def command(out: Path, formats: str) -> list[str]:
    """Our own command for these formats."""
    return [sys.executable, "-m", "moothall", "appraise", str(EXAMPLE), "-o", str(out), "--formats", formats]


def seconds(words: Sequence[str], allowed: Sequence[int] = (0, 1), most: float | None = None) -> float:
    """Time of one whole process; RuntimeError where it failed, TimeoutExpired after so many seconds."""
    start = time.perf_counter()
    done = subprocess.run(words, capture_output=True, cwd=ROOT, check=False, timeout=most)
    taken = time.perf_counter() - start
    if done.returncode not in allowed:
        raise RuntimeError(f"{words[0]}: exit code {done.returncode}\n{done.stderr.decode()[-800:]}")
    return taken


def faults(folder: Path) -> list[str]:
    """What is wrong before any time is taken: what does not open, or is another the second time."""
    first, second = folder / "first", folder / "second"
    for out in (first, second):
        seconds(command(out, ALL))
    made = sorted(p.relative_to(first) for p in first.rglob("*") if p.is_file())
    found = [f"{p}: not the same twice" for p in made if not _same(first / p, second / p)]
    if {f".{word}" for word in ALL.split(",")} - {p.suffix for p in made}:
        found.append("not every format was made")
    return found + [f"{p} does not open" for p in made if not _opens(first / p)]


def _same(path: Path, other: Path) -> bool:
    return path.read_bytes() == other.read_bytes()


def _opens(path: Path) -> bool:
    if path.suffix == ".pdf":
        return pages(path) > 0
    if path.suffix == ".xlsx":
        with ZipFile(path) as archive:
            return archive.testzip() is None
    if path.suffix == ".docx":
        with ZipFile(path) as archive:
            return archive.testzip() is None and b"<w:tbl>" in archive.read("word/document.xml")
    if path.suffix == ".html":
        HTMLParser().feed(path.read_text("utf-8"))
    return path.stat().st_size > 0


def pages(path: Path) -> int:
    """Pages of a PDF."""
    with pypdfium2.PdfDocument(path) as opened:
        return len(opened)


def whole_lines(folder: Path, clock: Clock) -> list[Line]:
    """Medians of paired whole runs, one round after the other while a further one is over in time."""
    rounds: list[dict[str, float]] = []
    while not rounds or (len(rounds) < MOST_ROUNDS and sum(rounds[-1].values()) < clock.left(ROUNDS_UNTIL)):
        rounds.append({formats: seconds(command(folder / "timed", formats)) for formats in FORMATS})
    beyond = statistics.median(run["html,json"] - run["json"] for run in rounds)
    taken = {formats: statistics.median(run[formats] for run in rounds) for formats in FORMATS}
    return [
        Line("rounds of whole runs", len(rounds), ""),
        *(Line(f"appraise --formats {formats}", taken[formats], " s") for formats in FORMATS[1:]),
        Line("pages beyond the findings", beyond, " s", most=BEYOND),
        Line(f"appraise --formats {ALL}", taken[ALL], " s"),
    ]


def inside_lines(whole: float, clock: Clock) -> list[Line]:
    """From findings that are there: all documents in all formats, and the long page alone.

    whole : seconds of all formats as a process
    """
    if WITHIN * whole > clock.left():
        print("Not measured for want of time: within a process.", file=sys.stderr)
        return []
    from moothall.business_case.compose import compose
    from moothall.cli.simulating import compile_once
    from moothall.engine.appraise import appraise
    from moothall.files.methods import library_methods
    from moothall.files.projects import read_project_with_notes
    from moothall.papers.documents import documents
    from moothall.render.html import render_html

    compile_once()
    project, _ = read_project_with_notes(EXAMPLE)
    findings = appraise(project)

    def page() -> str:
        return render_html(compose(project, findings, library_methods()))

    page()
    every = _timed(lambda: documents(ALL.split(","), project, findings), PAGES)
    return [
        Line(
            "all documents in all formats, within a process", statistics.median(every), " s", most=DOCUMENTS
        ),
        Line("the long page, within a process", statistics.median(_timed(page, PAGES)), " s", most=PAGE),
    ]


def _timed(work: Callable[[], object], runs: int) -> list[float]:
    found = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return found


def peer_lines(folder: Path, own: float, clock: Clock) -> list[Line]:
    """Others' PDFs of what we made, once, beside our PDF with the appraisal; none where none is installed.

    One that is not done when time is up is told as that long or more.
    """
    made = folder / "first"
    others = {name: words for name, words in _others(made, folder / "peer").items() if shutil.which(words[0])}
    lines = []
    for n, (name, words) in enumerate(others.items()):
        most = min(PATIENCE, clock.left() / (len(others) - n))
        if most <= 0:
            print(f"Not measured for want of time: {name}.", file=sys.stderr)
            continue
        try:
            other = seconds(words, most=most)
        except subprocess.TimeoutExpired:
            other = most
        said = f"{other:.1f} s" + (" or more" if other >= most else "")
        lines.append(Line(f"PDF by {name} ({said}) to ours with the appraisal", other / own, "x"))
    return lines


def _others(made: Path, out: Path) -> dict[str, list[str]]:
    page = (made / "index.html").as_uri()
    out.mkdir(exist_ok=True)
    chromium = ["chromium", "--headless", "--no-sandbox", "--disable-gpu"]
    office = ["soffice", f"-env:UserInstallation={(out / 'profile').as_uri()}", "--headless"]
    return {
        "Chromium from the page": [*chromium, f"--print-to-pdf={out / 'page.pdf'}", page],
        "LibreOffice from the Word file": [
            *office, "--convert-to", "pdf", "--outdir", str(out), str(made / "business-case.docx"),
        ],
    }  # fmt: skip


def main() -> int:
    """Look, then time and print; 1 where a document is wrong or a goal is missed."""
    clock = Clock()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        wrong = faults(folder)
        if wrong:
            print("\n".join(wrong), file=sys.stderr)
            return 1
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6
        case = folder / "first" / "business-case.pdf"
        size = case.stat().st_size / 1e6
        lines = whole_lines(folder, clock)
        told = {line.what.rpartition(" ")[2]: line.figure for line in lines}
        lines += inside_lines(told[ALL], clock)
        lines += peer_lines(folder, told["pdf,json"], clock)
        print(f"\nPapers: medians of paired whole runs; PDF of {pages(case)} pages, {size:.1f} MB")
    print(f"Most memory of one process in all formats: {most:.2f} GB\n")
    print("\n".join(map(str, lines)))
    return int(any(line.missed for line in lines))


if __name__ == "__main__":
    sys.exit(main())
