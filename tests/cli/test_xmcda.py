"""`moothall convert` between a project folder and an XMCDA file."""

from __future__ import annotations

from pathlib import Path

from moothall.files.folder import read_folder
from tests.cli.running import blank, call, process


def test_a_folder_goes_out_and_comes_back(tmp_path: Path) -> None:
    folder, file, back = blank(tmp_path / "p"), tmp_path / "p.xml", tmp_path / "back"
    out = call("convert", folder, file)
    assert (out.exit_code, out.stdout) == (0, f"Written: {file}\n")
    into = call("convert", file, back)
    assert (into.exit_code, into.stdout) == (0, f"Written: {back}\n")
    first, again = read_folder(folder), read_folder(back)
    assert (again.options, again.scores, again.stakeholders) == (
        first.options,
        first.scores,
        first.stakeholders,
    )
    assert call("check", back).exit_code in (0, 1)


def test_what_is_not_held_is_told_on_standard_error(tmp_path: Path) -> None:
    found = call("convert", "examples/three-valleys", tmp_path / "out.xml", "--xmcda-version", "3.1.1")
    assert "evidence.csv: not in the XMCDA file: 94 rows.\n" in found.stderr
    assert "not in the XMCDA file" not in found.stdout
    assert "XMCDA-3.1.1" in (tmp_path / "out.xml").read_text("utf-8")[:200]


def test_the_bytes_are_the_same_in_every_process(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        process("convert", "examples/three-valleys", tmp_path / f"{seed}.xml", PYTHONHASHSEED=seed)
    assert (tmp_path / "1.xml").read_bytes() == (tmp_path / "2.xml").read_bytes()


def test_nothing_is_written_over(tmp_path: Path) -> None:
    folder, file = blank(tmp_path / "p"), tmp_path / "p.xml"
    file.write_text("mine")
    assert "something is already there" in call("convert", folder, file).stderr
    assert file.read_text() == "mine"
    assert "something is already there" in call("convert", file, folder).stderr


def test_a_file_of_others_becomes_a_blank_project_with_what_it_gives(tmp_path: Path) -> None:
    file = tmp_path / "board.xml"
    file.write_text(
        '<xmcda xmlns="http://www.decision-deck.org/2021/XMCDA-4.0.0">'
        '<alternatives><alternative id="a1" name="One"/></alternatives></xmcda>'
    )
    found = call("convert", file, tmp_path / "p")
    assert found.exit_code == 0
    assert "Put them right in project.yaml" in found.stderr
    project = read_folder(tmp_path / "p")
    assert (project.head.title, [o.id for o in project.options]) == ("board", ["a1"])


def test_faults_are_all_told_and_nothing_is_written(tmp_path: Path) -> None:
    file = tmp_path / "x.xml"
    file.write_text("<html/>")
    found = call("convert", file, tmp_path / "p")
    assert found.exit_code == 2
    assert 'x.xml line 1: this is not XMCDA: the first element is "html"' in found.stderr
    assert not (tmp_path / "p").exists()


def test_two_of_a_kind_are_refused(tmp_path: Path) -> None:
    folder = blank(tmp_path / "p")
    found = call("convert", folder, tmp_path / "q")
    assert found.exit_code == 2
    assert "an XMCDA file that ends in .xml" in found.stderr
    assert "there is nothing at this place" in call("convert", tmp_path / "none", tmp_path / "q.xml").stderr
